"""What the widgets of the dashboard tell its screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.stories.story import Sources, Story
    from tui.screens.recent_entry import Listed


class PassageChosen(Message):
    """The reader pointed at a passage."""

    def __init__(self, article: str, passage: str) -> None:
        self.article = article
        self.passage = passage
        super().__init__()


class ColumnScrolled(Message):
    """The reader turned the wheel over a column, by so many rows downwards."""

    def __init__(self, article: str, rows: int) -> None:
        self.article = article
        self.rows = rows
        super().__init__()


class ReadAgain(Message):
    """Sources have been read: the same once more, or others."""

    def __init__(self, story: Story, sources: Sources, *, asked: bool) -> None:
        self.story = story
        self.sources = sources
        self.asked = asked
        """Whether the reader pressed the key for it."""
        super().__init__()


class RecentsRead(Message):
    """Recent comparisons have been looked up."""

    def __init__(self, recents: Sequence[Listed], trouble: str = "") -> None:
        self.recents = recents
        self.trouble = trouble
        """Why they cannot be read, in one line; empty where they can."""
        super().__init__()


class FirstTime(Message):
    """Nobody has told this reader how to begin."""


class ReviewKept(Message):
    """The reader has decided something, and it is in the file of the review."""


class Compared(Message):
    """A story has been aligned and compared."""

    def __init__(self, comparison: Comparison, story: Story) -> None:
        self.comparison = comparison
        self.story = story
        super().__init__()


class CompareStopped(Message):
    """The reader did not want to wait for a comparison."""


class Working(Message):
    """Something takes longer than a moment."""

    def __init__(self, said: str) -> None:
        self.said = said
        """How far it is, in a few words; empty where it is over."""
        super().__init__()


class Failed(Message):
    """Something did not succeed, and the rest goes on."""

    def __init__(self, cause: str) -> None:
        self.cause = cause
        super().__init__()


class CompareFailed(Failed):
    """The comparison could not be made."""
