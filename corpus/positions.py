"""The positions of a passage's counterparts in another article, or of the gap if it has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.article import Passage
from corpus.comparison import Comparison, article_of


@dataclass(frozen=True, slots=True)
class Position:
    """The counterparts of a passage in one article, or the gap where it would stand."""

    of: str
    """The id of the passage."""
    passages: tuple[str, ...]
    """Passage ids, strongest link first; empty if there is no counterpart."""
    after: int
    """The number of passages of the article before the first counterpart, or before the gap."""

    @property
    def is_shared(self) -> bool:
        """Whether the article has a counterpart."""
        return bool(self.passages)


Group = tuple[str, ...]
"""Ids of passages of several articles: one, and those of its counterparts that stand with it."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the other articles have and one article does not, at the places where it is missing."""

    groups: tuple[tuple[Group, ...], ...]
    """What belongs in each gap of the article: before its first passage, between each two, and
    after the last one. In each, the articles follow in their order, each in its own order."""
    place_of: Mapping[str, tuple[int, int]]
    """The gap of each of these passages, and the number of its group there, from 0; by its id."""


class PositionIndex:
    """The position of every passage of one comparison in every article, found when asked for."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._gaps: dict[tuple[str, str], tuple[int, ...]] = {}
        self._missing: dict[str, Gaps] = {}

    def of(self, passage: str, article: str, preferred: str | None = None) -> Position:
        """The position in `article` of what `passage` says; both by their ids.

        Of several counterparts, the one with the id `preferred` comes first.
        """
        at = self.comparison.passage[passage].number - 1
        own = article_of(passage)
        if own == article:
            return Position(passage, (passage,), at)
        if counterparts := self.comparison.counterparts(passage, article):
            if preferred in counterparts:
                counterparts = tuple(sorted(counterparts, key=lambda one: one != preferred))
            return Position(passage, counterparts, self._number(counterparts[0]) - 1)
        if (own, article) not in self._gaps:
            self._gaps[own, article] = self._gaps_between(own, article)
        return Position(passage, (), self._gaps[own, article][at])

    def gaps(self, article: str) -> Gaps:
        """The passages of the other articles that have no counterpart in this one (by its id).

        Each of them, of whatever kind, is in exactly one group: with the first of its counterparts
        among them that comes in the order of the articles, in the gap of that one.
        """
        if article not in self._missing:
            self._missing[article] = self._find_gaps(article)
        return self._missing[article]

    def _find_gaps(self, article: str) -> Gaps:
        missing = dict.fromkeys(self._missing_from(article))
        groups: list[list[Group]] = [[] for _ in self.comparison.article[article].passages]
        groups.append([])
        place_of: dict[str, tuple[int, int]] = {}
        for passage in missing:
            if passage not in place_of:
                others = self.comparison.counterparts(passage)
                joining = (one for one in others if one in missing and one not in place_of)
                gap = self.of(passage, article).after
                group = (passage, *joining)
                place_of |= dict.fromkeys(group, (gap, len(groups[gap])))
                groups[gap].append(group)
        return Gaps(tuple(map(tuple, groups)), place_of)

    def _missing_from(self, article: str) -> Iterator[str]:
        for other in self.comparison.articles:
            if other.id != article:
                for passage in other.passages:
                    if not self.comparison.counterparts(passage.id, article):
                        yield passage.id

    def _gaps_between(self, own: str, article: str) -> tuple[int, ...]:
        """For each passage of `own` the number of passages of `article` before its gap.

        The gap follows the counterpart of the nearest earlier passage that has one; if there is
        none, it precedes the counterpart of the first passage that has one. If nothing is shared,
        it is as far down as the passage is in its own article.
        """
        passages = self.comparison.article[own].passages
        shared = [self._first(passage, article) for passage in passages]
        first = next((number for number in shared if number is not None), None)
        if first is None:
            length = len(self.comparison.article[article].passages)
            return tuple(round(at / len(passages) * length) for at in range(len(passages)))
        gaps, last = [], first - 1
        for number in shared:
            last = last if number is None else number
            gaps.append(last)
        return tuple(gaps)

    def _first(self, passage: Passage, article: str) -> int | None:
        counterparts = self.comparison.counterparts(passage.id, article)
        return self._number(counterparts[0]) if counterparts else None

    def _number(self, passage: str) -> int:
        return self.comparison.passage[passage].number
