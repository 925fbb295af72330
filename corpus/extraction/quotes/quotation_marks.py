"""Finds the quotations of a text, in all quotation marks that news uses, and reads their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from corpus.article import Span
from corpus.language.stemming import variants, without_accents
from corpus.language.tokenizer import tokenize, word_spans

_ELIDED = re.compile(r"(?:\d0s|em|tis|twas|til|till|cause|cos|n|round|bout|nuff)\b", re.IGNORECASE)
_SINGLE_MARK = re.compile(r"[’'‘“”\"]")
_BEFORE_SINGLE = frozenset('([{—–-/¿¡“„«"')
"""Characters that may stand before an opening mark, besides a space."""
_DOUBTFUL = 60
"""The most characters of a quotation whose closing mark may also be an apostrophe."""
_MARKS, _FAR = 40, 3000
"""The most marks and characters searched for the end, so that time is linear in the text."""


def opens_single(text: str, at: int, paragraph: Span) -> bool:
    """Whether the single mark at a place opens a quotation and is no apostrophe."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if not before.isspace() and before not in _BEFORE_SINGLE:
        return False
    if text[at] == "’" or not (after.isalnum() or after in '…“"[('):
        return False
    return text[at] == "‚" or not _ELIDED.match(text, at + 1)


def single_end(text: str, start: int, paragraph: Span) -> int | None:
    """The place of the mark that closes a quotation which begins at `start`; None for none.

    After an s the mark may be a possessive: it is one where another mark closes after it.
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


_CLOSERS = {
    "“": "”",
    "„": "“”",
    "”": "”",  # a slip, but Swedish and Finnish open with it
    "«": "»",
    "»": "«",  # German books
    "‹": "›",
    "›": "‹",
    '"': '"',
    "``": "''",
    "「": "」",
    "『": "』",
}
_MARK = re.compile(r"``|''|[“”„«»‹›\"‘’‚'「」『』]")
_SINGLE = frozenset("‘’‚'")
_BEFORE = frozenset("([{—–-/¿¡“„«‹\"‘'「『")
"""Characters that may stand before an opening mark, besides a space."""
_ENDING = frozenset(',.!?;:…—–-)]”"»')


class Quotation(NamedTuple):
    """A quotation in a text."""

    span: Span
    """The text between the marks."""
    outer: Span
    """The text with its marks, if they are there."""


class _Opened(NamedTuple):
    mark: str
    start: int
    inside: tuple[Quotation, ...] = ()
    """Quotations by the same marks that began and ended after this one began."""


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """The outermost quotations of a text in its order, without those inside others.

    One that is not closed in its paragraph goes on in the next where that begins with the same
    mark, and otherwise ends with the paragraph.
    """
    found: list[Quotation] = []
    left: _Opened | None = None
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        scan = _Scan(text, paragraph, following, [left] if left else [])
        scan.run()
        found += scan.found
        left = scan.left
    return [one for one in found if any(map(str.isalnum, one.span.of(text)))]


@dataclass(slots=True)
class _Scan:
    """Finds the quotations of one paragraph, mark by mark."""

    text: str
    paragraph: Span
    following: Span | None
    stack: list[_Opened]
    """The open quotations, innermost last; at first the one left open by the paragraph before."""
    found: list[Quotation] = field(default_factory=list)
    left: _Opened | None = None
    """The quotation that goes on in the next paragraph."""

    def run(self) -> None:
        """Find the quotations that end in the paragraph."""
        at = self.paragraph.start
        if self.stack:
            at += len(self.stack[0].mark)
            if self.stack[0].mark in _SINGLE:
                at = self._single(self.stack.pop(), at)
        while match := _MARK.search(self.text, at, self.paragraph.end):
            at = match.end()
            if match.group() in _SINGLE:
                if not self.stack and opens_single(self.text, match.start(), self.paragraph):
                    at = self._single(_Opened(match.group(), match.start()), at)
            elif self.stack and _closes(self.text, match, self.stack[-1].mark, self.paragraph):
                self._close(match)
            elif _opens(self.text, match, self.paragraph, nested=bool(self.stack)):
                self.stack.append(_Opened(match.group(), match.start()))
        self._leave()

    def _single(self, opened: _Opened, start: int) -> int:
        """Read a quotation in single marks; return where to go on, after it or after the mark."""
        end = single_end(self.text, start, self.paragraph)
        if end is not None:
            self.found.append(_quotation(self.text, opened, end, end + 1))
            return end + 1
        whole = opened.start <= self.paragraph.start
        if whole and _begins(self.text, self.following, opened.mark):
            self.left = opened
            return self.paragraph.end
        return start

    def _close(self, match: re.Match[str]) -> None:
        done = _quotation(self.text, self.stack.pop(), *match.span())
        if self.stack:
            below = self.stack[-1]
            self.stack[-1] = below._replace(inside=(*below.inside, done))
        else:
            self.found.append(done)

    def _leave(self) -> None:
        """Close the open quotation at the paragraph's end, or carry it into the next paragraph.

        Where one opens again before it is closed, its end is unknown: it is dropped, and the
        quotations inside it are kept.
        """
        if not self.stack:
            return
        last = self.stack[-1]
        for lost in self.stack[:-1]:
            self.found += lost.inside
        if last.inside:
            self.found += last.inside
        elif _begins(self.text, self.following, last.mark):
            self.left = last
        else:
            self.found.append(_quotation(self.text, last, self.paragraph.end, self.paragraph.end))


def _begins(text: str, paragraph: Span | None, mark: str) -> bool:
    return paragraph is not None and text.startswith(mark, paragraph.start)


def _quotation(text: str, opened: _Opened, end: int, outer_end: int) -> Quotation:
    start = opened.start + len(opened.mark)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(start, end), Span(opened.start, outer_end))


def _opens(text: str, match: re.Match[str], paragraph: Span, *, nested: bool) -> bool:
    """Whether a mark begins a quotation."""
    mark = match.group()
    if mark in "“„«‹``「『":
        return True
    if mark not in _CLOSERS:
        return False
    before, after = _around(text, match.start(), match.end(), paragraph)
    if mark == '"' and not nested and (before.isalpha() or before in ".,:;!?"):
        return after.isupper()  # a lost space: said:"We go
    return _leads(before, after) and not (mark != '"' and nested)


def _closes(text: str, match: re.Match[str], opened: str, paragraph: Span) -> bool:
    """Whether a mark ends the quotation that `opened` began."""
    mark = match.group()
    before, after = _around(text, match.start(), match.end(), paragraph)
    if mark not in _CLOSERS[opened]:
        # A slip: closed by the mark that opens, or by one of the other kind.
        slip = mark + opened in ("““", '"“', '”"')
        return slip and before in _ENDING and not after.isalnum()
    if mark in '"“':
        return not (_leads(before, after) and before not in _ENDING)
    return True


def _around(text: str, start: int, end: int, paragraph: Span) -> tuple[str, str]:
    """The characters on either side, a space at the paragraph's ends."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return before, after


