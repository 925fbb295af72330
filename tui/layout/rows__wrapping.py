"""Text cut into rows of a given width, as spans, so that nothing of it is copied or lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from corpus.model import Span
from tui.layout.glyphs import plain

_WORD = re.compile(r"\S+")
_NEVER_FIRST = frozenset("、。，．：；！？…）】」』》〉〕’”％・ー,.:;!?)]}%'\"")
_NEVER_LAST = frozenset("（【「『《〈〔‘“")
"""What East Asian typesetting does not let a row begin or end with."""


def wrap(text: str, span: Span, width: int) -> tuple[Span, ...]:
    """The rows that `span` of `text` fills at `width` cells: spans without the spaces between.

    Words wider than a row are cut between characters; scripts without spaces are thus cut
    wherever the row is full. An empty span is one empty row.
    """
    rows: list[Span] = []
    start = end = span.start
    used = 0
    for word, cells in _words(text, span, max(width, 1)):
        gap = _cells(text[end : word.start]) if end > start else 0
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
        cells = _cells(word)
        if cells <= width and (word.isascii() or cells == len(word)):
            yield Span(start, end), cells
        else:
            yield from _pieces(word, start, width)


def _pieces(word: str, start: int, width: int) -> Iterator[tuple[Span, int]]:
    """A word that is too wide, or has wide characters to break between, in pieces that fit.

    A character without a width of its own (a combining mark, a joiner) stays with the one before.
    """
    begin, cells, last = 0, 0, 0
    for at, character in enumerate(word):
        own = _cells(character)
        if own and at > begin:
            loose = 2 in (own, last) and not _bound(word[at - 1], character)
            if loose or cells + own > width:
                yield Span(start + begin, start + at), cells
                begin, cells = at, 0
        cells, last = cells + own, own or last
    yield Span(start + begin, start + len(word)), cells


def _bound(before: str, character: str) -> bool:
    """Whether no row may end between two characters, if it has room for both."""
    return before in _NEVER_LAST or character in _NEVER_FIRST


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(plain(text))
