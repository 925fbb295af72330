"""Where the reader is in a comparison, and where they have been."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from corpus.article import article_of


class Place(NamedTuple):
    """The focused column, and the passage with which every column is aligned."""

    article: str
    """Id of the article in the focused column."""
    passage: str | None
    """Id of a passage of this article or, where it is missing here, of another article.

    None until the reader has moved, and where a gap is chosen.
    """
    gap: int | None = None
    """The gap of this article whose line is chosen: how many passages stand before it."""

    @property
    def is_in_focus(self) -> bool:
        """Whether the passage belongs to the focused article."""
        return self.passage is not None and article_of(self.passage) == self.article


class CounterpartTour(NamedTuple):
    """The way from a passage through its counterparts and back to it."""

    start: Place
    stops: tuple[Place, ...]

    def after(self, place: Place) -> Place:
        """What comes after the start or a stop; after the last stop the start."""
        ring = (self.start, *self.stops)
        return ring[(ring.index(place) + 1) % len(ring)]


class PlaceHistory:
    """Places in the order in which they were visited, and the present one among them."""

    LIMIT = 500
    """Places that are remembered."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._present = -1

    def visit(self, place: Place) -> None:
        """Add a place after the present one; what lay ahead is forgotten."""
        if self._present < 0 or self._places[self._present] != place:
            del self._places[self._present + 1 :]
            self._places = [*self._places, place][-self.LIMIT :]
            self._present = len(self._places) - 1

    def step(self, by: int) -> Place | None:
        """Go `by` places forward, or back where negative; None where the history ends before."""
        if not 0 <= self._present + by < len(self._places):
            return None
        self._present += by
        return self._places[self._present]

    def keep(self, is_valid: Callable[[Place], bool]) -> None:
        """Forget the places that are no longer valid."""
        before = sum(map(is_valid, self._places[: self._present + 1]))
        self._places = [place for place in self._places if is_valid(place)]
        self._present = before - 1
