"""The values of a comparison, all immutable: a data dictionary in the order of the pipeline.

Ids are strings that come from contents, so that they do not depend on the order of the articles.
Starts and ends are character offsets into an article's text; the end is exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.article import Span

Label = Literal["verbatim", "reworded", "partial"]
Origin = Literal["computed", "confirmed", "added"]
Tier = Literal["firm", "likely"]
"""How sure a claim is: *firm* if on new stories at least 93 in 100 such links and 94 in 100 such
omissions are right, or if a person said so; else *likely*."""
ReviewMark = Literal["noted", "bookmarked", "rejected", "confirmed"]
"""What a person did about a passage: the last two are about a link of it, or its omission."""
FigureVerdict = Literal["agree", "compatible", "conflict", "only here"]
FigureReason = Literal["", "rounding", "qualifier", "range", "conversion", "precision"]
"""Why two figures that differ can both be true."""
QuoteVerdict = Literal[
    "identical", "trimmed", "altered", "differently attributed", "indirect", "only here"
]
WordingVerdict = Literal["swap", "verb", "intensity", "hedge", "voice", "limit"]

AGREEING_VERDICTS = frozenset({"agree", "compatible", "identical"})
"""Verdicts of findings that are no difference."""

DIFFERING_VERDICTS = frozenset({"conflict", "altered", "differently attributed"})
"""Verdicts of findings whose passages cannot all be exact: shown as ≠."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What two linked passages have in common, as their texts write it; rarest first."""

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    quote: str = ""
    """The longest run of words that both passages have inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages of two articles that say the same, in whole or in part."""

    a: str
    """The id of the passage in the article that comes first."""
    b: str
    score: float
    """The probability that both say the same, 0 to 1."""
    label: Label
    """Verbatim or reworded if both say the same; partial if either also says more, of weight."""
    a_spans: tuple[Span, ...] = ()
    """The shared parts of passage `a`, in its article's text."""
    b_spans: tuple[Span, ...] = ()
    reasons: Reasons = Reasons()
    origin: Origin = "computed"
    """Whether the program made it, and whether a person confirmed or added it."""
    tier: Tier = "likely"
    """Firm from a score that `scoring.toml` names, or if a person confirmed or added it."""

    def spans(self, passage: str) -> tuple[Span, ...]:
        """The shared parts of one of its two passages, by the passage's id."""
        return self.a_spans if passage == self.a else self.b_spans


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


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that one article or several report: a row of the coverage matrix."""

    id: str
    """From the ids of its passages."""
    passages: tuple[str, ...]
    """Ids of body passages: each linked with `core`, and most with one another."""
    core: str
    """The id of the passage that the others are linked with; its text stands for the point."""
    included_by: tuple[str, ...]
    """Ids of the articles of its passages, in the order of the comparison."""
    not_found_in: tuple[str, ...]
    """Ids of the articles without any link to one of its passages."""
    weight: float
    """0 to 1, by how many origins include it, how early, and its news value; 0 for no content."""
    text: str
    told_in_part_by: tuple[str, ...] = ()
    """Ids of the other articles: linked with one of its passages, but not with what those share."""
    shown: str = ""
    """The text, with what its opening pronoun means, if plain: "He [Carl Brook] agreed."."""
    independent: int = 1
    """How many origins include it."""


class NearestPassage(NamedTuple):
    """The passage of an article that comes closest to a point that was not found there."""

    passage: str
    score: float
    """The highest score with a passage of the point, 0 to 1."""


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
    """The probability that the article does not have the point, 0 to 1; 1 if a person said so."""
    tier: Tier
    reason: str = ""
    """Why it is at most likely, whatever the scores: "in different languages"; else empty."""


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that was not found in some articles."""

    id: str
    point: str
    """The point's id."""
    passages: tuple[str, ...]
    """Ids of the point's passages."""
    says: str
    """One neutral sentence: "not found in", and "left out by" only where a person confirmed it."""
    included_by: tuple[str, ...]
    not_found_in: tuple[str, ...]
    """Article ids, both as in the point."""
    nearest: tuple[NearestPassage, ...]
    """One for each article of `not_found_in` that has a body passage with a score above 0."""
    weight: float
    """The point's weight times the fourth power of `certainty`. Omissions are ordered by it."""
    left_out_by: tuple[str, ...] = ()
    """Those of `not_found_in` of which a person confirmed that they leave the point out."""
    verdict: Literal["not found", "left out"] = "not found"
    """Left out if a person confirmed it of all articles of `not_found_in`."""
    absent: tuple[Absence, ...] = ()
    """One for each article of `not_found_in`, in that order."""
    kind: str = "omission"

    @property
    def certainty(self) -> float:
        """The lowest certainty of its absences; 0 if there are none."""
        return min((absence.certainty for absence in self.absent), default=0.0)

    @property
    def tier(self) -> Tier:
        """Firm if every absence is."""
        is_firm = bool(self.absent) and all(one.tier == "firm" for one in self.absent)
        return "firm" if is_firm else "likely"


