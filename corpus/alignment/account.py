"""An article as alignment reads it: the words of each passage that may be linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.article import Article, Passage, Span
from corpus.language.clauses import Stretch, clauses
from corpus.language.quotation import quoted
from corpus.language.words import Word, words


@dataclass(frozen=True)
class Telling:
    """A passage with its words."""

    passage: Passage
    words: tuple[Word, ...]
    """Their spans are in the passage's text."""
    stems: frozenset[str]

    @cached_property
    def clauses(self) -> tuple[Stretch, ...]:
        """Its clauses, by the places of their words."""
        return tuple(clauses(self.passage.text, self.words))

    def written(self, word: Word) -> str:
        """The word as it stands in the passage, without possessive."""
        return _bare(self.passage.text[word.start : word.end])

    def span(self, first: Word, last: Word) -> Span:
        """From one word to another, as a span of the article's text."""
        start = self.passage.span.start
        return Span(start + first.start, start + last.end)


@dataclass(frozen=True)
class Account:
    """What one article tells: its body passages and headings, boilerplate left out."""

    article: Article
    tellings: tuple[Telling, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the article."""
        return frozenset().union(*(telling.stems for telling in self.tellings))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that are written with a capital inside a sentence, and more often than not."""
        capital: Counter[str] = Counter()
        for telling in self.tellings:
            if telling.passage.kind == "body":
                text = telling.passage.text
                for word in telling.words[1:]:
                    if not word.is_figure:
                        capital[word.stem] += 1 if text[word.start].isupper() else -1
        return frozenset(stem for stem, more in capital.items() if more > 0)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks, as spans of the article's text."""
        text = self.article.text
        return tuple(
            Span(paragraph.start + start, paragraph.start + end)
            for paragraph in self.article.paragraphs
            for start, end in quoted(paragraph.of(text))
        )

    @cached_property
    def quoted(self) -> Mapping[str, tuple[int, ...]]:
        """The places of the words in quotation marks, by the id of each passage that has any."""
        found: dict[str, tuple[int, ...]] = {}
        quotations = self.quotations
        at = 0
        for telling in self.tellings:
            places = []
            for place, word in enumerate(telling.words):
                start = telling.passage.span.start + word.start
                while at < len(quotations) and quotations[at].end <= start:
                    at += 1
                if at < len(quotations) and quotations[at].start <= start:
                    places.append(place)
            if places:
                found[telling.passage.id] = tuple(places)
        return found


def account(article: Article) -> Account:
    """The words of an article's passages."""
    return Account(article, tuple(_told(p) for p in article.passages if p.kind != "boilerplate"))


def _told(passage: Passage) -> Telling:
    found = tuple(words(passage.text))
    return Telling(passage, found, frozenset(word.stem for word in found))


def _bare(written: str) -> str:
    return written.removesuffix("'s").removesuffix("’s")
