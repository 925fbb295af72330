"""The review: what a person decides, notes and bookmarks, each with the passages it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Choice = Literal["confirmed", "rejected", "added"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A passage by its text and place, by which it is found again in an edited article."""

    outlet: str
    text: str
    paragraph: int = 0
    """Counted from 1; 0 if unknown."""
    article: str = ""
    """The article's id when the person read it; empty if unknown."""
    again: int = 0
    """The number of passages before it in its paragraph that have the same text."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two passages: whether they say the same."""

    choice: Choice
    a: Anchor
    b: Anchor

    @property
    def ends(self) -> tuple[Anchor, Anchor]:
        """The two passages, the same whichever was named first."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A confirmed omission: an article does not have what a passage of another one says."""

    passage: Anchor
    outlet: str
    article: str = ""
    """The id of the article that leaves it out; empty if unknown."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on one passage, or on two that are linked."""

    text: str
    """In lines."""
    on: tuple[Anchor, ...]


Act = Decision | LeftOut | Note | Anchor
"""One entry of a review; an anchor is a bookmark."""


@dataclass(frozen=True, slots=True)
class Review:
    """All that a person added to a comparison; in each tuple the latest act is last."""

    decisions: tuple[Decision, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    bookmarks: tuple[Anchor, ...] = ()


EMPTY = Review()
