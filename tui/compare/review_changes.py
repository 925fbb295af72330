"""Names the last change of a review, for the messages that say it was made or undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from corpus.model import Article
    from corpus.review.model import Anchor, Choice, Decision, Review

Entry = TypeVar("Entry")

DONE: dict[Choice, str] = {
    "confirmed": "Link confirmed",
    "rejected": "Link rejected",
    "added": "Passages linked",
}
NAMES: dict[Choice, str] = {
    "confirmed": "confirm link",
    "rejected": "reject link",
    "added": "add link",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a review, in words."""

    done: str
    """As it was made: "Link confirmed (AP ¶1)"."""
    name: str
    """After "Undid:" or "Redid:": "confirm link with AP ¶1"."""


def describe_change(
    earlier: Review, later: Review, articles: Sequence[Article], focused: str
) -> Change | None:
    """The change that leads from one review to the next; None where nothing was changed.

    Args:
        earlier: the review before the change.
        later: the review after it.
        articles: the articles that are compared.
        focused: id of the article in which the reader is; of a link only the other end is named.

    """
    return next(_changes(earlier, later, _Passages(articles), focused), None)


class _Passages:
    """Where the passages stand that a review names."""

    def __init__(self, articles: Sequence[Article]) -> None:
        from corpus.findings.phrasing import outlet_labels
        from corpus.review.model import LostError, PassageFinder

        self._lost = LostError
        self._places = PassageFinder(articles)
        self._labels = outlet_labels(articles)

    def outlet(self, outlet: str, article: str) -> str:
        """The label of an article: its outlet, with a number where two are named alike."""
        return self._labels.get(article, outlet)

    def cite(self, anchor: Anchor) -> str:
        """Outlet and paragraph: "AP ¶14"."""
        try:
            paragraph = self._places.find(anchor).paragraph
        except self._lost:
            paragraph = anchor.paragraph
        return f"{self.outlet(anchor.outlet, anchor.article)} ¶{paragraph}"


def _changes(earlier: Review, later: Review, passages: _Passages, focused: str) -> Iterator[Change]:
    for decision in _only_in(later.decisions, earlier.decisions):
        yield _decision(decision, passages, focused)
    for absence in _only_in(later.left_out, earlier.left_out):
        outlet = passages.outlet(absence.outlet, absence.article)
        yield Change(
            f"Omission confirmed (missing from {outlet})", f"confirm omission from {outlet}"
        )
    for note in _only_in(later.notes, earlier.notes):
        cited = " – ".join(map(passages.cite, note.on))
        yield Change(f"Note added ({cited})", f"add note on {cited}")
    for bookmark in _only_in(later.bookmarks, earlier.bookmarks):
        cited = passages.cite(bookmark)
        yield Change(f"Bookmarked ({cited})", f"bookmark {cited}")
    yield from _withdrawals(earlier, later, passages)


def _withdrawals(earlier: Review, later: Review, passages: _Passages) -> Iterator[Change]:
    for decision in _only_in(earlier.decisions, later.decisions):
        cited = " – ".join(map(passages.cite, decision.ends))
        yield Change(f"Decision withdrawn ({cited})", f"withdraw decision on {cited}")
    for absence in _only_in(earlier.left_out, later.left_out):
        outlet = passages.outlet(absence.outlet, absence.article)
        yield Change(
            f"Confirmation withdrawn (missing from {outlet})", f"withdraw omission from {outlet}"
        )
    for note in _only_in(earlier.notes, later.notes):
        cited = " – ".join(map(passages.cite, note.on))
        yield Change(f"Note removed ({cited})", f"remove note on {cited}")
    for bookmark in _only_in(earlier.bookmarks, later.bookmarks):
        cited = passages.cite(bookmark)
        yield Change(f"Bookmark removed ({cited})", f"remove bookmark from {cited}")


def _only_in(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Iterator[Entry]:
    return (entry for entry in ours if entry not in theirs)


def _decision(decision: Decision, passages: _Passages, focused: str) -> Change:
    others = [end for end in decision.ends if end.article != focused]
    done, name = DONE[decision.choice], NAMES[decision.choice]
    if len(others) == 1:
        cited = passages.cite(others[0])
        return Change(f"{done} ({cited})", f"{name} with {cited}")
    cited = " – ".join(map(passages.cite, decision.ends))
    return Change(f"{done} ({cited})", f"{name} {cited}")
