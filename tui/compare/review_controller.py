"""What the reader adds: links confirmed, rejected and made; notes and bookmarks.

`corpus.review` is imported where it is used: what it needs to read and write files would delay the
first screen.
"""

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


class Change(NamedTuple):
    """One change of a review, in words."""

    done: str
    """As it was made: "Link confirmed (AP ¶1)"."""
    name: str
    """After "Undid:" or "Redid:": "confirm link with AP ¶1"."""


class MarkWords(NamedTuple):
    """What is said of an omission, a note or a bookmark; {} stands for where it is."""

    made: Change
    withdrawn: Change


OMISSION = MarkWords(
    Change("Omission confirmed (missing from {})", "confirm omission from {}"),
    Change("Confirmation withdrawn (missing from {})", "withdraw omission from {}"),
)
NOTE = MarkWords(
    Change("Note added ({})", "add note on {}"),
    Change("Note removed ({})", "remove note on {}"),
)
BOOKMARK = MarkWords(
    Change("Bookmarked ({})", "bookmark {}"),
    Change("Bookmark removed ({})", "remove bookmark from {}"),
)


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
        from corpus.review.model import PassageFinder

        self._places = PassageFinder(articles)
        self._labels = outlet_labels(articles)

    def outlet(self, outlet: str, article: str) -> str:
        """The label of an article: its outlet, with a number where two are named alike."""
        return self._labels.get(article, outlet)

    def cite(self, anchor: Anchor) -> str:
        """Outlet and paragraph: "AP ¶14"; the old paragraph where the passage is gone."""
        from corpus.review.model import LostError

        try:
            paragraph = self._places.find(anchor).paragraph
        except LostError:
            paragraph = anchor.paragraph
        return f"{self.outlet(anchor.outlet, anchor.article)} ¶{paragraph}"


def _changes(earlier: Review, later: Review, passages: _Passages, focused: str) -> Iterator[Change]:
    """What was made, as only the later review has it; then what was withdrawn."""
    for old, new, is_made in ((earlier, later, True), (later, earlier, False)):
        for decision in _only_in(new.decisions, old.decisions):
            yield _decision(decision, passages, focused if is_made else None)
        for omission in _only_in(new.left_out, old.left_out):
            outlet = passages.outlet(omission.outlet, omission.article)
            yield _change(OMISSION, outlet, is_made=is_made)
        for note in _only_in(new.notes, old.notes):
            yield _change(NOTE, " – ".join(map(passages.cite, note.on)), is_made=is_made)
        for bookmark in _only_in(new.bookmarks, old.bookmarks):
            yield _change(BOOKMARK, passages.cite(bookmark), is_made=is_made)


