"""Where the point of one passage stands in another article, or where it would stand."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.comparison import Comparison, article_of
from corpus.model import Passage


@dataclass(frozen=True, slots=True)
class Position:
    """The counterparts of a passage in one article, or the gap where none tells it."""

    passages: tuple[str, ...]
    """Strongest first; empty where the article does not tell it."""
    after: int
    """How many passages of the article stand before it."""

    @property
    def told(self) -> bool:
        """Whether the article tells it."""
        return bool(self.passages)


class PositionIndex:
    """Where every passage of one comparison stands in every article, found when first asked for."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._gaps: dict[tuple[str, str], tuple[int, ...]] = {}

    def of(self, passage: str, article: str) -> Position:
        """Where `article` tells what `passage` tells, or the gap where it would."""
        at = self.comparison.passage[passage].number - 1
        own = article_of(passage)
        if own == article:
            return Position((passage,), at)
        if counterparts := self.comparison.counterparts(passage, article):
            return Position(counterparts, self._number(counterparts[0]) - 1)
        if (own, article) not in self._gaps:
            self._gaps[own, article] = self._gaps_between(own, article)
        return Position((), self._gaps[own, article][at])

    def _gaps_between(self, own: str, article: str) -> tuple[int, ...]:
        """For each passage of `own` how many passages of `article` stand before its gap.

        The gap follows the counterpart of the nearest passage before that has one; where none
        before has one, it precedes the counterpart of the first that has one; where nothing at
        all is shared, it stands as far down as the passage does in its own article.
        """
        passages = self.comparison.article[own].passages
        told = [self._first(passage, article) for passage in passages]
        first = next((number for number in told if number is not None), None)
        if first is None:
            length = len(self.comparison.article[article].passages)
            return tuple(round(at / len(passages) * length) for at in range(len(passages)))
        gaps, last = [], first - 1
        for number in told:
            last = last if number is None else number
            gaps.append(last)
        return tuple(gaps)

    def _first(self, passage: Passage, article: str) -> int | None:
        counterparts = self.comparison.counterparts(passage.id, article)
        return self._number(counterparts[0]) if counterparts else None

    def _number(self, passage: str) -> int:
        return self.comparison.passage[passage].number
