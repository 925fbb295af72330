"""Words sought in all columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.article import Span
from corpus.comparison import Comparison
from tui.place import Place


@dataclass(frozen=True)
class Search:
    """Where some words stand, in every article."""

    words: str
    spans: Mapping[str, tuple[Span, ...]]
    """By article id, in the order of its text."""
    places: tuple[Place, ...]
    """The passages that have them, article by article."""

    @cached_property
    def count(self) -> int:
        """How often the words stand there."""
        return sum(map(len, self.spans.values()))

    def step(self, place: Place, by: int) -> Place | None:
        """The next place with a match after `place`, or before it, going round; None for none."""
        if not self.places:
            return None
        if place in self.places:
            return self.places[(self.places.index(place) + by) % len(self.places)]
        inside = [n for n, found in enumerate(self.places) if found.article == place.article]
        if not inside:
            return self.places[0 if by > 0 else -1]
        return self.places[inside[0 if by > 0 else -1]]


def search(comparison: Comparison, words: str) -> Search:
    """Find `words` as they are typed, letter case aside; nothing is found for no words."""
    sought = re.compile(re.escape(words), re.IGNORECASE) if words.strip() else None
    spans: dict[str, tuple[Span, ...]] = {}
    places = []
    for article in comparison.articles:
        matches = sought.finditer(article.text) if sought else ()
        spans[article.id] = tuple(Span(*match.span()) for match in matches)
        left = list(reversed(spans[article.id]))
        for passage in article.passages:
            while left and left[-1].end <= passage.span.start:
                left.pop()
            if left and left[-1].start < passage.span.end:
                places.append(Place(article.id, passage.id))
    return Search(words, spans, tuple(places))
