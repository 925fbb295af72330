"""Runs of letters: phrases, word order and spelling, whatever the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from operator import add

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
    return Runs(passages, frequency)


def runs(text: str) -> Parts:
    """Every five characters that follow on one another, in lower case, over single spaces.

    Every two in scripts that set none.
    """
    length = _UNSPACED_LENGTH if sets_no_spaces(text) else _LENGTH
    plain = f" {_OTHER.sub(' ', text.lower())} "
    # From a list, since a generator takes half as long again.
    return frozenset([plain[at : at + length] for at in range(len(plain) - length + 1)])


def letters(a: Runs, b: Runs) -> Letters:
    """Weigh runs, as words are weighed, by how few passages of both articles have them, squared."""
    both = a.frequency.keys() & b.frequency.keys()
    often = list(map(add, *(map(side.frequency.__getitem__, both) for side in (a, b))))
    counts = {*a.frequency.values(), *b.frequency.values(), *often}
    fewer = fewness(counts, len(a.passages) + len(b.passages))
    worth = {count: max(1, round(value**2 / UNIT)) for count, value in fewer.items()}.__getitem__
    weight = dict(zip(both, map(worth, often), strict=True))
    roots = []
    for side in (a, b):
        own = dict(zip(side.frequency, map(worth, side.frequency.values()), strict=True))
        weigh = (own | weight).__getitem__
        roots.append(tuple([root(sum(map(weigh, passage))) for passage in side.passages]))
    return Letters(
        tuple([frozenset(both.intersection(passage)) for passage in a.passages]),
        tuple([tuple(both.intersection(passage)) for passage in b.passages]),
        weight,
        *roots,
    )
