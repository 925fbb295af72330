"""What a word is, in whatever script: where the words of a text stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# Scripts that set no spaces (Thai to Khmer, kana, Han): each character counts as a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
# Accents, points, vowel signs and joiners, which `\w` leaves out, belong to the letter before.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u200c\u200d"
_CHARACTER = re.compile(rf"[{_UNSPACED}]")


def tokens(text: str, *, thousands: bool = False) -> Iterator[re.Match[str]]:
    """The words of a text, figures and percent signs; with `thousands`, also as in 7 000."""
    return _word(unspaced=has_unspaced(text), thousands=thousands).finditer(text)


def has_unspaced(text: str) -> bool:
    """Whether a text has characters of a script that sets no spaces."""
    return not text.isascii() and bool(_CHARACTER.search(text))


def is_unspaced(text: str, at: int) -> bool:
    """Whether the character at a place is one of them."""
    return bool(_CHARACTER.match(text, at))


def sets_no_spaces(text: str) -> bool:
    """Whether most of a text is in a script that sets no spaces between words."""
    return not text.isascii() and 2 * len(_CHARACTER.findall(text)) > len(text)


@cache
def _word(unspaced: bool, thousands: bool) -> re.Pattern[str]:
    """Without the scripts that set no spaces it is made in a tenth of the time."""
    single = _UNSPACED if unspaced else ""
    letter = rf"[^\W_{single}]"
    letters = rf"{letter}+(?:[{_MARKS}]+{letter}*)*"
    kinds = (
        r"\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?" if thousands else "",  # 7 000
        rf"\d+(?:[.,:/]\d+)*[^\W\d_{single}]*",  # 150,000  3.5  10:30  9/11  5m
        r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?(?:['’]s\b)?",  # U.S.  p.m.
        rf"[{single}]" if unspaced else "",
        rf"{letters}(?:['’]{letters})*",  # don't  O'Neill
        "%",
    )
    return re.compile("|".join(filter(None, kinds)))
