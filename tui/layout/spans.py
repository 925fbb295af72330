"""Marked spans of a row of text, and the markers in a text, each in its colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from textual.content import Content

from corpus.model import Span
from corpus.passage_status import GLYPHS, Marker


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


MARKER_STYLES: dict[Marker, str] = {
    "differs": "$differs bold",
    "shared": "$shared",
    "partial": "$shared",
    "only-here": "$only-here",
    "likely-shared": "$shared",
    "likely-partial": "$shared",
    "likely-only-here": "$only-here",
}
"""The style of each marker that has one."""

_MARKERS = {GLYPHS[marker]: marker for marker in MARKER_STYLES}
_RUNS = re.compile("|".join(f"{re.escape(glyph)}+" for glyph in _MARKERS))


def split_markers(text: str) -> Iterator[tuple[str, Marker | None]]:
    """A text in pieces: runs of one marker, and the text between them with None."""
    start = 0
    for run in _RUNS.finditer(text):
        if run.start() > start:
            yield text[start : run.start()], None
        yield run[0], _MARKERS[run[0][0]]
        start = run.end()
    if start < len(text):
        yield text[start:], None


def style_markers(text: str) -> Content:
    """A text with its markers in their styles."""
    return Content.assemble(
        *(
            (piece, MARKER_STYLES[marker]) if marker else piece
            for piece, marker in split_markers(text)
        )
    )
