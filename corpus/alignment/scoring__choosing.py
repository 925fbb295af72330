"""Which candidates are links, by their scores."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from corpus.alignment.features__glance import Cell

_FAINT = 0.02
"""Lower scores say nothing about a passage, however many there are."""
_SILENT = 0.12
"""The share of the passages called told by one article alone that another tells after all."""
_DEAR = 6.0
"""How dear it is to claim wrongly that only one article tells a thing, beside a wrong link."""
_MOST = 3
"""So many times its odds, at most, a candidate is lifted."""


def standings(scores: Mapping[Cell, float]) -> dict[Cell, float]:
    """What each candidate reaches towards the threshold: its score, or more, 0 to 1.

    Where it is the likeliest counterpart of a passage, not to link it is to claim that the other
    article does not tell what the passage tells. The likelier that is wrong, by all scores of the
    passage, the more its odds are lifted; twice where it is likeliest for both passages.
    """
    dear: dict[Cell, float] = {}
    for axis in (0, 1):
        best: dict[int, float] = {}
        silent: dict[int, float] = {}
        for cell, score in scores.items():
            passage = cell[axis]
            best[passage] = max(best.get(passage, 0.0), score)
            if score >= _FAINT:
                silent[passage] = silent.get(passage, 1.0) * (1 - score)
        for cell, score in scores.items():
            passage = cell[axis]
            if score == best[passage] and score >= _FAINT:
                told = 1 - silent[passage]
                dear[cell] = dear.get(cell, 0.0) + _DEAR * max(0.0, told - _SILENT)
    return {
        cell: _lifted(score, dear[cell]) if cell in dear else score
        for cell, score in scores.items()
    }


def _lifted(score: float, dear: float) -> float:
    """A probability with its odds multiplied."""
    times = min(_MOST, exp(dear))
    return score * times / (1 + score * (times - 1))
