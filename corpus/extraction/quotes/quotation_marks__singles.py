"""Single quotation marks, told from apostrophes."""

from __future__ import annotations

import re
from itertools import islice

from corpus.model import Span

_ELIDED = re.compile(r"(?:\d0s|em|tis|twas|til|till|cause|cos|n|round|bout|nuff)\b", re.IGNORECASE)
_SINGLE_MARK = re.compile(r"[’'‘“”\"]")
_BEFORE_SINGLE = frozenset('([{—–-/¿¡“„«"')
"""What may stand before an opening mark, besides a space."""
_AFTER_APOSTROPHE = frozenset(',.!?;:…—–-)]”"»')
"""No apostrophe follows one of these."""
_DOUBTFUL = 60
"""Characters after which a mark that may be an apostrophe is taken for one."""
_MARKS, _FAR = 40, 3000
"""Marks and characters after which no end is looked for: time grows with the text alone."""


def opens(text: str, at: int, paragraph: Span) -> bool:
    """Whether the single mark at a place begins a quotation."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if not before.isspace() and before not in _BEFORE_SINGLE:
        return False
    if text[at] == "’" or not (after.isalnum() or after in '…“"[('):
        return False
    return text[at] == "‚" or not _ELIDED.match(text, at + 1)


def end(text: str, start: int, paragraph: Span) -> int | None:
    """Where in its paragraph the quotation that begins at `start` is closed, if it is.

    After an s the mark may be that of a possessive: it is one where another closes after it.
    """
    doubtful: int | None = None
    curly = straight = 0
    limit = min(paragraph.end, start + _FAR)
    for match in islice(_SINGLE_MARK.finditer(text, start, limit), _MARKS):
        at, mark = match.start(), match.group()
        if mark in "“”":
            curly += 1 if mark == "“" else -1
        elif mark == '"':
            straight += 1
        elif not curly and straight % 2 == 0 and at > start:
            before = text[at - 1]
            after = text[at + 1] if at + 1 < paragraph.end else " "
            if before.isspace() and after.isalnum() and doubtful is not None:
                break  # the next quotation begins
            if before.isspace() or after.isalnum():
                continue
            if not (after.isspace() and _may_be_apostrophe(text, at)):
                return at
            doubtful = doubtful or at
    return doubtful if doubtful is not None and doubtful - start <= _DOUBTFUL else None


def _may_be_apostrophe(text: str, at: int) -> bool:
    """Whether a mark before a space may belong to the word before it: the ministers’, goin’."""
    return text[at - 1] in "sSzZ" or text[at - 2 : at] == "in"
