"""Which passages a walk stops at and a filter lets through, by what others tell of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Passage

ChoiceName = Literal["aligned", "differing", "only_here", "marked"]
FILTERS: tuple[ChoiceName, ...] = ("differing", "only_here", "aligned", "marked")
"""In the order in which they are offered."""

WalkName = ChoiceName | Literal["lacking", "every", "paragraph"]
WALKS: dict[WalkName, str] = {
    "aligned": "aligned",
    "differing": "differs",
    "only_here": "only here",
    "lacking": "not found here",
    "every": "passage",
    "paragraph": "paragraph",
    "marked": "yours",
}
"""What the stops of each walk are called. Lacking: points that others tell and this article does
not. Marked: bookmarks and notes, in every article one after the other."""


def chooser(comparison: Comparison, name: ChoiceName) -> Callable[[Passage], bool]:
    """Says of a passage whether it is one of these.

    Aligned: another article tells it too. Differing: in a figure or a quote. Only here: no other
    article tells it. Marked: the reader has bookmarked it or written a note on it.
    """
    linked = comparison.links_of
    if name == "aligned":
        return lambda passage: passage.id in linked
    if name == "only_here":
        return lambda passage: passage.kind == "body" and passage.id not in linked
    chosen = comparison.at_odds if name == "differing" else _marked(comparison)
    return lambda passage: passage.id in chosen


def kept(comparison: Comparison, name: ChoiceName) -> frozenset[str]:
    """Ids of the passages of every article that a filter lets through."""
    chosen = chooser(comparison, name)
    return frozenset(passage.id for passage in comparison.passage.values() if chosen(passage))


def _marked(comparison: Comparison) -> frozenset[str]:
    noted = (passage for note in comparison.notes for passage in note.passages)
    return frozenset((*comparison.bookmarks, *noted))
