"""Headings: the headline of an article, and the crossheads between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from corpus.model import Article, Kind

_MAX_CHARACTERS = 80
_MAX_WORDS = 12
_TOP = 6
"""Paragraphs in which the headline and the lines below it are looked for."""
_MAX_RUN = 3
"""Headings in a row near the top; further down only a single line is a crosshead."""

_STOP = re.compile(r"[.!?…:;,。！？؟।-]['\"”’»)\]]*$")
_FRAGMENT = re.compile(r"[^\w(¿¡‘'$£€]|[a-zß-ÿ]|\(?\d{1,2}[.)] |['‘].*['’]$")
_QUESTION = re.compile(
    r"(?:what|why|how|who|whose|where|when|which|is|are|was|were|can|could|will|would|should|does"
    r"|do|did|has|have|had)\b[^\"“”?]* [^\"“”?]*\?$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s+[|–—-]\s+\S.{0,40}")


def heading_reasons(
    article: Article, paragraphs: Sequence[str], kinds: Sequence[Sequence[Kind]]
) -> list[str]:
    """Return for each paragraph "headline", "crosshead" or "".

    `kinds` are those of each paragraph's sentences. A paragraph of several sentences is a heading
    only if the source marks it as one.
    """
    body = [number for number, each in enumerate(kinds) if "body" in each]
    reasons = [""] * len(paragraphs)
    for number in body:
        if number + 1 in article.headings:
            reasons[number] = "crosshead"
    for number in body[:_TOP]:
        if _is_headline(paragraphs[number], article.headline):
            reasons[number] = "headline"
            break
    lines = [
        _Candidate(
            number,
            paragraphs[number],
            looks_like_heading(paragraphs[number]) and len(kinds[number]) == 1,
        )
        for number in body
        if not reasons[number]
    ]
    for number in _crossheads(lines):
        reasons[number] = "crosshead"
    return reasons


class _Candidate(NamedTuple):
    """A paragraph that only its looks can make a heading."""

    number: int
    text: str
    looks_like_heading: bool


def _is_headline(paragraph: str, headline: str) -> bool:
    """Whether a paragraph is the headline, with or without the outlet's name after it."""
    if not headline:
        return False
    if paragraph.startswith(headline) and _SUFFIX.fullmatch(paragraph[len(headline) :]):
        return True
    return _letters(paragraph) == _letters(headline)


def _crossheads(lines: Sequence[_Candidate]) -> list[int]:
    """Return the numbers of the lines that look like headings and have text below them.

    Lists and verse, whose lines look alike, have none.
    """
    unfinished = sum(not _STOP.search(line.text) for line in lines)
    if unfinished > len(lines) / 2:
        return []  # an article written without full stops
    numbers: list[int] = []
    runs = [(looks, list(run)) for looks, run in groupby(lines, attrgetter("looks_like_heading"))]
    for looks, run in runs[:-1]:  # there is no text below the last run
        if looks and len(run) <= (_MAX_RUN if run[0].number < _TOP else 1):
            numbers += (line.number for line in run)
    return numbers


def looks_like_heading(paragraph: str) -> bool:
    """Whether a paragraph is short and is neither a sentence nor a quotation."""
    if (
        len(paragraph) > _MAX_CHARACTERS
        or len(paragraph.split()) > _MAX_WORDS
        or _FRAGMENT.match(paragraph)
    ):
        return False
    if not any(map(str.isalpha, paragraph)):
        return False
    if _STOP.search(paragraph) is None:
        return True
    label = paragraph.isupper() and paragraph[-1] in ":?!"
    return label or _QUESTION.match(paragraph) is not None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
