"""The passages of an article: its sentences, each with what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from corpus.language import sentence_splitter
from corpus.language.languages import detect_language
from corpus.model import Article, Kind, Passage, Span
from corpus.progress import report_progress
from corpus.reading import metadata
from corpus.reading import publication_date as dates
from corpus.segmentation import boilerplate, headings
from corpus.segmentation import boilerplate as dateline

_TOP, _FOOT = 6, 3
"""Paragraphs at either end in which bylines and date lines stand."""


class _Part(NamedTuple):
    """A passage in the making: where it stands in its paragraph, and what it is."""

    span: Span
    kind: Kind
    reason: str = ""


def segment(article: Article) -> Article:
    """The article with its passages; a heading is one passage, whatever stops are in it."""
    report_progress(f"finding the sentences of {article.outlet}")
    article = replace(article, language=article.language or detect_language(article.text))
    paragraphs = [span.of(article.text) for span in article.paragraphs]
    split = [_sentences(article, number, paragraphs) for number in range(len(paragraphs))]
    kinds = [[part.kind for part in parts] for parts in split]
    for number, reason in enumerate(headings.heading_reasons(article, paragraphs, kinds)):
        if reason:
            split[number] = [_Part(Span(0, len(paragraphs[number])), "heading", reason)]
    return replace(article, passages=tuple(_passages(article, split)))


def _passages(article: Article, split: list[list[_Part]]) -> Iterator[Passage]:
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


def _sentences(article: Article, number: int, paragraphs: list[str]) -> list[_Part]:
    """The sentences of one paragraph, as body or boilerplate."""
    paragraph = paragraphs[number]
    foot = len(paragraphs) - len(article.captions) - _FOOT
    at_an_end = number < _TOP or number >= foot
    masthead_line = _masthead(article, paragraph) if at_an_end else ""
    begins = dateline.dateline_length(paragraph) if number < _TOP else 0
    told = sentence_splitter.split(paragraph[begins:], article.language)
    spans = [Span(begins + start, begins + end) for start, end in told]
    texts = [span.of(paragraph) for span in spans]
    caption = "caption" if number + 1 in article.captions else ""
    reasons = [
        reason or masthead_line or caption or _wordless(text)
        for text, reason in zip(texts, boilerplate.boilerplate_reasons(texts), strict=True)
    ]
    parts = [
        _Part(span, "boilerplate" if reason else "body", reason)
        for span, reason in zip(spans, reasons, strict=True)
    ]
    return [_Part(Span(0, begins), "boilerplate", "dateline"), *parts] if begins else parts


def _masthead(article: Article, paragraph: str) -> str:
    """Why a paragraph at either end belongs to the masthead, or ""."""
    if metadata.parse_byline(paragraph) or paragraph.casefold() == article.byline.casefold() != "":
        return "byline"
    return "date line" if dates.parse_date_line(paragraph) else ""


def _wordless(sentence: str) -> str:
    return "" if any(map(str.isalnum, sentence)) else "no words"
