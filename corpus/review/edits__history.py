"""What was done in one sitting, to be undone and done again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.review.edits__merging import merge
from corpus.review.model import Review


@dataclass(frozen=True, slots=True)
class History:
    """A review as it is, as it was before each act, and as it was before each undoing."""

    present: Review
    past: tuple[Review, ...] = ()
    """The latest last."""
    future: tuple[Review, ...] = ()
    """The next to be done again last."""

    def did(self, review: Review) -> History:
        """After an act; what had been undone is forgotten. The same where nothing changed."""
        if review == self.present:
            return self
        return History(review, (*self.past, self.present))

    def undo(self) -> History:
        """Before the last act that changed something; the same where there was none."""
        for at in reversed(range(len(self.past))):
            if self.past[at] != self.present:
                return History(self.past[at], self.past[:at], (*self.future, self.present))
        return self

    def redo(self) -> History:
        """After the act that was undone last; the same where none was."""
        for at in reversed(range(len(self.future))):
            if self.future[at] != self.present:
                return History(self.future[at], (*self.past, self.present), self.future[:at])
        return self

    def joined(self, present: Review) -> History:
        """With what another program did meanwhile, which undoing leaves alone.

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
