"""What two passages have in common, word by word."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from corpus.alignment.account import Telling
from corpus.alignment.glance import Cell
from corpus.alignment.pair import Pair
from corpus.language.families import family


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages."""

    telling: Telling
    stems: tuple[str, ...]
    """Of its words, in their order, spelled as the other side has them."""
    share: float
    """How much of the passage's weight the other one tells too, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Common:
    """Two passages and the stems that both have."""

    a: Side
    b: Side
    shared: frozenset[str]
    evidence: frozenset[str]
    """Those of the shared stems that say something by themselves; at least one."""
    weight: dict[str, int]
    trifles: AbstractSet[str]

    @property
    def apart(self) -> frozenset[str]:
        """The stems that only one of the two has."""
        return frozenset(self.a.stems) ^ frozenset(self.b.stems)

    def says_much(self, stem: str) -> bool:
        """Whether a stem says something by itself, between these two articles."""
        return stem not in self.trifles


def common(pair: Pair, cell: Cell) -> Common:
    """Two passages side by side: by the stems that both have; where there is none, by families."""
    a, b = cell
    words, key, trifles = pair.stems, _itself, pair.trifles
    if words.a[a].isdisjoint(words.b[b]):
        words, key, trifles = pair.families, family, frozenset()
    shared, weight = words.a[a] & words.b[b], words.weight
    mass = words.sum(shared)
    evidence = shared - trifles
    return Common(
        _side(pair.a.tellings[a], pair.alike, key, mass / words.a_mass[a]),
        _side(pair.b.tellings[b], pair.alike, key, mass / words.b_mass[b]),
        shared,
        evidence or frozenset({max(shared, key=lambda stem: (weight[stem], stem))}),
        weight,
        trifles,
    )


def _itself(stem: str) -> str:
    return stem


def _side(telling: Telling, alike: dict[str, str], key: Callable[[str], str], share: float) -> Side:
    stems = tuple(key(alike.get(word.stem, word.stem)) for word in telling.words)
    return Side(telling, stems, share)
