"""What two articles are made of, passage by passage, and what each part weighs between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log

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
    a: tuple[Parts, ...],
    b: tuple[Parts, ...],
    rarity: Callable[[str], float] | None = None,
    power: int = 1,
) -> Weighed:
    """Weigh parts by how few passages have them, times `rarity` elsewhere where there is one."""
    frequency = Counter[str]()
    for passage in a + b:
        frequency.update(passage)
    whole = len(a) + len(b) + 1
    few = {
        count: UNIT * (log(whole / (count + 0.5)) / log(whole)) ** power
        for count in set(frequency.values())
    }
    if rarity:
        weight = {part: max(1, round(rarity(part) * few[n])) for part, n in frequency.items()}
    else:
        rounded = {count: max(1, round(value)) for count, value in few.items()}
        weight = {part: rounded[count] for part, count in frequency.items()}
    a_mass, b_mass = (
        tuple(sum(map(weight.__getitem__, passage)) for passage in side) for side in (a, b)
    )
    return Weighed(a, b, frequency, weight, a_mass, b_mass, _roots(a_mass), _roots(b_mass))


def _roots(masses: Iterable[int]) -> tuple[float, ...]:
    return tuple((max(1, mass) * UNIT) ** 0.25 for mass in masses)
