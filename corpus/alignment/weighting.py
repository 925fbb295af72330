"""The weights of the words of two articles, and the norm for the weight that two passages share.

A word weighs more the fewer passages of the two articles have it, and the rarer it is in general.
Weights are whole thousandths: "the" weighs about 20, "with" 800, half of all words 4,000 or more, a
rare name 12,000. All of it holds for other parts of a passage too, as character n-grams.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from math import ceil, log

Cell = tuple[int, int]
"""A pair of passages: the place of one in the first document, of the other in the second."""

Parts = frozenset[str]
"""The words, or the character n-grams, of one passage: its parts."""

_MIN_PASSAGES = 16
"""Shorter pairs of articles are treated as having this many passages. Where each is one sentence, a
word that both have is in all sentences, but need not be a common word."""
MIN_WEIGHT = 1500
"""A word of less weight, as one in about every other sentence of the two articles, counts as a stop
word, and is no reason for a link by itself."""
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
    """The fourth root of `UNIT` times each mass. `shared / (a_root * b_root)` is in ones: of
    1000 s shared by passages of 1000 m and 1000 n, it is 1000 s / (1000 (m n) ** 0.25)."""
    b_root: tuple[float, ...]

    @property
    def passages(self) -> int:
        """The number of passages of both articles."""
        return len(self.a) + len(self.b)

    def total(self, parts: Iterable[str]) -> int:
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

    >>> fire, harbour = frozenset({"the", "fire"}), frozenset({"the", "harbour"})
    >>> weighed = weigh_parts((fire, harbour), (fire,), {"the": 0.1, "fire": 5.0, "harbour": 6.0})
    >>> weighed.weight["the"], weighed.weight["fire"], weighed.weight["harbour"]
    (56, 3383, 5142)
    >>> weighed.a_mass, weighed.b_mass
    ((3439, 5198), (3439,))
    """
    frequency = Counter(chain.from_iterable(a + b))
    inverse = inverse_frequency(frequency.values(), len(a) + len(b))
    weight = {part: ceil(rarities[part] * inverse[count]) for part, count in frequency.items()}
    a_mass, b_mass = (
        tuple([sum(map(weight.__getitem__, passage)) for passage in side]) for side in (a, b)
    )
    a_root, b_root = tuple(map(fourth_root, a_mass)), tuple(map(fourth_root, b_mass))
    return PassageWeights(a, b, frequency, weight, a_mass, b_mass, a_root, b_root)


def inverse_frequency(counts: Iterable[int], passages: int) -> dict[int, float]:
    """The weight of a part by the number of passages that have it, where there are some passages.

    It falls from nearly `UNIT` to nearly 0: of 30 passages, 882 for one, 315 for 10, 5 for all.
    """
    whole = max(_MIN_PASSAGES, passages) + 1
    return {count: UNIT * (log(whole / (count + 0.5)) / log(whole)) for count in set(counts)}


def fourth_root(mass: int) -> float:
    """The fourth root of a mass, scaled as in `PassageWeights`."""
    return float(((mass or 1) * UNIT) ** 0.25)
