"""The words of a quotation as they are compared, and a sentence without its quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from corpus.article import Span
from corpus.extraction.quotes.quotation_marks import Quotation
from corpus.language.stemming import variants, without_accents
from corpus.language.tokenizer import Token, tokenize, word_spans

_GAP = re.compile(
    r"\[[^\]\n]{0,80}\]|\([^)\n]{0,80}\)|…|\.(?: ?\.){2,}"
    r"|(?P<masked>\w{1,20}\*[\w*]{0,20}|\b\w{1,2}-{3,}\w{0,20}|\*+\w[\w*]{0,20})|\*+"
)
"""Where a report leaves words out or puts its own, "[the minister]", "…"; or masks one: "s***"."""
_MAY_BE_GAP = re.compile(r"[\[(…*]|\. ?\.|---")
"""What every gap has; it is found sooner than that there is none."""
_SAME = {
    "%": "percent",
    "&": "and",
    "ok": "okay",
    "mr": "mister",
    "dr": "doctor",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
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
    "11": "eleven",
    "12": "twelve",
    "13": "thirteen",
    "14": "fourteen",
    "15": "fifteen",
    "16": "sixteen",
    "17": "seventeen",
    "18": "eighteen",
    "19": "nineteen",
    "20": "twenty",
    "30": "thirty",
    "40": "forty",
    "50": "fifty",
    "60": "sixty",
    "70": "seventy",
    "80": "eighty",
    "90": "ninety",
}


class QuotedWord(NamedTuple):
    """One word that is quoted, or a gap that the report marks."""

    start: int
    """In the article's text, as `end`."""
    end: int
    form: str
    """The word without case, accents and variants of spelling, with an asterisk for letters that
    the report masks; empty for a gap."""


def quoted_words(text: str, start: int, end: int) -> Iterator[QuotedWord]:
    """The words and gaps of a quotation in the order of the text, from `start` to before `end`."""
    gaps: Iterator[re.Match[str]] = iter(())
    if _MAY_BE_GAP.search(text, start, end):
        gaps = _GAP.finditer(text, start, end)
    gap = next(gaps, None)
    for first, past in word_spans(tokenize(text[start:end]), signs="%&"):
        begin = start + first
        while gap and gap.end() <= begin:
            yield _gap(gap)
            gap = next(gaps, None)
        if gap is None or begin < gap.start():
            yield QuotedWord(begin, start + past, _form(text[begin : start + past]))
    while gap:
        yield _gap(gap)
        gap = next(gaps, None)


def _gap(found: re.Match[str]) -> QuotedWord:
    masked = found["masked"] or ""
    return QuotedWord(*found.span(), re.sub(r"\*+|-{3,}", "*", masked.casefold()))


@lru_cache(maxsize=1 << 16)
def _form(written: str) -> str:
    form = without_accents(written.casefold().replace("’", "'"))
    if not form[:1].isdigit():
        form = form.replace(".", "")
    word, owner = (form[:-2], "'s") if form.endswith("'s") else (form, "")
    return variants().standard(_SAME.get(word, word)) + owner


_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_MARKS = frozenset(",;:—–―?!…")
_JOINERS = frozenset(".'’&/‑-")
"""Signs that join what stands on both sides of them into one word: "7,000-strong", "AT&T"."""


_PREFIXED = re.compile(r"(?:a[ldrnstz]|el|ul|ash|bin|ben|d|l|o)[-‑'’][A-Z]")
"""How a name may begin with a small letter: al-Hadi, d'Arc."""


