"""What the reader adds: links confirmed, rejected and made; notes and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import article_of
from tui.commands.keymap import key_of
from tui.compare.navigator import FilterScreen
from tui.messages import ReviewKept

if TYPE_CHECKING:
    from corpus.model import Article, Link
    from corpus.review import Review
    from corpus.review.edits import History
    from corpus.review.model import Says
    from tui.widgets.inputs import Prompt


class ReviewScreen(FilterScreen):
    """Keeps the review: every act is in its file before the next key is read."""

    def __init__(self, review: Callable[[], Path | None] | None) -> None:
        super().__init__()
        self._find_review = review
        """Finds the file of the review, which takes a look at the disk."""
        self._review_at: Path | None = None
        """The file of the review; None where none is kept."""
        self._history: History | None = None
        """None until the review has been read."""
        self._end: str | None = None
        """The passage from which a link by hand begins."""

    def _read_review(self) -> None:
        """Read the review, once; where it cannot be read it is said, and left alone."""
        from corpus.review import ReviewError, read
        from corpus.review.edits import History

        find, self._find_review = self._find_review, None
        if find is not None and (found := find()) is not None:
            self._review_at = found
            try:
                self._history = History(read(found))
            except ReviewError as error:
                self._review_at = None
                self.app.call_from_thread(self.notify, str(error), severity="error", markup=False)

    def action_confirm(self) -> None:
        """Confirm the link that is shown or, at a gap, that the article leaves it out."""
        from corpus.review import edits

        place = self.place
        if place is None or place.passage is None or (review := self._reviewed()) is None:
            return
        if place.told:
            self._decide(edits.confirm)
        else:
            self._act(
                edits.confirm_omission(review, self._articles, place.passage, place.article),
                f"Confirmed: {self.columns.of(place.article).article.outlet} leaves it out",
            )

    def action_reject(self) -> None:
        """Reject the link that the inspector shows: it stands nowhere any more."""
        from corpus.review import edits

        self._decide(edits.reject)

    def action_link(self) -> None:
        """Begin a link at the chosen passage, or end it there."""
        from corpus.review import edits
        from corpus.review.anchors import LostError

        if self.place is None or self.place.passage is None or not self.place.told:
            return
        review, begun, passage = self._reviewed(), self._end, self.place.passage
        if review is None:
            return
        if begun is None:
            self._end = passage
            self.inspector.counter = (
                f"link by hand: go to the other passage and press {key_of(self, 'link')} again"
            )
            return
        self._end = None
        try:
            linked = edits.add(review, self._articles, begun, passage)
        except LostError as error:
            self.notify(str(error), severity="warning", markup=False)
        else:
            self._act(linked, "Linked by hand")

    def action_bookmark(self) -> None:
        """Set a bookmark at the chosen passage, or take it away."""
        from corpus.review import edits

        if self.place and self.place.passage and (review := self._reviewed()) is not None:
            marked = edits.bookmark(review, self._articles, self.place.passage)
            more = len(marked.bookmarks) > len(review.bookmarks)
            self._act(marked, "Bookmarked" if more else "Bookmark taken away")

    def action_undo(self, by: int) -> None:
        """Undo the last act (1), or do again what was undone (-1)."""
        if self._reviewed() is None or self._history is None:
            return
        after = self._history.undo() if by > 0 else self._history.redo()
        if after is self._history:
            self.notify("Nothing to undo" if by > 0 else "Nothing to do again")
        else:
            self._keep(after, "Undone" if by > 0 else "Done again")

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Write a note on the chosen passage; the rest is asked of another class."""
        from corpus.review import edits

        passage = self.place.passage if self.place is not None else None
        if event.question == "note" and passage and (review := self._reviewed()) is not None:
            self._act(edits.note(review, self._articles, event.text, passage), "Noted")

    @property
    def _articles(self) -> tuple[Article, ...]:
        return self.comparison.articles if self.comparison is not None else ()

    def _reviewed(self) -> Review | None:
        """The review as it stands; None, and a word about it, where none is kept."""
        if self._history is None and self.comparison is not None:
            self.notify("No review is kept", severity="warning")
        return self._history.present if self._history is not None else None

    def decide_link(self, link: Link, says: Says) -> None:
        """Keep what the reader says of a link, wherever it is listed."""
        from corpus.review import edits

        if (review := self._reviewed()) is not None:
            decided = edits.decide(review, self._articles, link.a, link.b, says)
            self._act(decided, f"{says.capitalize()}: a link of score {link.score:.2f}")

    def _decide(self, act: Callable[[Review, Iterable[Article], str, str], Review]) -> None:
        link = self.inspector.inspection.link if self.inspector.inspection else None
        if link is None:
            self.notify("There is no link here")
        elif (review := self._reviewed()) is not None:
            other = link.b if link.a == self._chosen else link.a
            outlet = self.columns.of(article_of(other)).article.outlet
            said = "Confirmed" if act.__name__ == "confirm" else "Rejected"
            self._act(act(review, self._articles, link.a, link.b), f"{said}: link with {outlet}")

    @property
    def _chosen(self) -> str | None:
        return self.place.passage if self.place is not None else None

    def _act(self, review: Review, said: str) -> None:
        if self._history is not None:
            self._keep(self._history.did(review), said)

    def _keep(self, after: History, said: str) -> None:
        """Write the review, then compare anew with it."""
        from corpus.review import ReviewError
        from corpus.review.storage import keep

        if self._history is None or self._review_at is None:
            return
        try:
            self._history = keep(self._review_at, self._history, after)
        except ReviewError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            key = key_of(self, "undo")
            hint = f" ({key} undoes)" if key and not said.startswith("Undone") else ""
            self.notify(f"{said}{hint}", markup=False)
            self.post_message(ReviewKept())
