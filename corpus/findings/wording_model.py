"""What wording is compared by: lists of phrases, and passages as they are without quotations."""

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
"""Words that name the same thing (migrant, refugee); that put it more or less strongly (concern,
alarm); that make other words stronger (sharply) or weaker; that limit a statement (almost all)."""


OF_NUMBERS = "number"
"""The group of words that make a number look small or large: just, a whopping."""


class Entry(NamedTuple):
    """A phrase of the lists in `wording.toml`, in one of its forms."""

    kind: Kind
    group: str
    """The name that phrases share which can replace one another."""
    level: str
    """How strong it is: weak, plain or strong. For names, the same for those that do not differ:
    investigation, probe. Empty where it does not matter."""
    base: str
    """The phrase in the form in which it is listed."""
    is_bare: bool = False
    """Whether this form is a verb only after "to", "will" and the like: raid."""


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
    """The phrases of `wording.toml` in all their forms."""
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
    """Each word of a group with its level: words in a list of their own have its first word."""
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
    """Everyday words by their first letters, each with the number of its group of synonyms."""
    found: dict[str, list[tuple[str, int]]] = {}
    for group, words in enumerate(_lists()["alike"]["words"]):
        for word in words:
            found.setdefault(word[:_LETTERS], []).append((word, group))
    return found


class WordLists(NamedTuple):
    """Words that need rules of their own."""

    exact: frozenset[str]
    """Words that state a fact, so that another word is another fact: a unit, a colour."""
    empty: frozenset[str]
    """Words that mean too little to be compared."""
    walkouts: frozenset[str]
    """Words before "strike" that make it a stoppage of work."""
    capitalized: frozenset[str]
    """Listed words that are written with a capital and are not names."""


@cache
def word_lists() -> WordLists:
    """The words of `wording.toml` that need rules of their own."""
    table = _lists()["apart"]
    return WordLists(*(frozenset(table[name]) for name in WordLists._fields))


_LETTERS = 2


@cache
def alike(stem: str) -> frozenset[int]:
    """The numbers of the groups of synonyms that have a word with this stem."""
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
"""Hedges that can also be verbs: alleged, suspected of."""
_CAN_BE_DONE = frozenset(
    {"it", "as", "if", "make", "makes", "made", "making", "where", "when", "whenever", "wherever"}
    | {"not", "best", "only", "all", "every", "them", "this", "that", "everything"}
)
"""Words before "possible" by which it says what can be done, not what may be true: make it."""
_A_SUSPECT = re.compile(
    r"\b(?:the|an?|this|that|his|her|their|one|two|three|\d+|other|both|main|old) suspects?\b"
)
"""Where "suspect" is a person and expresses no doubt: the suspect drove off."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Narration:
    """A passage as its outlet words it: without what stands in quotation marks."""

    passage: Passage
    tokens: Sequence[NarrationToken]
    """The tokens outside quotation marks."""
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
        """Whether it presents something as uncertain, by hedges or by verbs that `other` lacks.

        "May close" does, and so does "will close, he claimed" if `other` has no "claimed".
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

    def has_unquoted_word(self, span: Span) -> bool:
        """Whether a word of a span of the article's text stands outside quotation marks."""
        return any(
            token.is_word and token.start < span.end and span.start < token.end
            for token in self.tokens
        )


class Side(NamedTuple):
    """One of two linked passages, and their link."""

    narration: Narration
    link: Link

    @property
    def spans(self) -> tuple[Span, ...]:
        """The shared parts, as spans of the article's text; all of a link without spans."""
        passage = self.narration.passage
        return self.link.spans(passage.id) or (passage.span,)

    def is_in_shared_part(self, span: Span) -> bool:
        """Whether a span of the article's text lies inside a shared part."""
        return any(one.start <= span.start and span.end <= one.end for one in self.spans)


class LinkedPair(NamedTuple):
    """Two linked passages."""

    a: Side
    b: Side

    @property
    def is_one_statement(self) -> bool:
        """Whether both have enough words in common to be two versions of one statement.

        Only then is a word in the place of another a choice of words.
        """
        one, other = self.a.narration.stems, self.b.narration.stems
        return len(one & other) >= _MIN_ALIKE * min(len(one), len(other))


_MIN_ALIKE = 0.6
"""The least part of the shorter passage's content words that two versions of a statement share."""


class Rewording(NamedTuple):
    """A difference in wording between two linked passages."""

    verdict: WordingVerdict
    words: frozenset[tuple[str, ...]]
    """A key that is equal for the same difference between any two articles."""
    a: Span | None
    """The words in the first article's text; None if it has nothing in their place."""
    b: Span | None
    """The words in the second article's text, likewise."""


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
    """Whether "alleged" or "suspected" is an act, not a hedge."""
    if not at:
        return False
    before = tokens[at - 1].lower
    if _next(tokens, at) == ("of",):
        return False  # a man suspected of it
    follows_name = belongs(tokens, at - 1) and before not in speaker_lexicon().determiners
    return follows_name or any(one.span.start == tokens[at].start for one in reporting_verbs)
