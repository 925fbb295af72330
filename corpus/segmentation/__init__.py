"""Segmentation of an article into passages: its sentences, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from corpus.article import Article, Kind, Passage, Span
from corpus.language import sentence_splitter
from corpus.language.languages import detect_language
from corpus.progress import report_progress
from corpus.reading.metadata import count_furniture, is_section, parse_byline
from corpus.reading.publication_date import parse_date_line
from corpus.segmentation.boilerplate import boilerplate_reasons, cut_glued, dateline_length

_MAX_CHARACTERS = 80
_MAX_WORDS = 12
_HEADINGS_TOP = 6
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
    for number in body[:_HEADINGS_TOP]:
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
        if looks and len(run) <= (_MAX_RUN if run[0].number < _HEADINGS_TOP else 1):
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


_TOP, _FOOT = 6, 3
"""Paragraphs at the top and the foot in which bylines and date lines are looked for."""


class _Part(NamedTuple):
    """A passage before it is numbered."""

    span: Span
    """In its paragraph."""
    kind: Kind
    reason: str = ""


def segment(article: Article) -> Article:
    """Return the article with its passages and its language.

    A heading is one passage, however many sentences it has.
    """
    report_progress(f"finding the sentences of {article.outlet}")
    article = replace(article, language=article.language or detect_language(article.text))
    paragraphs = [span.of(article.text) for span in article.paragraphs]
    top = _TOP + count_furniture(paragraphs)
    split = [_sentences(article, number, paragraphs, top) for number in range(len(paragraphs))]
    kinds = [[part.kind for part in parts] for parts in split]
    for number, reason in enumerate(heading_reasons(article, paragraphs, kinds)):
        if reason:
            split[number] = [_Part(Span(0, len(paragraphs[number])), "heading", reason)]
    return replace(article, passages=tuple(_passages(article, split)))


def _passages(article: Article, split: list[list[_Part]]) -> Iterator[Passage]:
    """Yield the parts of each paragraph as passages, numbered through the article."""
    number = 0
    for paragraph, (span, parts) in enumerate(zip(article.paragraphs, split, strict=True), 1):
        for part in parts:
            number += 1
            place = Span(span.start + part.span.start, span.start + part.span.end)
            yield Passage(
                id=f"{article.id}:{number}",
                number=number,
                paragraph=paragraph,
                span=place,
                text=place.of(article.text),
                kind=part.kind,
                reason=part.reason,
            )


def _sentences(article: Article, number: int, paragraphs: list[str], top: int) -> list[_Part]:
    """Return the sentences of the paragraph at an index, as body or boilerplate.

    `top` is the number of paragraphs at the top in which a byline or a dateline is looked for.
    """
    paragraph = paragraphs[number]
    captions = article.set_apart - article.asides  # those of a page stand below its text
    foot = len(paragraphs) - len(captions) - _FOOT
    at_an_end = number < top or number >= foot
    masthead = _masthead_reason(article, paragraph) if at_an_end else ""
    if number < top and is_section(paragraph):
        masthead = "navigation"
    begin = dateline_length(paragraph) if number < top else 0
    sentences = sentence_splitter.split(paragraph[begin:], article.language)
    whole = [Span(begin + start, begin + end) for start, end in sentences]
    spans = [piece for sentence in whole for piece in cut_glued(paragraph, sentence)]
    texts = [span.of(paragraph) for span in spans]
    apart = "not part of the article" if number + 1 in article.asides else "caption"
    caption = apart if number + 1 in article.set_apart else ""
    reasons = [
        reason or masthead or caption or ("" if any(map(str.isalnum, text)) else "no words")
        for text, reason in zip(texts, boilerplate_reasons(texts), strict=True)
    ]
    parts = [
        _Part(span, "boilerplate" if reason else "body", reason)
        for span, reason in zip(spans, reasons, strict=True)
    ]
    return [_Part(Span(0, begin), "boilerplate", "dateline"), *parts] if begin else parts


def _masthead_reason(article: Article, paragraph: str) -> str:
    """Return "byline" or "date line" for a paragraph that is one, or ""."""
    if parse_byline(paragraph) or paragraph.casefold() == article.byline.casefold() != "":
        return "byline"
    return "date line" if parse_date_line(paragraph) else ""
