"""A text in stretches, each with what is to be marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from corpus.model import Span

Mark = Literal["told", "differs", "worded", "given"]
"""Told in common; at odds with another article; worded otherwise; the words of a finding."""


class Stretch(NamedTuple):
    """A run of characters that are marked alike."""

    text: str
    marks: tuple[Mark, ...]


def stretches(
    text: str, marked: Iterable[tuple[Span, Mark]], start: int = 0
) -> tuple[Stretch, ...]:
    """A text in order, cut where a mark begins or ends.

    The spans are counted as `start` is, at which the text begins; what lies outside marks nothing.

    >>> stretches("Seven ships", [(Span(16, 99), "told")], 10)
    (Stretch(text='Seven ', marks=()), Stretch(text='ships', marks=('told',)))
    """
    whole = Span(start, start + len(text))
    within = [
        (Span(max(span.start, whole.start), min(span.end, whole.end)), mark)
        for span, mark in marked
        if span.overlaps(whole)
    ]
    cuts = sorted({*whole, *(edge for span, _ in within for edge in span)})
    return tuple(
        Stretch(
            text[first - start : end - start],
            tuple(sorted({mark for span, mark in within if span.start <= first < span.end})),
        )
        for first, end in pairwise(cuts)
    )
