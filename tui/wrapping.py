"""Text cut into rows of a given width, as spans, so that nothing of it is copied or lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from corpus.article import Span

_WORD = re.compile(r"\S+")


def wrap(text: str, span: Span, width: int) -> tuple[Span, ...]:
    """The rows that `span` of `text` fills at `width` cells: spans without the spaces between.

    Words wider than a row are cut between characters; scripts without spaces are thus cut
    wherever the row is full. An empty span is one empty row.
    """
    rows: list[Span] = []
    start = end = span.start
    used = 0
    for word, cells in _words(text, span, max(width, 1)):
        gap = cell_len(text[end : word.start]) if end > start else 0
        if end > start and used + gap + cells > width:
            rows.append(Span(start, end))
            start, used, gap = word.start, 0, 0
        if end == start or not used:
            start = word.start
        end, used = word.end, used + gap + cells
    rows.append(Span(start, end))
    return tuple(rows)


def _words(text: str, span: Span, width: int) -> Iterator[tuple[Span, int]]:
    for match in _WORD.finditer(text, *span):
        start, end = match.span()
        word = match.group()
        cells = len(word) if word.isascii() else cell_len(word)
        if cells <= width and (word.isascii() or cells == len(word)):
            yield Span(start, end), cells
        else:
            yield from _pieces(word, start, width)


def _pieces(word: str, start: int, width: int) -> Iterator[tuple[Span, int]]:
    """A word that is too wide, or has wide characters to break between, in pieces that fit.

    A character without a width of its own (a combining mark, a joiner) stays with the one before.
    """
    begin, cells = 0, 0
    for at, character in enumerate(word):
        own = cell_len(character)
        joined = own == 0 or (at > 0 and word[at - 1] == "\u200d")
        if not joined and at > begin and (cells + own > width or own == 2):
            yield Span(start + begin, start + at), cells
            begin, cells = at, 0
        cells += 0 if joined else own
    yield Span(start + begin, start + len(word)), cells
