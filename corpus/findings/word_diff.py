"""Word-level differences between two passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from corpus.article import Span
from corpus.language.word_frequency import is_plain
from corpus.language.words import Word, split_words

if TYPE_CHECKING:
    from rapidfuzz.distance import MatchingBlock

_MIN_COMMON = 0.5
"""The part of the longer text that both must have for a list of differences to be of use."""

Kind = Literal["equal", "replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that two texts share, or in which they differ."""

    kind: Kind
    a: Span
    """In the first text; empty, at the place of the insertion, if words were inserted."""
    b: Span
    """In the second text; empty if words were deleted."""


def changes(a: str, b: str) -> tuple[Change, ...]:
    """The fewest changes that turn the words of `a` into those of `b`, in their order.

    Case, punctuation, inflection and spelling make no difference: words are compared by stem.

    >>> [change.kind for change in changes("Seven ships left.", "Seven boats left.")]
    ['equal', 'replace', 'equal']
    """
    return changes_between(a, split_words(a), b, split_words(b))


def changes_between(
    a: str, ours: Sequence[Word], b: str, theirs: Sequence[Word], most: int = 0
) -> tuple[Change, ...]:
    """The changes between two texts whose words are known.

    Where `most` is given, nothing unless somewhere before equal words so many words or fewer have
    so many or fewer others in their place.
    """
    from rapidfuzz.distance import Indel

    stems = [stem for _, _, stem in ours], [stem for _, _, stem in theirs]
    blocks = Indel.editops(*stems).as_matching_blocks()
    ends = [(0, 0), *[(one.a + one.size, one.b + one.size) for one in blocks]]
    if most and not any(
        0 < one.a - at <= most and 0 < one.b - other <= most
        for one, (at, other) in zip(blocks, ends, strict=False)
    ):
        return ()
    return tuple(_changes(a, ours, b, theirs, blocks))


def _changes(
    a: str, ours: Sequence[Word], b: str, theirs: Sequence[Word], blocks: Iterable[MatchingBlock]
) -> Iterator[Change]:
    """The runs of equal words, and what lies between them; the last block is empty, at the end."""
    at, place = 0, 0
    for start, other, size in blocks:
        deleted, inserted = at < start, place < other
        if deleted or inserted:
            kind: Kind = "replace" if deleted and inserted else "delete" if deleted else "insert"
            yield Change(kind, _span(a, ours, at, start), _span(b, theirs, place, other))
        at, place = start + size, other + size
        if size:
            yield Change("equal", _span(a, ours, start, at), _span(b, theirs, other, place))


def common_words(text: str, others: Iterable[str]) -> tuple[Span, ...]:
    """The words of `text` that one of `others` has too, anywhere; without stop words."""
    theirs = _content_stems(others)
    return tuple(Span(word.start, word.end) for word in split_words(text) if word.stem in theirs)


def own_words(text: str, others: Iterable[str]) -> tuple[Span, ...]:
    """The words of `text` that none of `others` has; without stop words."""
    theirs = _content_stems(others)
    return tuple(
        Span(word.start, word.end)
        for word in split_words(text)
        if word.stem not in theirs and not is_plain(word.stem)
    )


def _content_stems(texts: Iterable[str]) -> set[str]:
    return {word.stem for text in texts for word in split_words(text) if not is_plain(word.stem)}


def _span(text: str, found: Sequence[Word], first: int, end: int) -> Span:
    """From the word `first` to the one before `end`; if there is none, the place before it."""
    if first < end:
        return Span(found[first].start, found[end - 1].end)
    at = found[first].start if first < len(found) else len(text)
    return Span(at, at)


def differences(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """The words of `a` with those that `b` has in their place; either may be empty.

    Nothing if the two have too little in common to be compared word by word.
    """
    found = changes(a, b)
    common = sum(change.a.end - change.a.start for change in found if change.kind == "equal")
    if common < _MIN_COMMON * max(len(a), len(b)):
        return ()
    return tuple(_runs(a, b, found))


def _runs(a: str, b: str, found: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """The differences: changes that follow each other are one."""
    for equal, run in groupby(found, key=lambda change: change.kind == "equal"):
        if not equal:
            steps = list(run)
            yield (
                Span(steps[0].a.start, steps[-1].a.end).of(a),
                Span(steps[0].b.start, steps[-1].b.end).of(b),
            )
