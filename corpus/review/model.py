"""The review: decisions, notes and bookmarks of a person, each with the words it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Choice = Literal["confirmed", "rejected", "added"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A passage by its words and where they stood, so that an edited article still has it."""

    outlet: str
    text: str
    paragraph: int = 0
    """Counted from 1; 0 where nobody knows."""
    article: str = ""
    """The article's id when the person read it; empty where nobody knows."""
    again: int = 0
    """How often the same words stand before it in its paragraph."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of two passages: whether they tell the same."""

    says: Choice
    a: Anchor
    b: Anchor

    @property
    def ends(self) -> tuple[Anchor, Anchor]:
        """The two passages, whichever was named first."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A confirmed omission: an article does not tell what a passage of another tells."""

    told: Anchor
    outlet: str
    article: str = ""
    """The id of the article that leaves it out; empty where nobody knows."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words of a person on one passage, or on two that are linked."""

    text: str
    """In lines."""
    on: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person adds to a comparison; in each tuple the latest act stands last."""

    decisions: tuple[Decision, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    bookmarks: tuple[Anchor, ...] = ()


EMPTY = Review()
