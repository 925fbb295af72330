"""Points: star clusters of links, with what each says, who includes it and how much it matters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from corpus.alignment.align import Alignment
from corpus.alignment.document import Document
from corpus.model import Article, Link, Point, Span, article_of

_SPREAD, _EARLINESS, _SUBSTANCE = 0.5, 0.3, 0.2
"""Shares of a point's weight; they add up to 1."""
_FULL_SUBSTANCE = 6
"""Names, figures and quotations in one passage; more add no weight."""

Ends = tuple[str, str]
"""The ids of two passages, in their order."""


@dataclass(frozen=True, slots=True)
class _Context:
    """All that the points of one comparison are made from, by passage id or by article id."""

    articles: Sequence[Article]
    documents: Mapping[str, Document]
    text: Mapping[str, str]
    """The text of each body passage."""
    place: Mapping[str, int]
    """The place of each body passage among those of all articles."""
    depth: Mapping[str, float]
    """How far down its article each body passage stands: 0 the first, near 1 the last."""
    links: Mapping[Ends, Link]
    """Between body passages."""
    linked_articles: Mapping[str, frozenset[str]]
    """The articles with which a link or a shared cluster joins each passage."""
    clusters: Counter[str]
    """The number of clusters that each passage is in."""


def find_points(articles: Sequence[Article], alignment: Alignment) -> tuple[Point, ...]:
    """The points of a comparison, heaviest first.

    Each body passage is in at least one; the two ends of each link are together in at least one.
    """
    bodies = [passage.id for article in articles for passage in article.body]
    body = frozenset(bodies)
    links = [link for link in alignment.links if link.a in body and link.b in body]
    clusters = find_clusters(links)
    linked = {member for cluster in clusters for member in cluster.members}
    clusters += [Cluster((one,), (one,)) for one in bodies if one not in linked]
    context = _context(articles, alignment.documents, links, clusters)
    cores = _choose_cores(clusters, context)
    points = [_point(cluster, core, context) for cluster, core in zip(clusters, cores, strict=True)]
    return tuple(sorted(points, key=lambda point: (-point.weight, point.id)))


def _context(
    articles: Sequence[Article],
    documents: Mapping[str, Document],
    links: Iterable[Link],
    clusters: Iterable[Cluster],
) -> _Context:
    linked_articles: dict[str, set[str]] = defaultdict(set)
    for link in links:
        linked_articles[link.a].add(article_of(link.b))
        linked_articles[link.b].add(article_of(link.a))
    for cluster in clusters:
        including = set(map(article_of, cluster.members))
        for member in cluster.members:
            linked_articles[member] |= including
    bodies = [passage for article in articles for passage in article.body]
    return _Context(
        articles,
        documents,
        {passage.id: passage.text for passage in bodies},
        {passage.id: place for place, passage in enumerate(bodies)},
        {
            passage.id: place / len(article.body)
            for article in articles
            for place, passage in enumerate(article.body)
        },
        {ends(link.a, link.b): link for link in links},
        {passage: frozenset(articles) for passage, articles in linked_articles.items()},
        Counter(member for cluster in clusters for member in cluster.members),
    )


def _point(cluster: Cluster, core: str, context: _Context) -> Point:
    members = cluster.members
    including = set(map(article_of, members))
    linked = frozenset().union(*(context.linked_articles[member] for member in members))
    ids = [article.id for article in context.articles]
    return Point(
        id=sha256(" ".join(members).encode()).hexdigest()[:8],
        passages=tuple(sorted(members, key=context.place.__getitem__)),
        core=core,
        included_by=tuple(one for one in ids if one in including),
        not_found_in=tuple(one for one in ids if one not in including | linked),
        weight=_weight(core, members, including, context),
        text=context.text[core],
        told_in_part_by=tuple(one for one in ids if one in linked - including),
    )


def _choose_cores(clusters: Iterable[Cluster], context: _Context) -> Iterator[str]:
    """The core of each cluster: a passage that says this point and little else.

    A passage that is the core of an earlier cluster is avoided, then one that is in many clusters,
    then one of which little is shared.
    """
    taken: set[str] = set()
    for cluster in clusters:
        shared = {one: _shared_part(one, cluster, context) for one in cluster.cores}
        core = min(shared, key=lambda one: (one in taken, context.clusters[one], -shared[one], one))
        taken.add(core)
        yield core


def _shared_part(passage: str, cluster: Cluster, context: _Context) -> float:
    """The part of a passage that its links inside a cluster share on average, 0 to 1."""
    keys = (ends(passage, member) for member in cluster.members)
    links = [context.links[key] for key in keys if key in context.links]
    if not links:
        return 0.0
    shared = sum(end - start for link in links for start, end in spans(link, passage))
    return shared / len(links) / len(context.text[passage])


