"""Spans laid over a row of text: what is marked, and where it is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.article import Span


def cut(row: Span, marks: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The pieces of `row`, each with whether it lies inside one of `marks`."""
    edges = {row.start, row.end}
    for mark in marks:
        if mark.overlaps(row):
            edges.update((max(mark.start, row.start), min(mark.end, row.end)))
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        yield piece, any(mark.overlaps(piece) for mark in marks)
