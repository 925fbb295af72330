"""The spans of two linked passages that show what both say, as phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.overlap import Overlap, Side
from corpus.alignment.passage_words import BREAKS
from corpus.alignment.shared_words import (
    PassageReading,
    Places,
    find_shared_words,
    read_passages,
)
from corpus.article import Span
from corpus.language.words import WordRange, opens_clause
from corpus.model import Label

_WHOLE = 0.7
"""If the clauses that share something are so much of a passage's weight, all of it is marked."""
_MIN_STRETCH = 0.2
"""A clause that weighs less than this share of the heaviest is shared by chance."""
_MAX_GAP = 4
"""Words that may stand between two shared words of one phrase, ..."""
_MAX_OTHERS = 2
"""... and how many of them may be other than small words."""

_HYPHENS = frozenset("-‐‑")
_JOINING = frozenset({"and", "or", "as"})
_CURRENCIES = frozenset("$€£¥")
_CLOSING = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«", "」": "「", "》": "《"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
_NEGATIONS = frozenset({"not", "no", "never", "cannot", "without", "nor"})


def shared_spans(
    pair: ArticlePair, overlap: Overlap, label: Label
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The parts of either passage that the other one has too: spans of its article, in order.

    Of a verbatim passage that is all of it. Of a reworded one too, unless much of it stands in
    clauses that share nothing with the other side: then the other clauses. Of a partial one, the
    clauses of which at least half is shared, and the shared phrases of other clauses.
    """
    if label == "verbatim":
        return (overlap.a.passage.passage.span,), (overlap.b.passage.passage.span,)
    if label == "reworded":
        return _shared_clauses(overlap, overlap.a), _shared_clauses(overlap, overlap.b)
    a, b = read_passages(pair, overlap)
    ours, theirs = find_shared_words(a, b)
    return tuple(_shared_phrases(a, ours)), tuple(_shared_phrases(b, theirs))


def _shared_clauses(overlap: Overlap, side: Side) -> tuple[Span, ...]:
    """The clauses that share something; the whole passage if they are most of it."""
    touched = [
        clause
        for clause in side.passage.clauses
        if not overlap.evidence.isdisjoint(side.stems[clause.first : clause.last + 1])
    ]
    total = _weight(WordRange(0, len(side.stems) - 1), overlap, side)
    if sum(_weight(clause, overlap, side) for clause in touched) / total >= _WHOLE:
        return (side.passage.passage.span,)
    joined = _join([_complete(clause, side) for clause in touched], side)
    weights = [_shared_weight(stretch, overlap, side) for stretch in joined]
    words = side.passage.words
    return tuple(
        side.passage.span(words[first], words[last])
        for (first, last), weight in zip(joined, weights, strict=True)
        if weight >= _MIN_STRETCH * max(weights)
    )


def _shared_phrases(reading: PassageReading, shared: Places) -> Iterator[Span]:
    """The phrases around the shared words of a passage, in order and apart."""
    marked = set(shared)
    for clause in reading.side.passage.clauses:
        marked.update(_whole_clause(reading, clause, shared))
    words = reading.side.passage.words
    for at in shared:
        if at in reading.words.name_at:
            marked.update(_whole_name(reading, at))
        elif words[at].is_figure:
            marked.update(_whole_figure(reading, at))
    phrases = [_complete(phrase, reading.side) for phrase in _phrases(reading, sorted(marked))]
    spans = [
        _with_marks(reading.text, *_with_negation(reading, phrase))
        for phrase in _join(phrases, reading.side)
    ]
    offset, after = reading.side.passage.passage.span.start, 0
    for start, end in spans:
        yield Span(offset + max(start, after), offset + end)
        after = end


def _whole_clause(reading: PassageReading, clause: WordRange, shared: Places) -> Iterable[int]:
    """The places of a clause if half of its weight is shared, and more than one name."""
    overlap, side = reading.overlap, reading.side
    first, last = clause
    first += opens_clause(side.stems[first]) and first not in shared
    inside = [at for at in range(first, last + 1) if at in shared]
    if len(inside) < 2:
        return ()
    things = {reading.words.name_at.get(at, side.stems[at]) for at in inside}
    mass = sum(overlap.weight[side.stems[at]] for at in inside)
    small = sum(
        overlap.weight[side.stems[at]]
        for at in range(first, last + 1)
        if reading.words.is_small[at] and at not in shared and side.stems[at] in overlap.shared
    )
    if len(things) > 1 and 2 * (mass + small) >= _weight(WordRange(first, last), overlap, side):
        return range(first, last + 1)
    return ()


def _whole_name(reading: PassageReading, at: int) -> Iterable[int]:
    """The places of the name in which a word stands, if its last word is shared too."""
    first, last = reading.words.name_at[at]
    return range(first, last + 1) if reading.stems[last] in reading.overlap.shared else ()


def _whole_figure(reading: PassageReading, at: int) -> Iterable[int]:
    """The places from a number to the noun that it counts."""
    words, passage = reading.side.passage.words, reading.side.passage.passage
    start = passage.span.start + words[at].start
    for figure in reading.document.figures.get(passage.id, ()):
        if figure.span.start > start:
            break
        if start < figure.span.end:
            last = at
            while last + 1 < len(words) and (
                passage.span.start + words[last + 1].end <= figure.span.end
            ):
                last += 1
            return range(at, last + 1)
    return ()


def _phrases(reading: PassageReading, marked: Sequence[int]) -> Iterator[WordRange]:
    """The marked words, joined over small words and two others at most in the same clause."""
    words = reading.side.passage.words
    first = marked[0]
    for at, after in pairwise(marked):
        if after == at + 1:
            continue
        others = sum(not small for small in reading.words.is_small[at + 1 : after])
        gap = reading.text[words[at].end : words[after].start]
        between = reading.stems[at + 1 : after]
        parted = not BREAKS.isdisjoint(gap) or any(
            opens_clause(s) and s not in _JOINING for s in between
        )
        if parted or after - at > _MAX_GAP + 1 or others > _MAX_OTHERS:
            yield WordRange(first, at)
            first = after
    yield WordRange(first, marked[-1])


def _join(phrases: Iterable[WordRange], side: Side) -> list[WordRange]:
    """The phrases; those with nothing or only conjunctions between them are joined."""
    joined: list[WordRange] = []
    for first, last in phrases:
        between = side.stems[joined[-1].last + 1 : first] if joined else ("",)
        if all(opens_clause(stem) for stem in between):
            joined[-1] = WordRange(joined[-1].first, max(last, joined[-1].last))
        else:
            joined.append(WordRange(first, last))
    return joined


def _complete(phrase: WordRange, side: Side) -> WordRange:
    """The phrase with all parts of the hyphenated words at its ends."""
    text, words = side.passage.passage.text, side.passage.words
    first, last = phrase
    while first and text[words[first - 1].end : words[first].start] in _HYPHENS:
        first -= 1
    while last + 1 < len(words) and text[words[last].end : words[last + 1].start] in _HYPHENS:
        last += 1
    if last + 1 < len(words) and _is_first_of_pair(side, last):
        last += 1
    return WordRange(first, last)


def _is_first_of_pair(side: Side, at: int) -> bool:
    """Whether a word stands for a pair of unspaced characters, of which the next is the second."""
    text, words = side.passage.passage.text, side.passage.words
    start, end, stem = words[at]
    return words[at + 1].start == end and len(stem) == 2 and text.startswith(stem, start)


def _with_negation(reading: PassageReading, phrase: WordRange) -> tuple[int, int]:
    """The phrase as a range of characters, with the negation right before it."""
    words, (first, last) = reading.side.passage.words, phrase
    if first and _is_negation(reading.words.written[first - 1]):
        first -= 1
    return words[first].start, words[last].end


def _is_negation(word: str) -> bool:
    return word in _NEGATIONS or word.endswith(("n't", "n’t"))


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A range of characters with the currency sign, percent sign and bracket that belong to it."""
    if start and text[start - 1] in _CURRENCIES:
        start -= 1
    if text[end : end + 1] == "%":
        end += 1
    inside = text[start:end]
    if text[end : end + 1] == "." and inside[-2:-1] == ".":  # "U.S."
        end += 1
    after = text[end : end + 2]
    if after[:1] == "." and after[1:] in (")", ",", ";"):
        after, end = after[1:], end + 1
    if after[:1] in _CLOSING and inside.count(_CLOSING[after[0]]) > inside.count(after[0]):
        end += 1
    before = text[start - 1 : start]
    if before in _OPENING and inside.count(_OPENING[before]) > inside.count(before):
        start -= 1
    return start, end


def _weight(stretch: WordRange, overlap: Overlap, side: Side) -> int:
    """The weight of the words of a stretch."""
    return sum(overlap.weight[stem] for stem in side.stems[stretch.first : stretch.last + 1])


def _shared_weight(stretch: WordRange, overlap: Overlap, side: Side) -> int:
    """The weight of the shared words of a stretch."""
    stems = side.stems[stretch.first : stretch.last + 1]
    return sum(overlap.weight[stem] for stem in stems if stem in overlap.shared)
