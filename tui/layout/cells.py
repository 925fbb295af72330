"""Text measured in terminal cells: cut to a width or by marks, drawn in safe glyphs or in ASCII.

The line filters work on every finished row of the screen, ours and Textual's alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from corpus.article import Span
from corpus.passage_status import GLYPHS, Marker
from tui.layout.glyphs import CELLS, bare

_JOINERS = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""Joiners, variation selectors and skin tones. Some terminals draw what they join as one glyph of
two cells, others as several glyphs side by side."""


def plain(text: str) -> str:
    """Return a text without joiners, so that every terminal gives it the same width."""
    return text if text.isascii() else _JOINERS.sub("", text)


def cut(text: str, width: int) -> str:
    """Return a text in at most `width` cells; a longer one ends in "…"."""
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)) + "…"


def safe_glyphs(text: str) -> str:
    """Return a text without joiners, padded to the number of cells it had."""
    drawn = plain(text)
    return text if drawn == text else set_cell_size(drawn, cell_len(text))


def in_ascii(text: str) -> str:
    """Return a text in ASCII, in the same number of cells."""
    cells = cell_len(text)
    return text.translate(_SAME_WIDTH)[:cells].ljust(cells, "?")


class RedrawFilter(LineFilter):
    """Redraws every piece of a row that is not ASCII, in the same number of cells."""

    def __init__(self, drawn: Callable[[str], str]) -> None:
        """Redraw with `drawn`: it must return a text as wide as the one it is given."""
        super().__init__()
        self._drawn = drawn

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the row as it is drawn."""
        return [
            segment if segment.text.isascii() else Segment(self._drawn(segment.text), *segment[1:])
            for segment in segments
        ]


class _SameWidth(dict[int, str]):
    """A table for `str.translate` that keeps the width, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        cells = cell_len(character)
        known = character if code < 128 else CELLS.get(character) or bare(character)
        self[code] = known if len(known) == cells else "?" * cells
        return self[code]


_SAME_WIDTH = _SameWidth()


def split_by_marks(
    row: Span, marks: Mapping[str, Sequence[Span]]
) -> Iterator[tuple[Span, tuple[str, ...]]]:
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
