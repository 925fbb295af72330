"""Every glyph in ASCII, for terminals and files that hold nothing else.

Only text is handled here: neither Rich nor Textual is imported, so a report can use it too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

CELLS: Mapping[str, str] = {
    # Lines and borders; corners and crossings are all the rest of the box drawings.
    **dict.fromkeys(map(chr, range(0x2500, 0x2580)), "+"),
    **dict.fromkeys("─╌┄┈╴╶╸╺╼╾▔▀", "-"),
    **dict.fromkeys("━═┅┉", "="),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻╽╿▏▎▍▕▊", "|"),
    "▁": "_",
    # The ends of scrollbars; these have colours of their own.
    **dict.fromkeys("▂▃▄▅▆▇▉▋", " "),
    # Shared, partly shared, only here, and each of them where it is only likely; different; not
    # compared; missing; folded; my report.
    "●": "=",
    "◐": "~",
    "○": "o",
    "◆": "+",
    "◈": "-",
    "◇": "?",
    "≠": "!",
    "∙": ".",
    "⌀": "x",
    "⋯": ":",
    "★": "*",
    # The minimap, the part of it in view, the coverage above a column, the selected passage.
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
    "↕": "|",
    # Marks of choice and of review, and Textual's magnifying glass, which is two cells wide.
    "◉": "*",
    "◌": " ",
    "✓": "v",
    "✗": "x",
    "✎": "/",
    "⚑": "P",
    "🔎": "/ ",
    # Letters that do not decompose into a letter and an accent, and currency signs.
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
"""What stands for each character in ASCII, in as many cells."""

LONGER: Mapping[str, str] = {
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
"""What stands for a character in running text, where there is room for more."""


def transliterate(text: str) -> str:
    """Return a text in ASCII; it may become longer. Unknown characters become "?"."""
    return text if text.isascii() else text.translate(_RUNNING_TEXT)


def bare(character: str) -> str:
    """Return a character without its accents: "é" gives "e", an accent "", anything else "?"."""
    parts = unicodedata.normalize("NFKD", character)
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    letters = letters.replace("\u2044", "/")
    return letters if letters.isascii() else "?"


class _RunningText(dict[int, str]):
    """A table for `str.translate`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        known = character if code < 128 else LONGER.get(character) or CELLS.get(character)
        self[code] = bare(character) if known is None else known
        return self[code]


_RUNNING_TEXT = _RunningText()
