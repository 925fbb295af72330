"""The parts of the passages of two articles (words, or character n-grams) and their weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import repeat
from math import ceil, log
from operator import mul

Cell = tuple[int, int]
"""Two passages by their places in the two accounts."""

UNIT = 1000
"""Weights are whole thousandths, so that sums are the same in whatever order they are taken."""

Parts = frozenset[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The parts of each passage of two articles: words, or runs of letters."""

    a: tuple[Parts, ...]
    b: tuple[Parts, ...]
    frequency: Counter[str]
    """In how many passages of both a part occurs."""
    weight: dict[str, int]
    a_mass: tuple[int, ...]
    """What the parts of each passage weigh together."""
    b_mass: tuple[int, ...]
    a_root: tuple[float, ...]
    """The fourth root of each mass, in such a unit that `shared / (a_root * b_root)` is in ones."""
    b_root: tuple[float, ...]

    @property
    def passages(self) -> int:
        """How many passages both articles have."""
        return len(self.a) + len(self.b)

    def sum(self, parts: Iterable[str]) -> int:
        """What some parts weigh together."""
        return sum(map(self.weight.__getitem__, parts))

    def norm(self, a: int, b: int) -> float:
        """What a shared weight is divided by, for the length of two passages.

        The fourth root of the product of both masses: full normalisation, as in a cosine, would
        favour short passages over long ones that tell much besides.
        """
        return self.a_root[a] * self.b_root[b]


def weighed(
    a: tuple[Parts, ...], b: tuple[Parts, ...], rarity: Callable[[str, str], float], language: str
) -> Weighed:
    """Weigh parts by how few passages have them, times their `rarity` in a language elsewhere."""
    frequency = Counter[str]()
    for passage in a + b:
        frequency.update(passage)
    worth = fewness(frequency.values(), len(a) + len(b)).__getitem__
    exact = map(mul, map(rarity, frequency, repeat(language)), map(worth, frequency.values()))
    weight = dict(zip(frequency, map(ceil, exact), strict=True))
    a_mass, b_mass = (
        tuple([sum(map(weight.__getitem__, passage)) for passage in side]) for side in (a, b)
    )
    return Weighed(
        a, b, frequency, weight, a_mass, b_mass, tuple(map(root, a_mass)), tuple(map(root, b_mass))
    )


def fewness(counts: Iterable[int], passages: int) -> dict[int, float]:
    """What a part weighs that occurs in so many of all passages: about 1 down to 0."""
    whole = max(1, passages) + 1
    return {n: UNIT * (log(whole / (n + 0.5)) / log(whole)) for n in set(counts)}


def root(mass: int) -> float:
    """The fourth root of a mass, as `Weighed` keeps it."""
    return float((max(1, mass) * UNIT) ** 0.25)
