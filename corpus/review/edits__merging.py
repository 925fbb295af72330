"""Two reviews that grew from one: nothing that either did is lost."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from corpus.review.model import Decision, Review

Entry = TypeVar("Entry", bound=Hashable)


def merge(base: Review, ours: Review, theirs: Review) -> Review:
    """Add to `theirs` what we added to `base`, and take from it what we took from `base`.

    Of two decisions on the same two passages ours stands: it is the later act.
    """
    return Review(
        _merged(base.decisions, ours.decisions, theirs.decisions, _ends),
        _merged(base.left_out, ours.left_out, theirs.left_out, _itself),
        _merged(base.notes, ours.notes, theirs.notes, _itself),
        _merged(base.bookmarks, ours.bookmarks, theirs.bookmarks, _itself),
    )


def _merged(
    base: Iterable[Entry],
    ours: Iterable[Entry],
    theirs: Iterable[Entry],
    about: Callable[[Entry], Hashable],
) -> tuple[Entry, ...]:
    added = dict.fromkeys(ours)
    taken = set(base) - added.keys()
    for entry in base:
        added.pop(entry, None)
    settled = {about(entry) for entry in added}
    kept = (entry for entry in theirs if entry not in taken and about(entry) not in settled)
    return (*kept, *added)


def _ends(decision: Decision) -> Hashable:
    return decision.ends


def _itself(entry: Hashable) -> Hashable:
    return entry
