"""What is read off an article once: its words, quotations, speakers and figures.

Alignment and findings share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from corpus.article import Article, Passage, Span
from corpus.extraction.quantities.extract import extract_figures
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quotes.extract import Speech, extract_speech
from corpus.extraction.quotes.quotation_marks import Quotation, quotations
from corpus.language.tokenizer import Token, tokenize
from corpus.language.word_frequency import family
from corpus.language.words import Word, WordRange, split_clauses, split_words


@dataclass(frozen=True)
class TokenizedPassage:
    """A passage with its tokens and words; their spans are counted from the passage's start."""

    passage: Passage
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    stem_sequence: tuple[str, ...]
    """The stem of each of its words."""
    stems: frozenset[str]
    """The same, each once."""

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of its stems."""
        return frozenset({*map(family, self.stems)})

    @cached_property
    def clauses(self) -> tuple[WordRange, ...]:
        """Its clauses, by the places of their words."""
        return tuple(split_clauses(self.passage.text, self.words))

    def written(self, word: Word) -> str:
        """The word as it stands in the passage, without possessive."""
        text = self.passage.text[word.start : word.end]
        return text.removesuffix("'s").removesuffix("’s")

    def span(self, first: Word, last: Word) -> Span:
        """From one word to another, as a span of the article's text."""
        start = self.passage.span.start
        return Span(start + first.start, start + last.end)


@dataclass(frozen=True)
class Analysis:
    """The language of one article; all but its words is made when it is first asked for."""

    text: str
    paragraphs: tuple[Span, ...]
    published: date | None
    """The day from which weekdays and "yesterday" are counted."""
    passages: tuple[TokenizedPassage, ...]
    """Body passages and headings in the order of the text, boilerplate left out."""

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks, in the order of the text."""
        return tuple(quotations(self.text, self.paragraphs))

    @cached_property
    def speech(self) -> Speech:
        """The quotes and reporting verbs with their speakers."""
        sentences = [(one.passage, one.tokens) for one in self.passages]
        return extract_speech(self.text, sentences, self.quotations)

    @cached_property
    def figures(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures of each passage that has any, by the passage's id."""
        found = (
            (
                one.passage.id,
                extract_figures(
                    one.passage.text, self.published, one.passage.span.start, one.tokens
                ),
            )
            for one in self.passages
        )
        return {passage: figures for passage, figures in found if figures}


@lru_cache(maxsize=128)
def analyze(article: Article) -> Analysis:
    """The analysis of an article with passages: made once, and kept for the latest 128 articles.

    May be called from several threads at once.
    """
    passages = (passage for passage in article.passages if passage.kind != "boilerplate")
    return Analysis(
        article.text,
        article.paragraphs,
        article.published,
        tuple(_tokenized(passage, article.language) for passage in passages),
    )


def _tokenized(passage: Passage, language: str) -> TokenizedPassage:
    words = split_words(passage.text, language)
    stems = tuple([stem for _, _, stem in words])
    # A copy of a set takes a third less room than a set that grew.
    return TokenizedPassage(passage, tokenize(passage.text), words, stems, frozenset({*stems}))
