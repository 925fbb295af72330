"""What two passages have in common, word by word."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from corpus.alignment.article_pair import Pair
from corpus.alignment.document import Telling
from corpus.alignment.features__glance import Cell
from corpus.language.word_frequency import family


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
    ours, theirs = pair.a.tellings[a], pair.b.tellings[b]
    stems = _spelled(ours, pair.alike), _spelled(theirs, pair.alike)
    words, trifles = pair.stems, pair.trifles
    if words.a[a].isdisjoint(words.b[b]):
        stems = tuple(map(family, stems[0])), tuple(map(family, stems[1]))
        words, trifles = pair.families, frozenset()
    shared, weight = words.a[a] & words.b[b], words.weight
    mass = words.sum(shared)
    return Common(
        Side(ours, stems[0], mass / words.a_mass[a]),
        Side(theirs, stems[1], mass / words.b_mass[b]),
        shared,
        shared - trifles or frozenset({max(shared, key=lambda stem: (weight[stem], stem))}),
        weight,
        trifles,
    )


def _spelled(telling: Telling, alike: dict[str, str]) -> tuple[str, ...]:
    """The stems of a passage in its order, spelled as the other side has them."""
    if not alike:
        return tuple([stem for _, _, stem in telling.words])
    return tuple([alike.get(stem, stem) for _, _, stem in telling.words])
