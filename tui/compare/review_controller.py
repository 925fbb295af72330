"""What the reader adds: links confirmed, rejected and made; notes and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from corpus.article import article_of
from tui.messages import Failed, ReviewSaved

if TYPE_CHECKING:
    from corpus.alignment.questions import Question
    from corpus.article import Article
    from corpus.comparison import Comparison
    from corpus.model import Link
    from corpus.review.edits import History
    from corpus.review.model import Act, Anchor, Choice, Decision, Review
    from tui.compare.host import Host
    from tui.view_model.place import Place

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

Words = tuple[str, str]
"""A change as it was made, and its name; both with a place for what it is about."""
OMISSION: tuple[Words, Words] = (
    ("Omission confirmed (missing from {})", "confirm omission from {}"),
    ("Confirmation withdrawn (missing from {})", "withdraw omission from {}"),
)
NOTE: tuple[Words, Words] = (
    ("Note added ({})", "add note on {}"),
    ("Note removed ({})", "remove note on {}"),
)
BOOKMARK: tuple[Words, Words] = (
    ("Bookmarked ({})", "bookmark {}"),
    ("Bookmark removed ({})", "remove bookmark from {}"),
)
"""Of each kind of mark, what is said when it is made and when it is withdrawn."""


class Change(NamedTuple):
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
    """What was made, then what was withdrawn."""
    for old, new, is_made in ((earlier, later, True), (later, earlier, False)):
        for decision in _only_in(new.decisions, old.decisions):
            yield _decision(decision, passages, focused if is_made else None)
        for absence in _only_in(new.left_out, old.left_out):
            outlet = passages.outlet(absence.outlet, absence.article)
            yield _change(OMISSION, outlet, is_made=is_made)
        for note in _only_in(new.notes, old.notes):
            yield _change(NOTE, " – ".join(map(passages.cite, note.on)), is_made=is_made)
        for bookmark in _only_in(new.bookmarks, old.bookmarks):
            yield _change(BOOKMARK, passages.cite(bookmark), is_made=is_made)


def _change(words: tuple[Words, Words], cited: str, *, is_made: bool) -> Change:
    done, name = words[not is_made]
    return Change(done.format(cited), name.format(cited))


def _only_in(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Iterator[Entry]:
    return (entry for entry in ours if entry not in theirs)


def _decision(decision: Decision, passages: _Passages, focused: str | None) -> Change:
    """A decision that was made in the article `focused`, or withdrawn where that is None."""
    others = [end for end in decision.ends if end.article != focused]
    cited = " – ".join(map(passages.cite, decision.ends))
    if focused is None:
        return Change(f"Decision withdrawn ({cited})", f"withdraw decision on {cited}")
    done, name = DONE[decision.choice], NAMES[decision.choice]
    if len(others) == 1:
        cited = passages.cite(others[0])
        return Change(f"{done} ({cited})", f"{name} with {cited}")
    return Change(f"{done} ({cited})", f"{name} {cited}")


class ReviewController:
    """Changes the review as the reader asks, and writes each change to its file at once.

    After each change it posts ReviewSaved, and the articles are compared again.
    """

    def __init__(self, host: Host, find_file: Callable[[], Path | None] | None) -> None:
        """Keep the review in the file that `find_file` finds, which takes a look at the disk."""
        self._host = host
        self._find_file = find_file
        self._file: Path | None = None
        """None where no review is kept."""
        self._history: History | None = None
        """None until the review has been read, or where none is kept."""
        self._comparison: Comparison | None = None
        self._focused = ""
        """Id of the article in which the reader made the last change."""
        self._answered: Review | None = None
        """The review right after the last answer."""
        self.link_start: str | None = None
        """Id of the passage at which a link by hand begins."""

    def load(self) -> Review | None:
        """The review as it is now, read from its file the first time; None where none is kept.

        For a worker. Where the file cannot be read, it says so and leaves it alone.
        """
        from corpus.review import ReviewError, read
        from corpus.review.edits import History

        find_file, self._find_file = self._find_file, None
        try:
            if find_file is not None and (file := find_file()) is not None:
                self._history = History(read(file))
                self._file = file
        except ReviewError as error:
            self._host.post(Failed(str(error)))
        return self._history.present if self._history is not None else None

    def show(self, comparison: Comparison) -> None:
        """Take the comparison that the reader sees."""
        self._comparison = comparison
        if self.link_start not in comparison.passage:
            self.link_start = None

    def confirm(self, place: Place, link: Link | None) -> None:
        """Confirm the link that is shown or, at a gap, that the article leaves the point out."""
        from corpus.review import edits

        if place.passage is None or (review := self._review()) is None:
            return
        if place.is_in_focus:
            self._decide_shown(place, link, "confirmed")
        else:
            omission = edits.confirm_omission(review, self._articles, place.passage, place.article)
            self._apply(omission, place.article)

    def reject(self, place: Place, link: Link | None) -> None:
        """Reject the link that is shown."""
        self._decide_shown(place, link, "rejected")

    def decide(self, link: Link, says: Choice, focused: str = "") -> None:
        """Confirm or reject a link, wherever it is listed."""
        from corpus.review import edits

        if (review := self._review()) is not None:
            self._apply(edits.decide(review, self._articles, link.a, link.b, says), focused)

    def link(self, place: Place) -> bool:
        """Begin a link at a passage, or end it there; returns whether one has begun."""
        from corpus.review import edits
        from corpus.review.model import LostError

        if not place.is_in_focus or place.passage is None or (review := self._review()) is None:
            return False
        start, self.link_start = self.link_start, None
        if start is None:
            self.link_start = place.passage
            return True
        try:
            linked = edits.add_link(review, self._articles, start, place.passage)
        except LostError as error:
            self._host.say(str(error), severity="warning")
        else:
            self._apply(linked, place.article)
        return False

    def add_note(self, place: Place, text: str) -> None:
        """Write a note on a passage."""
        from corpus.review import edits

        if place.passage is not None and (review := self._review()) is not None:
            self._apply(edits.add_note(review, self._articles, text, place.passage), place.article)

    def toggle_bookmark(self, place: Place) -> None:
        """Set a bookmark at a passage, or remove it."""
        from corpus.review import edits

        if place.passage is not None and (review := self._review()) is not None:
            self._apply(edits.toggle_bookmark(review, self._articles, place.passage), place.article)

    @property
    def review(self) -> Review | None:
        """The review as it is now; None where none is kept, or before it was read."""
        return self._history.present if self._history is not None else None

    def can_save(self) -> bool:
        """Whether a review is kept; if not, it says so."""
        return self._review() is not None

    def withdraw(self, act: Act) -> None:
        """Take back one entry of the review, whenever it was made."""
        from corpus.review import edits

        if (review := self._review()) is not None:
            self._apply(edits.withdraw(review, act), "")

    def answer(self, question: Question, *, same: bool) -> bool:
        """Decide whether the passages of a question report the same; False if it cannot be saved.

        It is not announced: Check shows what the answer has changed.
        """
        from corpus.review import edits

        review = self._review()
        if review is None or self._history is None:
            return False
        choice: Choice = "confirmed" if same else "rejected"
        decided = edits.decide(review, self._articles, question.a, question.b, choice)
        if decided == review:
            return True
        is_saved = self._save(self._history.did(decided))
        self._answered = self._history.present
        return is_saved

    def take_back_answer(self, question: Question) -> bool:
        """Withdraw the answer to a question; False if it cannot be saved.

        It is undone if nothing was done since, so that an earlier decision is there again.
        """
        from corpus.review import edits

        review = self._review()
        if review is None or self._history is None:
            return False
        withdrawn = edits.withdraw_decision(review, self._articles, question.a, question.b)
        if withdrawn == review:
            return True
        is_last = self._answered is review
        return self._save(self._history.undo() if is_last else self._history.did(withdrawn))

    def undo(self, by: int) -> None:
        """Undo the last change (1), or redo what was undone (-1)."""
        if self._review() is None or self._history is None:
            return
        history = self._history
        after = history.undo() if by > 0 else history.redo()
        if after is history:
            self._host.say("Nothing to undo" if by > 0 else "Nothing to redo")
            return
        ends = (after, history) if by > 0 else (history, after)
        name = self._describe(*(end.present for end in ends), by_default="the last change")
        if self._save(after):
            self._host.say(f"{'Undid' if by > 0 else 'Redid'}: {name}", can_undo=by < 0)

    def _decide_shown(self, place: Place, link: Link | None, says: Choice) -> None:
        if link is None:
            self._host.say("No link here")
        else:
            ends = [article_of(end) for end in (link.a, link.b)]
            self.decide(link, says, place.article if place.article in ends else "")

    @property
    def _articles(self) -> tuple[Article, ...]:
        return self._comparison.articles if self._comparison is not None else ()

    def _review(self) -> Review | None:
        """The review as it is now; None, and a warning, where none is kept."""
        if self._history is None and self._comparison is not None:
            self._host.say("No review is kept: nothing can be saved", severity="warning")
        return self._history.present if self._history is not None else None

    def _apply(self, review: Review, focused: str) -> None:
        """Make a change, said as seen from the article in which the reader is."""
        if self._history is None:
            return
        self._focused = focused
        change = describe_change(self._history.present, review, self._articles, focused)
        if change is None:
            self._host.say("Nothing changed")
        elif self._save(self._history.did(review)):
            self._host.say(change.done, can_undo=True)

    def _describe(self, earlier: Review, later: Review, *, by_default: str) -> str:
        change = describe_change(earlier, later, self._articles, self._focused)
        return change.name if change is not None else by_default

    def _save(self, after: History) -> bool:
        """Write a change to the file, and have the articles compared again; False if it failed."""
        from corpus.review import ReviewError
        from corpus.review.storage import write_step

        if self._history is None or self._file is None:
            return False
        try:
            self._history = write_step(self._file, self._history, after)
        except ReviewError as error:
            self._host.say(str(error), severity="error")
            return False
        self._host.post(ReviewSaved())
        return True
