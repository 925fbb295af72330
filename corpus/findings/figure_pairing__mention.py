"""A figure where it is mentioned, with the words around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.extraction.quantities.extract import figures
from corpus.extraction.quantities.figure import Figure
from corpus.language.tokenizer import Word, words
from corpus.language.word_frequency__rarity import is_plain
from corpus.model import Article, Passage

_NEAR = 9
"""Words to each side of a figure that say what it is about."""


@dataclass(frozen=True, eq=False)
class Told:
    """A passage with its figures."""

    article: str
    passage: Passage
    figures: tuple[Figure, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the passage."""
        return words(self.passage.text)

    @cached_property
    def telling(self) -> list[str]:
        """The stem of each word that says something and is no part of a figure, else ""."""
        found = ["" if word.is_figure or is_plain(word.stem) else word.stem for word in self.words]
        for figure in self.figures:
            first, end = self.places(figure)
            found[first:end] = [""] * (end - first)
        return found

    def places(self, figure: Figure) -> tuple[int, int]:
        """The place of a figure's first word, and the place after its last."""
        start = self.passage.span.start
        first = bisect_right(self.words, figure.span.start - start, key=lambda word: word.end)
        end = bisect_left(self.words, figure.span.end - start, key=lambda word: word.start)
        return first, end


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure in a passage."""

    told: Told
    figure: Figure
    text: str
    """As it is written, with what it counts."""

    @property
    def passage(self) -> Passage:
        """The passage that gives it."""
        return self.told.passage

    @property
    def article(self) -> str:
        """The id of the article that it stands in."""
        return self.told.article

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the words around it that say something."""
        first, end = self.told.places(self.figure)
        telling = self.told.telling
        return frozenset(telling[max(0, first - _NEAR) : first] + telling[end : end + _NEAR]) - {""}


@lru_cache(maxsize=32)
def mentions(article: Article) -> Mapping[str, tuple[Mention, ...]]:
    """The figures of an article by the id of each passage that has any, boilerplate left out.

    Kept, as its account is.
    """
    found = {}
    for passage in article.passages:
        if passage.kind != "boilerplate":
            read = figures(passage.text, article.published, passage.span.start)
            if read:
                told = Told(article.id, passage, read)
                found[passage.id] = tuple(
                    Mention(told, figure, _written(article, figure)) for figure in read
                )
    return found


def _written(article: Article, figure: Figure) -> str:
    text = figure.span.of(article.text)
    return f"{text} ({figure.of})" if figure.of and figure.of not in text else text
