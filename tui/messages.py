"""Messages from the widgets and the background work of the dashboard to its screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.comparison import Comparison
    from corpus.stories.story import Sources, Story
    from tui.view_model.brief import BriefSection


class PassageChosen(Message):
    """The reader pointed at a passage, or at the number of a point beside it."""

    def __init__(self, article: str, passage: str, on_number: bool = False) -> None:
        self.article = article
        self.passage = passage
        self.on_number = on_number
        super().__init__()


class GapChosen(Message):
    """The reader pointed at the line that stands for what other articles have in a gap."""

    def __init__(self, gap: int) -> None:
        self.gap = gap
        """How many passages of the focused article stand before it."""
        super().__init__()


class ColumnScrolled(Message):
    """The reader turned the wheel over a column, or dragged beyond its edge."""

    def __init__(self, article: str, rows: int) -> None:
        self.article = article
        self.rows = rows
        """Rows downwards; negative for upwards."""
        super().__init__()


class Compared(Message):
    """A story has been compared."""

    def __init__(self, comparison: Comparison, story: Story) -> None:
        self.comparison = comparison
        self.story = story
        super().__init__()


class BriefMade(Message):
    """The brief of the comparison that is shown has been made."""

    def __init__(self, sections: Sequence[BriefSection]) -> None:
        self.sections = sections
        super().__init__()


class CompareStopped(Message):
    """The reader stopped a comparison."""


class SourcesRead(Message):
    """Sources have been read: the same once more, or others."""

    def __init__(self, story: Story, sources: Sources, *, asked: bool) -> None:
        self.story = story
        self.sources = sources
        self.asked = asked
        """False if only polled for changes."""
        super().__init__()


class ReviewSaved(Message):
    """The reader has changed the review, and its file has been written."""


class TipAvailable(Message):
    """There is a tip: the program, or this version of it, runs for the first time."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        """The tip that the reader has never seen."""
        super().__init__()


class JobProgress(Message):
    """A job takes longer than a moment."""

    def __init__(self, progress: str) -> None:
        self.progress = progress
        """How far it is, in a few words; empty once it is over."""
        super().__init__()


class Failed(Message):
    """Something did not succeed; the rest goes on."""

    def __init__(self, cause: str) -> None:
        self.cause = cause
        """One line."""
        super().__init__()


class CompareFailed(Failed):
    """The comparison could not be made."""
