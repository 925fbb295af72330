"""The words of a quote as they are compared: without case, marks and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.language.stemming__variants import plain, variants

_WORD = re.compile(
    r"(?P<gap>\[[^\]\n]{0,80}\]|\([^)\n]{0,80}\)|…|\.(?: ?\.){2,}|\w{0,20}\*+\w{0,20})"
    r"|(?<!\w)[^\W\d_](?:\.[^\W\d_])+\.?"  # U.S.
    r"|\d+(?:[.,:]\d+)*%?|[^\W_]+(?:['’][^\W_]+)*|[%&]"
)
_SAME = {
    "%": "percent",
    "&": "and",
    "ok": "okay",
    "mr": "mister",
    "dr": "doctor",
    "min": "minute",
    "mins": "minutes",
    "hrs": "hours",
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "10": "ten",
}


class Spoken(NamedTuple):
    """One word that is quoted, or a gap that the report marks."""

    start: int
    """In the article's text, as `end`."""
    end: int
    form: str
    """Empty where the report leaves words out or puts its own: "…", "[the minister]", "s***"."""


def spoken(text: str, start: int, end: int) -> Iterator[Spoken]:
    """The words of a quote in the order of the text."""
    for match in _WORD.finditer(text, start, end):
        yield Spoken(*match.span(), "" if match["gap"] else _form(match.group()))


@lru_cache(maxsize=1 << 16)
def _form(written: str) -> str:
    form = plain(written.casefold().replace("’", "'"))
    form = form.replace("%", "percent") if form[:1].isdigit() else form.replace(".", "")
    return variants().one(_SAME.get(form, form))
