"""Where the point of one passage stands in another article, or where it would stand."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Passage
from corpus.comparison import Comparison, article_of


@dataclass(frozen=True, slots=True)
class Standing:
    """The counterparts of a passage in one article, or the gap where none tells it."""

    passages: tuple[str, ...]
    """Strongest first; empty where the article does not tell it."""
    after: int
    """How many passages of the article stand before it."""

    @property
    def told(self) -> bool:
        """Whether the article tells it."""
        return bool(self.passages)


def standing(comparison: Comparison, passage: str, article: str) -> Standing:
    """Where `article` tells what `passage` tells, or the gap between its neighbours' counterparts.

    The gap follows the counterpart of the nearest passage before that has one; where none before
    has one, it precedes the counterpart of the nearest after; where nothing at all is shared, it
    stands as far down as the passage does in its own article.
    """
    if article_of(passage) == article:
        return Standing((passage,), comparison.passage[passage].number - 1)
    counterparts = comparison.counterparts(passage, article)
    if counterparts:
        return Standing(counterparts, comparison.passage[counterparts[0]].number - 1)
    own = comparison.article[article_of(passage)].passages
    at = comparison.passage[passage].number - 1
    for before in reversed(own[:at]):
        if found := _first(comparison, before, article):
            return Standing((), found.number)
    for after in own[at + 1 :]:
        if found := _first(comparison, after, article):
            return Standing((), found.number - 1)
    return Standing((), round(at / len(own) * len(comparison.article[article].passages)))


def _first(comparison: Comparison, passage: Passage, article: str) -> Passage | None:
    counterparts = comparison.counterparts(passage.id, article)
    return comparison.passage[counterparts[0]] if counterparts else None
