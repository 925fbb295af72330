"""The sentences of a paragraph, as spans in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.language.sentence_splitter import CLOSING, FIRM, Place, is_end
from corpus.model import Span

# A stop before a small letter or a digit is inside a word, a figure or an address. Every
# quantifier is possessive, so that a line of ten million full stops is read once.
_STOP = rf"(?:[.!?](?![a-z\d])|[…‼⁇⁈⁉{FIRM}])"
_MORE = rf"[.!?…‼⁇⁈⁉{FIRM}]|\s(?=\.(?:[.\s]|\Z)|…)"
_CLOSE = rf"(?:[{CLOSING}]|“(?!\S))*+(?:[.!?…]++[{CLOSING}]*+)*+(?:\s[”»](?!\S))?+"
_PLACE = re.compile(rf"(?P<stop>{_STOP}(?:{_MORE})*+)(?P<close>{_CLOSE})\s*+")
_NOT_SPACE = re.compile(r"\S")
_WINDOW = 80  # characters that a rule sees on either side: time grows with the text alone


def split(text: str, language: str = "") -> list[Span]:
    """The sentences of one paragraph, in its order and without the space around them.

    Together they hold every character of `text` that is no space. `language` is an ISO 639 code;
    empty for English.
    """
    spans, start = [], _skip_space(text, 0)
    for end, following in _ends(text, start, language):
        spans.append(Span(start, end))
        start = following
    rest = len(text.rstrip())
    if start < rest:
        spans.append(Span(start, rest))
    return spans


def _ends(text: str, start: int, language: str) -> Iterator[tuple[int, int]]:
    """Where each sentence but the last ends, and where the next begins."""
    caseless, marks, counted = text.islower(), 0, 0
    for match in _PLACE.finditer(text):
        at, end = match.span("close")
        marks += text.count('"', counted, at)
        counted = at
        end, following = _around_mark(text, at, end, match.end(), opened=marks % 2 == 1)
        if following == len(text):
            return
        place = Place(
            before=text[max(start, match.start() - _WINDOW) : match.start()],
            whole=match.start() - start <= _WINDOW,
            opening=text[start],
            stop=match["stop"],
            close=text[at:end],
            spaced=end < following,
            after=text[following : following + _WINDOW],
            last=len(text) - following <= _WINDOW,
            caseless=caseless,
            language=language,
        )
        if is_end(place):
            yield end, following
            start = following


def _around_mark(text: str, at: int, end: int, following: int, *, opened: bool) -> tuple[int, int]:
    """The end and the next start, by what a straight quotation mark there does."""
    if at < end == following < len(text) and text[end - 1] == '"' and not opened:
        return end - 1, end - 1  # said."We go: it opens the next sentence
    if opened and text.startswith('"', following) and text[following + 1 : following + 2].isspace():
        return following + 1, _skip_space(text, following + 1)  # it said. " Nobody: it closes
    return end, following


def _skip_space(text: str, start: int) -> int:
    """The next place that holds a character, or the end."""
    found = _NOT_SPACE.search(text, start)
    return found.start() if found else len(text)
