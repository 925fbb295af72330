"""What stands in quotation marks, over a whole text: every mark that news sets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.article import Span
from corpus.quotes import singles

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
"""What may stand before an opening mark, besides a space."""
_ENDING = frozenset(',.!?;:…—–-)]”"»')


class Quotation(NamedTuple):
    """Words in quotation marks."""

    span: Span
    """From the first character between the marks to the last."""
    outer: Span
    """With the marks, those that are there."""


class _Opened(NamedTuple):
    mark: str
    start: int
    closed_inside: tuple[Quotation, ...] = ()
    """Quotations by the same marks that began and ended after this one began."""


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """The outermost quotations of a text in its order; none holds another.

    One that is not closed in its paragraph goes on in the next where that begins with the same
    mark, and otherwise ends with the paragraph.
    """
    found: list[Quotation] = []
    left: _Opened | None = None
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        inside, left = _paragraph(text, paragraph, left, following)
        found += inside
    return [one for one in found if any(map(str.isalnum, one.span.of(text)))]


def _paragraph(
    text: str, paragraph: Span, left: _Opened | None, following: Span | None
) -> tuple[list[Quotation], _Opened | None]:
    """The quotations that end in a paragraph, and the one that the next goes on with."""
    found: list[Quotation] = []
    stack = [left] if left else []
    at = paragraph.start + (len(left.mark) if left else 0)
    if left and left.mark in _SINGLE:
        end = singles.end(text, at, paragraph)
        if end is None:
            return [], _goes_on(text, left, paragraph, following, found)
        found.append(_quotation(text, left, end, end + 1))
        stack, at = [], end + 1
    while match := _MARK.search(text, at, paragraph.end):
        mark, at = match.group(), match.end()
        if mark in _SINGLE:
            opened = _Opened(mark, match.start())
            if stack or not singles.opens(text, match.start(), paragraph):
                continue
            end = singles.end(text, at, paragraph)
            if end is not None:
                found.append(_quotation(text, opened, end, end + 1))
                at = end + 1
            elif match.start() == paragraph.start and _begins(text, following, mark):
                return found, opened
        elif stack and _closes(text, match, stack[-1].mark, paragraph):
            done = _quotation(text, stack.pop(), match.start(), match.end())
            if not stack:
                found.append(done)
            else:
                below = stack[-1]
                stack[-1] = below._replace(closed_inside=(*below.closed_inside, done))
        elif _opens(text, match, paragraph, nested=bool(stack)):
            stack.append(_Opened(mark, match.start()))
    if not stack:
        return found, None
    # Of one that opens again before it is closed nobody can say where it ended.
    for lost in stack[:-1]:
        found += lost.closed_inside
    last = stack[-1]
    if last.closed_inside:
        return found + list(last.closed_inside), None
    return found, _goes_on(text, last, paragraph, following, found)


def _goes_on(
    text: str,
    opened: _Opened,
    paragraph: Span,
    following: Span | None,
    found: list[Quotation],
) -> _Opened | None:
    """The quotation if the next paragraph goes on with it; else it is found, and ends here."""
    if _begins(text, following, opened.mark):
        return opened
    if opened.mark not in _SINGLE:
        found.append(_quotation(text, opened, paragraph.end, paragraph.end))
    return None


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
        # A slip: opened and closed by the same mark, “so“.
        return mark == opened == "“" and not before.isspace() and not after.isalnum()
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
