"""What a reviewer can do to a review: decide on links, confirm omissions, add notes, undo.

Each function returns a new review. Passages and articles are named by their ids; `articles` are
those that are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.article import Article
from corpus.review.apply import ConfirmedOmission, ends, linked_ends
from corpus.review.model import (
    Act,
    Anchor,
    Choice,
    Decision,
    LeftOut,
    LostError,
    Note,
    PassageFinder,
    Review,
)
from corpus.text_cleaning import clean_lines

Entry = TypeVar("Entry", bound=Hashable)


def merge(base: Review, ours: Review, theirs: Review) -> Review:
    """Merge two reviews that both began as `base`: nothing that either side did is lost.

    Of two decisions on the same passages ours counts: it is the later act.
    """
    return Review(
        _merged(base.decisions, ours.decisions, theirs.decisions, _decided_ends),
        _merged(base.left_out, ours.left_out, theirs.left_out, _itself),
        _merged(base.notes, ours.notes, theirs.notes, _itself),
        _merged(base.bookmarks, ours.bookmarks, theirs.bookmarks, _itself),
    )


def _merged(
    base: Iterable[Entry],
    ours: Iterable[Entry],
    theirs: Iterable[Entry],
    subject: Callable[[Entry], Hashable],
) -> tuple[Entry, ...]:
    """Merge one kind of entries; of two with the same `subject`, ours counts."""
    base, ours = set(base), dict.fromkeys(ours)
    removed = base - ours.keys()
    added = [entry for entry in ours if entry not in base]
    settled = set(map(subject, added))
    kept = (entry for entry in theirs if entry not in removed and subject(entry) not in settled)
    return (*kept, *added)


def _decided_ends(decision: Decision) -> Hashable:
    return decision.ends


def _itself(entry: Hashable) -> Hashable:
    return entry


@dataclass(frozen=True, slots=True)
class History:
    """A review with its earlier states for undo and its later ones for redo."""

    present: Review
    past: tuple[Review, ...] = ()
    """The latest last."""
    future: tuple[Review, ...] = ()
    """The next to redo last."""

    def record(self, review: Review) -> History:
        """The history after an act that led to `review`; the same if nothing changed.

        There is nothing to redo then.
        """
        if review == self.present:
            return self
        return History(review, (*self.past, self.present))

    def undo(self) -> History:
        """The history before the last act that changed something; the same if there was none.

        States that are equal to the present one are skipped: `joined` may have made them so.
        """
        for at in reversed(range(len(self.past))):
            if self.past[at] != self.present:
                return History(self.past[at], self.past[:at], (*self.future, self.present))
        return self

    def redo(self) -> History:
        """The history after the act that was undone last; the same if none was."""
        for at in reversed(range(len(self.future))):
            if self.future[at] != self.present:
                return History(self.future[at], (*self.past, self.present), self.future[:at])
        return self

    def joined(self, present: Review) -> History:
        """The history with what another program did meanwhile, which undo leaves alone.

        Each state is merged with what that program did, seen from our present. If our act was to
        set bookmark B, and it added note N meanwhile, then the past without B gets N, so that undo
        takes B away and leaves N: merge(base={B}, ours={}, theirs={B, N}) is {N}.

        Args:
            present: this history's present merged with the other program's acts.

        """
        if present == self.present:
            return self
        return replace(
            self,
            present=present,
            past=tuple(merge(self.present, before, present) for before in self.past),
            future=tuple(merge(self.present, after, present) for after in self.future),
        )


def decide(review: Review, articles: Iterable[Article], a: str, b: str, choice: Choice) -> Review:
    """Confirm, reject or add the link of two passages; an earlier decision on it is replaced.

    Raises:
        LostError: they cannot be linked, and why: they are in one article, or one is boilerplate.

    """
    places = PassageFinder(articles)
    decision = Decision(choice, *sorted((places.anchor(a), places.anchor(b))))
    others = _others(review, places, *linked_ends(places, decision))
    return replace(review, decisions=(*others, decision))


def add_link(review: Review, articles: Iterable[Article], a: str, b: str) -> Review:
    """Link two passages by hand."""
    return decide(review, articles, a, b, "added")


def withdraw_decision(review: Review, articles: Iterable[Article], a: str, b: str) -> Review:
    """Withdraw the decision on two passages, whatever it was."""
    return replace(review, decisions=_others(review, PassageFinder(articles), a, b))


def confirm_omission(
    review: Review, articles: Iterable[Article], passage: str, article: str
) -> Review:
    """Confirm that an article leaves out a point, named by the passage that is its core."""
    places = PassageFinder(articles)
    lacking = places.article[article]
    entry = LeftOut(places.anchor(passage), lacking.outlet, lacking.id)
    return replace(review, left_out=(*_other_omissions(review, places, passage, article), entry))


def add_note(review: Review, articles: Iterable[Article], text: str, *passages: str) -> Review:
    """Add a note on a passage, or on two; an empty note and one that is there change nothing."""
    places, text = PassageFinder(articles), clean_lines(text)
    entry = Note(text, tuple(sorted(map(places.anchor, passages))))
    if not text or entry in review.notes:
        return review
    return replace(review, notes=(*review.notes, entry))


def toggle_bookmark(review: Review, articles: Iterable[Article], passage: str) -> Review:
    """Set a bookmark on a passage, or remove it if one is there."""
    places = PassageFinder(articles)
    others = tuple(one for one in review.bookmarks if _found(places, one) != passage)
    if len(others) < len(review.bookmarks):
        return replace(review, bookmarks=others)
    return replace(review, bookmarks=(*others, places.anchor(passage)))


def withdraw(review: Review, act: Act) -> Review:
    """Take one entry out of a review, of whatever kind; an equal review if it is not there."""
    return Review(
        tuple(one for one in review.decisions if one != act),
        tuple(one for one in review.left_out if one != act),
        tuple(one for one in review.notes if one != act),
        tuple(one for one in review.bookmarks if one != act),
    )


def _others(review: Review, places: PassageFinder, a: str, b: str) -> tuple[Decision, ...]:
    """The decisions on other passages than these two, and those that no longer apply."""
    return tuple(one for one in review.decisions if _pair(places, one) != ends(a, b))


def _other_omissions(
    review: Review, places: PassageFinder, passage: str, article: str
) -> tuple[LeftOut, ...]:
    return tuple(one for one in review.left_out if _absent(places, one) != (passage, article))


def _pair(places: PassageFinder, decision: Decision) -> tuple[str, str] | None:
    try:
        return linked_ends(places, decision)
    except LostError:
        return None


def _absent(places: PassageFinder, entry: LeftOut) -> ConfirmedOmission | None:
    try:
        return ConfirmedOmission(
            places.find(entry.passage).id, places.find_article(entry.outlet, entry.article).id
        )
    except LostError:
        return None


def _found(places: PassageFinder, anchor: Anchor) -> str | None:
    try:
        return places.find(anchor).id
    except LostError:
        return None