def _change(words: MarkWords, place: str, *, is_made: bool) -> Change:
    done, name = words.made if is_made else words.withdrawn
    return Change(done.format(place), name.format(place))


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
        """Keep the review in the file that `find_file` finds, which reads the disk."""
        self._host = host
        self._find_file = find_file
        self._file: Path | None = None
        """None where no review is kept."""
        self._history: History | None = None
        """None until the review has been read, or where none is kept."""
        self._comparison: Comparison | None = None
        self._focused = ""
        """Id of the article in which the reader made the last change."""
        self._after_answer: Review | None = None
        """The review right after the last answer that was saved."""
        self.link_start: str | None = None
        """Id of the passage at which a link by hand begins."""

    # What is kept

    def load(self) -> Review | None:
        """The review as it is now, read from its file the first time; None where none is kept.

        It reads the disk, so it is called in a thread. Where the file cannot be read, it says so
        and leaves it alone.
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
        return self.review

    @property
    def review(self) -> Review | None:
        """The review as it is now; None where none is kept, or before it was read."""
        return self._history.present if self._history is not None else None

    def can_save(self) -> bool:
        """Whether a review is kept; if not, it says so."""
        return self._history_or_warn() is not None

    def show(self, comparison: Comparison) -> None:
        """Take the comparison that the reader sees."""
        self._comparison = comparison
        if self.link_start not in comparison.passage:
            self.link_start = None

    # Changes at a place. Links and questions join passages that can be linked: only a link by hand
    # may be refused, with LostError.

    def confirm(self, place: Place, link: Link | None) -> None:
        """Confirm the link that is shown or, at a gap, that the article leaves the point out.

        At a gap the passage of the place is another article's, since it is missing in this one.
        """
        from corpus.review import edits

        if place.passage is None or (history := self._history_or_warn()) is None:
            return
        is_at_gap = not place.is_in_focus
        if is_at_gap:
            confirmed = edits.confirm_omission(
                history.present, self._articles, place.passage, place.article
            )
            self._apply(history, confirmed, place.article)
        else:
            self._decide_shown(place, link, "confirmed")

    def reject(self, place: Place, link: Link | None) -> None:
        """Reject the link that is shown."""
        self._decide_shown(place, link, "rejected")

    def decide(self, link: Link, choice: Choice, focused: str = "") -> None:
        """Confirm or reject a link, wherever it is listed."""
        from corpus.review import edits

        if (history := self._history_or_warn()) is not None:
            decided = edits.decide(history.present, self._articles, link.a, link.b, choice)
            self._apply(history, decided, focused)

    def link(self, place: Place) -> bool:
        """Begin a link at a passage, or end it there; returns whether one has begun."""
        from corpus.review import edits
        from corpus.review.model import LostError

        is_at_gap = not place.is_in_focus
        if is_at_gap or place.passage is None or (history := self._history_or_warn()) is None:
            return False
        start, self.link_start = self.link_start, None
        if start is None:
            self.link_start = place.passage
            return True
        try:
            linked = edits.add_link(history.present, self._articles, start, place.passage)
        except LostError as error:
            self._host.say(str(error), severity="warning")
        else:
            self._apply(history, linked, place.article)
        return False

    def add_note(self, place: Place, text: str) -> None:
        """Write a note on a passage."""
        from corpus.review import edits

        if place.passage is not None and (history := self._history_or_warn()) is not None:
            noted = edits.add_note(history.present, self._articles, text, place.passage)
            self._apply(history, noted, place.article)

    def toggle_bookmark(self, place: Place) -> None:
        """Set a bookmark at a passage, or remove it."""
        from corpus.review import edits

        if place.passage is not None and (history := self._history_or_warn()) is not None:
            marked = edits.toggle_bookmark(history.present, self._articles, place.passage)
            self._apply(history, marked, place.article)

    def _decide_shown(self, place: Place, link: Link | None, choice: Choice) -> None:
        if link is None:
            self._host.say("No link here")
        else:
            ends = [article_of(end) for end in (link.a, link.b)]
            self.decide(link, choice, place.article if place.article in ends else "")

    # Answers in Check

    def answer(self, question: Question, *, same: bool) -> bool:
        """Decide whether the passages of a question report the same; False if it cannot be saved.

        It is not announced: Check shows what the answer has changed.
        """
        from corpus.review import edits

        if (history := self._history_or_warn()) is None:
            return False
        choice: Choice = "confirmed" if same else "rejected"
        decided = edits.decide(history.present, self._articles, question.a, question.b, choice)
        if decided == history.present:
            return True
        if not self._save(history.record(decided)):
            return False
        self._after_answer = self.review
        return True

    def take_back_answer(self, question: Question) -> bool:
        """Withdraw the answer to a question; False if it cannot be saved.

        It is undone if it was the last change, so that an earlier decision is there again.
        """
        from corpus.review import edits

        if (history := self._history_or_warn()) is None:
            return False
        withdrawn = edits.withdraw_decision(history.present, self._articles, question.a, question.b)
        if withdrawn == history.present:
            return True
        is_last_change = self._after_answer is history.present
        return self._save(history.undo() if is_last_change else history.record(withdrawn))

    # Taking back

    def withdraw(self, act: Act) -> None:
        """Take back one entry of the review, whenever it was made."""
        from corpus.review import edits

        if (history := self._history_or_warn()) is not None:
            self._apply(history, edits.withdraw(history.present, act), "")

    def undo(self) -> None:
        """Undo the last change."""
        if (history := self._history_or_warn()) is None:
            return
        undone = history.undo()
        if undone is history:
            self._host.say("Nothing to undo")
            return
        name = self._name_change(undone.present, history.present)
        if self._save(undone):
            self._host.say(f"Undid: {name}")

    def redo(self) -> None:
        """Redo what was undone last."""
        if (history := self._history_or_warn()) is None:
            return
        redone = history.redo()
        if redone is history:
            self._host.say("Nothing to redo")
            return
        name = self._name_change(history.present, redone.present)
        if self._save(redone):
            self._host.say(f"Redid: {name}", can_undo=True)

    # How a change is made

    @property
    def _articles(self) -> tuple[Article, ...]:
        return self._comparison.articles if self._comparison is not None else ()

    def _history_or_warn(self) -> History | None:
        """The review with its history; None, and a warning, where none is kept."""
        if self._history is None and self._comparison is not None:
            self._host.say("No review is kept: nothing can be saved", severity="warning")
        return self._history

    def _apply(self, history: History, review: Review, focused: str) -> None:
        """Make a change, said as seen from the article in which the reader is."""
        self._focused = focused
        change = describe_change(history.present, review, self._articles, focused)
        if change is None:
            self._host.say("Nothing changed")
        elif self._save(history.record(review)):
            self._host.say(change.done, can_undo=True)

    def _name_change(self, earlier: Review, later: Review) -> str:
        change = describe_change(earlier, later, self._articles, self._focused)
        return change.name if change is not None else "the last change"

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
