"""Two articles side by side, with what each word weighs between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from corpus.alignment.account import Account
from corpus.language.rarity import rarity
from corpus.language.spelling import spelled_alike

_UNIT = 1000
"""Weights are whole thousandths, so that sums are the same in whatever order they are taken."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts of one event.

    What their words weigh is taken from the two alone: whether two reports tell the same must not
    depend on a third that lies beside them.
    """

    a: Account
    b: Account
    alike: dict[str, str]
    """Stems that the two spell differently, by what stands for both."""
    a_stems: tuple[frozenset[str], ...]
    """Of each telling, spelled alike."""
    b_stems: tuple[frozenset[str], ...]
    frequency: Counter[str]
    """In how many passages of both a stem occurs."""
    weight: dict[str, int]
    a_mass: tuple[int, ...]
    """What the stems of each telling weigh together."""
    b_mass: tuple[int, ...]

    @property
    def passages(self) -> int:
        """How many passages both have."""
        return len(self.a_stems) + len(self.b_stems)


def pair(a: Account, b: Account) -> Pair:
    """Weigh the words of two accounts: by rarity in both together, times rarity in English news."""
    alike = spelled_alike(a.stems, b.stems)
    a_stems, b_stems = _alike(a, alike), _alike(b, alike)
    frequency = Counter(stem for stems in a_stems + b_stems for stem in stems)
    whole = len(a_stems) + len(b_stems) + 1
    weight = {
        stem: max(1, round(_UNIT * rarity(stem) * log(whole / (count + 0.5)) / log(whole)))
        for stem, count in frequency.items()
    }
    return Pair(
        a, b, alike, a_stems, b_stems, frequency, weight,
        tuple(_mass(stems, weight) for stems in a_stems),
        tuple(_mass(stems, weight) for stems in b_stems),
    )  # fmt: skip


def _alike(account: Account, alike: dict[str, str]) -> tuple[frozenset[str], ...]:
    if not alike:
        return tuple(telling.stems for telling in account.tellings)
    return tuple(
        frozenset(alike.get(stem, stem) for stem in telling.stems) for telling in account.tellings
    )


def _mass(stems: Iterable[str], weight: dict[str, int]) -> int:
    return sum(weight[stem] for stem in stems)
