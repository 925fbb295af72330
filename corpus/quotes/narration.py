"""A sentence as its teller tells it: words and marks, each quotation as one piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.article import Span
from corpus.quotes.marks import Quotation

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
    quotation: int = -1
    """The number of the quotation that it is, from 0."""

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a mark and not a quotation."""
        return self.text[:1].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()


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
        found.append(Token(start, end, "", "", number))
        at = max(at, end)
    found += _tokens(text, at, max(at, sentence.end))
    return found


def _tokens(text: str, start: int, end: int) -> list[Token]:
    found, depth = [], 0
    for match in _TOKEN.finditer(text, start, end):
        mark = match.group()
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            lower = mark.lower().replace("’", "'").replace(".", "")
            found.append(Token(*match.span(), mark, lower))
    return found
