"""Which paragraphs of an article are headings: its headline, and the crossheads between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from corpus.model import Article, Kind

_LONGEST = 80
_WORDS = 12
_TOP = 6
"""Paragraphs among which the headline, and what stands below it, is looked for."""
_RUN = 3
"""Lines below a headline that may follow each other; further down one alone is a crosshead."""

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
    """For each paragraph "headline", "crosshead" or "".

    `kinds` are those of its sentences: what holds several is no heading unless the source says so.
    """
    told = [number for number, found in enumerate(kinds) if "body" in found]
    reasons = [""] * len(paragraphs)
    for number in told:
        if number + 1 in article.headings:
            reasons[number] = "crosshead"
    for number in told[:_TOP]:
        if _is_headline(paragraphs[number], article.headline):
            reasons[number] = "headline"
            break
    lines = [
        _Line(
            number,
            paragraphs[number],
            looks_like_heading(paragraphs[number]) and len(kinds[number]) == 1,
        )
        for number in told
        if not reasons[number]
    ]
    for number in _crossheads(lines):
        reasons[number] = "crosshead"
    return reasons


class _Line(NamedTuple):
    """A paragraph that nothing but its looks can make a heading."""

    number: int
    text: str
    looks: bool


def _is_headline(paragraph: str, headline: str) -> bool:
    """Whether a paragraph is the headline, with or without the outlet's name behind it."""
    if not headline:
        return False
    if paragraph.startswith(headline) and _SUFFIX.fullmatch(paragraph[len(headline) :]):
        return True
    return _letters(paragraph) == _letters(headline)


def _crossheads(lines: Sequence[_Line]) -> list[int]:
    """The lines that look like headings and have text below them; no list, no verse."""
    open_ended = sum(not _STOP.search(line.text) for line in lines)
    if open_ended > len(lines) / 2:
        return []  # written without full stops
    found: list[int] = []
    runs = [
        (alike, [line.number for line in run]) for alike, run in groupby(lines, attrgetter("looks"))
    ]
    for alike, run in runs[:-1]:  # nothing stands below the last
        if alike and len(run) <= (_RUN if run[0] < _TOP else 1):
            found += run
    return found


def looks_like_heading(paragraph: str) -> bool:
    """Whether a paragraph reads like a heading: short, no sentence, no quotation."""
    if len(paragraph) > _LONGEST or len(paragraph.split()) > _WORDS or _FRAGMENT.match(paragraph):
        return False
    if not any(map(str.isalpha, paragraph)):
        return False
    if _STOP.search(paragraph) is None:
        return True
    label = paragraph.isupper() and paragraph[-1] in ":?!"
    return label or _QUESTION.match(paragraph) is not None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
