"""Circles become points: what each tells, who tells it, and how much it matters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

from corpus.alignment.align import Alignment
from corpus.alignment.document import Document
from corpus.extraction.analysis import TokenizedPassage
from corpus.model import Article, Link, Point, Span

# Links gathered into circles: passages that are linked with one another, not merely in a chain.

Ends = tuple[str, str]
"""Two passages, in the order of their ids."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Passages that tell one thing."""

    members: tuple[str, ...]
    """By id."""
    cores: tuple[str, ...]
    """Those of them that are linked with every other one; never empty."""


@dataclass(frozen=True, slots=True)
class _Net:
    """Everything that circles are made of."""

    links: Mapping[Ends, Link]
    beside: Mapping[str, Sequence[str]]
    """The passages that each is linked with, strongest link first."""
    home: Mapping[str, str]
    """The article of each passage."""

    def linked(self, one: str, other: str) -> bool:
        """Whether a link joins two passages."""
        return ends(one, other) in self.links

    def foreign(self, passage: str, among: Iterable[str]) -> list[str]:
        """Those of other articles than the passage's own."""
        return [other for other in among if self.home[other] != self.home[passage]]


def find_clusters(links: Iterable[Link], home: Mapping[str, str]) -> list[Cluster]:
    """Circles that hold every link; `home` names the article of each passage.

    The strongest link that none holds yet makes the next circle, around that of its two passages
    whose circle holds more new links.
    """
    ordered = sorted(links, key=lambda link: (-link.score, ends(link.a, link.b)))
    beside: dict[str, list[str]] = defaultdict(list)
    for link in ordered:
        beside[link.a].append(link.b)
        beside[link.b].append(link.a)
    net = _Net({ends(link.a, link.b): link for link in ordered}, beside, home)
    held: set[Ends] = set()
    found = []
    for seed in net.links:
        if seed not in held:
            new = {core: _pairs(_around(core, seed, net), net) - held for core in seed}
            core = min(seed, key=lambda core: (-len(new[core]), core))
            held |= new[core]
            found.append(_circle(_around(core, seed, net), net))
    return found


def spans(link: Link, passage: str) -> tuple[Span, ...]:
    """What of one of its two passages a link says is told in common."""
    return link.a_spans if passage == link.a else link.b_spans


def ends(one: str, other: str) -> Ends:
    """Two passages as a key."""
    return (one, other) if one < other else (other, one)


def _around(core: str, seed: Ends, net: _Net) -> list[str]:
    """The two ends of a link, with what else is linked with `core` and belongs to them.

    A passage of another article must be linked with more than half of the members, the core among
    them: of three passages each two are linked. A second one of the same article must be linked
    with all, and with half of them for the same part as the first.
    """
    members = list(seed)
    for passage in net.beside[core]:
        others = net.foreign(passage, members)
        if passage not in seed and len(others) == len(members):
            joined = sum(net.linked(passage, other) for other in members)
            if 2 * joined > len(members):
                members.append(passage)
    for passage in net.beside[core]:
        if passage not in members and _repeats(passage, members, net):
            members.append(passage)
    return members


def _repeats(passage: str, members: Collection[str], net: _Net) -> bool:
    """Whether a passage tells what another member of its own article tells."""
    first = next((one for one in members if net.home[one] == net.home[passage]), None)
    others = net.foreign(passage, members)
    if first is None or not all(
        net.linked(passage, other) and net.linked(first, other) for other in others
    ):
        return False
    same = sum(
        _same_part(other, net.links[ends(passage, other)], net.links[ends(first, other)])
        for other in others
    )
    return 2 * same >= len(others)


def _pairs(members: Iterable[str], net: _Net) -> AbstractSet[Ends]:
    """The links between members."""
    return {pair for pair in combinations(sorted(members), 2) if pair in net.links}


def _circle(members: Collection[str], net: _Net) -> Cluster:
    cores = (
        one
        for one in sorted(members)
        if all(other == one or net.linked(one, other) for other in members)
    )
    return Cluster(tuple(sorted(members)), tuple(cores))


def _same_part(passage: str, one: Link, two: Link) -> bool:
    """Whether two links mark the same of a passage: half of the shorter part lies in the other."""
    parts = spans(one, passage), spans(two, passage)
    both = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in parts[0] for b in parts[1]
    )
    return 2 * both >= min(sum(end - start for start, end in part) for part in parts)


