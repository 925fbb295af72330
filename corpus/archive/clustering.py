"""Average-link clustering of articles by how alike they are, part by part.

Two clusters are joined if the mean likeness of all their pairs, one of each, reaches `THRESHOLD`;
pairs that were never compared count as 0. So articles that share the persons of a long affair with
some of a story, and nothing with the rest, stay outside it. (UPGMA: Sokal and Michener 1958.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

SCALE = 10_000
"""Length of an article's vector, in whole numbers; its likeness to itself is SCALE²."""
THRESHOLD = int(0.085 * SCALE**2)
"""Mean likeness from which on two clusters are one story. With a window of days, every value from
.07 to .10 finds the events of the open set; .085 is the middle."""


class Edge(NamedTuple):
    """How alike a new origin is to another one, or to all origins of an old story."""

    part: int
    """Articles of different parts never come together."""
    a: int
    """A new origin, by its key."""
    b: int
    """A new origin, or an old story by its number."""
    likeness: int
    """Added up over the pairs."""
    size: int
    """How many origins `b` is: more than one only for a story."""
    old: bool
    """Whether `b` is a story that was there before."""


class Joined(NamedTuple):
    """A new origin and its story: an old one, or the least key among its origins."""

    key: int
    story: int


def cluster_parts(edges: Iterable[tuple[int, ...]]) -> Iterator[Joined]:
    """Yield the story of every new origin; the edges of a part must follow one another."""
    for _, part in groupby(edges, key=itemgetter(0)):
        yield from cluster(map(Edge._make, part))


def cluster(edges: Iterable[Edge]) -> Iterator[Joined]:
    """Yield the story of every new origin in some edges, sorted by key.

    Old stories are never joined with one another. Of equal pairs the one with the least keys is
    joined first, so the order of the edges changes nothing.
    """
    work = _Clusters(edges)
    work.join_all()
    yield from work.result()


class _Clusters:
    """The clusters so far; each is named after an old story, else its least key."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self._size: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._old: set[int] = set()
        self._near: dict[int, dict[int, int]] = {}
        """Likeness to other clusters, added up over all pairs."""
        for edge in edges:
            self._size[edge.a] = 1
            self._size[edge.b] = edge.size
            self._members.setdefault(edge.a, [edge.a])
            self._members.setdefault(edge.b, [] if edge.old else [edge.b])
            if edge.old:
                self._old.add(edge.b)
            self._near.setdefault(edge.a, {})[edge.b] = edge.likeness
            self._near.setdefault(edge.b, {})[edge.a] = edge.likeness

    def join_all(self) -> None:
        """Join the two clusters that are most alike, again and again."""
        heap = [
            entry
            for one, others in self._near.items()
            for other in others
            if one < other and (entry := self._entry(one, other)) is not None
        ]
        heapify(heap)
        while heap:
            _, one, other, likeness, pairs = heappop(heap)
            if (
                self._near.get(one, {}).get(other) == likeness
                and self._size[one] * self._size[other] == pairs
            ):
                kept = self._join(one, other)
                for third in self._near[kept]:
                    if (entry := self._entry(*sorted((kept, third)))) is not None:
                        heappush(heap, entry)

    def result(self) -> Iterator[Joined]:
        """Yield the story of each new origin."""
        found = [
            Joined(key, story if story in self._old else min(members))
            for story, members in self._members.items()
            for key in members
        ]
        yield from sorted(found)

    def _entry(self, one: int, other: int) -> tuple[float, int, int, int, int] | None:
        """Return an entry of the heap; None for clusters that may not be joined."""
        likeness, pairs = self._near[one][other], self._size[one] * self._size[other]
        if likeness < THRESHOLD * pairs or (one in self._old and other in self._old):
            return None
        return -likeness / pairs, one, other, likeness, pairs

    def _join(self, one: int, other: int) -> int:
        """Join two clusters; return the name of both."""
        kept, gone = (other, one) if other in self._old else (one, other)
        self._members[kept] += self._members.pop(gone)
        self._size[kept] += self._size.pop(gone)
        near = self._near[kept]
        for third, likeness in self._near.pop(gone).items():
            del self._near[third][gone]
            if third != kept:
                near[third] = self._near[third][kept] = near.get(third, 0) + likeness
        return kept
