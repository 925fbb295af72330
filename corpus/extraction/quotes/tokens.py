"""A sentence as its teller tells it: words and marks, each quotation as one piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.extraction.quotes.quotation_marks import Quotation
from corpus.model import Span

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
