"""Two linked passages as their wording is compared: their own words, hedges and passives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

from corpus.article import Passage, Span
from corpus.extraction.quantities.counted_noun import stem_of
from corpus.extraction.quotes.extract import ReportingVerb
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.extraction.quotes.tokens import NarrationToken, belongs
from corpus.language.lexicon import lexicon, verb_forms
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word
from corpus.model import Link, WordingVerdict

Kind = Literal["naming", "scale", "intensity", "limit"]
"""Nouns and verbs that name the same; those that put the same less or more strongly; words that
make another stronger or weaker; words that limit a statement."""


OF_NUMBERS = "number"
"""The group of words that make the number after them more or less: just, a whopping."""


class Entry(NamedTuple):
    """What a phrase of the lists is."""

    kind: Kind
    group: str
    """The words that may stand for one another have one group."""
    level: str
    """How strongly it puts something, weak, plain or strong; of names, the first of those that say
    the same: investigation, probe; empty where that is no matter."""
    base: str
    """The phrase in the form in which it is listed."""
    is_bare: bool = False
    """Whether it is a verb only after "to" or "will": to raid."""


class Found(NamedTuple):
    """A listed phrase in a passage."""

    entry: Entry
    first: int
    """The place of its first token."""
    end: int
    """The place after its last."""


@dataclass(frozen=True, slots=True)
class PhraseList:
    """Listed phrases by their words, in lower case."""

    entries: Mapping[tuple[str, ...], tuple[Entry, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    """The numbers of words of the phrases that begin with a word, longest first."""

    def within(self, tokens: Sequence[NarrationToken]) -> Iterator[Found]:
        """The listed phrases among some tokens, the longest at each place."""
        past = 0
        for at, token in enumerate(tokens):
            lengths = self.lengths.get(token.lower)
            for length in lengths if lengths and at >= past else ():
                words = tuple([token.lower for token in tokens[at : at + length]])
                if len(words) == length and (found := self.entries.get(words)):
                    past = at + length
                    is_verb = at > 0 and tokens[at - 1].lower in _BEFORE_VERB
                    for entry in found:
                        if is_verb or not entry.is_bare:
                            yield Found(entry._replace(is_bare=False), at, past)
                    break


_BEFORE_VERB = frozenset(
    {"to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "not"}
)
"""Words before a verb in its bare form."""


@cache
def _lists() -> dict[str, dict[str, Any]]:
    import tomli

    return tomli.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


@cache
def phrase_list() -> PhraseList:
    """The lists that ship with the program."""
    table = _lists()
    listed = [
        (form, Entry("naming", name, level, word))
        for name, words in table["naming"].items()
        for level, word in _with_level(words)
        for form in _numbers(word)
    ]
    acting = [
        (word, Entry("naming", f"to {name}", level, word))
        for name, words in table["acting"].items()
        for level, word in _with_level(words)
    ]
    scales = [
        (word, Entry("scale", name, level, word))
        for name, levels in table["scales"].items()
        for level, words in levels.items()
        for word in words
    ]
    listed += [*acting, *scales, *_verbs(acting), *_verbs(scales)]
    levels = table["intensity"]
    listed += [
        (word, Entry("intensity", of if of == OF_NUMBERS else "", of, word))
        for of in levels
        for word in levels[of]
    ]
    limits = table["limits"].items()
    listed += [(word, Entry("limit", of, "", word)) for of, words in limits for word in words]
    return _phrases(listed)


def _with_level(words: Sequence[str | Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The words of a group, those of a list within it with its first: they say the same."""
    for word in words:
        if isinstance(word, str):
            yield "", word
        else:
            yield from ((word[0], one) for one in word)


def _verbs(listed: Sequence[tuple[str, Entry]]) -> Iterator[tuple[str, Entry]]:
    """The other forms of verbs that are listed in the past: raiding, to raid."""
    known = {(form, entry.group) for form, entry in listed}
    for past, entry in listed:
        bare, present = verb_forms(past)
        for form in (present, *bare):
            if form and (form, entry.group) not in known:
                known.add((form, entry.group))
                yield form, entry._replace(is_bare=form != present)


@cache
def _everyday_words() -> Mapping[str, Sequence[tuple[str, int]]]:
    """The everyday words that say the same, by their first letters, each with its group."""
    found: dict[str, list[tuple[str, int]]] = {}
    for group, words in enumerate(_lists()["alike"]["words"]):
        for word in words:
            found.setdefault(word[:_LETTERS], []).append((word, group))
    return found


class WordLists(NamedTuple):
    """Words that are read in their own way."""

    exact: frozenset[str]
    """Those that state a fact, so that others are no other wording: a unit, a colour."""
    empty: frozenset[str]
    """Those that say too little, or join too much."""
    walkouts: frozenset[str]
    """Those before "strike" that say that people stop working."""
    capitalized: frozenset[str]
    """Those listed that are written with a capital and are no names."""


@cache
def word_lists() -> WordLists:
    """The words that are read in their own way."""
    table = _lists()["apart"]
    return WordLists(*(frozenset(table[name]) for name in WordLists._fields))


_LETTERS = 2


