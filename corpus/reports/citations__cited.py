"""Passages as a report cites them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.findings.phrasing import names
from corpus.model import Passage


class Cited(NamedTuple):
    """A passage and what the report calls its article: enough to find it again."""

    name: str
    passage: Passage

    def place(self, sign: str) -> str:
        """Where in the article it stands, with a word or a sign for "paragraph"."""
        if self.passage.kind == "heading":
            return self.passage.reason or "heading"
        return f"{sign}{self.passage.paragraph}"


def citations(comparison: Comparison) -> Mapping[str, Cited]:
    """Every passage by its id, in the order of the articles and their texts."""
    called = names(comparison.articles)
    return {
        passage.id: Cited(called[article.id], passage)
        for article in comparison.articles
        for passage in article.passages
    }
