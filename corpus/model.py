"""An article and its passages: what every later step reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

Kind = Literal["body", "heading", "boilerplate"]


class Span(NamedTuple):
    """A half-open range of characters in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` inside this span."""
        return text[self.start : self.end]

    def inside(self, part: Span) -> Span:
        """A span counted from this one's start, counted from the text's start."""
        return Span(self.start + part.start, self.start + part.end)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article, where it stands, and what it is."""

    id: str
    """The article's id, a colon, and `number`: `3f2a91c0:12`."""
    number: int
    """Counted from 1 through the article, passages of every kind."""
    paragraph: int
    """Counted from 1 through the article."""
    span: Span
    """Slices the article's text to exactly `text`."""
    text: str
    kind: Kind = "body"
    reason: str = ""
    """Why it is no body passage: "copyright line", "agency tag", "headline" …; empty for body."""


@dataclass(frozen=True)
class Article:
    """A report as one outlet published it: who, when, and the text that is shown."""

    id: str
    """Eight hexadecimal digits taken from the text; a second copy of the same text gets `-2`."""
    source: str
    """What the reader named, letter for letter; control characters as pictures."""
    outlet: str
    text: str
    """Paragraphs of one line each, an empty line between them; control characters as pictures."""
    sha256: str
    """Of the source's own bytes."""
    headline: str = ""
    byline: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    """Its ISO 639 code: stated, or told by the text when it is segmented; empty for unknown, which
    is read as English."""
    headings: frozenset[int] = frozenset()
    """Paragraphs, counted from 1, that the source itself marks as headings."""
    captions: frozenset[int] = frozenset()
    """Paragraphs that it marks as what stands under a picture."""
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    """In the order of the text; empty until `corpus.passages.segment` has run."""

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages that are compared and counted."""
        return tuple(passage for passage in self.passages if passage.kind == "body")

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The span of each paragraph in `text`."""
        spans, start = [], 0
        for paragraph in self.text.split("\n\n"):
            if paragraph:
                spans.append(Span(start, start + len(paragraph)))
            start += len(paragraph) + 2
        return tuple(spans)


def article_of(passage: str) -> str:
    """The article's id inside a passage's id."""
    return passage.rpartition(":")[0]


# A link: two passages of two articles that tell the same, and why we say so.

Label = Literal["verbatim", "reworded", "partial"]
Origin = Literal["computed", "confirmed", "added"]
Tier = Literal["firm", "likely"]
"""How surely something is claimed: *firm* where on new stories at least 93 in 100 such links and 94
in 100 such omissions are right, or where a person said so; *likely* otherwise."""


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
    tier: Tier = "likely"
    """Firm from a score that `scoring.toml` names, and where a person confirmed or added it."""


# A point: one thing told, by one article or by several.


@dataclass(frozen=True, slots=True)
class Point:
    """One thing told: a row of the coverage matrix."""

    id: str
    """From the ids of its passages."""
    passages: tuple[str, ...]
    """Ids of body passages: each linked with `core`, and most with one another."""
    core: str
    """Id of the passage that the others are linked with; its text stands for the point."""
    included_by: tuple[str, ...]
    """Article ids, in the order of the comparison."""
    not_found_in: tuple[str, ...]
    """Article ids: none of their passages is a counterpart of any of these."""
    weight: float
    """How much it matters, 0 to 1: how many tell it, how early, and its names, figures, quotes."""
    text: str
    told_in_part_by: tuple[str, ...] = ()
    """Articles that tell something of one of these passages, but not what they have in common."""


# A finding about figures: what reports say of one thing in numbers.

FigureVerdict = Literal["agree", "compatible", "conflict", "only here"]


class FigureValue(NamedTuple):
    """A figure as one passage gives it; see `corpus.quantities.figure.Figure`."""

    passage: str
    start: int
    """In the article's text."""
    end: int
    low: float
    high: float
    unit: str
    qualifier: str
    of: str


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """What articles say of one thing in numbers."""

    id: str
    verdict: FigureVerdict
    passages: tuple[str, ...]
    says: str
    """One neutral sentence: "Agency One: 7,000 soldiers; The Wire: 10,000 troops."."""
    values: tuple[FigureValue, ...]
    """In the order of the articles, then of the text."""
    kind: str = "figure"


# A finding: any difference worth a line, with the passages that prove it.


class NearestPassage(NamedTuple):
    """The passage of another article that comes closest to telling a point, though it does not."""

    passage: str
    score: float


class NearestMatch(NamedTuple):
    """The passage of one article that comes closest to a passage that has no counterpart there."""

    passage: str
    score: float
    """0 to 1; of a link that a person added it may be 0."""
    has_part: bool
    """Whether it is linked with another passage of the same point: it has part of the point."""


class Absence(NamedTuple):
    """An article in which a point was not found, and how sure that is."""

    article: str
    certainty: float
    """The probability that the article has the point nowhere, 0 to 1; 1 where a person said so."""
    tier: Tier
    reason: str = ""
    """Why it is at most likely, whatever the scores: "in different languages"; else empty."""


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
    nearest: tuple[NearestPassage, ...]
    """One for each article of `not_found_in` that has any body passage with a score above 0."""
    weight: float
    """By which omissions are ordered, 0 to 1: the point's own weight times `certainty` cubed."""
    left_out_by: tuple[str, ...] = ()
    """Those of `not_found_in` of which a person confirmed that they leave it out."""
    verdict: Literal["not found", "left out"] = "not found"
    """Left out where a person confirmed all of `not_found_in`."""
    absent: tuple[Absence, ...] = ()
    """One for each article of `not_found_in`, in that order."""
    kind: str = "omission"

    @property
    def certainty(self) -> float:
        """The lowest certainty of its absences; 0 where there are none."""
        return min((absence.certainty for absence in self.absent), default=0.0)

    @property
    def tier(self) -> Tier:
        """Firm where every absence is."""
        is_firm = bool(self.absent) and all(one.tier == "firm" for one in self.absent)
        return "firm" if is_firm else "likely"


class Place(NamedTuple):
    """Characters of a passage, as offsets into its article's text."""

    passage: str
    start: int
    end: int


class QuotedWords(NamedTuple):
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
    quotes: tuple[QuotedWords, ...]
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


# What the verdicts of findings amount to.

AGREEING_VERDICTS = frozenset({"agree", "compatible", "identical"})
"""No difference at all."""

DIFFERING_VERDICTS = frozenset({"conflict", "altered", "differently attributed"})
"""Tellings of the same that cannot both be exact: what the screen marks with ≠."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for; nothing, if it is as it is made."""

    only: tuple[str, ...] = ()
    """Some of KINDS, in their order; empty for all."""
    min_weight: float = 0.0
    """Least weight of a finding and of a point, 0 to 1."""
    reference: str = ""
    """Id of the article from which the others are seen; empty for none."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A source that could not be read, and why."""

    source: str
    cause: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of one article's body passages: shared, partial and only here add up to `passages`."""

    passages: int
    words: int
    shared: int
    """With a verbatim or reworded link."""
    partial: int
    """With partial links only."""
    only_here: int
    """With no link."""

    @property
    def shared_passages(self) -> int:
        """How many passages another article has, in whole or in part."""
        return self.shared + self.partial


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two articles that are largely the same text."""

    a: str
    b: str
    """Ids of the articles."""
    share: float
    """Of the words of the shorter one, those in runs of `RUN` or more that the other has too."""


class NotedPassages(NamedTuple):
    """A note, and the one passage or the two that it is on."""

    passages: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class LapsedEntry:
    """An entry of the review that no longer stands, though its file keeps it."""

    kind: Literal["link", "omission", "note", "bookmark"]
    says: str
    """What it said and why it does not stand, in one line."""
