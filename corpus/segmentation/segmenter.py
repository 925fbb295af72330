"""Segmentation of an article into passages: its sentences, each with its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from corpus.language import sentence_splitter
from corpus.language.languages import detect_language
from corpus.model import Article, Kind, Passage, Span
from corpus.progress import report_progress
from corpus.reading.metadata import count_furniture, is_section, parse_byline
from corpus.reading.publication_date import parse_date_line
from corpus.segmentation.boilerplate import boilerplate_reasons, cut_glued, dateline_length
from corpus.segmentation.headings import heading_reasons

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
    foot = len(paragraphs) - len(article.captions) - _FOOT
    at_an_end = number < top or number >= foot
    masthead = _masthead_reason(article, paragraph) if at_an_end else ""
    if number < top and is_section(paragraph):
        masthead = "navigation"
    begin = dateline_length(paragraph) if number < top else 0
    sentences = sentence_splitter.split(paragraph[begin:], article.language)
    whole = [Span(begin + start, begin + end) for start, end in sentences]
    spans = [piece for sentence in whole for piece in cut_glued(paragraph, sentence)]
    texts = [span.of(paragraph) for span in spans]
    caption = "caption" if number + 1 in article.captions else ""
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
