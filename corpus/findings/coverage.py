"""Coverage: how much of an article others tell too, and how much only it tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.alignment.link import Link
from corpus.article import Article
from corpus.language.words import words


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of one article's body passages; the last three add up to `passages`."""

    passages: int
    words: int
    shared: int
    """With a verbatim or reworded link."""
    partial: int
    """With partial links only."""
    only_here: int
    """With no link."""


def coverage(articles: Sequence[Article], links: Iterable[Link]) -> Mapping[str, Coverage]:
    """The coverage of each article by its id."""
    linked: set[str] = set()
    whole: set[str] = set()
    for link in links:
        linked.update((link.a, link.b))
        if link.label != "partial":
            whole.update((link.a, link.b))
    found = {}
    for article in articles:
        body = {passage.id for passage in article.body}
        found[article.id] = Coverage(
            passages=len(body),
            words=sum(len(words(passage.text)) for passage in article.body),
            shared=len(body & whole),
            partial=len(body & linked - whole),
            only_here=len(body - linked),
        )
    return found