class NarrationToken(NamedTuple):
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
    text: str,
    sentence: Span,
    quotations: Sequence[tuple[int, Quotation]],
    tokens: Sequence[Token],
) -> list[NarrationToken]:
    """What the report says in its own words; full stops and what stands in brackets are left out.

    Args:
        text: the article's.
        sentence: a span of it.
        quotations: those that touch the sentence, in their order, with their numbers.
        tokens: the sentence's.

    """
    found: list[NarrationToken] = []
    at = sentence.start
    for number, quotation in quotations:
        start, end = max(at, quotation.outer.start), min(sentence.end, quotation.outer.end)
        found += _between(text, sentence.start, tokens, Span(at, start))
        found.append(NarrationToken(start, end, "", "", quotation=number))
        at = max(at, end)
    found += _between(text, sentence.start, tokens, Span(at, sentence.end))
    return found


def _between(text: str, offset: int, tokens: Sequence[Token], part: Span) -> list[NarrationToken]:
    """The words and marks of a part of the sentence that begins at `offset` in the text."""
    found = []
    new = tuple.__new__  # what NarrationToken(…) calls, in half the time
    at = bisect_left(tokens, part.start - offset, key=itemgetter(0))
    last = bisect_left(tokens, part.end - offset, lo=at, key=itemgetter(0))
    depth = 0
    while at < last:
        start, end, sign, kind = tokens[at]
        at += 1
        if kind != "sign":
            if at < last and tokens[at].start == end:
                at = _past_compound(tokens, at, last)
                end = tokens[at - 1].end
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
            continue
        elif sign in _OPEN:
            depth += 1
            continue
        elif sign == "-":
            first, at = at, _past_hyphens(tokens, at, last)
            if at == first and not _is_between_spaces(text, offset + start, part):
                continue
            end = tokens[at - 1].end
        elif sign not in _MARKS:
            continue
        if not depth:
            read = _read(text[offset + start : offset + end])
            found.append(new(NarrationToken, (offset + start, offset + end, *read, -1)))
    return found


def _past_compound(tokens: Sequence[Token], at: int, last: int) -> int:
    """The place after the word that the token before `at` begins, up to `last`."""
    while at < last and tokens[at].start == tokens[at - 1].end:
        if tokens[at].kind == "sign":
            then = at
            while then < last and tokens[then].text in _JOINERS and _touches(tokens, then):
                then += 1
            joins = at < then < last and tokens[then].kind != "sign" and _touches(tokens, then)
            if not joins:
                return at + (tokens[at].text in "'’")
            at = then
        at += 1
    return at


def _past_hyphens(tokens: Sequence[Token], at: int, last: int) -> int:
    """The place after the dash of two hyphens or more that the token before `at` begins."""
    while at < last and tokens[at].text == "-" and _touches(tokens, at):
        at += 1
    return at


def _touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return tokens[at].start == tokens[at - 1].end


def _is_between_spaces(text: str, at: int, part: Span) -> bool:
    """Whether a sign is a dash: spaces stand on both sides of it, the one after it in the part."""
    return text[max(0, at - 1) : at].isspace() and text[at + 1 : min(at + 2, part.end)].isspace()


@lru_cache(maxsize=1 << 16)
def _read(written: str) -> tuple[str, str, bool, bool]:
    """A word or mark, its lower case, whether it is a word, and whether it has a capital."""
    lower = written.lower().replace("’", "'").replace(".", "")
    capital = written[0].isupper() or bool(_PREFIXED.match(written))
    return written, lower, written[0].isalnum(), capital


_OPENED = {
    "an": ("a",),  # it follows from the word after it
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "let's": ("let", "us"),
}
_ENDINGS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
_BEFORE_IS = frozenset(
    {"he", "she", "it", "that", "there", "what", "who", "where", "here", "how", "this"}
)


def open_contraction(form: str) -> tuple[str, ...]:
    """The words that a contraction stands for; a word itself where it is none."""
    if form in _OPENED:
        return _OPENED[form]
    if "'" not in form:
        return (form,)
    word, sign, ending = form.rpartition("'")
    if sign and ending == "s" and word in _BEFORE_IS:
        return word, "is"
    for written, stands_for in _ENDINGS.items():
        if form.endswith(written) and len(form) > len(written):
            return form.removesuffix(written), stands_for
    return (form,)
