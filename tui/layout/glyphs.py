"""Every glyph twice: as it is drawn, and in ASCII, for terminals that have nothing else.

On the screen each must fill as many cells as before; in running text there is more room.
"""

from __future__ import annotations

import unicodedata

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


def in_ascii(text: str) -> str:
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
