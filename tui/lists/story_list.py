"""The stories of an archive: searched, filtered by outlet and month, sorted; Enter compares one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.message import Message

from corpus.archive.engine import ArchiveError
from corpus.archive.stories import ArchiveStory, read_stories
from corpus.reports.phrases import count
from corpus.stories.story import Sources
from corpus.text_cleaning import clean_line
from tui.commands.keymap import bindings_for
from tui.lists.screen import TableScreen
from tui.lists.tables import Table, TableRow
from tui.lists.virtual_table import VirtualTable
from tui.view_model.place import Place

HEADINGS = ("date", "story", "outlets", "origins", "articles")
NOWHERE = Place("", "")
"""A story leads to a comparison, not to a place in one."""
SHOWN_OUTLETS = 3
"""Outlets that a row names; all are named below the list."""
MOST_OUTLETS = 60
"""Outlets that can be filtered by: those with the most stories."""
UNDATED = "undated"


def stories_table(title: str, stories: Sequence[ArchiveStory]) -> Table:
    """Return the list of stories, in the order given.

    Its filters are the months in which a story ran: one from January to March is under February
    too.
    """
    months = {month for story in stories for month in _months(story)}
    outlets = Counter(outlet for story in stories for outlet in story.outlets)
    offered = sorted(outlets, key=lambda outlet: (-outlets[outlet], outlet))[:MOST_OUTLETS]
    return Table(
        title,
        HEADINGS,
        tuple(map(_row, stories)),
        tuple(sorted(months, key=lambda month: (month == UNDATED, month))),
        tuple(sorted(offered)),
        text_columns=(1,),
        empty="No story of two outlets or more",
    )


def _row(story: ArchiveStory) -> TableRow:
    named = ", ".join(map(clean_line, story.outlets[:SHOWN_OUTLETS]))
    more = len(story.outlets) - SHOWN_OUTLETS
    outlets = f"{named} +{more}" if more > 0 else named
    title = clean_line(story.title)
    cells = (
        story.first[:10],
        title,
        outlets,
        str(story.origins),
        str(story.articles),
    )
    counts = f"{count(story.articles, 'article')}, {count(story.origins, 'origin')}"
    about = (title, _span(story), ", ".join(map(clean_line, story.outlets)), counts, story.folder)
    return TableRow(
        cells,
        place=NOWHERE,
        groups=frozenset(_months(story)),
        subject=" · ".join(filter(None, about)),
        outlets=frozenset(story.outlets),
    )


def _months(story: ArchiveStory) -> set[str]:
    """Return the months from the first article to the last: {"2022-02", "2022-03"}."""
    if not (story.first and story.last):
        return {UNDATED}
    first, last = map(date.fromisoformat, (story.first[:10], story.last[:10]))
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return {f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers}


def _span(story: ArchiveStory) -> str:
    first, last = story.first[:10], story.last[:10]
    return first if first == last else f"{first} to {last}"


class StoriesRead(Message):
    """The stories of the archive have been read."""

    def __init__(self, stories: Sequence[ArchiveStory], trouble: str = "") -> None:
        self.stories = stories
        self.trouble = trouble
        """Why they cannot be read, in one line; empty where they can."""
        super().__init__()


class StoryListScreen(TableScreen):
    """The stories of an archive; comparisons open on top of it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for({"quit": "app.quit"})]
    HINTS: ClassVar[dict[str, str]] = {
        "next-filter": "month",
        "next-outlet": "outlet",
        "search": "search",
        "sort": "sort",
        "leave": "back",
        "quit": "quit",
    }

    def __init__(self, folder: Path, open_sources: Callable[[Sources], None]) -> None:
        """List the stories of the archive in a folder; `open_sources` compares a chosen one."""
        self._title = clean_line(folder.name or str(folder))
        reading = Table(self._title, HEADINGS, (), (), empty="Reading …")
        super().__init__(comparison=None, table=reading)
        self._folder = folder
        self._open_sources = open_sources
        self._stories: dict[int, ArchiveStory] = {}
        """By the `id()` of their rows: two stories may have rows that are equal."""

    def on_mount(self) -> None:
        """Read the stories."""
        super().on_mount()
        self.read()

    @work(thread=True, exclusive=True, group="stories")
    def read(self) -> None:
        """Read the stories in a thread, so that no key has to wait."""
        try:
            self.post_message(StoriesRead(read_stories(self._folder)))
        except ArchiveError as error:
            self.post_message(StoriesRead((), str(error)))

    def on_stories_read(self, event: StoriesRead) -> None:
        """List the stories, or say that they cannot be read."""
        self._table = stories_table(self._title, event.stories)
        self._stories = dict(zip(map(id, self._table.rows), event.stories, strict=True))
        if event.trouble:
            self._table = replace(self._table, empty="The stories could not be read")
            self.notify(event.trouble, severity="error", markup=False)
        self._show_rows()

    def action_leave(self) -> None:
        """Show all stories again where some are filtered out; else leave the archive."""
        if not self.search.has_class("-open") and (self.active_filter or self.outlet):
            self.active_filter = self.outlet = ""
        else:
            super().action_leave()

    def on_virtual_table_chosen(self, event: VirtualTable.Chosen) -> None:
        """Compare the reports of the chosen story."""
        event.stop()
        event.prevent_default()
        story = self._stories[id(self._shown[event.row])]
        self._open_sources(Sources((str(self._folder / story.folder),)))
