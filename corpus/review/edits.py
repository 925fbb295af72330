"""What a person does to a review; each act returns a new one.

Passages and articles are named by their ids in `articles`, those of the comparison on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corpus.model import Article
from corpus.review.anchors import LostError, Places
from corpus.review.apply import Absent, ends, pair
from corpus.review.model import Anchor, Decision, LeftOut, Note, Review, Says
from corpus.text_cleaning import lines


def decide(review: Review, articles: Iterable[Article], a: str, b: str, says: Says) -> Review:
    """Say of two passages whether they tell the same; an earlier decision on them goes.

    Raises:
        LostError: they cannot be linked, and why.

    """
    places = Places(articles)
    decision = Decision(says, *sorted((places.anchor(a), places.anchor(b))))
    return replace(review, decisions=(*_others(review, places, *pair(places, decision)), decision))


def confirm(review: Review, articles: Iterable[Article], a: str, b: str) -> Review:
    """Say that two passages which the program linked, or nearly did, tell the same."""
    return decide(review, articles, a, b, "confirmed")


def reject(review: Review, articles: Iterable[Article], a: str, b: str) -> Review:
    """Say that two passages do not tell the same."""
    return decide(review, articles, a, b, "rejected")


def add(review: Review, articles: Iterable[Article], a: str, b: str) -> Review:
    """Link two passages by hand."""
    return decide(review, articles, a, b, "added")


def leave_undecided(review: Review, articles: Iterable[Article], a: str, b: str) -> Review:
    """Take back what was decided on two passages."""
    return replace(review, decisions=_others(review, Places(articles), a, b))


def confirm_omission(
    review: Review, articles: Iterable[Article], told: str, article: str
) -> Review:
    """Say that an article leaves out what a passage tells: the core of an omission's point."""
    places = Places(articles)
    lacking = places.article[article]
    entry = LeftOut(places.anchor(told), lacking.outlet, lacking.id)
    return replace(review, left_out=(*_other_omissions(review, places, told, article), entry))


def doubt_omission(review: Review, articles: Iterable[Article], told: str, article: str) -> Review:
    """Take back that an article leaves out what a passage tells."""
    return replace(review, left_out=_other_omissions(review, Places(articles), told, article))


def note(review: Review, articles: Iterable[Article], text: str, *passages: str) -> Review:
    """Write a note on a passage, or on two; the same where there are no words in it."""
    places, text = Places(articles), lines(text)
    entry = Note(text, tuple(sorted(map(places.anchor, passages))))
    if not text or entry in review.notes:
        return review
    return replace(review, notes=(*review.notes, entry))


def unnote(review: Review, articles: Iterable[Article], text: str, *passages: str) -> Review:
    """Take back a note with these words on these passages."""
    places, found = Places(articles), {*passages}
    left = (
        entry
        for entry in review.notes
        if entry.text != text or {_found(places, anchor) for anchor in entry.on} != found
    )
    return replace(review, notes=tuple(left))


def bookmark(review: Review, articles: Iterable[Article], passage: str) -> Review:
    """Set a bookmark, or take it away where one stands."""
    places = Places(articles)
    others = tuple(one for one in review.bookmarks if _found(places, one) != passage)
    if len(others) < len(review.bookmarks):
        return replace(review, bookmarks=others)
    return replace(review, bookmarks=(*others, places.anchor(passage)))


def _others(review: Review, places: Places, a: str, b: str) -> tuple[Decision, ...]:
    """The decisions on other passages than these two, and those that no longer stand."""
    return tuple(one for one in review.decisions if _pair(places, one) != ends(a, b))


def _other_omissions(
    review: Review, places: Places, told: str, article: str
) -> tuple[LeftOut, ...]:
    return tuple(one for one in review.left_out if _absent(places, one) != (told, article))


def _pair(places: Places, decision: Decision) -> tuple[str, str] | None:
    try:
        return pair(places, decision)
    except LostError:
        return None


def _absent(places: Places, entry: LeftOut) -> Absent | None:
    try:
        return Absent(places.find(entry.told).id, places.of(entry.outlet, entry.article).id)
    except LostError:
        return None


def _found(places: Places, anchor: Anchor) -> str | None:
    try:
        return places.find(anchor).id
    except LostError:
        return None
