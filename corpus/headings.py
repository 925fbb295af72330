"""Which paragraphs of an article are headings: its headline, and the crossheads between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from corpus.article import Article

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


def reasons(article: Article, paragraphs: Sequence[str], apart: Sequence[bool]) -> list[str]:
    """For each paragraph "headline", "crosshead" or "".

    `apart` says which of them are boilerplate.
    """
    found = [
        "crosshead" if number in article.headings and not out else ""
        for number, out in enumerate(apart, 1)
    ]
    told = [number for number, out in enumerate(apart) if not out]
    headline = next((n for n in told[:_TOP] if _is_headline(paragraphs[n], article.headline)), None)
    if headline is not None:
        found[headline] = "headline"
    told = [number for number in told if not found[number]]
    for number in _crossheads(paragraphs, told):
        found[number] = "crosshead"
    return found


def _is_headline(paragraph: str, headline: str) -> bool:
    """Whether a paragraph is the headline, with or without the outlet's name behind it."""
    if not headline:
        return False
    if paragraph.startswith(headline) and _SUFFIX.fullmatch(paragraph[len(headline) :]):
        return True
    return _letters(paragraph) == _letters(headline)


def _crossheads(paragraphs: Sequence[str], told: Sequence[int]) -> list[int]:
    """The paragraphs that look like headings and have text below them; no list, no verse."""
    open_ended = sum(not _STOP.search(paragraphs[number]) for number in told)
    if open_ended > len(told) / 2:
        return []  # written without full stops
    found: list[int] = []
    runs = [(alike, list(run)) for alike, run in groupby(told, lambda n: looks(paragraphs[n]))]
    for alike, run in runs[:-1]:  # nothing stands below the last
        if alike and len(run) <= (_RUN if run[0] < _TOP else 1):
            found += run
    return found


def looks(paragraph: str) -> bool:
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
