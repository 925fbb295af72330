"""Text from articles as text and nothing else, in a language that would read more into it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from corpus.model import Span

_ACTIVE = re.compile(
    r"[\\`*_{}\[\]<>|~$^#@]"  # emphasis, code, links, HTML, tables, formulas, mentions
    r"|&(?=#?\w+;)"  # an entity
    r"|:(?=//|[\w+-]+:)"  # an address, an emoji's name
    r"|(?<=\w)\.(?=[^\W\d_]{2})"  # example.com, which some dialects link
    r"|(?<==)="  # ==marked==
    r"|^[-+=:]"  # a list, a rule, the line under a heading
)
_NUMBERED = re.compile(r"^\d{1,9}(?=[.)])")
_TICKS = re.compile("`+")


def markdown(text: str, bold: Iterable[Span] = ()) -> str:
    r"""Markdown that shows one line of text letter for letter, wherever in a line it is put.

    A backslash may stand before any ASCII punctuation. Only what some dialect takes for more
    than itself gets one, so that the source can still be read.

    >>> print(markdown("2. Pay *now* <b>$5</b>", [Span(3, 6)]))
    2\. **Pay** \*now\* \<b\>\$5\</b\>
    """
    marks = {match.start(): "\\" for match in _ACTIVE.finditer(text)}
    if numbered := _NUMBERED.match(text):
        marks[numbered.end()] = "\\"
    for start, end in _bold(text, bold):
        marks[start] = "**" + marks.get(start, "")
        marks[end] = "**" + marks.get(end, "")
    shown, at = [], 0
    for place in sorted(marks):
        shown += [text[at:place], marks[place]]
        at = place
    return "".join(shown) + text[at:]


def code(text: str) -> str:
    """Markdown that shows one line of text as code; not for tables, whose bars split even code."""
    fence = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    padding = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _bold(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans joined where they meet, each from a letter to a letter, as emphasis must be."""
    found: list[Span] = []
    for span in sorted(_trimmed(text, span) for span in spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        elif span.start < span.end:
            found.append(span)
    return found


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and _is_between(text[start]):
        start += 1
    while start < end and _is_between(text[end - 1]):
        end -= 1
    return Span(start, end)


def _is_between(character: str) -> bool:
    """Whether it stands between words: a space, punctuation, a symbol."""
    return unicodedata.category(character)[0] in "ZPS"
