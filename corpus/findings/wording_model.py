"""Two passages that tell the same, as their words are compared; and what is found there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpus.extraction.quotes.extract import ReportingVerb
from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.speaker_phrase import belongs
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.language.lexicon import lexicon
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word, split_words
from corpus.model import Passage, Span, WordingVerdict

# Where a passage hedges: alleged, reportedly, is said to.

_DID = frozenset({"alleged", "suspected", "supposed", "purported"})
"""Hedges that can also be what somebody did."""


def hedged(
    tokens: Sequence[NarrationToken], told: Sequence[ReportingVerb]
) -> Iterator[tuple[int, int]]:
    """Where the hedges of a passage stand among its tokens; none of what is quoted."""
    hedges, begin = lexicon().hedges, lexicon().hedging
    for at, token in enumerate(tokens):
        form = token.lower
        if "-" not in form and form not in begin:
            continue
        one = tuple(form.split("-"))
        if one in hedges:
            if form not in _DID or not _was_done(tokens, told, at):
                yield at, at + 1
        elif (*one, *_next(tokens, at)) in hedges:
            yield at, at + 2


def _next(tokens: Sequence[NarrationToken], at: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[at + 1 : at + 2])


def _was_done(tokens: Sequence[NarrationToken], told: Sequence[ReportingVerb], at: int) -> bool:
    """Whether "alleged" or "suspected" is what somebody did."""
    if not at:
        return False
    before = tokens[at - 1].lower
    follows_name = belongs(tokens, at - 1) and before not in people().determiners
    return follows_name or any(one.span.start == tokens[at].start for one in told)


# The passive: what was done, and not by whom.

REACH = 5
"""Words between a verb and what it is done to, or who does it."""
_BETWEEN = frozenset({"also", "not", "being", "been", "reportedly", "later", "first", "all"})


def passives(tokens: Sequence[NarrationToken]) -> Iterator[int]:
    """The places of participles after a form of "be", with no "by" near after them."""
    known = lexicon().participles
    for at, token in enumerate(tokens):
        form = token.lower
        is_participle = (form.endswith("ed") and len(form) > 4) or form in known
        if is_participle and follows_be(tokens, at) and not _by(tokens, at):
            yield at


def follows_be(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a form of "be" stands before a place, with nothing but small words between."""
    be, place = people().be, at - 1
    while place >= 0 and (tokens[place].lower in _BETWEEN or tokens[place].lower.endswith("ly")):
        if tokens[place].lower in be:
            return True
        place -= 1
    return place >= 0 and tokens[place].lower in be


def _by(tokens: Sequence[NarrationToken], at: int) -> bool:
    return any(after.lower == "by" for after in tokens[at + 1 : at + 1 + REACH])


_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Narrated:
    """A passage with what it tells in its own words."""

    passage: Passage
    tokens: Sequence[NarrationToken]
    told: tuple[ReportingVerb, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, with their places in the passage's text."""
        return split_words(self.passage.text)

    def within(self, span: Span) -> tuple[Word, ...]:
        """Those of its words that lie in a span of the passage's text."""
        first = bisect_left(self._starts, span.start)
        return self.words[first : bisect_left(self._starts, span.end, lo=first)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.words]

    @cached_property
    def stem_at(self) -> dict[int, str]:
        """The stem of each word that says something, by where it begins in the article's text."""
        begins = self.passage.span.start
        return {begins + start: stem for start, _, stem in self.words if not is_plain(stem)}

    @cached_property
    def stems(self) -> frozenset[str]:
        """Those stems."""
        return frozenset(self.stem_at.values())

    @cached_property
    def hedges(self) -> tuple[tuple[int, int], ...]:
        """Where its hedges stand among the tokens: the first and the place after the last."""
        return tuple(hedged(self.tokens, self.told))

    @cached_property
    def doubts(self) -> bool:
        """Whether it tells something, in whatever words, as less than certain."""
        return (
            bool(self.hedges)
            or any(one.verb.tone == "telling" for one in self.told)
            or not lexicon().doubts.isdisjoint(_WORD.findall(self.passage.text.lower()))
        )

    @cached_property
    def passives(self) -> tuple[int, ...]:
        """The places of the participles by which it says what was done, and not by whom."""
        return tuple(passives(self.tokens))

    def stems_of(self, first: int, end: int) -> set[str]:
        """The stems of the tokens from one place to before another."""
        tokens = self.tokens[max(0, first) : max(0, end)]
        return {self.stem_at[token.start] for token in tokens if token.start in self.stem_at}

    def is_own(self, span: Span) -> bool:
        """Whether the words of a span stand outside quotation marks."""
        return any(
            token.is_word and token.start < span.end and span.start < token.end
            for token in self.tokens
        )


class Side(NamedTuple):
    """One of two passages that tell the same."""

    narrated: Narrated
    spans: tuple[Span, ...]
    """What both tell, in the article's text."""

    def tells(self, span: Span) -> bool:
        """Whether words stand in what both tell."""
        return any(one.start <= span.start and span.end <= one.end for one in self.spans)


class Both(NamedTuple):
    """Two passages that tell the same."""

    a: Side
    b: Side


class Rewording(NamedTuple):
    """Where two passages differ in a word."""

    verdict: WordingVerdict
    words: frozenset[tuple[str, ...]]
    """What it is about: the same in every two articles where it is the same."""
    a: Span | None
    """The words in the first article's text; None where it has nothing in their place."""
    b: Span | None
