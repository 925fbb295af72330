"""Coverage: how much of an article others tell too, and how much only it tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of one article's body passages; the last three add up to `passages`."""

    passages: int
    words: int
    shared: int
    """With a verbatim or reworded link."""
    partial: int
    """With partial links only."""
    only_here: int
    """With no link."""
