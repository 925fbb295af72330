"""Finds swapped words: what one passage names otherwise than the passage it is linked with.

Given two linked passages, `find_swaps` yields a `Rewording` for each pair of words that stand in
each other's place: between "The regime denied it" and "The government denied it", *regime* and
*government*. Both must stand between the same words (`_is_framed`), be a choice of words rather
than another fact (`_swappable_stems`), and say something different (`_is_trivial`).
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
from corpus.findings.wording_model import LinkedPair, Narration, Rewording, alike, word_lists
from corpus.language.lexicon import lexicon
from corpus.language.word_frequency import is_plain, rarity
from corpus.language.words import Word

_MAX_SWAP = 3
"""The most words that are swapped for others; more are another statement."""
_OPENED = 5
"""Words that are looked at after swapped words that open both passages."""
_MIN_FRAME = 2
"""The least content words that both passages must have around the swapped words."""
_SAME_PREFIX = 5
"""Two words with so many letters in common at their start are one word: Russia, Russian."""
_RARE = 5.5
"""Two words that are both more common than this are no choice of words: plan, decision."""


def find_swaps(pair: LinkedPair) -> Iterator[Rewording]:
    """Yield words that have others in their place in the other passage, between equal words."""
    one, other = pair.a.narration, pair.b.narration
    if len(one.stems & other.stems) < _MIN_FRAME:
        return
    texts = one.passage.text, one.words, other.passage.text, other.words
    changes = changes_between(*texts, most=_MAX_SWAP)
    for at, change in enumerate(changes):
        if change.kind != "replace" or not _is_framed(changes, at, one):
            continue
        a = _swappable_stems(one, change.a)
        b = _swappable_stems(other, change.b) if a else ()
        if not a or len(a) != len(b):
            continue
        a_span, b_span = _without_article(one, change.a), _without_article(other, change.b)
        is_shared = pair.a.shares(a_span) and pair.b.shares(b_span)
        is_unquoted = one.is_own(a_span) and other.is_own(b_span)
        if is_shared and is_unquoted:
            swap = _Swap(one, other, change, a_span, b_span, a, b)
            if not _is_trivial(swap):
                yield Rewording("swap", frozenset((a, b)), a_span, b_span)


class _Swap(NamedTuple):
    """Words of one passage in the place of words of the other."""

    one: Narration
    other: Narration
    change: Change
    """Where they stand in the two passages."""
    a_span: Span
    """The words in the first article's text, without "a" or "an"."""
    b_span: Span
    a: tuple[str, ...]
    """The stems of the words in the first passage, small words left out."""
    b: tuple[str, ...]


def _is_trivial(swap: _Swap) -> bool:
    """Whether the two sides say the same, or are too common to be a choice of words."""
    one, other, change, a_span, b_span, a, b = swap
    return (
        not other.stems.isdisjoint(a)  # it stands elsewhere in the other passage
        or not one.stems.isdisjoint(b)
        or _small_words(one, change.a) != _small_words(other, change.b)  # officials, to officials
        or _letters(one, change.a) == _letters(other, change.b)  # up-market, upmarket
        or _has_same_stem(a, b)  # ate, eaten
        or _is_one_level(one, other, a_span, b_span)  # fell, dropped
        or _say_the_same(a, b)  # began, started
        or all(rarity(stem) < _RARE for stem in (*a, *b))  # plan, decision
    )


def _letters(narration: Narration, span: Span) -> str:
    """The text of a span of the passage in lower case, without hyphens and spaces."""
    return span.of(narration.passage.text).lower().replace("-", "").replace(" ", "")


def _is_framed(changes: Sequence[Change], at: int, narration: Narration) -> bool:
    """Whether both passages have the same words right before and after a change, and enough.

    A change that opens both needs them only after it: "Settlers burned", "Colonists burned".
    """
    if at == len(changes) - 1:
        return False
    if not at:
        after = narration.within(changes[1].a)[:_OPENED]
        return sum(not is_plain(word.stem) for word in after) > _MIN_FRAME
    around = narration.within(changes[at - 1].a)[-3:] + narration.within(changes[at + 1].a)[:3]
    content = sum(not is_plain(word.stem) for word in around)
    return len(around) > 3 and content >= _MIN_FRAME


def _swappable_stems(narration: Narration, span: Span) -> tuple[str, ...]:
    """The stems of the words in a span of the passage, if they may be a choice of words; or none.

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
    opens = words[0].start == 0 and is_plural_noun(forms[0])  # Settlers burned
    if any(word[0].isupper() for word in written[opens:]):
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


def _small_words(narration: Narration, span: Span) -> list[str]:
    """The small words of a span: "to" in "officials to"; "an" counts as "a"."""
    small = speaker_lexicon().small_words
    words = re.findall(r"\w+", span.of(narration.passage.text).lower())
    return ["a" if word == "an" else word for word in words if word in small]


@cache
def _facts() -> frozenset[str]:
    """Words that state a fact, so that another word is another fact: forty, Monday, red."""
    known, table = words_of_numbers(), speaker_lexicon()
    numbers = {*known.cardinals, *known.ordinals, *known.vague, *known.magnitudes}
    return frozenset(numbers | table.calendar | table.offices | word_lists().exact)


def _are_adjacent(words: Sequence[Word]) -> bool:
    """Whether only a space or a hyphen stands between the words."""
    return all(after.start - before.end <= 1 for before, after in pairwise(words))


def _is_one_level(one: Narration, other: Narration, a_span: Span, b_span: Span) -> bool:
    """Whether two words are equally strong or mean the same by the lists: fell, dropped."""
    levels = (
        {
            (found.entry.group, found.entry.level)
            for found in (*side.listed("scale"), *side.listed("naming"))
            if found.entry.level and side.tokens[found.first].start == span.start
        }
        for side, span in ((one, a_span), (other, b_span))
    )
    return not set.isdisjoint(*levels)


def _say_the_same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether words are everyday synonyms, each of the one in its place: began, started."""
    pairs = zip(a, b, strict=False)
    return all(one == other or alike(one) & alike(other) for one, other in pairs)


def _has_same_stem(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether a word of each is one word: in other forms, or with the same first letters."""
    known = lexicon().participles
    return any(
        one == other
        or other in known.get(one, ())  # ate, eaten
        or one in known.get(other, ())
        or (len(one) >= _SAME_PREFIX and one[:_SAME_PREFIX] == other[:_SAME_PREFIX])
        for one in a
        for other in b
    )
