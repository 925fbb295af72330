"""Common words as bits: at most what those weigh that two passages share, without a look at each.

In a long text most pairs of passages share some, and hardly any pair shares enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Self

from corpus.alignment.article_pair__weighing import Parts, Weighed

_LEVELS = 7
"""Weights are rounded up to sevenths of the heaviest: three bits each, in three planes."""


@dataclass(frozen=True, slots=True)
class Commonplace:
    """The common words of two articles, each with a bit of its own."""

    words: Parts
    _unit: int
    """What one level weighs."""
    _bit: dict[str, int]
    _planes: tuple[int, int, int]
    """The bits of the words whose level has a one, a two, a four in it."""

    @classmethod
    def of(cls, words: Weighed, often: int) -> Self:
        """The words that more passages than `often` have."""
        common = sorted(word for word, count in words.frequency.items() if count > often)
        weights = [words.weight[word] for word in common]
        unit = ceil(max(weights, default=0) / _LEVELS)
        levels = [ceil(weight / unit) for weight in weights]
        ones, twos, fours = (
            sum(1 << place for place, level in enumerate(levels) if level & one)
            for one in (1, 2, 4)
        )
        bits = {word: 1 << place for place, word in enumerate(common)}
        return cls(frozenset(common), unit, bits, (ones, twos, fours))

    def bits(self, passage: Parts) -> int:
        """The common words of a passage."""
        return sum(map(self._bit.__getitem__, passage & self.words))

    def most(self, bits: int) -> int:
        """What some common words weigh together at most."""
        ones, twos, fours = self._planes
        levels = (bits & ones).bit_count()
        levels += 2 * (bits & twos).bit_count() + 4 * (bits & fours).bit_count()
        return self._unit * levels
