"""What every sentence about passages needs: what articles are called, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from corpus.model import Article, Place
from corpus.text_cleaning import clean_line

# What a sentence calls the articles.


def outlet_labels(articles: Sequence[Article]) -> dict[str, str]:
    """The outlet of each article by its id, numbered where two share it; safe to print."""
    called = {article.id: clean_line(article.outlet) for article in articles}
    often, met = Counter(called.values()), Counter[str]()
    for article, name in called.items():
        met[name] += 1
        if often[name] > 1:
            called[article] = f"{name} ({met[name]})"
    return called


def join_names(names: Sequence[str], word: str = "and") -> str:
    """Names as a sentence lists them: "A, B and C"."""
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


class Phrasing:
    """Writes findings about some articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.called = outlet_labels(articles)
        self._text = {article.id: article.text for article in articles}
        self._order = {article.id: place for place, article in enumerate(articles)}

    def place(self, passage: str) -> tuple[int, int]:
        """Where a passage comes, the articles in their order."""
        article, _, number = passage.rpartition(":")
        return self._order[article], int(number)

    def ordered(self, articles: Iterable[str]) -> list[str]:
        """Articles by their ids, each once, in their order."""
        return sorted(set(articles), key=self._order.__getitem__)

    def listing(self, articles: Iterable[str]) -> str:
        """Articles as a sentence lists them."""
        return join_names([self.called[article] for article in self.ordered(articles)])

    def written(self, article: str, start: int, end: int) -> str:
        """Words of an article as a sentence cites them."""
        return f"“{self._text[article][start:end]}”"


def passage_order(passage: str) -> tuple[str, int]:
    """A passage's article and number: an order that no order of the articles changes."""
    article, _, number = passage.rpartition(":")
    return article, int(number)


def finding_id(kind: str, verdict: str, places: Iterable[Place]) -> str:
    """A finding's id, whatever the order of the articles."""
    content = sorted(f"{passage} {start} {end}" for passage, start, end in places)
    return sha256(f"{kind} {verdict} {content}".encode()).hexdigest()[:8]
