"""A point: one thing told, by one article or by several."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One thing told: a row of the coverage matrix."""

    id: str
    """From the ids of its passages."""
    passages: tuple[str, ...]
    """Ids of body passages: each linked with `core`, and most with one another."""
    core: str
    """Id of the passage that the others are linked with; its text stands for the point."""
    included_by: tuple[str, ...]
    """Article ids, in the order of the comparison."""
    not_found_in: tuple[str, ...]
    """Article ids: none of their passages is a counterpart of any of these."""
    weight: float
    """How much it matters, 0 to 1: how many tell it, how early, and its names, figures, quotes."""
    text: str
    told_in_part_by: tuple[str, ...] = ()
    """Articles that tell something of one of these passages, but not what they have in common."""
