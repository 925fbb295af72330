"""A sentence as its teller tells it: words and marks, each quotation as one piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.extraction.quotes.quotation_marks import Quotation
from corpus.language.stemming import variants, without_accents
from corpus.model import Span

# The words of a quote as they are compared: without case, marks and spelling.

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
    form = without_accents(written.casefold().replace("’", "'"))
    form = form.replace("%", "percent") if form[:1].isdigit() else form.replace(".", "")
    return variants().one(_SAME.get(form, form))


_TOKEN = re.compile(r"[^\W_]+(?:[.'’&/‑-]+[^\W_]+)*['’]?|--+|[,;:—–()\[\]?!…]|(?<=\s)-(?=\s)")
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")


class Token(NamedTuple):
    """A word, a mark, or a whole quotation."""

    start: int
    """In the article's text, as `end`."""
    end: int
    text: str
    """The word or mark; empty for a quotation."""
    lower: str
    """In lower case, with straight apostrophes and without the full stops of an abbreviation."""
    is_word: bool = False
    """Not a mark and not a quotation."""
    is_capital: bool = False
    """A word that is written with a capital."""
    quotation: int = -1
    """The number of the quotation that it is, from 0."""


def narration(
    text: str, sentence: Span, quotations: Sequence[tuple[int, Quotation]]
) -> list[Token]:
    """The tokens of a sentence; full stops and what stands in brackets are left out.

    Args:
        text: the article's.
        sentence: a span of it.
        quotations: those that touch the sentence, in their order, with their numbers.

    """
    found: list[Token] = []
    at = sentence.start
    for number, quotation in quotations:
        found += _tokens(text, at, max(at, quotation.outer.start))
        start, end = max(at, quotation.outer.start), min(sentence.end, quotation.outer.end)
        found.append(Token(start, end, "", "", quotation=number))
        at = max(at, end)
    found += _tokens(text, at, max(at, sentence.end))
    return found


def _tokens(text: str, start: int, end: int) -> list[Token]:
    found, depth = [], 0
    for match in _TOKEN.finditer(text, start, end):
        mark = match[0]
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            lower, is_word, is_capital = _read(mark)
            found.append(Token(match.start(), match.end(), mark, lower, is_word, is_capital))
    return found


@lru_cache(maxsize=1 << 16)
def _read(mark: str) -> tuple[str, bool, bool]:
    """The lower case of a word or mark, whether it is a word, and whether it has a capital."""
    lower = mark.lower().replace("’", "'").replace(".", "")
    return lower, mark[0].isalnum(), mark[0].isupper()
