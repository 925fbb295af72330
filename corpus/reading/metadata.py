"""The headline, byline and date that stand at the head of an article's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.reading import publication_date as dates

_TOP = 6
"""Paragraphs in which a byline and a date line are looked for."""

_LONGEST_HEADLINE = 160
_LONGEST_BYLINE = 100

_BY = re.compile(
    r"(?:(?:words|story|written|reported|analysis|report) )?by:? +(?=\S)", re.IGNORECASE
)
_AFTER_NAMES = re.compile(
    r"\s+[-|•·–—/]\s+|\s*[|•·]|[,;:]?\s+(?:published|updated|posted)\b", re.IGNORECASE
)
_ROLE = re.compile(
    r",\s+(?=[a-z]|(?:[\w'-]+ ){1,4}(?:correspondent|reporter|editor|writer|columnist|producer)\b)"
)
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SUFFIX = re.compile(r"\b(?:[A-Z]|Jr|Sr|Dr)\.$")
_PARTICLES = frozenset(
    {"and", "in", "at", "for", "of", "the", "with", "&"}
    | {"de", "del", "den", "der", "della", "di", "da", "das", "do", "dos", "du", "la", "las", "le"}
    | {"les", "van", "von", "bin", "ibn", "al", "el", "y", "e", "und", "et", "ten", "ter", "af"}
    | {"zu"}
)
# Sets of characters beyond ASCII are slow to compile, and this is read before the first frame.
_BULLETS = frozenset("-*+•‣◦▪·")
_STOPS = frozenset(".,;:…–—-")
_ENDS = frozenset(".!?…:")
_CLOSING = "'\"”’»)]"
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}$")


def headline(paragraphs: Sequence[str]) -> str:
    """The headline with which the paragraphs open, or "".

    It is short, ends without a full stop, and longer text comes after it. A first sentence of the
    report itself ends with a stop.
    """
    rest = [p for p in paragraphs[:_TOP] if not byline(p) and not dates.of_line(p)]
    if len(rest) < 2:
        return ""
    first, *after = rest
    ends = _last(first) not in _STOPS or _ACRONYM.search(first) is not None
    item = first[0] in _BULLETS and first[1:2].isspace()
    fits = " " in first and len(first) <= _LONGEST_HEADLINE and not item
    return first if ends and fits and any(_tells(p, first) for p in after) else ""


def byline(paragraph: str) -> str:
    """The names in a byline ("By Jane Doe and John Roe in Brussels"), without "By"; or ""."""
    by = _BY.match(paragraph)
    if by is None or len(paragraph) > _LONGEST_BYLINE:
        return ""
    names = _AFTER_NAMES.split(dates.before(paragraph[by.end() :]), maxsplit=1)[0].strip(" ,;:|-")
    names = _ROLE.split(names, maxsplit=1)[0]
    named = [word for word in names.split() if word not in _PARTICLES]
    sentence = paragraph.endswith(".") and not _SUFFIX.search(paragraph)
    if not named or sentence or _DAY.match(names):
        return ""
    return names if all(word[0].isupper() for word in named) else ""


def first_byline(paragraphs: Sequence[str]) -> str:
    """The names in the byline near the top; or ""."""
    return next((names for names in map(byline, paragraphs[:_TOP]) if names), "")


def published(paragraphs: Sequence[str]) -> date | None:
    """The day in a date line, in a byline or in the dateline near the top; else None."""
    top = sorted(paragraphs[:_TOP], key=dates.is_update)
    lines = [dates.of_line(p) or (dates.first(p) if byline(p) else None) for p in top]
    return next((day for day in [*lines, *map(dates.of_dateline, top)] if day), None)


def _tells(paragraph: str, than: str) -> bool:
    """Whether a paragraph is longer than a headline and ends as sentences do."""
    return len(paragraph) > len(than) and _last(paragraph) in _ENDS


def _last(paragraph: str) -> str:
    """The last character before the quotation marks and brackets that close."""
    return paragraph.rstrip(_CLOSING)[-1:]
