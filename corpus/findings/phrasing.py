"""Phrasing of findings: the names of articles in a sentence, their order, and finding ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from corpus.model import Article, Place
from corpus.text_cleaning import clean_line


def outlet_labels(articles: Sequence[Article]) -> dict[str, str]:
    """The name of each article's outlet by article id, numbered if two share it; safe to print."""
    labels = {article.id: clean_line(article.outlet) for article in articles}
    total, seen = Counter(labels.values()), Counter[str]()
    for article, name in labels.items():
        seen[name] += 1
        if total[name] > 1:
            labels[article] = f"{name} ({seen[name]})"
    return labels


def join_names(names: Sequence[str], word: str = "and") -> str:
    """Names as a sentence lists them: "A, B and C"."""
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


class Phrasing:
    """Words and order of the articles that findings are about."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.labels = outlet_labels(articles)
        self._text = {article.id: article.text for article in articles}
        self._order = {article.id: place for place, article in enumerate(articles)}

    def place(self, passage: str) -> tuple[int, int]:
        """The place of a passage among all, the articles in their order: a key to sort by."""
        article, _, number = passage.rpartition(":")
        return self._order[article], int(number)

    def ordered(self, articles: Iterable[str]) -> list[str]:
        """The ids of articles, each once, in their order."""
        return sorted(set(articles), key=self._order.__getitem__)

    def listing(self, articles: Iterable[str]) -> str:
        """The names of articles as a sentence lists them."""
        return join_names([self.labels[article] for article in self.ordered(articles)])

    def written(self, article: str, start: int, end: int) -> str:
        """Words of an article, by their place in its text, in quotation marks."""
        return f"“{self._text[article][start:end]}”"


def passage_order(passage: str) -> tuple[str, int]:
    """The article and number of a passage: a key to sort by, whatever the order of articles."""
    article, _, number = passage.rpartition(":")
    return article, int(number)


def finding_id(kind: str, verdict: str, places: Iterable[Place]) -> str:
    """The id of a finding, the same whatever the order of the articles."""
    content = sorted(f"{passage} {start} {end}" for passage, start, end in places)
    return sha256(f"{kind} {verdict} {content}".encode()).hexdigest()[:8]
