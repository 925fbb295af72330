"""Runs of letters: phrases, word order and spelling, whatever the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from operator import add
from sys import intern
from typing import TYPE_CHECKING

from corpus.alignment.weighing import UNIT, Parts, fewness, root
from corpus.language.words import sets_no_spaces

if TYPE_CHECKING:
    from corpus.alignment.glance import Cell

_INSIDE = 4
"""Letters in a row of a word, the space before and after it counted."""
_ACROSS = 3
"""Letters before a space and after it."""
_UNSPACED = 2
"""A character of Chinese says as much as a syllable or a short word."""
_WORD = re.compile(r"[^\W_]+")


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
    passages = tuple(tuple(runs(text)) for text in texts)
    frequency = Counter[str]()
    for passage in passages:
        frequency.update(passage)
    worth = _worth(frequency.values(), len(passages))
    weigh = {run: worth[often] for run, often in frequency.items()}.__getitem__
    roots = tuple([root(sum(map(weigh, passage))) for passage in passages])
    return Runs(passages, frequency, roots)


def runs(text: str) -> Parts:
    """The runs of a text in lower case: inside its words, and across the spaces between them.

    Every two characters in a row in scripts that set no spaces.
    """
    words = _WORD.findall(text.lower())
    if sets_no_spaces(text):
        return frozenset(_slices(f" {' '.join(words)} ", _UNSPACED))
    across = [intern(f"{one[-_ACROSS:]} {two[:_ACROSS]}") for one, two in pairwise(words)]
    return frozenset(across).union(*map(_inside, words))


@lru_cache(maxsize=1 << 16)
def _inside(word: str) -> Parts:
    """The runs of a word; kept, since most words of a text occur again."""
    return frozenset(_slices(f" {word} ", _INSIDE))


def _slices(text: str, length: int) -> list[str]:
    """Every slice of this length, or the text itself where it is shorter."""
    return [text[at : at + length] for at in range(max(1, len(text) - length + 1))]


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