def _leads(before: str, after: str) -> bool:
    """Whether a mark between these two characters looks like an opening one."""
    return (before.isspace() or before in _BEFORE) and not after.isspace()


_GAP = re.compile(
    r"\[[^\]\n]{0,80}\]|\([^)\n]{0,80}\)|…|\.(?: ?\.){2,}"
    r"|(?P<masked>\w{1,20}\*[\w*]{0,20}|\b\w{1,2}-{3,}\w{0,20}|\*+\w[\w*]{0,20})|\*+"
)
"""Where a report leaves words out or puts its own, "[the minister]", "…"; or masks one: "s***"."""
_MAY_BE_GAP = re.compile(r"[\[(…*]|\. ?\.|---")
"""What every gap has: a quick test, since most quotations have none."""
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


_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}
_MAGNITUDES = frozenset({"thousand", "million", "billion", "trillion"})


def quoted_words(text: str, start: int, end: int) -> Iterator[QuotedWord]:
    """The words and gaps of a quotation in the order of the text, from `start` to before `end`.

    "$5 million" is read as "5 million dollars".
    """
    unit, last = "", None
    for word in _words(text, start, end):
        if word.form in _MONEY:
            unit, last = _MONEY[word.form], None
            continue
        if unit and last and not (word.form[:1].isdigit() or word.form in _MAGNITUDES):
            yield last._replace(form=unit)
            unit = ""
        yield word
        last = word
    if unit and last:
        yield last._replace(form=unit)


def _words(text: str, start: int, end: int) -> Iterator[QuotedWord]:
    gaps: Iterator[re.Match[str]] = iter(())
    if _MAY_BE_GAP.search(text, start, end):
        gaps = _GAP.finditer(text, start, end)
    gap = next(gaps, None)
    for first, past in word_spans(tokenize(text[start:end]), signs="%&$£€"):
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


def _spelled(number: str) -> tuple[str, ...]:
    """A round number in words: three thousand; others as they are."""
    plain = number.replace(",", "")
    value = int(plain) if plain.isdecimal() else 0
    for size, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size and value % size == 0 and (size > 100 or value < 1000):
            return *_spelled(str(value // size)), word
    return (_SAME.get(plain, number),)


def open_contraction(form: str) -> tuple[str, ...]:
    """The words that a contraction stands for; a word itself where it is none; 3,000 in words."""
    if form[:1].isdigit():
        return _spelled(form)
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
