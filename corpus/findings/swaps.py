"""Finds swapped words: what one passage names otherwise than the passage it is linked with.

Given two linked passages, `find_swaps` yields a `Rewording` for each pair of words that stand in
each other's place: between "The regime denied it" and "The government denied it", *regime* and
*government*. Both must

- stand between the same words (`_is_framed`);
- be a choice of words (`_swappable_stems`): the writer could have taken the other word and told the
  same event. *Monday* for *Tuesday* and *Brook* for *Vale* are no such choice but other facts;
- say something different (`_is_trivial`).

`_SwapSide` is one side of a swap, in the first passage `a` and in the second `b`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from corpus.article import Span
from corpus.extraction.quantities.counted_noun import is_plural_noun
from corpus.extraction.quantities.numbers import words as words_of_numbers
from corpus.extraction.quotes.speaker_lexicon import speaker_lexicon
from corpus.findings.word_diff import Change, changes_between
from corpus.findings.wording_model import (
    LinkedPair,
    Narration,
    Rewording,
    Side,
    alike,
    word_lists,
)
from corpus.language.lexicon import lexicon
from corpus.language.word_frequency import is_plain, rarity
from corpus.language.words import Word

_MAX_SWAP = 3
"""The most words that are swapped for others; more are another statement."""
_FRAME_REACH = 3
"""Equal words that are looked at on each side of the swapped words."""
_FRAME_REACH_AFTER = 5
"""Equal words that are looked at where the swapped words open the passage."""
_MIN_FRAME = 4
"""The fewest equal words on both sides together."""
_MIN_CONTENT = 2
"""The fewest content words among them."""
_MIN_CONTENT_AFTER = 3
"""The same where there are none before; more are asked for, since nothing holds the other side."""
_SAME_PREFIX = 5
"""Two words with so many letters in common at their start are one word: Russia, Russian."""
_RARE = 5.5
"""The `rarity` below which all words of a swap are too common to tell: plan, decision.

A word of this rarity is met once in about 245 sentences (e to the power of 5.5).
"""


def find_swaps(pair: LinkedPair) -> Iterator[Rewording]:
    """Yield words that have others in their place in the other passage, between equal words."""
    one, other = pair.a.narration, pair.b.narration
    if len(one.stems & other.stems) < _MIN_CONTENT:
        return
    texts = one.passage.text, one.words, other.passage.text, other.words
    changes = changes_between(*texts, most=_MAX_SWAP)
    for at, change in enumerate(changes):
        if change.kind != "replace" or not _is_framed(changes, at, one):
            continue
        a = _swap_side(pair.a, change.a)
        b = _swap_side(pair.b, change.b) if a else None
        if a and b and len(a.stems) == len(b.stems) and not _is_trivial(a, b):
            yield Rewording("swap", frozenset((a.stems, b.stems)), a.span, b.span)


class _SwapSide(NamedTuple):
    """The words of one passage in the place of words of the other."""

    narration: Narration
    in_passage: Span
    """Where they stand in the text of the passage."""
    span: Span
    """Where they stand in the text of the article, without "a" or "an" at their start."""
    stems: tuple[str, ...]
    """Their stems, small words left out."""


def _swap_side(side: Side, in_passage: Span) -> _SwapSide | None:
    """The words in a span of a passage as a side of a swap, or None if they can be none.

    They must be the outlet's own, and in what both passages report.
    """
    narration = side.narration
    stems = _swappable_stems(narration, in_passage)
    if not stems:
        return None
    span = _without_article(narration, in_passage)
    is_own = side.is_in_shared_part(span) and narration.has_unquoted_word(span)
    return _SwapSide(narration, in_passage, span, stems) if is_own else None


def _is_trivial(a: _SwapSide, b: _SwapSide) -> bool:
    """Whether the two sides say the same, or are too common to be a choice of words."""
    return (
        not b.narration.stems.isdisjoint(a.stems)  # it stands elsewhere in the other passage
        or not a.narration.stems.isdisjoint(b.stems)
        or _small_words(a) != _small_words(b)  # officials, to officials
        or _letters(a) == _letters(b)  # up-market, upmarket
        or _have_same_stem(a.stems, b.stems)  # ate, eaten
        or _are_on_one_level(a, b)  # fell, dropped
        or _say_the_same(a.stems, b.stems)  # began, started
        or all(rarity(stem) < _RARE for stem in (*a.stems, *b.stems))  # plan, decision
    )


def _letters(side: _SwapSide) -> str:
    """The words in lower case, without hyphens and spaces."""
    written = side.in_passage.of(side.narration.passage.text)
    return written.lower().replace("-", "").replace(" ", "")


def _is_framed(changes: Sequence[Change], at: int, narration: Narration) -> bool:
    """Whether the passages have enough equal words right before and after the change at an index.

    What stands before and after a replacement is always equal in both. A change that opens both
    needs equal words only after it: "Settlers burned", "Colonists burned".
    """
    if at == len(changes) - 1:
        return False
    after = narration.within(changes[at + 1].a)
    if at == 0:
        return _count_content(after[:_FRAME_REACH_AFTER]) >= _MIN_CONTENT_AFTER
    frame = narration.within(changes[at - 1].a)[-_FRAME_REACH:] + after[:_FRAME_REACH]
    return len(frame) >= _MIN_FRAME and _count_content(frame) >= _MIN_CONTENT


def _count_content(words: Sequence[Word]) -> int:
    """How many of some words are no stop words."""
    return sum(not is_plain(word.stem) for word in words)


def _swappable_stems(narration: Narration, span: Span) -> tuple[str, ...]:
    """The stems of the words in a span of the passage, if they may be a choice of words; or ().

    Names, figures, words that state a fact and small words are not.
    """
    words = narration.within(span)
    if not 1 <= len(words) <= _MAX_SWAP or any(word.is_figure for word in words):
        return ()
    written = [narration.passage.text[word.start : word.end] for word in words]
    forms = [word.lower().replace("’", "'") for word in written]
    parts = {part for form in forms for part in form.split("-")}
    tones = {lexicon().tone(form) for form in forms}
    if not _facts().isdisjoint(parts) or tones & {"neutral", "telling"}:
        return ()
    is_opening_noun = words[0].start == 0 and is_plural_noun(forms[0])  # Settlers burned
    if any(word[0].isupper() for word in (written[1:] if is_opening_noun else written)):
        return ()  # a name
    if any(form in word_lists().empty or form in speaker_lexicon().be for form in forms):
        return ()
    small = [form for form in forms if form in speaker_lexicon().small_words]
    if len(small) > 1 or len(small) == len(words) or not _are_adjacent(words):
        return ()
    return tuple(word.stem for word, form in zip(words, forms, strict=True) if form not in small)


def _without_article(narration: Narration, span: Span) -> Span:
    """The span of the article's text without "a" or "an" at its start: a radical, an activist."""
    first, space, _ = span.of(narration.passage.text).partition(" ")
    cut = len(first) + 1 if space and first.lower() in {"a", "an"} else 0
    return narration.passage.span.absolute(span._replace(start=span.start + cut))


