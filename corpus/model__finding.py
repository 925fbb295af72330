"""A finding: any difference worth a line, with the passages that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.model__figure import FigureFinding


class Near(NamedTuple):
    """The passage of another article that comes closest to telling a point, though it does not."""

    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that some articles tell and others do not."""

    id: str
    point: str
    passages: tuple[str, ...]
    says: str
    """One neutral sentence: it claims an absence, so it says "not found in", and "left out by" only
    where a person confirmed that."""
    included_by: tuple[str, ...]
    not_found_in: tuple[str, ...]
    nearest: tuple[Near, ...]
    """One for each article of `not_found_in` that has any body passage with a score above 0."""
    weight: float
    left_out_by: tuple[str, ...] = ()
    """Those of `not_found_in` of which a person confirmed that they leave it out."""
    verdict: Literal["not found", "left out"] = "not found"
    """Left out where a person confirmed all of `not_found_in`."""
    kind: str = "omission"


class Place(NamedTuple):
    """Characters of a passage, as offsets into its article's text."""

    passage: str
    start: int
    end: int


class Quoted(NamedTuple):
    """A direct quotation, which may run on over the passages that follow."""

    passage: str
    """The one in which it begins."""
    start: int
    """Where the words between the marks begin in the article's text, and end."""
    end: int
    speaker: str
    """The full name where the article gives it, else as written; empty where none is named."""


QuoteVerdict = Literal["identical", "trimmed", "altered", "differently attributed", "only here"]
WordingVerdict = Literal["swap", "verb", "hedge", "voice"]


@dataclass(frozen=True, slots=True)
class QuoteFinding:
    """What articles make of the same words of somebody."""

    id: str
    verdict: QuoteVerdict
    passages: tuple[str, ...]
    says: str
    quotes: tuple[Quoted, ...]
    words: tuple[Place, ...] = ()
    """Those of altered quotes that differ."""
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class WordingFinding:
    """Words in which two tellings of the same differ."""

    id: str
    verdict: WordingVerdict
    passages: tuple[str, ...]
    says: str
    words: tuple[Place, ...]
    kind: str = "wording"


Finding = Omission | FigureFinding | QuoteFinding | WordingFinding
