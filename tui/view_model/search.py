"""Words sought in all columns, found where they are looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.comparison import Comparison
from corpus.model import Passage, Span
from tui.view_model.place import Place

KEPT = 20
"""Articles whose text is kept in lower case between two searches."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Some words in one text; a text of any length costs no more than what is asked of it."""

    words: str
    """In lower case; empty where nothing is sought."""
    text: str
    """In lower case, each letter at its place."""

    @property
    def count(self) -> int:
        """How often the words stand there."""
        return self.text.count(self.words) if self.words else 0

    def within(self, part: Span) -> tuple[Span, ...]:
        """Where they stand in a part of the text, or reach into it."""
        return tuple(self._spans(part)) if self.words else ()

    def among(self, passages: Iterable[Passage]) -> list[int]:
        """The numbers of the passages in which they stand, or into which they reach."""
        if not self.words:
            return []
        find, words, more = self.text.find, self.words, len(self.words) - 1
        return [
            passage.number
            for passage in passages
            if find(words, max(0, passage.span.start - more), passage.span.end + more) >= 0
        ]

    def _spans(self, part: Span) -> Iterator[Span]:
        at = self._next(part, part.start - len(self.words) + 1)
        while at >= 0:
            yield Span(at, at + len(self.words))
            at = self._next(part, at + len(self.words))

    def _next(self, part: Span, start: int) -> int:
        return self.text.find(self.words, max(0, start), part.end + len(self.words) - 1)


@dataclass(frozen=True)
class Search:
    """Where some words stand, in every article."""

    words: str
    comparison: Comparison
    found: Mapping[str, Sought]
    """By article id."""

    @cached_property
    def count(self) -> int:
        """How often the words stand there."""
        return sum(sought.count for sought in self.found.values())

    @cached_property
    def stops(self) -> Mapping[str, list[int]]:
        """The numbers of the passages that have them, by article id; none for none."""
        among = {one.id: self.found[one.id].among(one.passages) for one in self.comparison.articles}
        return {article: numbers for article, numbers in among.items() if numbers}

    @property
    def passages(self) -> int:
        """How many passages have them."""
        return sum(map(len, self.stops.values()))

    def number(self, place: Place) -> int | None:
        """Which of these passages a place is, counted from 1 over all articles."""
        before = 0
        for article, numbers in self.stops.items():
            if article == place.article:
                at = bisect_left(numbers, self._number(place))
                found = place.told and at < len(numbers) and numbers[at] == self._number(place)
                return before + at + 1 if found else None
            before += len(numbers)
        return None

    def step(self, place: Place, by: int) -> Place | None:
        """The next place with a match after `place`, or before it, going round; None for none."""
        if not self.stops:
            return None
        at = self.number(place)
        if at is not None:
            return self._place((at - 1 + by) % self.passages)
        numbers = self.stops.get(place.article)
        if numbers is None:
            return self._place(0 if by > 0 else self.passages - 1)
        return self._in(place.article, numbers[0 if by > 0 else -1])

    def _number(self, place: Place) -> int:
        return self.comparison.passage[place.passage].number if place.passage else 0

    def _place(self, at: int) -> Place:
        """The passage with this number among those that have the words, from 0."""
        for article, numbers in self.stops.items():
            if at < len(numbers):
                return self._in(article, numbers[at])
            at -= len(numbers)
        raise IndexError(at)

    def _in(self, article: str, number: int) -> Place:
        return Place(article, self.comparison.article[article].passages[number - 1].id)


def search(comparison: Comparison, words: str) -> Search:
    """Find `words` as they are typed, letter case aside; nothing is found for no words."""
    sought = folded(words) if words.strip() else ""
    found = {one.id: Sought(sought, _kept(one.text)) for one in comparison.articles}
    return Search(words, comparison, found)


def folded(text: str) -> str:
    """Text in lower case in which every letter keeps its place.

    One letter has two in lower case; the sigma that ends a Greek word has a form of its own.

    >>> folded("İstanbul ΟΔΟΣ")
    'istanbul οδοσ'
    """
    return text.replace("İ", "i").lower().replace("ς", "σ")


_kept = lru_cache(KEPT)(folded)
