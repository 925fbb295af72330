"""Spans laid over a row of text: what is marked how, and where it is cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.model import Span


def within(spans: Sequence[Span], row: Span) -> Sequence[Span]:
    """Those of many spans that touch `row`; they are in order and do not overlap."""
    first = bisect_right(spans, row.start, key=lambda span: span.end)
    last = bisect_left(spans, row.end, key=lambda span: span.start)
    return spans[first:last]


def cut(row: Span, marks: Mapping[str, Sequence[Span]]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The pieces of `row`, each with the names of the marks it lies in."""
    inside = [(name, span) for name, spans in marks.items() for span in spans if span.overlaps(row)]
    edges = {row.start, row.end}
    for _, span in inside:
        edges.update((max(span.start, row.start), min(span.end, row.end)))
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        names = dict.fromkeys(name for name, span in inside if span.overlaps(piece))
        yield piece, tuple(names)
