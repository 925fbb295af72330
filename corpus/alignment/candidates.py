"""Finds candidate links: pairs of passages of two articles that share words of enough weight.

In two short articles all pairs are weighed. In longer ones only passages that share a rare word
are, and a quick upper bound (`BitsetBound`) spares most of those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import nsmallest
from itertools import compress, product, repeat
from math import ceil
from operator import ge, mul
from struct import unpack
from typing import NamedTuple, Self

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.document import Document
from corpus.alignment.weighting import Parts, PassageWeights
from corpus.article import Kind

_COMMON = 32
"""A word in more passages than this is common: it counts, but no candidate is looked up by it."""
_MIN_PROPOSING = 3
"""Words of each passage by which candidates are looked up, at least; if it has fewer rare ones, its
rarest common words too."""
_SHORT = 200
"""In two articles of so many passages together, all pairs are weighed: they are few enough."""
_BITS = 64
"""Bits for the weight that two passages share: more than that of any text needs."""
_LEAST = 1e-9
"""Pairs that share nothing are no candidates, however little is needed."""
_NEIGHBOURS = 2
"""Passages on either side in which links make another link likelier: see `neighbourhood`."""
_LEVELS = 7
"""Weights are rounded up to sevenths of the heaviest: a bit for each."""


class Candidate(NamedTuple):
    """Two passages by their places in the two documents."""

    a: int
    b: int
    shared: int
    """The weight of the words that both have, in thousandths."""


def find_candidates(
    pair: ArticlePair, min_shared: float, beside_itself: AbstractSet[int] | None = None
) -> list[Candidate]:
    """The pairs of passages that share enough weight, in the order of the text.

    Body passages pair with body passages, headings above the text with such headings, and headings
    inside it with such headings.

    Args:
        pair: the two articles.
        min_shared: the least shared weight, normalized for length by `PassageWeights.norm`.
        beside_itself: of an article beside itself, the places of the passages that are to be
            scored with themselves; pairs that change none of these scores are left out.

    """
    a_kinds, b_kinds, words = _kinds(pair.a), _kinds(pair.b), pair.families
    if beside_itself is not None:
        proposed = _propose_around(words, min_shared, beside_itself)
    elif words.passages <= _SHORT:
        proposed = _weigh_all(words, min_shared)
    else:
        proposed = _propose(words, min_shared)
    return sorted(found for found in proposed if a_kinds[found.a] == b_kinds[found.b])


def _kinds(document: Document) -> list[tuple[Kind, bool]]:
    """The kind of each passage, and whether it is a crosshead: a heading inside the text.

    A headline says what happened; a crosshead says what comes next.
    """
    return [
        (one.passage.kind, one.passage.kind == "heading" and depth > 0)
        for one, depth in zip(document.passages, document.depths, strict=True)
    ]


def _weigh_all(words: PassageWeights, min_shared: float) -> Iterator[Candidate]:
    """Yield the pairs that share enough, of all pairs.

    What a passage shares with each passage of the other article is added up at once, in one long
    whole number with `_BITS` for each of them: a tenth of the time of adding it up pair by pair.
    """
    weight, b_root = words.weight, words.b_root
    in_a = Parts().union(*words.a)
    holding: dict[str, int] = defaultdict(int)
    for b, passage in enumerate(words.b):
        bit = 1 << _BITS * b
        for word in passage & in_a:
            holding[word] |= bit
    weighed = {word: weight[word] * bits for word, bits in holding.items()}.get
    count = len(words.b)
    for a, passage in enumerate(words.a):
        shared = sum(map(weighed, passage, repeat(0)))
        masses = unpack(f"<{count}Q", shared.to_bytes(count * _BITS // 8, "little"))
        needed = max(min_shared, _LEAST) * words.a_root[a]
        enough = map(ge, masses, map(mul, repeat(needed), b_root))
        for b in compress(range(count), enough):
            yield Candidate(a, b, masses[b])


def _propose_around(
    words: PassageWeights, min_shared: float, places: Iterable[int]
) -> Iterator[Candidate]:
    """Yield the pairs of an article with itself on which the scores at some places depend.

    They are each passage with itself, than which no pair that shares a word with it is stronger,
    and all pairs near those places, which are their neighbourhood.
    """
    count = len(words.a)
    cells = {(at, at) for at in range(count)}
    for at in places:
        near = range(max(0, at - _NEIGHBOURS), min(count, at + _NEIGHBOURS + 1))
        cells.update(product(near, near))
    proposing = words.a
    if words.passages > _SHORT:
        common = _common_words(words, _COMMON)
        proposing = tuple(_proposing_words(one, common, words.frequency) for one in words.a)
    for a, b in cells:
        if not proposing[a].isdisjoint(proposing[b]):
            mass = words.total(words.a[a] & words.b[b])
            if mass >= min_shared * words.norm(a, b):
                yield Candidate(a, b, mass)


def _propose(words: PassageWeights, min_shared: float) -> Iterator[Candidate]:
    """Yield the pairs that share a word by which candidates are looked up, and enough weight."""
    common = BitsetBound.of(words, _COMMON)
    passages_with: dict[str, list[int]] = defaultdict(list)
    for b, passage in enumerate(words.b):
        for word in _proposing_words(passage, common.words, words.frequency):
            passages_with[word].append(b)
    weight, b_root, unit = words.weight, words.b_root, common.unit
    b_bits = [common.bits(passage) for passage in words.b]
    for a, passage in enumerate(words.a):
        shared: dict[int, int] = defaultdict(int)
        for word in _proposing_words(passage, common.words, words.frequency):
            if places := passages_with.get(word):
                value = weight[word]
                for b in places:
                    shared[b] += value
        bits, needed = common.bits(passage), min_shared * words.a_root[a]
        for b, mass in shared.items():
            enough, both = needed * b_root[b], (bits & b_bits[b]).bit_count()
            if mass + both * unit < enough:
                continue
            whole = words.total(passage & words.b[b]) if both else mass
            if whole >= enough:
                yield Candidate(a, b, whole)


def _common_words(words: PassageWeights, min_frequency: int) -> Parts:
    """The words that are in more passages than `min_frequency`."""
    return frozenset(word for word, count in words.frequency.items() if count > min_frequency)


def _proposing_words(passage: Parts, common: Parts, frequency: Mapping[str, int]) -> Parts:
    """The rare words of a passage; if they are few, its rarest common words besides."""
    rare = passage - common
    more = _MIN_PROPOSING - len(rare)
    if more <= 0:
        return rare
    return rare.union(nsmallest(more, passage & common, key=lambda word: (frequency[word], word)))


@dataclass(frozen=True, slots=True)
class BitsetBound:
    """An upper bound of the weight of the common words that two passages share.

    In a long text most pairs of passages share common words, and hardly any pair shares enough.
    Each common word is a run of bits, the longer the more it weighs, so that the bits which two
    passages share bound their shared weight without a look at the words.
    """

    words: Parts
    """The common words of two articles."""
    unit: int
    """What each shared bit counts at most, in thousandths."""
    _runs: Mapping[str, int]

    @classmethod
    def of(cls, words: PassageWeights, min_frequency: int) -> Self:
        """The bound for the words that are in more passages than `min_frequency`."""
        common = sorted(_common_words(words, min_frequency))
        unit = ceil(max((words.weight[word] for word in common), default=0) / _LEVELS)
        runs, place = {}, 0
        for word in common:
            level = ceil(words.weight[word] / unit)
            runs[word] = ((1 << level) - 1) << place
            place += level
        return cls(frozenset(common), unit, runs)

    def bits(self, passage: Parts) -> int:
        """The common words of a passage as a bit set."""
        return sum(map(self._runs.__getitem__, passage & self.words))
