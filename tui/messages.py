"""What the widgets of the dashboard tell its screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from corpus.comparison import Comparison
from corpus.story import Story

if TYPE_CHECKING:
    from tui.listed import Listed


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
    """The sources have been read once more."""

    def __init__(self, story: Story, *, asked: bool) -> None:
        self.story = story
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


class ReviewKept(Message):
    """The reader has decided something, and it is in the file of the review."""


class Compared(Message):
    """The articles have been aligned and compared."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        super().__init__()


class CompareFailed(Message):
    """The comparison could not be made."""

    def __init__(self, cause: str) -> None:
        self.cause = cause
        super().__init__()
