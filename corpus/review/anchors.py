"""Finds passages again by their text, in articles that may have been edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corpus.model import Article, Passage, article_of
from corpus.review.model import Anchor

_MIN_RATIO = 95
"""Least similarity of an edited sentence to be the same one: rapidfuzz's `ratio`, 0 to 100."""
_MAX_PARAGRAPHS = 5
"""Paragraphs up and down in which an edited sentence is looked for."""


class LostError(LookupError):
    """A passage or article that cannot be found again; as a string, why."""


class PassageFinder:
    """Finds passages by their anchors, and gives the anchors of passages."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.article = {article.id: article for article in articles}
        self._outlet = {article.outlet: article for article in reversed(self.article.values())}
        self._passage = {
            passage.id: passage for article in self.article.values() for passage in article.passages
        }
        self._same_text: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in self._passage.values():
            self._same_text[article_of(passage.id), passage.text].append(passage)

    def anchor(self, passage: str) -> Anchor:
        """The anchor of a passage by its id."""
        article, found = self.article[article_of(passage)], self._passage[passage]
        again = sum(
            same.paragraph == found.paragraph and same.number < found.number
            for same in self._same_text[article.id, found.text]
        )
        return Anchor(article.outlet, found.text, found.paragraph, article.id, again)

    def find(self, anchor: Anchor) -> Passage:
        """The passage with the same text nearest to its old place, or an edited one near by.

        Raises:
            LostError: neither is there.

        """
        article = self.find_article(anchor.outlet, anchor.article)
        same = self._same_text.get((article.id, anchor.text))
        if not same:
            return _edited(article, anchor)
        paragraph = min(same, key=lambda passage: _distance(passage, anchor)).paragraph
        there = [passage for passage in same if passage.paragraph == paragraph]
        return there[min(anchor.again, len(there) - 1)]

    def find_article(self, outlet: str, article: str) -> Article:
        """The article with this id; if its text has changed since, the one of this outlet.

        Raises:
            LostError: neither is there.

        """
        found = self.article.get(article) or self._outlet.get(outlet)
        if found is None:
            raise LostError(f"{outlet} is not compared")
        return found


def _edited(article: Article, anchor: Anchor) -> Passage:
    from rapidfuzz import fuzz

    alike = [
        (-likeness, _distance(passage, anchor), passage)
        for passage in article.passages
        if not anchor.paragraph or _distance(passage, anchor)[0] <= _MAX_PARAGRAPHS
        if (likeness := fuzz.ratio(passage.text, anchor.text)) >= _MIN_RATIO
    ]
    if not alike:
        raise LostError(f"{article.outlet} no longer says so")
    return min(alike, key=lambda found: found[:2])[2]


def _distance(passage: Passage, anchor: Anchor) -> tuple[int, int]:
    """The paragraphs between a passage and its old place; of equals the earlier passage counts."""
    return abs(passage.paragraph - anchor.paragraph), passage.number
