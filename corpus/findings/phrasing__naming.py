"""What a sentence calls the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.model import Article
from corpus.text_cleaning import line


def names(articles: Sequence[Article]) -> dict[str, str]:
    """The outlet of each article by its id, numbered where two share it; safe to print."""
    called = {article.id: line(article.outlet) for article in articles}
    often, met = Counter(called.values()), Counter[str]()
    for article, name in called.items():
        met[name] += 1
        if often[name] > 1:
            called[article] = f"{name} ({met[name]})"
    return called


def listing(names: Sequence[str], word: str = "and") -> str:
    """Names as a sentence lists them: "A, B and C"."""
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last
