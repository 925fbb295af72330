"""Passages found again by their words, in articles that may have been edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corpus.model import Article, Passage, article_of
from corpus.review.model import Anchor

_ALIKE = 95
"""Of 100: an edited sentence that is still the same one."""
_NEAR = 5
"""An edited sentence is looked for so many paragraphs up and down."""


class LostError(LookupError):
    """What no longer stands, and why, in a few words."""


class PassageFinder:
    """The passages of some articles, found by anchors; and the anchors of passages."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.article = {article.id: article for article in articles}
        self._outlet = {article.outlet: article for article in reversed(self.article.values())}
        self._passage = {
            passage.id: passage for article in self.article.values() for passage in article.passages
        }
        self._said: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in self._passage.values():
            self._said[article_of(passage.id), passage.text].append(passage)

    def anchor(self, passage: str) -> Anchor:
        """The anchor of a passage by its id."""
        article, found = self.article[article_of(passage)], self._passage[passage]
        again = sum(
            same.paragraph == found.paragraph and same.number < found.number
            for same in self._said[article.id, found.text]
        )
        return Anchor(article.outlet, found.text, found.paragraph, article.id, again)

    def find(self, anchor: Anchor) -> Passage:
        """The passage of the same words nearest to where they stood, or the edited one near by.

        Raises:
            LostError: neither is there.

        """
        article = self.of(anchor.outlet, anchor.article)
        same = self._said.get((article.id, anchor.text))
        if not same:
            return _edited(article, anchor)
        paragraph = min(same, key=lambda passage: _away(passage, anchor)).paragraph
        there = [passage for passage in same if passage.paragraph == paragraph]
        return there[min(anchor.again, len(there) - 1)]

    def of(self, outlet: str, article: str) -> Article:
        """The article with this id; where the text has changed since, the one of this outlet.

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
        (-likeness, _away(passage, anchor), passage)
        for passage in article.passages
        if not anchor.paragraph or _away(passage, anchor)[0] <= _NEAR
        if (likeness := fuzz.ratio(passage.text, anchor.text)) >= _ALIKE
    ]
    if not alike:
        raise LostError(f"{article.outlet} no longer says so")
    return min(alike, key=lambda found: found[:2])[2]


def _away(passage: Passage, anchor: Anchor) -> tuple[int, int]:
    """How many paragraphs from where it stood; of equals the earlier passage."""
    return abs(passage.paragraph - anchor.paragraph), passage.number
