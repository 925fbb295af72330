"""What two passages have in common, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.alignment.account import Telling
from corpus.alignment.candidates import Candidate
from corpus.alignment.pair import Pair
from corpus.language.rarity import is_plain

_SUBSTANCE = 1500
"""A word that weighs less than this stands in every other sentence of these two articles."""


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
    weight: dict[str, int]

    def of_substance(self, stem: str) -> bool:
        """Whether a stem says something by itself, between these two articles."""
        return self.weight[stem] >= _SUBSTANCE and not is_plain(stem)


def common(pair: Pair, candidate: Candidate) -> Common:
    """Two passages side by side."""
    a, b, shared = candidate
    return Common(
        _side(pair.a.tellings[a], pair.alike, shared / pair.a_mass[a]),
        _side(pair.b.tellings[b], pair.alike, shared / pair.b_mass[b]),
        pair.a_stems[a] & pair.b_stems[b],
        pair.weight,
    )


def _side(telling: Telling, alike: dict[str, str], share: float) -> Side:
    stems = tuple(alike.get(word.stem, word.stem) for word in telling.words)
    return Side(telling, stems, share)
