"""Which passages of two articles may tell the same: those that share words of enough weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from math import ceil
from typing import NamedTuple, Self

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.document import Document
from corpus.alignment.weighting import Parts, Weighed
from corpus.model import Kind

# Common words as bits: at most what those weigh that two passages share, without a look at each.
#
# In a long text most pairs of passages share some, and hardly any pair shares enough.

_LEVELS = 7
"""Weights are rounded up to sevenths of the heaviest: three bits each, in three planes."""


@dataclass(frozen=True, slots=True)
class BitsetBound:
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


_COMMON = 32
"""A word in more passages than this counts where others propose, but proposes nobody itself,"""
_FEW = 3
"""unless it is one of the rarest in a passage that has fewer words than this to propose it."""
_SHORT = 200
"""In two articles of fewer passages together every word proposes: there are not that many pairs."""


class Candidate(NamedTuple):
    """Two passages, by their place in the two accounts, and what their shared words weigh."""

    a: int
    b: int
    shared: int


def find_candidates(pair: ArticlePair, least: float) -> list[Candidate]:
    """Passages of one kind, in the order of the text: body, headings above it, those inside it.

    `least` is what they share at least, for their length: `Weighed.norm`.
    """
    kinds, others = _kinds(pair.a), _kinds(pair.b)
    return sorted(
        found for found in _proposed(pair.families, least) if kinds[found.a] == others[found.b]
    )


def _kinds(account: Document) -> list[tuple[Kind, bool]]:
    """What each telling is; a headline tells what happened, a crosshead what comes next."""
    return [
        (telling.passage.kind, telling.passage.kind == "heading" and depth > 0)
        for telling, depth in zip(account.tellings, account.depths, strict=True)
    ]


def _proposed(words: Weighed, least: float) -> Iterator[Candidate]:
    common = BitsetBound.of(words, _COMMON if words.passages > _SHORT else words.passages)
    proposed: dict[str, list[int]] = defaultdict(list)
    for b, passage in enumerate(words.b):
        for word in _proposing(passage, common.words, words.frequency):
            proposed[word].append(b)
    weight, b_root = words.weight, words.b_root
    b_bits = [common.bits(passage) for passage in words.b]
    for a, passage in enumerate(words.a):
        shared: dict[int, int] = defaultdict(int)
        for word in _proposing(passage, common.words, words.frequency):
            if word in proposed:
                value = weight[word]
                for b in proposed[word]:
                    shared[b] += value
        bits, needed = common.bits(passage), least * words.a_root[a]
        for b, mass in shared.items():
            enough, both = needed * b_root[b], bits & b_bits[b]
            if both and mass + common.most(both) < enough:
                continue
            whole = words.sum(passage & words.b[b]) if both else mass
            if whole >= enough:
                yield Candidate(a, b, whole)


def _proposing(passage: Parts, common: Parts, frequency: Mapping[str, int]) -> Parts:
    """The rare words of a passage; where it has few, the rarest of its common ones besides."""
    rare = passage - common
    more = _FEW - len(rare)
    if more <= 0 or not common:
        return rare
    return rare.union(nsmallest(more, passage & common, key=lambda word: (frequency[word], word)))
