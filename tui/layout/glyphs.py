"""Every glyph twice: as it is drawn, and in ASCII, for terminals that have nothing else.

On the screen each must fill as many cells as before; in running text there is more room.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# Text as every terminal draws it in as many cells as we reckon with, and cut to fit.

_UNSURE = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""Joiners, selectors of a look, tones of skin: some terminals draw what they join as one sign of
two cells, others as several signs side by side."""


def plain(text: str) -> str:
    """A text without what terminals disagree on; the parts of a joined sign stand side by side."""
    return text if text.isascii() else _UNSURE.sub("", text)


def cut(text: str, width: int) -> str:
    """A text in so many cells at most, its end given up for "…"."""
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width - 1)) + "…"


# What is drawn is changed last of all, ours and Textual's alike: each row, piece by piece.


class DrawnLines(LineFilter):
    """Draws each piece of a row anew that is not ASCII, in as many cells; nothing moves."""

    def __init__(self, drawn: Callable[[str], str]) -> None:
        """Draw as `drawn` says, which gives a text as wide as the one it is given."""
        super().__init__()
        self._drawn = drawn

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A row of the screen."""
        return [
            segment if segment.text.isascii() else Segment(self._drawn(segment.text), *segment[1:])
            for segment in segments
        ]


def sure(text: str) -> str:
    """A text in signs on whose width terminals agree, in as many cells."""
    drawn = plain(text)
    return text if drawn == text else set_cell_size(drawn, cell_len(text))


CELLS = {
    # Lines and borders; corners and crossings are all the rest of the box drawings.
    **dict.fromkeys(map(chr, range(0x2500, 0x2580)), "+"),
    **dict.fromkeys("─╌┄┈╴╶╸╺╼╾▔▀", "-"),
    **dict.fromkeys("━═┅┉", "="),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻╽╿▏▎▍▕▊", "|"),
    "▁": "_",
    # The ends of scrollbars, which have colours of their own.
    **dict.fromkeys("▂▃▄▅▆▇▉▋", " "),
    # What is told elsewhere, in part, only here; what differs; what is not compared, or folded.
    "●": "=",
    "◐": "~",
    "○": "o",
    "≠": "!",
    "∙": ".",
    "⌀": "x",
    "⋯": ":",
    "★": "*",
    # The minimap and the part of it in view, the coverage above a column, the chosen passage.
    "█": "#",
    "▓": "+",
    "▒": "+",
    "░": ".",
    "▐": "|",
    "━": "=",
    "╍": "~",
    "▌": ">",
    # Punctuation.
    "…": "~",
    "·": "|",
    "¶": "#",
    "§": "$",
    "•": "*",
    "×": "x",
    "°": "o",
    "\u00a0": " ",
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("「『", ' "'),
    **dict.fromkeys("」』", '" '),
    **dict.fromkeys("‘’‚‛′´`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "‹": "<",
    "›": ">",
    "¿": "?",
    "¡": "!",
    # Arrows and triangles.
    **dict.fromkeys("→▶▸⇒", ">"),
    **dict.fromkeys("←◀◂⇐", "<"),
    **dict.fromkeys("↑▲▴", "^"),
    **dict.fromkeys("↓▼▾", "v"),
    # Marks of choice, and Textual's magnifying glass, which is two cells wide.
    "◉": "*",
    "◌": " ",
    "✓": "x",
    "✗": "x",
    "🔎": "/ ",
    # Letters that are no letter and an accent, and money.
    "ß": "s",
    "æ": "a",
    "Æ": "A",
    "œ": "o",
    "Œ": "O",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "t",
    "Þ": "T",
    "ı": "i",
    "€": "E",
    "£": "L",
    "¥": "Y",
}
"""In ASCII, in as many cells; accents are taken off, and of the rest nothing is left but "?"."""

LONGER = {
    "…": "...",
    "·": "-",
    "→": "->",
    "←": "<-",
    "—": "--",
    "≠": "!=",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "Th",
    "€": "EUR ",
    "£": "GBP ",
    "¥": "JPY ",
}
"""Where there is room for more than one character."""


def transliterate(text: str) -> str:
    """A text in ASCII, as long as it gets."""
    return text if text.isascii() else text.translate(_PLAIN)


def bare(character: str) -> str:
    """What is left of a character without its accents, in ASCII; empty for an accent itself."""
    parts = unicodedata.normalize("NFKD", character)
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    letters = letters.replace("\u2044", "/")
    return letters if letters.isascii() else "?"


class _Plain(dict[int, str]):
    """What stands for each character, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        known = character if code < 128 else LONGER.get(character) or CELLS.get(character)
        self[code] = bare(character) if known is None else known
        return self[code]


_PLAIN = _Plain()


# Any text in ASCII, for a screen that shows nothing else.


def in_ascii(text: str) -> str:
    """A text in ASCII, in as many cells."""
    cells = cell_len(text)
    return text.translate(_DRAWN)[:cells].ljust(cells, "?")


class _Drawn(dict[int, str]):
    """What stands for each character, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        cells = cell_len(character)
        known = character if code < 128 else CELLS.get(character) or bare(character)
        self[code] = known if len(known) == cells else "?" * cells
        return self[code]


_DRAWN = _Drawn()