def _small_words(side: _SwapSide) -> list[str]:
    """The small words of a side: "to" in "officials to"; "an" counts as "a"."""
    small = speaker_lexicon().small_words
    words = re.findall(r"\w+", side.in_passage.of(side.narration.passage.text).lower())
    return ["a" if word == "an" else word for word in words if word in small]


@cache
def _facts() -> frozenset[str]:
    """Words that state a fact, so that another word is another fact: forty, Monday, red."""
    lists, speakers = words_of_numbers(), speaker_lexicon()
    numbers = {*lists.cardinals, *lists.ordinals, *lists.vague, *lists.magnitudes}
    return frozenset(numbers | speakers.calendar | speakers.offices | word_lists().exact)


def _are_adjacent(words: Sequence[Word]) -> bool:
    """Whether only a space or a hyphen stands between the words."""
    return all(after.start - before.end <= 1 for before, after in pairwise(words))


def _are_on_one_level(a: _SwapSide, b: _SwapSide) -> bool:
    """Whether two sides are equally strong or mean the same by the lists: fell, dropped."""
    return not _levels(a).isdisjoint(_levels(b))


def _levels(side: _SwapSide) -> set[tuple[str, str]]:
    """The groups of like phrases that begin where the words of a side do, each with its level."""
    narration = side.narration
    return {
        (found.entry.group, found.entry.level)
        for found in (*narration.listed("scale"), *narration.listed("naming"))
        if found.entry.level and narration.tokens[found.first].start == side.span.start
    }


def _say_the_same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether words are everyday synonyms, each of the one in its place: began, started."""
    pairs = zip(a, b, strict=False)
    return all(one == other or alike(one) & alike(other) for one, other in pairs)


def _have_same_stem(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether some word of `a` is another form of a word of `b`, or begins as it does."""
    participles = lexicon().participles
    return any(
        one == other
        or other in participles.get(one, ())  # ate, eaten
        or one in participles.get(other, ())
        or (len(one) >= _SAME_PREFIX and one[:_SAME_PREFIX] == other[:_SAME_PREFIX])
        for one in a
        for other in b
    )
