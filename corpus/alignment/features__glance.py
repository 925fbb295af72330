"""A first look at every candidate, by its words alone: enough to tell where links are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum, log, sqrt
from operator import itemgetter
from typing import NamedTuple

from corpus.alignment.article_pair__weighing import Weighed
from corpus.alignment.candidates import Candidate


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


def glances(words: Weighed, candidates: Sequence[Candidate]) -> Mapping[Cell, Glance]:
    """A first look at each candidate."""
    seen = [
        ((a, b), words.a[a] & words.b[b], mass / (norm := words.norm(a, b)), norm)
        for a, b, mass in candidates
    ]
    best: dict[str, float] = {}
    for _, shared, strength, _ in sorted(seen, key=itemgetter(2)):
        best.update(dict.fromkeys(shared, strength))
    at_home = {word: words.weight[word] / top**2 for word, top in best.items()}.__getitem__
    length = log(max(2, words.passages))
    return {
        cell: Glance(sqrt(strength), strength**2 * fsum(map(at_home, shared)) / norm, length)
        for cell, shared, strength, norm in seen
    }