@cache
def alike(stem: str) -> frozenset[int]:
    """The groups of everyday words that say the same in which a word with this stem is."""
    near = _everyday_words().get(stem[:_LETTERS], ())
    return frozenset(group for word, group in near if stem_of(word) == stem)


def _numbers(noun: str) -> tuple[str, ...]:
    """A noun in the singular and the regular plural."""
    if noun.endswith(("s", "men")):
        return (noun,)
    if noun.endswith("y") and noun[-2] not in "aeo":
        return noun, f"{noun[:-1]}ies"
    return noun, f"{noun}es" if noun.endswith(("sh", "ch", "x")) else f"{noun}s"


def _phrases(listed: Sequence[tuple[str, Entry]]) -> PhraseList:
    entries: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    lengths: dict[str, set[int]] = {}
    for form, entry in listed:
        words = tuple(form.split())
        entries[words] = (*entries.get(words, ()), entry)
        lengths.setdefault(words[0], set()).add(len(words))
    return PhraseList(
        entries, {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    )


_ACTS = frozenset({"alleged", "suspected", "supposed", "purported"})
"""Hedges that can also be what somebody did."""
_CAN_BE_DONE = frozenset(
    {"it", "as", "if", "make", "makes", "made", "making", "where", "when", "whenever", "wherever"}
    | {"not", "best", "only", "all", "every", "them", "this", "that", "everything"}
)
"""Before "possible" they say what can be done, not what may be true: make it possible."""
_A_SUSPECT = re.compile(
    r"\b(?:the|an?|this|that|his|her|their|one|two|three|\d+|other|both|main|old) suspects?\b"
)
"""A person, and no doubt: the suspect drove off, but not "police suspect"."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Narration:
    """A passage with the words that its outlet says itself, outside quotation marks."""

    passage: Passage
    tokens: Sequence[NarrationToken]
    reporting_verbs: tuple[ReportingVerb, ...]
    words: tuple[Word, ...]
    """All words of the passage, by their places in its text, read as English."""

    @cached_property
    def written(self) -> frozenset[str]:
        """Its tokens in lower case."""
        return frozenset([token.lower for token in self.tokens])

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
    def _is_doubtful(self) -> bool:
        """Whether hedges or other words present something as less than certain."""
        text, doubts = self.passage.text.lower(), lexicon().doubts
        if self.hedges or doubts.isdisjoint(_WORD.findall(text)):
            return bool(self.hedges)
        return not doubts.isdisjoint(_WORD.findall(_A_SUSPECT.sub("", text)))

    def doubts_more_than(self, other: Narration) -> bool:
        """Whether it presents something as less than certain, and not by the other's verbs alone.

        "Will close, he warned" is as sure as "may close, he warned" is not.
        """
        if self._is_doubtful:
            return True
        mine, theirs = (
            {told.verb.name for told in one.reporting_verbs if told.verb.tone == "telling"}
            for one in (self, other)
        )
        return not mine <= theirs

    @cached_property
    def _listed(self) -> Mapping[Kind, Sequence[Found]]:
        found: dict[Kind, list[Found]] = {}
        if phrase_list().lengths.keys().isdisjoint(self.written):
            return found
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
    link: Link

    @property
    def spans(self) -> tuple[Span, ...]:
        """The shared parts, as spans of the article's text; all of a link without spans."""
        passage = self.narration.passage
        return self.link.spans(passage.id) or (passage.span,)

    def shares(self, span: Span) -> bool:
        """Whether a span lies inside a shared part."""
        return any(one.start <= span.start and span.end <= one.end for one in self.spans)


class LinkedPair(NamedTuple):
    """Two linked passages."""

    a: Side
    b: Side

    @property
    def is_one_statement(self) -> bool:
        """Whether both say so much in the same words that others among them are swapped.

        What stands between the same words in two statements is no other wording.
        """
        one, other = self.a.narration.stems, self.b.narration.stems
        return len(one & other) >= _MIN_ALIKE * min(len(one), len(other))


_MIN_ALIKE = 0.6
"""The part of the shorter passage's content words that two versions of a statement share."""


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
        if form == "possible" and (
            (at and tokens[at - 1].lower in _CAN_BE_DONE) or _next(tokens, at) == ("to",)
        ):
            continue  # make it possible, is possible to open
        if one in hedges:
            if form not in _ACTS or not _is_act(tokens, reporting_verbs, at):
                yield at, at + 1
        elif (*one, *_next(tokens, at)) in hedges:
            yield at, at + 2
        elif (*one, *_next(tokens, at), *_next(tokens, at + 1)) in hedges:
            yield at, at + 3  # said to have


def _next(tokens: Sequence[NarrationToken], at: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[at + 1 : at + 2])


def _is_act(
    tokens: Sequence[NarrationToken], reporting_verbs: Sequence[ReportingVerb], at: int
) -> bool:
    """Whether "alleged" or "suspected" is something that somebody did, not a hedge."""
    if not at:
        return False
    before = tokens[at - 1].lower
    if _next(tokens, at) == ("of",):
        return False  # a man suspected of it
    follows_name = belongs(tokens, at - 1) and before not in speaker_lexicon().determiners
    return follows_name or any(one.span.start == tokens[at].start for one in reporting_verbs)
