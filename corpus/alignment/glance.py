"""A first look at every candidate, by its words alone: enough to tell where links are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum, log, sqrt
from typing import NamedTuple

from corpus.alignment.candidates import Candidate
from corpus.alignment.weighing import Weighed


class Glance(NamedTuple):
    """What a first look shows."""

    strength: float
    """The weight of the shared words for the length of the passages; its square root."""
    home: float
    """The weight of those that no other candidate shares more strongly, for the length."""
    length: float
    """The log of the number of passages: one has a counterpart or two, among however many."""


Cell = tuple[int, int]
"""Two passages by their places in the two accounts."""


def glances(words: Weighed, candidates: Iterable[Candidate]) -> Mapping[Cell, Glance]:
    """A first look at each candidate."""
    shared = {(a, b): words.a[a] & words.b[b] for a, b, _ in candidates}
    strong = {(a, b): mass / words.norm(a, b) for a, b, mass in candidates}
    best: dict[str, float] = {}
    for cell, both in shared.items():
        for word in both:
            best[word] = max(best.get(word, 0.0), strong[cell])
    at_home = {word: words.weight[word] / top**2 for word, top in best.items()}
    length = log(max(2, words.passages))
    return {
        cell: Glance(
            sqrt(strong[cell]),
            strong[cell] ** 2 * fsum(map(at_home.__getitem__, both)) / words.norm(*cell),
            length,
        )
        for cell, both in shared.items()
    }
