"""Clusters: links gathered into groups of passages that say one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations

from corpus.article import article_of
from corpus.model import Link

CLOSING = 0.1
"""The score from which two passages belong together if both are linked with a third.

On the triples of the gold set .08 to .15 give the best F1 of points (.662; links .657).
"""

Ends = tuple[str, str]
"""The ids of two passages, in their order."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Passages that say one thing: each linked with a core, most with one another."""

    members: tuple[str, ...]
    """Passage ids, sorted."""
    cores: tuple[str, ...]
    """The members that are linked with every member of another article; never empty."""


@dataclass(frozen=True, slots=True)
class LinkGraph:
    """The links that clusters are made of."""

    links: Mapping[Ends, Link]
    """Strongest first."""
    neighbours: Mapping[str, Sequence[str]]
    """The passages that each passage is linked with, strongest link first."""
    closing: AbstractSet[Ends] = frozenset()
    """Other pairs that belong together if both ends are linked with a third passage."""
    speakers: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Whom a passage quotes, by its id."""

    def is_linked(self, one: str, other: str) -> bool:
        """Whether a link joins two passages."""
        return ends(one, other) in self.links

    def belong(self, one: str, other: str) -> bool:
        """Whether two passages that are linked with a third belong together."""
        pair = ends(one, other)
        return pair in self.links or pair in self.closing

    def among(self, members: Iterable[str]) -> AbstractSet[Ends]:
        """The links between members."""
        return {pair for pair in combinations(sorted(members), 2) if pair in self.links}

    def has_other_speaker(self, one: str, others: Iterable[str]) -> bool:
        """Whether a passage quotes people, and one of some others only other people."""
        own = self.speakers.get(one)
        if not own:
            return False
        quoted = (self.speakers.get(other) for other in others)
        return any(own.isdisjoint(speakers) for speakers in quoted if speakers)

    def cores(self, members: Collection[str]) -> list[str]:
        """The members that are linked with every one of another article.

        Those that quote another person than some member does are left out, if any remain.
        """
        linked = [
            one
            for one in sorted(members)
            if all(self.is_linked(one, other) for other in _of_other_articles(one, members))
        ]
        fitting = [one for one in linked if not self.has_other_speaker(one, members)]
        return fitting or linked


def link_graph(
    links: Iterable[Link],
    scores: Mapping[Ends, float],
    speakers: Mapping[str, AbstractSet[str]],
) -> LinkGraph:
    """The graph of links, with the scores of candidates and the speakers of passages."""
    ordered = sorted(links, key=lambda link: (-link.score, ends(link.a, link.b)))
    neighbours: dict[str, list[str]] = defaultdict(list)
    for link in ordered:
        neighbours[link.a].append(link.b)
        neighbours[link.b].append(link.a)
    return LinkGraph(
        {ends(link.a, link.b): link for link in ordered},
        neighbours,
        {pair for pair, score in scores.items() if score >= CLOSING},
        speakers,
    )


def find_clusters(
    links: Iterable[Link],
    scores: Mapping[Ends, float] | None = None,
    speakers: Mapping[str, AbstractSet[str]] | None = None,
) -> list[Cluster]:
    """Clusters that hold every link; those that share most of their passages are one.

    The strongest link that is in no cluster yet makes the next one, around that of its two
    passages whose cluster holds more new links.

    Args:
        links: between passages of different articles.
        scores: of candidates, linked or not.
        speakers: the people quoted in a passage, by its id.

    """
    graph = link_graph(links, scores or {}, speakers or {})
    held: set[Ends] = set()
    clusters = []
    for seed in graph.links:
        if seed not in held:
            members = {core: _members(core, seed, graph) for core in seed}
            new = {core: graph.among(members[core]) - held for core in seed}
            core = max(seed, key=lambda core: len(new[core]))
            held |= new[core]
            clusters.append(_cluster(members[core], graph))
    return _merged(clusters, graph)


def _members(core: str, seed: Ends, graph: LinkGraph) -> list[str]:
    """The two ends of a link, and the passages linked with `core` that belong to them.

    No other may quote a person whom no member quotes. A passage of an article without a
    member must belong together with more than half of the members, the core among them. A second
    passage of an article must be linked with all members of other articles, and with half of them
    by the same part as the first.
    """
    members = list(seed)
    fitting = partial(_fits, members, graph)
    for passage in filter(fitting, graph.neighbours[core]):
        is_new = len(_of_other_articles(passage, members)) == len(members)
        if is_new and 2 * sum(graph.belong(passage, one) for one in members) > len(members):
            members.append(passage)
    for passage in filter(fitting, graph.neighbours[core]):
        if _repeats_a_member(passage, members, graph):
            members.append(passage)
    return members


def _fits(members: Sequence[str], graph: LinkGraph, passage: str) -> bool:
    """Whether a passage is not a member and quotes no one but people the members quote."""
    return passage not in members and not graph.has_other_speaker(passage, members)


def _repeats_a_member(passage: str, members: Collection[str], graph: LinkGraph) -> bool:
    """Whether a passage says the same as another member of its own article."""
    own = article_of(passage)
    first = next((one for one in members if article_of(one) == own), None)
    others = _of_other_articles(passage, members)
    if first is None or not all(
        graph.is_linked(passage, other) and graph.is_linked(first, other) for other in others
    ):
        return False
    same = sum(
        _is_same_part(other, graph.links[ends(passage, other)], graph.links[ends(first, other)])
        for other in others
    )
    return 2 * same >= len(others)


def _of_other_articles(passage: str, members: Iterable[str]) -> list[str]:
    """The members of other articles than the passage's own."""
    own = article_of(passage)
    return [member for member in members if article_of(member) != own]


