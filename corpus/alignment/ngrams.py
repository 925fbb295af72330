"""Runs of letters: phrases, word order and spelling, whatever the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise, repeat
from math import sqrt
from operator import add
from sys import intern

from corpus.alignment.weighting import UNIT, Cell, Parts, fewness, root
from corpus.language.tokenizer import sets_no_spaces

_INSIDE = 4
"""Letters in a row of a word, the space before and after it counted."""
_ACROSS = 3
"""Letters before a space and after it."""
_UNSPACED = 2
"""A character of Chinese says as much as a syllable or a short word."""
_COUNTED = 500
"""In so many passages runs are counted: in all of a report, in one of several of a book."""
_WORD = re.compile(r"[^\W_]+")


class NgramIndex:
    """The runs of letters in the passages of one article; of each when it is asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._of: dict[int, tuple[str, ...]] = {}
        self._root: dict[int, float] = {}

    def of(self, place: int) -> tuple[str, ...]:
        """The runs of a passage, each once; in less memory than a set."""
        if place not in self._of:
            self._of[place] = tuple(ngrams(self.texts[place]))
        return self._of[place]

    @cached_property
    def frequency(self) -> dict[str, int]:
        """In about how many passages a run occurs; what is not here, hardly in any."""
        step = 1 + len(self.texts) // (_COUNTED + 1)
        counted = Counter[str]()
        for place in range(0, len(self.texts), step):
            counted.update(self.of(place))
        return {run: step * often for run, often in counted.items()} if step > 1 else counted

    def root(self, place: int) -> float:
        """The fourth root of what a passage's runs weigh in this article, as in `Weighed`."""
        if place not in self._root:
            often = map(self.frequency.get, self.of(place), repeat(1))
            self._root[place] = root(sum(map(self._worth.__getitem__, often)))
        return self._root[place]

    @cached_property
    def _worth(self) -> Sequence[int]:
        return ngram_weights(len(self.texts))


def ngrams(text: str) -> Parts:
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


def ngram_similarities(a: NgramIndex, b: NgramIndex, cells: Iterable[Cell]) -> Iterator[float]:
    """What the runs weigh that the passages of each cell share, for their length; its square root.

    A shared run weighs by how few passages of both articles have it.
    """
    weigh = ngram_weights(len(a.texts) + len(b.texts)).__getitem__
    in_a, in_b, once = a.frequency.get, b.frequency.get, repeat(1)
    row, ours = -1, Parts()
    for cell in cells:
        if cell[0] != row:
            row, ours = cell[0], Parts(a.of(cell[0]))
        shared = ours.intersection(b.of(cell[1]))
        mass = sum(map(weigh, map(add, map(in_a, shared, once), map(in_b, shared, once))))
        yield sqrt(mass / (a.root(cell[0]) * b.root(cell[1])))


def ngram_weights(passages: int) -> list[int]:
    """What a run weighs by the number of passages that have it: as words are weighed, squared.

    A few more than there are, since what is counted in some of them is not exact.
    """
    counts = range(passages + passages // _COUNTED + 3)
    few = fewness(counts, passages)
    return [max(1, round(few[count] ** 2 / UNIT)) for count in counts]
