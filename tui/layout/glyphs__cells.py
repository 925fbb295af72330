"""Text as every terminal draws it in as many cells as we reckon with, and cut to fit."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

_UNSURE = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""Joiners, selectors of a look, tones of skin: some terminals draw what they join as one sign of
two cells, others as several signs side by side."""


def plain(text: str) -> str:
    """A text without what terminals disagree on; the parts of a joined sign stand side by side."""
    return text if text.isascii() else _UNSURE.sub("", text)


def cut(text: str, width: int) -> str:
    """A text in so many cells at most, its end given up for "…"."""
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)) + "…"
