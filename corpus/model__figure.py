"""A finding about figures: what reports say of one thing in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

FigureVerdict = Literal["agree", "compatible", "conflict", "only here"]


class Value(NamedTuple):
    """A figure as one passage gives it; see `corpus.quantities.figure.Figure`."""

    passage: str
    start: int
    """In the article's text."""
    end: int
    low: float
    high: float
    unit: str
    qualifier: str
    of: str


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """What articles say of one thing in numbers."""

    id: str
    verdict: FigureVerdict
    passages: tuple[str, ...]
    says: str
    """One neutral sentence: "Agency One: 7,000 soldiers; The Wire: 10,000 troops."."""
    values: tuple[Value, ...]
    """In the order of the articles, then of the text."""
    kind: str = "figure"
