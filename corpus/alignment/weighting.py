"""The weights of the parts (words, or character n-grams) of the passages of two articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from math import ceil, log
from operator import mul

Cell = tuple[int, int]
"""A pair of passages: the place of one in the first document, of the other in the second."""

Parts = frozenset[str]
"""The words, or the character n-grams, of one passage."""

_FEWEST = 16
"""Two articles of fewer passages count as if they had so many. Where each is one sentence, a word
that both have is in all sentences, but need not be a common word."""
MIN_WEIGHT = 1500
"""A word of less weight is in about every other sentence of the two articles."""
UNIT = 1000
"""Weights are whole thousandths, so that a sum does not depend on the order of its terms."""


@dataclass(frozen=True, slots=True)
class PassageWeights:
    """The parts of each passage of two articles, and what each part weighs."""

    a: tuple[Parts, ...]
    b: tuple[Parts, ...]
    frequency: Counter[str]
    """The number of passages of both articles in which a part occurs."""
    weight: dict[str, int]
    """The weight of each part, in thousandths."""
    a_mass: tuple[int, ...]
    """The summed weight of each passage's parts."""
    b_mass: tuple[int, ...]
    a_root: tuple[float, ...]
    """The fourth root of each mass, scaled so that `shared / (a_root * b_root)` is in ones."""
    b_root: tuple[float, ...]

    @property
    def passages(self) -> int:
        """The number of passages of both articles."""
        return len(self.a) + len(self.b)

    def sum(self, parts: Iterable[str]) -> int:
        """The weight of some parts together, in thousandths."""
        return sum(map(self.weight.__getitem__, parts))

    def norm(self, a: int, b: int) -> float:
        """The number by which the weight shared by two passages is divided.

        It is the fourth root of the product of both masses. Full normalization, as in a cosine,
        would favour short passages over long ones that say much else.
        """
        return self.a_root[a] * self.b_root[b]


def weigh_parts(
    a: tuple[Parts, ...], b: tuple[Parts, ...], rarities: Mapping[str, float]
) -> PassageWeights:
    """Weigh each part by its inverse frequency in these passages times its rarity in general.

    Args:
        a: the parts of each passage of the first article.
        b: those of the second article.
        rarities: how rare each part is in general.

    """
    frequency = Counter(chain.from_iterable(a + b))
    inverse = inverse_frequency(frequency.values(), len(a) + len(b)).__getitem__
    exact = map(mul, map(rarities.__getitem__, frequency), map(inverse, frequency.values()))
    weight = dict(zip(frequency, map(ceil, exact), strict=True))
    a_mass, b_mass = (
        tuple([sum(map(weight.__getitem__, passage)) for passage in side]) for side in (a, b)
    )
    a_root, b_root = tuple(map(fourth_root, a_mass)), tuple(map(fourth_root, b_mass))
    return PassageWeights(a, b, frequency, weight, a_mass, b_mass, a_root, b_root)


def inverse_frequency(counts: Iterable[int], passages: int) -> dict[int, float]:
    """The weight of a part by the number of passages that have it: from about `UNIT` down to 0."""
    whole = max(_FEWEST, passages) + 1
    return {n: UNIT * (log(whole / (n + 0.5)) / log(whole)) for n in set(counts)}


def fourth_root(mass: int) -> float:
    """The fourth root of a mass, scaled as in `PassageWeights`."""
    return float(((mass or 1) * UNIT) ** 0.25)
