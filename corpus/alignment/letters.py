"""Runs of letters: phrases, word order and spelling, whatever the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import add
from typing import TYPE_CHECKING

from corpus.alignment.weighing import UNIT, Parts, fewness, root
from corpus.language.words import sets_no_spaces

if TYPE_CHECKING:
    from corpus.alignment.glance import Cell

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
    roots: tuple[float, ...]
    """The fourth root of what the runs of each passage weigh in this article, as in `Weighed`."""


def runs_of(texts: Sequence[str]) -> Runs:
    """The runs of an article's passages, counted."""
    known: dict[str, str] = {}
    passages = tuple(tuple(map(known.setdefault, found, found)) for found in map(runs, texts))
    frequency = Counter[str]()
    for passage in passages:
        frequency.update(passage)
    worth = _worth(frequency.values(), len(passages))
    weigh = {run: worth[often] for run, often in frequency.items()}.__getitem__
    roots = tuple([root(sum(map(weigh, passage))) for passage in passages])
    return Runs(passages, frequency, roots)


def runs(text: str) -> Parts:
    """Every five characters that follow on one another, in lower case, over single spaces.

    Every two in scripts that set none.
    """
    length = _UNSPACED_LENGTH if sets_no_spaces(text) else _LENGTH
    plain = f" {_OTHER.sub(' ', text.lower())} "
    # From a list, since a generator takes half as long again.
    return frozenset([plain[at : at + length] for at in range(len(plain) - length + 1)])


def alike(a: Runs, b: Runs, cells: Iterable[Cell]) -> Iterator[float]:
    """What the runs weigh that the passages of each cell share, for their length; its square root.

    A shared run weighs by how few passages of both articles have it.
    """
    passages = len(a.passages) + len(b.passages)
    worth = _worth(range(passages + 1), passages).__getitem__
    in_a, in_b = a.frequency.__getitem__, b.frequency.__getitem__
    row, ours = -1, Parts()
    for cell in cells:
        if cell[0] != row:
            row, ours = cell[0], Parts(a.passages[cell[0]])
        shared = ours.intersection(b.passages[cell[1]])
        mass = sum(map(worth, map(add, map(in_a, shared), map(in_b, shared))))
        yield sqrt(mass / (a.roots[cell[0]] * b.roots[cell[1]]))


def _worth(counts: Iterable[int], passages: int) -> dict[int, int]:
    """What a run weighs that so many passages have: as words are weighed, squared."""
    few = fewness(counts, passages)
    return {count: max(1, round(value**2 / UNIT)) for count, value in few.items()}