def _weight(
    core: str, members: Iterable[str], including: AbstractSet[str], context: _Context
) -> float:
    """How much a point matters, 0 to 1.

    Half is for how many articles include it, .3 for how early each first does, .2 for the names,
    figures and quotations in the core.
    """
    first: dict[str, float] = {}
    for member in members:
        article = article_of(member)
        first[article] = min(first.get(article, 1.0), context.depth[member])
    earliness = 1 - sum(sorted(first.values())) / len(first)
    spread = len(including) / len(context.articles)
    substance = context.documents[article_of(core)].substance[core]
    full = min(1.0, substance / _FULL_SUBSTANCE)
    return round(_SPREAD * spread + _EARLINESS * earliness + _SUBSTANCE * full, 4)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Passages that say one thing: each linked with a core, most with one another."""

    members: tuple[str, ...]
    """Passage ids, sorted."""
    cores: tuple[str, ...]
    """The members that are linked with every other member; never empty."""


@dataclass(frozen=True, slots=True)
class _LinkGraph:
    """The links that clusters are made of."""

    links: Mapping[Ends, Link]
    """Strongest first."""
    neighbours: Mapping[str, Sequence[str]]
    """The passages that each passage is linked with, strongest link first."""

    def is_linked(self, one: str, other: str) -> bool:
        """Whether a link joins two passages."""
        return ends(one, other) in self.links

    def among(self, members: Iterable[str]) -> AbstractSet[Ends]:
        """The links between members."""
        return {pair for pair in combinations(sorted(members), 2) if pair in self.links}


def find_clusters(links: Iterable[Link]) -> list[Cluster]:
    """Clusters that hold every link.

    The strongest link that is in no cluster yet makes the next one, around that of its two
    passages whose cluster holds more new links.
    """
    ordered = sorted(links, key=lambda link: (-link.score, ends(link.a, link.b)))
    neighbours: dict[str, list[str]] = defaultdict(list)
    for link in ordered:
        neighbours[link.a].append(link.b)
        neighbours[link.b].append(link.a)
    graph = _LinkGraph({ends(link.a, link.b): link for link in ordered}, neighbours)
    held: set[Ends] = set()
    clusters = []
    for seed in graph.links:
        if seed not in held:
            members = {core: _members(core, seed, graph) for core in seed}
            new = {core: graph.among(members[core]) - held for core in seed}
            core = min(seed, key=lambda core: (-len(new[core]), core))
            held |= new[core]
            clusters.append(_cluster(members[core], graph))
    return clusters


def _members(core: str, seed: Ends, graph: _LinkGraph) -> list[str]:
    """The two ends of a link, and the passages linked with `core` that belong to them.

    A passage of an article without a member must be linked with more than half of the members, the
    core among them: of three passages each two are linked. A second passage of an article must be
    linked with all members of other articles, and with half of them by the same part as the first.
    """
    members = list(seed)
    for passage in graph.neighbours[core]:
        others = _of_other_articles(passage, members)
        if passage not in seed and len(others) == len(members):
            joined = sum(graph.is_linked(passage, other) for other in members)
            if 2 * joined > len(members):
                members.append(passage)
    for passage in graph.neighbours[core]:
        if passage not in members and _repeats_a_member(passage, members, graph):
            members.append(passage)
    return members


def _repeats_a_member(passage: str, members: Collection[str], graph: _LinkGraph) -> bool:
    """Whether a passage says the same as another member of its own article."""
    first = next((one for one in members if article_of(one) == article_of(passage)), None)
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
    return [member for member in members if article_of(member) != article_of(passage)]


def _is_same_part(passage: str, one: Link, two: Link) -> bool:
    """Whether two links share the same part of a passage: half of the shorter part is in both."""
    parts = spans(one, passage), spans(two, passage)
    both = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in parts[0] for b in parts[1]
    )
    return 2 * both >= min(sum(end - start for start, end in part) for part in parts)


def _cluster(members: Collection[str], graph: _LinkGraph) -> Cluster:
    cores = (
        one
        for one in sorted(members)
        if all(other == one or graph.is_linked(one, other) for other in members)
    )
    return Cluster(tuple(sorted(members)), tuple(cores))


def spans(link: Link, passage: str) -> tuple[Span, ...]:
    """The shared spans of one of the two passages of a link."""
    return link.a_spans if passage == link.a else link.b_spans


def ends(one: str, other: str) -> Ends:
    """The ids of two passages as a key, whichever is named first."""
    return (one, other) if one < other else (other, one)
