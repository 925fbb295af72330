"""Similarity by character n-grams: shared phrases, word order and spelling, whatever the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise, repeat
from math import sqrt
from sys import intern

from corpus.alignment.weighting import UNIT, Cell, Parts, fourth_root, inverse_frequency
from corpus.language.tokenizer import sets_no_spaces

_INSIDE = 4
"""Length of the n-grams of a word with the space before and after it."""
_ACROSS = 3
"""Letters before a space and after it, of an n-gram across two words."""
_UNSPACED = 2
"""Length in Chinese and Japanese, where a character says as much as a syllable or a short word."""
_SAMPLE = 500
"""N-grams are counted in about this many passages: in all of a report, in some of a book."""
_WORD = re.compile(r"[^\W_]+")


class NgramIndex:
    """The n-grams in the passages of one article, found when they are first asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._ngrams: dict[int, Collection[str]] = {}
        self._root: dict[int, float] = {}

    def of(self, place: int) -> Collection[str]:
        """The n-grams of a passage, each once: a set; in a long article a tuple, to save memory."""
        if place not in self._ngrams:
            found = ngrams(self.texts[place])
            self._ngrams[place] = found if len(self.texts) <= _SAMPLE else tuple(found)
        return self._ngrams[place]

    @cached_property
    def frequency(self) -> dict[str, int]:
        """The number of passages in which an n-gram occurs, estimated from a sample if many.

        An n-gram without an entry occurs in hardly any.
        """
        step = 1 + len(self.texts) // (_SAMPLE + 1)
        counted = Counter[str]()
        for place in range(0, len(self.texts), step):
            counted.update(self.of(place))
        return {ngram: step * count for ngram, count in counted.items()} if step > 1 else counted

    def root(self, place: int) -> float:
        """The fourth root of the weight of a passage's n-grams, scaled as in `PassageWeights`."""
        if place not in self._root:
            counts = map(self.frequency.get, self.of(place), repeat(1))
            self._root[place] = fourth_root(sum(map(self._weights.__getitem__, counts)))
        return self._root[place]

    @cached_property
    def _weights(self) -> Sequence[int]:
        return ngram_weights(len(self.texts))


def ngrams(text: str) -> Parts:
    """The n-grams of a text in lower case: inside its words, and across the spaces between them.

    In scripts that set no spaces they are pairs of characters.
    """
    words = _WORD.findall(text.lower())
    if sets_no_spaces(text):
        return frozenset(_slices(f" {' '.join(words)} ", _UNSPACED))
    across = [intern(f"{one[-_ACROSS:]} {two[:_ACROSS]}") for one, two in pairwise(words)]
    return frozenset(across).union(*map(_inside, words))


@lru_cache(maxsize=1 << 16)
def _inside(word: str) -> Parts:
    """The n-grams of a word; cached, since most words of a text occur again."""
    return frozenset(_slices(f" {word} ", _INSIDE))


def _slices(text: str, length: int) -> list[str]:
    """Every slice of this length, or the text itself if it is shorter."""
    return [text[at : at + length] for at in range(max(1, len(text) - length + 1))]


def ngram_similarities(a: NgramIndex, b: NgramIndex, cells: Iterable[Cell]) -> Iterator[float]:
    """For each cell, the square root of the shared n-grams' weight, normalized for length.

    An n-gram weighs the more, the fewer passages of both articles have it.
    """
    weigh = _PairWeights(a, b).__getitem__
    row, ours, root = -1, Parts(), 1.0
    for cell in cells:
        if cell[0] != row:
            row = cell[0]
            ours, root = Parts(a.of(row)), a.root(row)
        yield sqrt(sum(map(weigh, ours.intersection(b.of(cell[1])))) / (root * b.root(cell[1])))


class _PairWeights(dict[str, int]):
    """The weight of each n-gram between two articles."""

    def __init__(self, a: NgramIndex, b: NgramIndex) -> None:
        in_a, in_b = a.frequency, b.frequency
        weights = ngram_weights(len(a.texts) + len(b.texts))
        super().__init__(
            {ngram: weights[in_a[ngram] + in_b[ngram]] for ngram in in_a.keys() & in_b.keys()}
        )
        self._in_a, self._in_b, self._weights = in_a, in_b, weights

    def __missing__(self, ngram: str) -> int:
        """The weight of one that the sample of either article lacks."""
        return self._weights[self._in_a.get(ngram, 1) + self._in_b.get(ngram, 1)]


@lru_cache(maxsize=1 << 6)
def ngram_weights(passages: int) -> Sequence[int]:
    """The weight of an n-gram by the number of passages that have it: words' weights, squared.

    The result is a little longer than the number of passages, since estimated counts may exceed it.
    """
    counts = range(passages + passages // _SAMPLE + 3)
    inverse = inverse_frequency(counts, passages)
    return tuple([max(1, round(inverse[count] ** 2 / UNIT)) for count in counts])