def _is_same_part(passage: str, one: Link, two: Link) -> bool:
    """Whether two links share the same part of a passage: half of the shorter part is in both."""
    parts = one.spans(passage), two.spans(passage)
    both = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in parts[0] for b in parts[1]
    )
    return 2 * both >= min(sum(end - start for start, end in part) for part in parts)


def _cluster(members: Collection[str], graph: LinkGraph) -> Cluster:
    return Cluster(tuple(sorted(members)), tuple(graph.cores(members)))


def _merged(clusters: Iterable[Cluster], graph: LinkGraph) -> list[Cluster]:
    """The clusters, one in place of two that have more passages in common than not.

    Two stay apart where no passage would be a core of both.
    """
    kept: dict[int, Cluster] = {}
    holding: dict[str, set[int]] = defaultdict(set)
    for number, each in enumerate(clusters):
        cluster = each
        while joint := _first_joint(cluster, kept, holding, graph):
            other, cluster = joint
            for member in kept.pop(other).members:
                holding[member].discard(other)
        kept[number] = cluster
        for member in cluster.members:
            holding[member].add(number)
    return list(kept.values())


def _first_joint(
    cluster: Cluster,
    kept: Mapping[int, Cluster],
    holding: Mapping[str, AbstractSet[int]],
    graph: LinkGraph,
) -> tuple[int, Cluster] | None:
    """The first kept cluster that is one with another, by its number, and what both make."""
    near = {other for member in cluster.members for other in holding.get(member, ())}
    for other in sorted(near):
        if joint := _joint(kept[other], cluster, graph):
            return other, joint
    return None


def _joint(one: Cluster, other: Cluster, graph: LinkGraph) -> Cluster | None:
    """One cluster of two that share more than half of all their passages; None for others."""
    every = set(one.members) | set(other.members)
    if 2 * len(set(one.members) & set(other.members)) <= len(every):
        return None
    if any(graph.has_other_speaker(member, every) for member in every):
        return None
    joint = _cluster(every, graph)
    return joint if joint.cores else None


def ends(one: str, other: str) -> Ends:
    """The ids of two passages as a key, whichever is named first."""
    return (one, other) if one < other else (other, one)
