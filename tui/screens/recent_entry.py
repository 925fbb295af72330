"""A recent comparison as a row of the start screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from corpus.reports.phrases import day
from corpus.stories.recents import RecentComparison
from corpus.text_cleaning import clean_line
from tui.layout.cells import cut


@dataclass(frozen=True, slots=True)
class RecentEntry:
    """A recent comparison, and which of its files are gone."""

    recent: RecentComparison
    missing: tuple[str, ...] = ()
    """Files that are gone."""

    def rows(self, width: int) -> Content:
        """Return the title; below it the outlets and when it was last opened, or what is gone.

        Both rows are cut to `width` cells.
        """
        outlets = " · ".join(self.recent.outlets)
        opened = day(self.recent.opened)
        title = cut(self.recent.title or outlets, width)
        if self.missing:
            gone = ", ".join(clean_line(PurePath(path).name) for path in self.missing)
            below = Content.styled(cut(f"  file not found: {gone}", width), "$differs")
        else:
            below_title = cut(f"  {self._subtitle(outlets)}", max(0, width - cell_len(opened) - 2))
            below = Content.styled(f"{below_title}  {opened}", "$quiet")
        return Content.assemble(Content.styled(title, "bold"), "\n", below)

    def _subtitle(self, outlets: str) -> str:
        """Return the outlets, or the names of the files if the title is the outlets."""
        if self.recent.title != outlets:
            return outlets
        named = self.recent.sources.named
        return ", ".join(clean_line(PurePath(one).name) for one in named if isinstance(one, str))


class RecentsRead(Message):
    """Recent comparisons have been looked up."""

    def __init__(self, recents: Sequence[RecentEntry], trouble: str = "") -> None:
        self.recents = recents
        self.trouble = trouble
        """Why they cannot be read, in one line; empty where they can."""
        super().__init__()
