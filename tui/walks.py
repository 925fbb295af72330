"""The ways through an article: which places the keys stop at, and in what order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Literal

from corpus.alignment.point import Point
from corpus.comparison import Comparison, article_of
from corpus.standing import Standings
from tui.place import Place

Bearing = tuple[float, int, int]
"""Where a place lies in the focused article: how far down, then whose passage, then which."""
START: Bearing = (0, 0, 0)
"""Before every passage."""

WalkName = Literal["aligned", "differing", "only_here", "lacking", "every"]
WALKS: dict[WalkName, str] = {
    "aligned": "aligned",
    "differing": "differs",
    "only_here": "only here",
    "lacking": "not found here",
    "every": "passage",
}
"""What the stops of each walk are called. Aligned: another article tells the passage too.
Differs: in a figure or a quote. Only here: no other tells it. Lacking: points that others tell and
this article does not."""


@dataclass(frozen=True)
class Walk:
    """Places in one article, in the order of its text."""

    name: str
    """What its stops are: "aligned", "only here" …"""
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

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.standings = Standings(comparison)
        self._rank = {article.id: rank for rank, article in enumerate(comparison.articles)}
        self._made: dict[tuple[WalkName, str], Walk] = {}

    def bearing(self, place: Place) -> Bearing:
        """Where a place lies in its focused article."""
        if place.passage is None:
            return START
        passage = self.comparison.passage[place.passage]
        if place.told:
            return (passage.number, 0, 0)
        gap = self.standings.of(place.passage, place.article).after + 0.5
        return (gap, self._rank[article_of(place.passage)], passage.number)

    def walk(self, name: WalkName, article: str) -> Walk:
        """A walk through one article."""
        key = (name, article)
        if key not in self._made:
            places = (Place(article, passage) for passage in self._passages(name, article))
            stops = {self.bearing(place): place for place in places}
            self._made[key] = Walk(WALKS[name], tuple(sorted(stops.items(), key=itemgetter(0))))
        return self._made[key]

    def _passages(self, name: WalkName, article: str) -> Iterator[str]:
        of, linked = self.comparison.article[article], self.comparison.links_of
        match name:
            case "aligned":
                yield from (passage.id for passage in of.passages if passage.id in linked)
            case "differing":
                odd = self.comparison.at_odds
                yield from (passage.id for passage in of.passages if passage.id in odd)
            case "only_here":
                yield from (passage.id for passage in of.body if passage.id not in linked)
            case "lacking":
                points = self.comparison.points
                yield from (
                    self._gap(point, article) for point in points if article in point.not_found_in
                )
            case "every":
                yield from (passage.id for passage in of.passages)

    def _gap(self, point: Point, article: str) -> str:
        """The passage that shows best that `article` lacks a point: it shares no other with it."""
        alone = (p for p in point.passages if not self.comparison.counterparts(p, article))
        return next(alone, point.core)
