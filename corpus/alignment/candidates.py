"""Which passages of two articles may tell the same: those that share a word of some rarity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from corpus.alignment.pair import Pair

_COMMON = 64
"""A stem in more passages than this proposes nobody, though it counts where others propose."""


class Candidate(NamedTuple):
    """Two passages, by their place in the two accounts, and what their shared stems weigh."""

    a: int
    b: int
    shared: int


def candidates(pair: Pair) -> Iterator[Candidate]:
    """Body passages beside body passages and headings beside headings, in the order of the text."""
    rare: dict[str, list[int]] = defaultdict(list)
    common = frozenset(stem for stem, count in pair.frequency.items() if count > _COMMON)
    for b, stems in enumerate(pair.b_stems):
        for stem in stems - common:
            rare[stem].append(b)
    b_common = [stems & common for stems in pair.b_stems]
    b_kinds = [telling.passage.kind for telling in pair.b.tellings]
    weight = pair.weight
    for a, stems in enumerate(pair.a_stems):
        shared: dict[int, int] = defaultdict(int)
        for stem in stems - common:
            if stem in rare:
                value = weight[stem]
                for b in rare[stem]:
                    shared[b] += value
        kind, a_common = pair.a.tellings[a].passage.kind, stems & common
        for b in sorted(shared):
            if b_kinds[b] == kind:
                both = a_common & b_common[b]
                yield Candidate(a, b, shared[b] + sum(weight[stem] for stem in both))
