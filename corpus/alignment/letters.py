"""Runs of letters: phrases, word order and spelling, whatever the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from operator import add, sub

from corpus.alignment.weighing import UNIT, Parts, fewness, root
from corpus.language.words import sets_no_spaces

_LENGTH = 5
_UNSPACED_LENGTH = 2
"""A character of Chinese says as much as a syllable or a short word."""
_OTHER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of letters in each passage of one article."""

    passages: tuple[tuple[str, ...], ...]
    """Each run once; what occurs again is the same string, since most of a long text does."""
    frequency: Counter[str]
    """In how many passages a run occurs."""
    counts: tuple[tuple[tuple[int, int], ...], ...]
    """How many runs of each passage occur in one, in two, in three … passages."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The runs that two articles share, by passage, and what they weigh between the two."""

    a: tuple[Parts, ...]
    b: tuple[tuple[str, ...], ...]
    """In less memory: to see what two passages share, one of them must be a set."""
    weight: dict[str, int]
    a_root: tuple[float, ...]
    """As in `Weighed`, for all runs of a passage, shared or not."""
    b_root: tuple[float, ...]

    def alike(self, a: int, b: int) -> float:
        """What the runs weigh that two passages share, for their length; its square root."""
        shared = sum(map(self.weight.__getitem__, self.a[a].intersection(self.b[b])))
        return sqrt(shared / (self.a_root[a] * self.b_root[b]))


def runs_of(texts: Sequence[str]) -> Runs:
    """The runs of an article's passages, counted."""
    known: dict[str, str] = {}
    passages = tuple(tuple(map(known.setdefault, found, found)) for found in map(runs, texts))
    frequency = Counter[str]()
    for passage in passages:
        frequency.update(passage)
    seen: dict[tuple[int, int], tuple[int, int]] = {}
    counts = (Counter(map(frequency.__getitem__, passage)).items() for passage in passages)
    return Runs(passages, frequency, tuple(tuple(map(seen.setdefault, n, n)) for n in counts))


def runs(text: str) -> Parts:
    """Every five characters that follow on one another, in lower case, over single spaces.

    Every two in scripts that set none.
    """
    length = _UNSPACED_LENGTH if sets_no_spaces(text) else _LENGTH
    plain = f" {_OTHER.sub(' ', text.lower())} "
    # From a list, since a generator takes half as long again.
    return frozenset([plain[at : at + length] for at in range(len(plain) - length + 1)])


def letters(a: Runs, b: Runs) -> Letters:
    """Weigh runs, as words are weighed, by how few passages of both articles have them.

    Twice over. Most runs stand in one article alone, and are not looked at one by one.
    """
    both = a.frequency.keys() & b.frequency.keys()
    ours = list(map(a.frequency.__getitem__, both))
    theirs = list(map(b.frequency.__getitem__, both))
    often = list(map(add, ours, theirs))
    alone = {count for side in (a, b) for passage in side.counts for count, _ in passage}
    fewer = fewness(alone.union(often), len(a.passages) + len(b.passages))
    worth = {count: max(1, round(value**2 / UNIT)) for count, value in fewer.items()}
    weights = list(map(worth.__getitem__, often))
    parts, roots = [], []
    for side, own in ((a, ours), (b, theirs)):
        beyond = dict(zip(both, map(sub, weights, map(worth.__getitem__, own)), strict=True))
        shared = [tuple(both.intersection(passage)) for passage in side.passages]
        masses = (
            sum([worth[count] * number for count, number in counts])
            + sum(map(beyond.__getitem__, part))
            for counts, part in zip(side.counts, shared, strict=True)
        )
        parts.append(shared)
        roots.append(tuple(map(root, masses)))
    weight = dict(zip(both, weights, strict=True))
    return Letters(tuple(map(frozenset, parts[0])), tuple(parts[1]), weight, *roots)
