"""The one tokenizer: numbers, words and signs of a text, in whatever script.

Words as they are compared (`corpus.language.words`), the numbers that figures are read from
(`corpus.extraction.quantities`) and a sentence without its quotations (`corpus.extraction.quotes`)
are views of these tokens: they join tokens that touch, and never cut one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from sys import intern
from typing import Literal, NamedTuple

# Scripts that set no spaces (Thai to Khmer, kana, Han): each character is a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
# Accents, points, vowel signs and joiners, which `\w` leaves out, belong to the letter before.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u200c\u200d"
_CHARACTER = re.compile(rf"[{_UNSPACED}]")

TokenKind = Literal["number", "word", "sign"]


class Token(NamedTuple):
    """A number, a word or a sign of a text."""

    start: int
    """In the text, as `end`."""
    end: int
    text: str
    kind: TokenKind
    """A sign is a single character other than a letter, digit or space."""

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.text.lower()

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits: 7,000 or 3.5."""
        return self.kind == "number"

    @property
    def is_word(self) -> bool:
        """Whether it is letters, with the apostrophes inside (O'Neill) or full stops (U.S.)."""
        return self.kind == "word"


@lru_cache(maxsize=1 << 7)
def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text in its order: all but the spaces.

    >>> [token.text for token in tokenize("The U.S. sent a 7,000-strong force.")]
    ['The', 'U.S.', 'sent', 'a', '7,000', '-', 'strong', 'force', '.']
    """
    new = tuple.__new__  # what Token(…) calls, in half the time
    found, end = [], 0
    # A match object for each token would take longer than to look for each again.
    for written in _token(unspaced=has_unspaced(text)).findall(text):
        start = text.index(written, end)
        end = start + len(written)
        found.append(new(Token, (start, end, *_read(written))))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _read(written: str) -> tuple[str, TokenKind]:
    """A token, kept once however often a text has it, and its kind."""
    first = written[0]
    if first.isdecimal():
        return intern(written), "number"
    return intern(written), "word" if first.isalnum() or is_unspaced(written, 0) else "sign"


@cache
def _token(*, unspaced: bool) -> re.Pattern[str]:
    """Without the scripts that set no spaces it is made in a tenth of the time."""
    single = _UNSPACED if unspaced else ""
    letter = rf"[^\W\d_{single}]"
    letters = rf"{letter}+(?:[{_MARKS}]+{letter}*)*"
    words = (
        rf"[A-Za-z]{{2,}}(?![\w'’{_MARKS}])",  # most words: found in half the time of all others
        r"(?<![^\W\d_])[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?",  # U.S.  p.m.
        rf"[{single}]" if unspaced else "",
        rf"{letters}(?:['’]{letters})*",  # don't  O'Neill
    )
    return re.compile(
        r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"  # 150,000  3.5
        rf"|{'|'.join(filter(None, words))}"
        r"|\S"
    )


def word_spans(
    tokens: Sequence[Token], *, signs: str = "%", spaced_thousands: bool = False
) -> list[tuple[int, int]]:
    """Where the words that can be compared stand: tokens that touch are one word, signs are left.

    So 10:30, 9/11, 5m, G7 and U.S.'s are one word each, and 7,000-strong two.

    Args:
        tokens: of one text, in its order.
        signs: those that are words of their own.
        spaced_thousands: whether 7 000 is one number.

    """
    found = []
    at, count = 0, len(tokens)
    while at < count:
        start, end, text, kind = tokens[at]
        at += 1
        if kind == "sign":
            if text in signs:
                found.append((start, end))
            continue
        if kind == "number":
            at, end = _past_number(tokens, at, spaced_thousands=spaced_thousands)
            if at < count and tokens[at].start == end and _is_letters(tokens[at]):
                end = tokens[at].end
                at += 1
        elif at < count and tokens[at].start == end and not is_unspaced(text, 0):
            at, end = _past_word(tokens, at)
        found.append((start, end))
    return found


def _past_number(tokens: Sequence[Token], at: int, *, spaced_thousands: bool) -> tuple[int, int]:
    """The place after the number that the token before `at` begins, and where it ends."""
    end, count = tokens[at - 1].end, len(tokens)
    if spaced_thousands and len(tokens[at - 1].text) <= 3:
        while (
            at < count
            and tokens[at].kind == "number"
            and tokens[at].start == end + 1
            and len(tokens[at].text) == 3
        ):
            end = tokens[at].end
            at += 1
    while (
        at + 1 < count
        and tokens[at].text in ".,:/"
        and tokens[at].start == end
        and tokens[at + 1].kind == "number"
        and tokens[at + 1].start == tokens[at].end
    ):
        end = tokens[at + 1].end
        at += 2
    return at, end


def _past_word(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The place after the word that the token before `at` begins, and where it ends."""
    end, count = tokens[at - 1].end, len(tokens)
    while at < count and tokens[at].start == end:
        if tokens[at].kind == "number" or _is_letters(tokens[at]):
            end = tokens[at].end
            at += 1
        elif (
            tokens[at].text in "'’"
            and at + 1 < count
            and tokens[at + 1].start == tokens[at].end
            and _is_letters(tokens[at + 1])
        ):
            end = tokens[at + 1].end
            at += 2
        else:
            break
    return at, end


def _is_letters(token: Token) -> bool:
    """Whether it is a word of a script that sets spaces."""
    return token.kind == "word" and not is_unspaced(token.text, 0)


def has_unspaced(text: str) -> bool:
    """Whether a text has characters of a script that sets no spaces."""
    return not text.isascii() and bool(_CHARACTER.search(text))


def is_unspaced(text: str, at: int) -> bool:
    """Whether the character at a place is one of them."""
    return bool(_CHARACTER.match(text, at))


def sets_no_spaces(text: str) -> bool:
    """Whether most of a text is in a script that sets no spaces between words."""
    return not text.isascii() and 2 * len(_CHARACTER.findall(text)) > len(text)