class FigureValue(NamedTuple):
    """A figure as one passage gives it; see `corpus.extraction.quantities.figure.Figure`."""

    passage: str
    start: int
    end: int
    low: float
    """The least value in `unit`; equal to `high` unless a range is given."""
    high: float
    unit: str
    """Empty for plain counts."""
    qualifier: str
    """Such as "about", "nearly", "more than"; empty if there is none."""
    of: str
    """What it counts, as written: "soldiers"; empty if nothing is named."""


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """The figures that articles give for one thing, and whether they agree."""

    id: str
    verdict: FigureVerdict
    passages: tuple[str, ...]
    """Ids of the passages that prove it."""
    says: str
    """The values in one line: "Agency One: 7,000 soldiers · The Wire: 10,000 troops"."""
    values: tuple[FigureValue, ...]
    """In the order of the articles, then of the text."""
    tier: Tier = "likely"
    """Firm where every link that it rests on is firm."""
    reason: FigureReason = ""
    """Why both can be true; empty unless the verdict is compatible."""
    kind: str = "figure"


class Place(NamedTuple):
    """Characters of a passage, as offsets into its article's text."""

    passage: str
    start: int
    end: int


class QuotedWords(NamedTuple):
    """A direct quotation, which may run on into the passages that follow."""

    passage: str
    """The passage in which it begins."""
    start: int
    """The place of the first character inside the quotation marks, in the article's text."""
    end: int
    speaker: str
    """The full name if the article gives it, else as written; empty if none is named."""


@dataclass(frozen=True, slots=True)
class QuoteFinding:
    """One quotation as the articles give it: as quotes, or in words of their own."""

    id: str
    verdict: QuoteVerdict
    """The gravest of `verdicts`."""
    passages: tuple[str, ...]
    says: str
    quotes: tuple[QuotedWords, ...]
    words: tuple[Place, ...] = ()
    """The words that differ in altered quotes."""
    verdicts: tuple[tuple[str, QuoteVerdict], ...] = ()
    """How each article gives the words, compared with their longest form."""
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class WordingFinding:
    """Words in which linked passages differ."""

    id: str
    verdict: WordingVerdict
    passages: tuple[str, ...]
    says: str
    words: tuple[Place, ...]
    kind: str = "wording"


Finding = Omission | FigureFinding | QuoteFinding | WordingFinding
"""A difference or agreement worth a line, with the passages that prove it."""


class NotedPassages(NamedTuple):
    """A note of a person, and the passage or the two that it is on."""

    passages: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class LapsedEntry:
    """An entry in the review file that no longer applies to the articles."""

    kind: Literal["link", "omission", "note", "bookmark"]
    says: str
    """What it said and why it does not apply, in one line."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings and points a user asked for; all of them by default."""

    only: tuple[str, ...] = ()
    """Some of `corpus.findings.kinds.KINDS`, in their order; empty for all."""
    min_weight: float = 0.0
    """The least weight of a finding and of a point, 0 to 1."""
    reference: str = ""
    """The id of the article from which the others are seen; empty for none."""
