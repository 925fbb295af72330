"""Two linked passages as their wording is compared: their own words, hedges and passives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpus.extraction.quotes.extract import ReportingVerb
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.extraction.quotes.speaker_phrase import belongs
from corpus.extraction.quotes.tokens import NarrationToken
from corpus.findings.wording_lists import Found, Kind, phrase_list
from corpus.language.lexicon import lexicon
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word, split_words
from corpus.model import Passage, Span, WordingVerdict

MAX_DISTANCE = 5
"""Words between a verb and its object, or its agent."""
_BETWEEN = frozenset({"also", "not", "being", "been", "reportedly", "later", "first", "all"})
"""Words that may stand between a form of "be" and its participle, besides adverbs in -ly."""
_ACTS = frozenset({"alleged", "suspected", "supposed", "purported"})
"""Hedges that can also be what somebody did."""
_CAN_BE_DONE = frozenset(
    {"it", "as", "if", "make", "makes", "made", "making", "where", "when", "whenever", "wherever"}
    | {"not", "best", "only", "all", "every", "them", "this", "that", "everything"}
)
"""Before "possible" they say what can be done, not what may be true: make it possible."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Narration:
    """A passage with the words that its outlet says itself, outside quotation marks."""

    passage: Passage
    tokens: Sequence[NarrationToken]
    reporting_verbs: tuple[ReportingVerb, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words of the passage, by their places in its text."""
        return split_words(self.passage.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.words]

    def within(self, span: Span) -> tuple[Word, ...]:
        """The words in a span of the passage's text."""
        first = bisect_left(self._starts, span.start)
        return self.words[first : bisect_left(self._starts, span.end, lo=first)]

    @cached_property
    def stem_at(self) -> dict[int, str]:
        """The stem of each word but stop words, by its start in the article's text."""
        begin = self.passage.span.start
        return {begin + start: stem for start, _, stem in self.words if not is_plain(stem)}

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words but stop words."""
        return frozenset(self.stem_at.values())

    def stems_of(self, first: int, end: int) -> set[str]:
        """The stems of the tokens from the place `first` to before `end`, without stop words."""
        tokens = self.tokens[max(0, first) : max(0, end)]
        return {self.stem_at[token.start] for token in tokens if token.start in self.stem_at}

    @cached_property
    def hedges(self) -> tuple[tuple[int, int], ...]:
        """The hedges, each by the places of its first token and of the token after its last."""
        return tuple(find_hedges(self.tokens, self.reporting_verbs))

    @cached_property
    def is_doubtful(self) -> bool:
        """Whether the passage presents something as less than certain, in whatever words."""
        return (
            bool(self.hedges)
            or any(one.verb.tone == "telling" for one in self.reporting_verbs)
            or not lexicon().doubts.isdisjoint(_WORD.findall(self.passage.text.lower()))
        )

    @cached_property
    def passives(self) -> tuple[int, ...]:
        """The places of the participles that say what was done without saying by whom."""
        return tuple(find_passives(self.tokens))

    @cached_property
    def _listed(self) -> Mapping[Kind, Sequence[Found]]:
        found: dict[Kind, list[Found]] = {}
        for one in phrase_list().within(self.tokens):
            found.setdefault(one.entry.kind, []).append(one)
        return found

    def listed(self, kind: Kind) -> Sequence[Found]:
        """The phrases of one kind that `wording.toml` lists, in the order of the passage."""
        return self._listed.get(kind, ())

    def is_own(self, span: Span) -> bool:
        """Whether words of a span of the article's text stand outside quotation marks."""
        return any(
            token.is_word and token.start < span.end and span.start < token.end
            for token in self.tokens
        )


class Side(NamedTuple):
    """One of two linked passages."""

    narration: Narration
    spans: tuple[Span, ...]
    """The shared parts, as spans of the article's text."""

    def shares(self, span: Span) -> bool:
        """Whether a span lies inside a shared part."""
        return any(one.start <= span.start and span.end <= one.end for one in self.spans)


class LinkedPair(NamedTuple):
    """Two linked passages."""

    a: Side
    b: Side


class Rewording(NamedTuple):
    """Words in which two linked passages differ."""

    verdict: WordingVerdict
    words: frozenset[tuple[str, ...]]
    """The key of the difference: equal for the same difference between any two articles."""
    a: Span | None
    """The words in the first article's text; None if it has nothing in their place."""
    b: Span | None


def find_hedges(
    tokens: Sequence[NarrationToken], reporting_verbs: Sequence[ReportingVerb]
) -> Iterator[tuple[int, int]]:
    """The hedges among the tokens of a passage: alleged, reportedly, is said to.

    Each by the places of its first token and of the token after its last.
    """
    hedges, begin = lexicon().hedges, lexicon().hedging
    for at, token in enumerate(tokens):
        form = token.lower
        if "-" not in form and form not in begin:
            continue
        one = tuple(form.split("-"))
        if form == "possible" and at and tokens[at - 1].lower in _CAN_BE_DONE:
            continue
        if one in hedges:
            if form not in _ACTS or not _is_act(tokens, reporting_verbs, at):
                yield at, at + 1
        elif (*one, *_next(tokens, at)) in hedges:
            yield at, at + 2


def _next(tokens: Sequence[NarrationToken], at: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[at + 1 : at + 2])


def _is_act(
    tokens: Sequence[NarrationToken], reporting_verbs: Sequence[ReportingVerb], at: int
) -> bool:
    """Whether "alleged" or "suspected" is something that somebody did, not a hedge."""
    if not at:
        return False
    before = tokens[at - 1].lower
    follows_name = belongs(tokens, at - 1) and before not in speaker_lexicon().determiners
    return follows_name or any(one.span.start == tokens[at].start for one in reporting_verbs)


def find_passives(tokens: Sequence[NarrationToken]) -> Iterator[int]:
    """The places of participles after a form of "be", with no "by" soon after them."""
    known = lexicon().participles
    for at, token in enumerate(tokens):
        form = token.lower
        is_participle = (form.endswith("ed") and len(form) > 4) or form in known
        if is_participle and follows_be(tokens, at) and not _names_agent(tokens, at):
            yield at


def follows_be(tokens: Sequence[NarrationToken], at: int) -> bool:
    """Whether a form of "be" stands before a place, with only adverbs and the like between."""
    be, place = speaker_lexicon().be, at - 1
    while place >= 0 and (tokens[place].lower in _BETWEEN or tokens[place].lower.endswith("ly")):
        if tokens[place].lower in be:
            return True
        place -= 1
    return place >= 0 and tokens[place].lower in be


def _names_agent(tokens: Sequence[NarrationToken], at: int) -> bool:
    return any(after.lower == "by" for after in tokens[at + 1 : at + 1 + MAX_DISTANCE])
