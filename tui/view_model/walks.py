"""Walks: the places at which the keys stop in an article, in order.

A place belongs to an article and has a passage: one of its own (the place is "in focus") or, for a
point that is missing here, one of another article. Such a place lies in a gap between two passages.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Literal

from corpus.article import Article, Passage, article_of
from corpus.positions import PositionIndex
from corpus.statistics import missing_points
from tui.view_model.place import Place

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Point

FilterName = Literal["shared", "differing", "only_here", "marked"]
FILTERS: tuple[FilterName, ...] = ("differing", "only_here", "shared", "marked")
"""In the order in which they are offered."""

WalkName = FilterName | Literal["missing", "every", "paragraph"]


@dataclass(frozen=True, slots=True)
class WalkLabel:
    """What the stops of a walk are called."""

    short: str
    """In a counter: "shared 2 of 7"."""
    long: str
    """In a sentence: "Last shared passage"."""


LABELS: dict[WalkName, WalkLabel] = {
    "shared": WalkLabel("shared", "shared passage"),
    "differing": WalkLabel("differs", "passage that differs"),
    "only_here": WalkLabel("only here", "passage found only here"),
    "missing": WalkLabel("missing here", "point missing here"),
    "every": WalkLabel("passage", "passage"),
    "paragraph": WalkLabel("paragraph", "paragraph"),
    "marked": WalkLabel("marked", "bookmark or note"),
}
"""By the walk's name; where a place is a stop of several, the counter is of the first."""


STEPS: tuple[WalkName, ...] = ("shared", "missing", "only_here", "differing")
"""The walks through what the reports share and where they differ."""
OMISSIONS: tuple[WalkName, ...] = ("missing", "only_here")
"""The walks through what one report has and another lacks: they begin where it matters most."""

_STOPS: dict[WalkName, str] = {
    "shared": "shared",
    "missing": "missing",
    "only_here": "only-here",
    "differing": "difference",
    "marked": "marked",
    "every": "passage",
    "paragraph": "paragraph",
}
COMMANDS: dict[tuple[WalkName, int], str] = {
    (name, by): f"{direction}-{stop}"
    for name, stop in _STOPS.items()
    for by, direction in ((1, "next"), (-1, "previous"))
}
"""The id of the command that takes a walk on (1) or back (-1)."""


def selector(comparison: Comparison, name: FilterName) -> Callable[[Passage], bool]:
    """Returns a test for the passages that a filter shows and a walk of this name stops at.

    - shared: body text that is linked with a passage of another article
    - differing: a figure or quote in it differs from another article's
    - only_here: body text that is linked with none
    - marked: has a bookmark or a note
    """
    linked = comparison.links_of
    if name == "shared":
        return lambda passage: passage.kind == "body" and passage.id in linked
    if name == "only_here":
        return lambda passage: passage.kind == "body" and passage.id not in linked
    selected = comparison.at_odds if name == "differing" else _marked(comparison)
    return lambda passage: passage.id in selected


def filtered_passages(comparison: Comparison, name: FilterName) -> frozenset[str]:
    """Ids of the passages, of all articles, that a filter shows."""
    is_selected = selector(comparison, name)
    return frozenset(passage.id for passage in comparison.passage.values() if is_selected(passage))


def _marked(comparison: Comparison) -> frozenset[str]:
    with_notes = (passage for note in comparison.notes for passage in note.passages)
    return frozenset((*comparison.bookmarks, *with_notes))


SortKey = tuple[float, int, int]
"""Orders places on a walk: how far down, then whose passage, then which."""
START: SortKey = (0, 0, 0)
"""Before every passage."""


@dataclass(frozen=True)
class Walk:
    """The stops of one walk, sorted."""

    name: WalkName
    stops: tuple[tuple[SortKey, Place], ...]
    """Each with what it is sorted by."""

    def first_place(self, by: int) -> Place:
        """The stop that it begins with forwards (1) or backwards (-1); there must be stops."""
        return self.stops[0 if by > 0 else -1][1]

    @cached_property
    def _keys(self) -> list[SortKey]:
        return [key for key, _ in self.stops]

    def step(self, key: SortKey, by: int) -> Place | None:
        """The stop `by` stops after a place, before it where negative; None where there is none."""
        # Forward, from the last stop at or before the place; back, from the first at or after it.
        index = bisect_right(self._keys, key) - 1 if by > 0 else bisect_left(self._keys, key)
        index += by
        return self.stops[index][1] if 0 <= index < len(self.stops) else None

    def number(self, key: SortKey) -> int | None:
        """Which stop a place is, counted from 1; None where it is not a stop."""
        index = bisect_left(self._keys, key)
        return index + 1 if index < len(self.stops) and self._keys[index] == key else None


