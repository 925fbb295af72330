"""The ways through an article: which places the keys stop at, and in what order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Literal

from corpus.comparison import Comparison, article_of
from corpus.model import Article, Passage
from corpus.positions import PositionIndex
from tui.view_model.place import Place

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Passage, Point

# Which passages a walk stops at and a filter lets through, by what others tell of them.

ChoiceName = Literal["shared", "differing", "only_here", "marked"]
FILTERS: tuple[ChoiceName, ...] = ("differing", "only_here", "shared", "marked")
"""In the order in which they are offered."""

WalkName = ChoiceName | Literal["missing", "every", "paragraph"]
WALKS: dict[WalkName, str] = {
    "shared": "shared",
    "differing": "differs",
    "only_here": "only here",
    "missing": "not found here",
    "every": "passage",
    "paragraph": "paragraph",
    "marked": "yours",
}
"""What the stops of each walk are called. Lacking: points that others tell and this article does
not. Marked: bookmarks and notes, in every article one after the other."""


def chooser(comparison: Comparison, name: ChoiceName) -> Callable[[Passage], bool]:
    """Says of a passage whether it is one of these.

    Aligned: another article tells it too. Differing: in a figure or a quote. Only here: no other
    article tells it. Marked: the reader has bookmarked it or written a note on it.
    """
    linked = comparison.links_of
    if name == "shared":
        return lambda passage: passage.id in linked
    if name == "only_here":
        return lambda passage: passage.kind == "body" and passage.id not in linked
    chosen = comparison.at_odds if name == "differing" else _marked(comparison)
    return lambda passage: passage.id in chosen


def kept(comparison: Comparison, name: ChoiceName) -> frozenset[str]:
    """Ids of the passages of every article that a filter lets through."""
    chosen = chooser(comparison, name)
    return frozenset(passage.id for passage in comparison.passage.values() if chosen(passage))


def _marked(comparison: Comparison) -> frozenset[str]:
    noted = (passage for note in comparison.notes for passage in note.passages)
    return frozenset((*comparison.bookmarks, *noted))


Bearing = tuple[float, int, int]
"""Where a place lies in the focused article: how far down, then whose passage, then which."""
START: Bearing = (0, 0, 0)
"""Before every passage."""


@dataclass(frozen=True)
class Walk:
    """Places in one article, in the order of its text."""

    name: str
    """What its stops are: "shared", "only here" …"""
    stops: tuple[tuple[Bearing, Place], ...]

    @cached_property
    def _bearings(self) -> list[Bearing]:
        return [bearing for bearing, _ in self.stops]

    def step(self, bearing: Bearing, by: int) -> Place | None:
        """The stop `by` stops away from a place; None where the walk ends before it."""
        found = bisect_right if by > 0 else bisect_left
        at = found(self._bearings, bearing) - (by > 0)
        return self.stops[at + by][1] if 0 <= at + by < len(self.stops) else None

    def number(self, bearing: Bearing) -> int | None:
        """Which stop this place is, counted from 1."""
        at = bisect_left(self._bearings, bearing)
        return at + 1 if at < len(self.stops) and self._bearings[at] == bearing else None


class Walks:
    """Every walk through every article of one comparison, made when first taken."""

    def __init__(
        self,
        comparison: Comparison,
        kept: frozenset[str] | None = None,
        standings: PositionIndex | None = None,
    ) -> None:
        """Walk a comparison; where `kept` is given, no walk stops at any other passage."""
        self.comparison = comparison
        self.kept = kept
        self.standings = standings or PositionIndex(comparison)
        self._rank = {article.id: rank for rank, article in enumerate(comparison.articles)}
        self._made: dict[tuple[WalkName, str], Walk] = {}

    def bearing(self, place: Place, name: WalkName = "every") -> Bearing:
        """Where a place lies on a walk: in its focused article, or among all of them."""
        if place.passage is None:
            return START
        passage = self.comparison.passage[place.passage]
        if name == "marked":
            return (self._rank[article_of(passage.id)], passage.number, 0)
        if place.told:
            return (passage.number, 0, 0)
        gap = self.standings.of(place.passage, place.article).after + 0.5
        return (gap, self._rank[article_of(place.passage)], passage.number)

    def walk(self, name: WalkName, article: str) -> Walk:
        """A walk through one article, or through all where its stops may lie in any."""
        key = (name, article)
        if key not in self._made:
            stops = {self.bearing(place, name): place for place in self._places(name, article)}
            self._made[key] = Walk(WALKS[name], tuple(sorted(stops.items(), key=itemgetter(0))))
        return self._made[key]

    def _places(self, name: WalkName, article: str) -> Iterator[Place]:
        of = self.comparison.article[article]
        match name:
            case "every":
                yield from (Place(article, passage.id) for passage in self._passages(of))
            case "paragraph":
                for _, passages in groupby(self._passages(of), attrgetter("paragraph")):
                    yield Place(article, next(passages).id)
            case "missing":
                points = self.comparison.points
                lacking = (point for point in points if article in point.not_found_in)
                gaps = (self._gap(point, article) for point in lacking)
                yield from (Place(article, gap) for gap in gaps if self._stops_at(gap))
            case "marked":
                for other in self.comparison.articles:
                    yield from self._chosen(name, other)
            case _:
                yield from self._chosen(name, of)

    def _chosen(self, name: ChoiceName, of: Article) -> Iterator[Place]:
        chosen = chooser(self.comparison, name)
        yield from (Place(of.id, passage.id) for passage in self._passages(of) if chosen(passage))

    def _passages(self, of: Article) -> Iterator[Passage]:
        return (passage for passage in of.passages if self._stops_at(passage.id))

    def _stops_at(self, passage: str) -> bool:
        return self.kept is None or passage in self.kept

    def _gap(self, point: Point, article: str) -> str:
        """The passage that shows best that `article` lacks a point: it shares no other with it."""
        alone = (p for p in point.passages if not self.comparison.counterparts(p, article))
        return next(alone, point.core)
