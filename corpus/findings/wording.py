"""Word-level differences between two passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from corpus.article import Span
from corpus.language.rarity import is_plain
from corpus.language.words import words

Kind = Literal["equal", "replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that two texts have in common, or in which they differ."""

    kind: Kind
    a: Span
    """In the first text; empty, at the place where they would stand, where words were inserted."""
    b: Span
    """In the second text; empty where words were deleted."""


def changes(a: str, b: str) -> tuple[Change, ...]:
    """What turns the words of `a` into those of `b`, in their order.

    Case, punctuation, inflection and spelling make no difference: words are compared by stem.

    >>> [change.kind for change in changes("Seven ships left.", "Seven boats left.")]
    ['equal', 'replace', 'equal']
    """
    from rapidfuzz.distance import Levenshtein

    ours, theirs = words(a), words(b)
    steps = Levenshtein.opcodes([word.stem for word in ours], [word.stem for word in theirs])
    return tuple(
        Change(
            cast(Kind, step.tag),
            _span(a, [Span(w.start, w.end) for w in ours], step.src_start, step.src_end),
            _span(b, [Span(w.start, w.end) for w in theirs], step.dest_start, step.dest_end),
        )
        for step in steps
    )


def common_words(text: str, other: str) -> tuple[Span, ...]:
    """The words of `text` that `other` has too, wherever they stand, without "the" and its like."""
    theirs = {word.stem for word in words(other) if not is_plain(word.stem)}
    return tuple(Span(word.start, word.end) for word in words(text) if word.stem in theirs)


def _span(text: str, spans: list[Span], first: int, end: int) -> Span:
    """From the word `first` to the one before `end`; where none is between, the place before it."""
    if first < end:
        return Span(spans[first].start, spans[end - 1].end)
    at = spans[first].start if first < len(spans) else len(text)
    return Span(at, at)
