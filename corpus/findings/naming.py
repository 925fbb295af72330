"""What a sentence calls the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.article import Article


def names(articles: Sequence[Article]) -> dict[str, str]:
    """The outlet of each article by its id, numbered where two share it."""
    often, met = Counter(article.outlet for article in articles), Counter[str]()
    called = {}
    for article in articles:
        met[article.outlet] += 1
        number = f" ({met[article.outlet]})" if often[article.outlet] > 1 else ""
        called[article.id] = article.outlet + number
    return called


def listing(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, B and C"."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
