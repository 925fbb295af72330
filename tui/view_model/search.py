"""Search: words looked for in every article, found as far down as they are looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from corpus.article import Passage, Span
from tui.view_model.place import Place

if TYPE_CHECKING:
    from corpus.comparison import Comparison

CACHED_TEXTS = 20
"""Articles whose text is kept in lower case between two searches."""


@dataclass(frozen=True, slots=True)
class TextMatches:
    """The matches of some words in one text; only the part that is asked for is searched."""

    words: str
    """In lower case; empty where nothing is looked for."""
    text: str
    """In lower case, every letter at its place."""

    @property
    def count(self) -> int:
        """The number of matches in the whole text."""
        return self.text.count(self.words) if self.words else 0

    def within(self, part: Span) -> tuple[Span, ...]:
        """The matches that lie in a part of the text or reach into it."""
        return tuple(self._spans(part)) if self.words else ()

    def numbers(self, passages: Iterable[Passage]) -> list[int]:
        """The numbers of the passages that have a match, or into which one reaches."""
        if not self.words:
            return []
        find, words, before = self.text.find, self.words, len(self.words) - 1
        return [
            passage.number
            for passage in passages
            if find(words, max(0, passage.span.start - before), passage.span.end + before) >= 0
        ]

    def _spans(self, part: Span) -> Iterator[Span]:
        start = self._next(part, part.start - len(self.words) + 1)
        while start >= 0:
            yield Span(start, start + len(self.words))
            start = self._next(part, start + len(self.words))

    def _next(self, part: Span, start: int) -> int:
        return self.text.find(self.words, max(0, start), part.end + len(self.words) - 1)


@dataclass(frozen=True)
class Search:
    """The matches of some words in every article, and the way from one to the next."""

    words: str
    comparison: Comparison
    matches: Mapping[str, TextMatches]
    """By article id."""

    @cached_property
    def count(self) -> int:
        """The number of matches in all articles."""
        return sum(matches.count for matches in self.matches.values())

    @cached_property
    def stops(self) -> Mapping[str, list[int]]:
        """The numbers of the passages with a match, by article id; no empty lists."""
        articles = self.comparison.articles
        numbers = {one.id: self.matches[one.id].numbers(one.passages) for one in articles}
        return {article: found for article, found in numbers.items() if found}

    @property
    def passage_count(self) -> int:
        """The number of passages with a match."""
        return sum(map(len, self.stops.values()))

    def number(self, place: Place) -> int | None:
        """Which of these passages a place is, counted from 1 over all articles."""
        before = 0
        for article, numbers in self.stops.items():
            if article == place.article:
                number = self._number(place)
                index = bisect_left(numbers, number)
                is_match = place.is_in_focus and index < len(numbers) and numbers[index] == number
                return before + index + 1 if is_match else None
            before += len(numbers)
        return None

    def step(self, place: Place, by: int) -> Place | None:
        """The next match after `place`, or before it, going round; None where there is none."""
        if not self.stops:
            return None
        number = self.number(place)
        if number is not None:
            return self._match((number - 1 + by) % self.passage_count)
        numbers = self.stops.get(place.article)
        if numbers is None:
            return self._match(0 if by > 0 else self.passage_count - 1)
        return self._passage(place.article, numbers[0 if by > 0 else -1])

    def _number(self, place: Place) -> int:
        return self.comparison.passage[place.passage].number if place.passage else 0

    def _match(self, index: int) -> Place:
        """The passage with this index, from 0, among those that have a match."""
        for article, numbers in self.stops.items():
            if index < len(numbers):
                return self._passage(article, numbers[index])
            index -= len(numbers)
        raise IndexError(index)

    def _passage(self, article: str, number: int) -> Place:
        return Place(article, self.comparison.article[article].passages[number - 1].id)


def search(comparison: Comparison, words: str) -> Search:
    """Find `words` in every article, whatever their case; blank words are found nowhere."""
    folded = fold_case(words) if words.strip() else ""
    matches = {one.id: TextMatches(folded, _folded_text(one.text)) for one in comparison.articles}
    return Search(words, comparison, matches)


def fold_case(text: str) -> str:
    """Returns a text in lower case in which every letter keeps its place.

    İ would become two letters, and the sigma that ends a Greek word has a form of its own.

    >>> fold_case("İstanbul ΟΔΟΣ")
    'istanbul οδοσ'
    """
    return text.replace("İ", "i").lower().replace("ς", "σ")


_folded_text = lru_cache(CACHED_TEXTS)(fold_case)
