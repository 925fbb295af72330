"""The analysis of an article: made once, and the same for alignment and for findings."""

from __future__ import annotations

from itertools import pairwise

import pytest

from corpus.alignment.document import document_of
from corpus.article import Passage
from corpus.comparison import compare
from corpus.extraction import analysis
from corpus.extraction.analysis import analyze
from corpus.findings.figure_mentions import find_mentions
from corpus.settings import Settings
from tests.articles import article_of_text

TEXT = (
    "HARBOUR OPENS\n\nAda Brook said: “We sent a 7,000-strong force.”\n\n"
    "Some 300 boats left. © 2022 Harbour Times. All rights reserved."
)


def test_an_analysis_holds_words_quotes_speakers_and_figures() -> None:
    one = analyze(article_of_text("a", TEXT))
    first = next(p for p in one.passages if "Brook" in p.passage.text)
    assert [quotation.span.of(one.text) for quotation in one.quotations] == [
        "We sent a 7,000-strong force."
    ]
    assert [quote.speaker for quote in one.speech.quotes] == ["Ada Brook"]
    assert [figure.low for figure in one.figures[first.passage.id]] == [7000]
    assert "7000" in first.stems


def test_boilerplate_is_left_out() -> None:
    one = article_of_text("a", TEXT)
    kinds = {p.kind for p in one.passages}
    assert "boilerplate" in kinds
    assert {p.passage.kind for p in analyze(one).passages} == kinds - {"boilerplate"}


def test_words_and_tokens_slice_the_passage() -> None:
    for passage in analyze(article_of_text("a", TEXT)).passages:
        text = passage.passage.text
        assert all(text[token.start : token.end] == token.text for token in passage.tokens)
        assert all(0 <= word.start < word.end <= len(text) for word in passage.words)
        assert all(one.end <= other.start for one, other in pairwise(passage.words))


def test_alignment_and_findings_share_it() -> None:
    one = article_of_text("a", TEXT)
    assert document_of(one).passages is analyze(one).passages
    figures = [mention.figure for said in find_mentions(one).values() for mention in said]
    assert figures == [figure for found in analyze(one).figures.values() for figure in found]


def test_a_comparison_analyses_every_article_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tokenized: list[str] = []
    original = analysis._tokenized

    def counted(passage: Passage, language: str) -> object:
        tokenized.append(passage.id)
        return original(passage, language)

    monkeypatch.setattr(analysis, "_tokenized", counted)
    articles = [article_of_text("once", TEXT), article_of_text("twice", TEXT.replace("300", "400"))]
    compare(articles, Settings())
    compare(articles, Settings(threshold=0.5))
    assert len(tokenized) == len(set(tokenized)) > 0
