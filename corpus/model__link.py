"""A link: two passages of two articles that tell the same, and why we say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.model import Span

Label = Literal["verbatim", "reworded", "partial"]
Origin = Literal["computed", "confirmed", "added"]


@dataclass(frozen=True, slots=True)
class Reasons:
    """What two linked passages have in common, in words a reader accepts; rarest first."""

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    quote: str = ""
    """The longest run of words that both passages have inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that tell the same."""

    a: str
    """Id of the passage in the article that was named first."""
    b: str
    score: float
    """From 0 to 1."""
    label: Label
    a_spans: tuple[Span, ...] = ()
    """What of passage `a` both tell, as spans in its article's text."""
    b_spans: tuple[Span, ...] = ()
    reasons: Reasons = Reasons()
    origin: Origin = "computed"
