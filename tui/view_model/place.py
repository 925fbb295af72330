"""Where the reader has been, to go back and forward through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.model import article_of

# Where the reader is: a column, and the passage whose telling is compared.


@dataclass(frozen=True, slots=True)
class Place:
    """The focused column and the passage that every column is brought level with."""

    article: str
    """Id of the article in the focused column."""
    passage: str | None
    """Id of a passage of this article or, where it does not tell the point, of another one.

    None until the reader has moved.
    """

    @property
    def told(self) -> bool:
        """Whether the focused article itself tells it."""
        return self.passage is not None and article_of(self.passage) == self.article


class Trail:
    """Places in the order in which they were visited, and which of them is the present one."""

    LONGEST = 500
    """Places that are remembered."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Go on to a new place: what lay ahead is forgotten."""
        if self._at < 0 or self._places[self._at] != place:
            del self._places[self._at + 1 :]
            self._places = [*self._places, place][-self.LONGEST :]
            self._at = len(self._places) - 1

    def step(self, by: int) -> Place | None:
        """Go `by` places forward, or back; None where the trail ends before it."""
        if not 0 <= self._at + by < len(self._places):
            return None
        self._at += by
        return self._places[self._at]

    def keep(self, stands: Callable[[Place], bool]) -> None:
        """Forget the places that no longer stand."""
        before = sum(map(stands, self._places[: self._at + 1]))
        self._places = [place for place in self._places if stands(place)]
        self._at = before - 1
