"""The signs of what others tell, found in a text that holds some, so that each has its hue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content

from corpus.passage_status import GLYPHS, Sign

HUES: dict[Sign, str] = {
    "differs": "$differs bold",
    "shared": "$shared",
    "partial": "$shared",
    "only-here": "$only-here",
}
"""The signs that have one."""

_SIGN_OF = {GLYPHS[sign]: sign for sign in HUES}
_RUNS = re.compile("|".join(f"{re.escape(glyph)}+" for glyph in _SIGN_OF))


def pieces(text: str) -> Iterator[tuple[str, Sign | None]]:
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
