"""Marked spans of a row of text, and the markers in a text, each in its colour."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from textual.content import Content

from corpus.model import Span
from corpus.passage_status import GLYPHS, Marker

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


HUES: dict[Marker, str] = {
    "differs": "$differs bold",
    "shared": "$shared",
    "partial": "$shared",
    "only-here": "$only-here",
}
"""The signs that have one."""

_SIGN_OF = {GLYPHS[sign]: sign for sign in HUES}
_RUNS = re.compile("|".join(f"{re.escape(glyph)}+" for glyph in _SIGN_OF))


def pieces(text: str) -> Iterator[tuple[str, Marker | None]]:
    """A text in pieces: runs of one sign, and with None what stands between them."""
    start = 0
    for run in _RUNS.finditer(text):
        if run.start() > start:
            yield text[start : run.start()], None
        yield run[0], _SIGN_OF[run[0][0]]
        start = run.end()
    if start < len(text):
        yield text[start:], None


def tinted(text: str) -> Content:
    """A text with its signs in their hues."""
    return Content.assemble(
        *((piece, HUES[sign]) if sign else piece for piece, sign in pieces(text))
    )