_TOLD_BY, _EARLY, _SUBSTANCE = 0.5, 0.3, 0.2
"""Shares of a point's weight; they add up to 1."""
_FULL = 6
"""So many names, figures and quotations are as much substance as a sentence needs."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What is asked of every point, by passage and by article."""

    articles: Sequence[Article]
    accounts: Mapping[str, Document]
    tellings: Mapping[str, TokenizedPassage]
    """Of body passages, by id."""
    home: Mapping[str, str]
    """The article of each body passage."""
    place: Mapping[str, int]
    """Where each body passage stands in the articles one after another."""
    depth: Mapping[str, float]
    """How far down its article a body passage stands: 0 the first, near 1 the last."""
    links: Mapping[Ends, Link]
    """Between body passages."""
    beside: Mapping[str, frozenset[str]]
    """Articles with a counterpart of each passage: linked with it, or in a circle with it."""
    often: Counter[str]
    """In how many circles each passage is."""


def find_points(articles: Sequence[Article], alignment: Alignment) -> tuple[Point, ...]:
    """Every body passage in at least one point, every link of two inside one; heaviest first."""
    home = {passage.id: one.id for one in articles for passage in one.body}
    links = [link for link in alignment.links if link.a in home and link.b in home]
    found = find_clusters(links, home)
    linked = {member for circle in found for member in circle.members}
    found += [Cluster((one,), (one,)) for one in home if one not in linked]
    story = _story(articles, alignment.accounts, home, links, found)
    made = [
        _point(circle, core, story)
        for circle, core in zip(found, _cores(found, story), strict=True)
    ]
    return tuple(sorted(made, key=lambda point: (-point.weight, point.id)))


def _story(
    articles: Sequence[Article],
    accounts: Mapping[str, Document],
    home: Mapping[str, str],
    links: Iterable[Link],
    found: Iterable[Cluster],
) -> _Story:
    beside: dict[str, set[str]] = defaultdict(set)
    for link in links:
        beside[link.a].add(home[link.b])
        beside[link.b].add(home[link.a])
    for circle in found:
        tellers = {home[member] for member in circle.members}
        for member in circle.members:
            beside[member] |= tellers
    return _Story(
        articles,
        accounts,
        {
            telling.passage.id: telling
            for account in accounts.values()
            for telling in account.tellings
        },
        home,
        {passage: place for place, passage in enumerate(home)},
        {
            passage.id: place / len(article.body)
            for article in articles
            for place, passage in enumerate(article.body)
        },
        {ends(link.a, link.b): link for link in links},
        {passage: frozenset(around) for passage, around in beside.items()},
        Counter(member for circle in found for member in circle.members),
    )


def _point(circle: Cluster, core: str, story: _Story) -> Point:
    members = set(circle.members)
    tellers = {story.home[member] for member in members}
    touched = frozenset().union(*(story.beside[member] for member in members)) - tellers
    named = [article.id for article in story.articles]
    return Point(
        id=sha256(" ".join(circle.members).encode()).hexdigest()[:8],
        passages=tuple(sorted(members, key=story.place.__getitem__)),
        core=core,
        included_by=tuple(one for one in named if one in tellers),
        not_found_in=tuple(one for one in named if one not in tellers | touched),
        weight=_weight(core, members, tellers, story),
        text=story.tellings[core].passage.text,
        told_in_part_by=tuple(one for one in named if one in touched),
    )


def _cores(found: Iterable[Cluster], story: _Story) -> Iterator[str]:
    """The core of each circle: what tells this point and little else, and no other if it can be."""
    taken: set[str] = set()
    for circle in found:
        told = {one: _told(one, circle, story) for one in circle.cores}
        core = min(told, key=lambda one: (one in taken, story.often[one], -told[one], one))
        taken.add(core)
        yield core


def _told(one: str, circle: Cluster, story: _Story) -> float:
    """How much of a passage the other members tell too, on the average."""
    keys = (ends(one, member) for member in circle.members)
    links = [story.links[key] for key in keys if key in story.links]
    common = sum(end - start for link in links for start, end in spans(link, one))
    return common / len(links or one) / len(story.tellings[one].passage.text)


def _weight(core: str, members: set[str], tellers: set[str], story: _Story) -> float:
    """From 0 to 1: half for how many tell it, the rest for how early and how much it says.

    Early is taken from where each article first tells it; substance counts the names, figures and
    quotations in the core.
    """
    first = [
        min(story.depth[one] for one in members if story.home[one] == teller) for teller in tellers
    ]
    early = 1 - sum(sorted(first)) / len(first)
    told_by = len(tellers) / len(story.articles)
    substance = min(1.0, story.accounts[story.home[core]].substance[core] / _FULL)
    return round(_TOLD_BY * told_by + _EARLY * early + _SUBSTANCE * substance, 4)
