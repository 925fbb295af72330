"""Links gathered into circles: passages that are linked with one another, not merely in a chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from corpus.model import Span
from corpus.model__link import Link

Ends = tuple[str, str]
"""Two passages, in the order of their ids."""


@dataclass(frozen=True, slots=True)
class Circle:
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


def circles(links: Iterable[Link], home: Mapping[str, str]) -> list[Circle]:
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


def _circle(members: Collection[str], net: _Net) -> Circle:
    cores = (
        one
        for one in sorted(members)
        if all(other == one or net.linked(one, other) for other in members)
    )
    return Circle(tuple(sorted(members)), tuple(cores))


def _same_part(passage: str, one: Link, two: Link) -> bool:
    """Whether two links mark the same of a passage: half of the shorter part lies in the other."""
    parts = spans(one, passage), spans(two, passage)
    both = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in parts[0] for b in parts[1]
    )
    return 2 * both >= min(sum(end - start for start, end in part) for part in parts)