class Walks:
    """Every walk through every article of a comparison, each made when first taken."""

    def __init__(
        self,
        comparison: Comparison,
        shown: frozenset[str] | None = None,
        positions: PositionIndex | None = None,
    ) -> None:
        """Walk a comparison; where `shown` is given, no walk stops at any other passage."""
        self.comparison = comparison
        self.shown = shown
        self.positions = positions or PositionIndex(comparison)
        self._rank = {article.id: rank for rank, article in enumerate(comparison.articles)}
        self._made: dict[tuple[WalkName, str], Walk] = {}
        self._heaviest: dict[tuple[WalkName, str], Place | None] = {}

    def make(self) -> None:
        """Make the walks that keys are most likely to take, so that no key has to wait for one."""
        for name in (*STEPS, "every"):
            for article in self.comparison.article:
                self.walk(name, article)
                self.heaviest(name, article)

    def heaviest(self, name: WalkName, article: str) -> Place | None:
        """The stop of a walk through omissions that weighs most; None on another, or without any.

        Of equals, the first.
        """
        if (name, article) not in self._heaviest:
            stops = self.walk(name, article).stops if name in OMISSIONS else ()
            places = (place for _, place in stops)
            self._heaviest[name, article] = max(places, key=self._weight, default=None)
        return self._heaviest[name, article]

    def _weight(self, place: Place) -> float:
        """The weight of the heaviest omission of a stop's passage."""
        omission_of = self.comparison.omission_of
        points = self.comparison.points_of.get(place.passage or "", ())
        found = (omission_of.get(point.id) for point in points)
        return max((omission.weight for omission in found if omission), default=0.0)

    def counter(self, place: Place, preferred: WalkName | None = None) -> str:
        """Which stop a place is: "shared 3 of 9"; empty where no walk stops there.

        Of omissions, it says which stop is the heaviest.
        Of several walks, the preferred one counts, else the first of LABELS.
        """
        for name in (preferred, *LABELS) if preferred else LABELS:
            if name == "missing" and place.is_in_focus:
                continue  # it stops at passages of other articles; made, it is as long as they are
            walk = self.walk(name, place.article)
            if number := walk.number(self.sort_key(place, name)):
                most = len(walk.stops) > 1 and place == self.heaviest(name, place.article)
                which = f"{LABELS[name].short} {number:,} of {len(walk.stops):,}"
                return f"{which} · heaviest" if most else which
        return ""

    def sort_key(self, place: Place, name: WalkName = "every") -> SortKey:
        """Where a place lies on a walk: in its focused article, or among all of them."""
        if place.passage is None:
            return START if place.gap is None else (place.gap + 0.5, -1, 0)
        passage = self.comparison.passage[place.passage]
        if name == "marked":
            return (self._rank[article_of(passage.id)], passage.number, 0)
        if place.is_in_focus:
            return (passage.number, 0, 0)
        gap = self.positions.of(place.passage, place.article).after + 0.5
        return (gap, self._rank[article_of(place.passage)], passage.number)

    def walk(self, name: WalkName, article: str) -> Walk:
        """A walk through one article, or through all where its stops may lie in any."""
        if (name, article) not in self._made:
            stops = {self.sort_key(place, name): place for place in self._places(name, article)}
            self._made[name, article] = Walk(name, tuple(sorted(stops.items(), key=itemgetter(0))))
        return self._made[name, article]

    def _places(self, name: WalkName, article_id: str) -> Iterator[Place]:
        article = self.comparison.article[article_id]
        match name:
            case "every":
                yield from (Place(article.id, passage.id) for passage in self._passages(article))
            case "paragraph":
                for _, passages in groupby(self._passages(article), attrgetter("paragraph")):
                    yield Place(article.id, next(passages).id)
            case "missing":
                missing = missing_points(self.comparison, article.id)
                gaps = (self._passage_at_gap(point, article.id) for point in missing)
                yield from (Place(article.id, gap) for gap in gaps if self._stops_at(gap))
            case "marked":
                for other in self.comparison.articles:
                    yield from self._selected(name, other)
            case _:
                yield from self._selected(name, article)

    def _selected(self, name: FilterName, article: Article) -> Iterator[Place]:
        is_selected = selector(self.comparison, name)
        passages = filter(is_selected, self._passages(article))
        yield from (Place(article.id, passage.id) for passage in passages)

    def _passages(self, article: Article) -> Iterator[Passage]:
        return (passage for passage in article.passages if self._stops_at(passage.id))

    def _stops_at(self, passage: str) -> bool:
        return self.shown is None or passage in self.shown

    def _passage_at_gap(self, point: Point, article: str) -> str:
        """The passage that best shows that a point is missing: it shares nothing with `article`."""
        unshared = (p for p in point.passages if not self.comparison.counterparts(p, article))
        return next(unshared, point.core)
