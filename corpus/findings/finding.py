"""A finding: any difference worth a line, with the passages that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Near(NamedTuple):
    """The passage of another article that comes closest to telling a point, though it does not."""

    passage: str
    score: float


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that some articles tell and others do not."""

    id: str
    point: str
    passages: tuple[str, ...]
    says: str
    """One neutral sentence: it claims an absence, so it says "not found in", never "left out"."""
    included_by: tuple[str, ...]
    not_found_in: tuple[str, ...]
    nearest: tuple[Near, ...]
    """One for each article of `not_found_in` that has any body passage with a score above 0."""
    weight: float
    verdict: str = "not found"
    kind: str = "omission"


Finding = Omission
