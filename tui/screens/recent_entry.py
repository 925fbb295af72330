"""A recent comparison as the start screen lists it."""

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
class Listed:
    """A comparison, and what of it can no longer be found."""

    recent: RecentComparison
    missing: tuple[str, ...] = ()
    """Files that are gone."""

    def rows(self, width: int) -> Content:
        """Its title; below it who told it and when it was opened last, or what is gone."""
        outlets = " · ".join(self.recent.outlets)
        opened = day(self.recent.opened)
        title = cut(self.recent.title or outlets, width)
        if self.missing:
            gone = ", ".join(clean_line(PurePath(path).name) for path in self.missing)
            below = Content.styled(cut(f"  no longer there: {gone}", width), "$differs")
        else:
            told = cut(f"  {self._below(outlets)}", max(0, width - cell_len(opened) - 2))
            below = Content.styled(f"{told}  {opened}", "$quiet")
        return Content.assemble(Content.styled(title, "bold"), "\n", below)

    def _below(self, outlets: str) -> str:
        """Who told it or, where the title says just that, the names of the files."""
        if self.recent.title != outlets:
            return outlets
        named = self.recent.sources.named
        return ", ".join(clean_line(PurePath(one).name) for one in named if isinstance(one, str))


class RecentsRead(Message):
    """Recent comparisons have been looked up."""

    def __init__(self, recents: Sequence[Listed], trouble: str = "") -> None:
        self.recents = recents
        self.trouble = trouble
        """Why they cannot be read, in one line; empty where they can."""
        super().__init__()
