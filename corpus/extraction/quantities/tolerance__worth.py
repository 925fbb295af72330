"""What a figure is worth, whatever its unit and qualifier: a key to look others up by."""

from __future__ import annotations

from typing import NamedTuple

from corpus.extraction.quantities.figure import Figure, Kind
from corpus.extraction.quantities.tolerance import worth


class Worth(NamedTuple):
    """A value of one kind."""

    kind: Kind
    low: float
    high: float

    @classmethod
    def of(cls, figure: Figure) -> Worth:
        """The worth of a figure."""
        return cls(figure.kind, *worth(figure))
