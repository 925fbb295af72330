"""The start screen, and what is shown while sources are read: recent comparisons, files, demo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from time import monotonic
from typing import ClassVar

from rich.cells import cell_len
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from corpus import samples
from corpus.article import Article
from corpus.progress import StoppedError
from corpus.reading.source import PastedText
from corpus.reports.phrases import day
from corpus.stories.recents import (
    RECENTS_FILE,
    RecentComparison,
    RecentsError,
    forget,
    read_recents,
)
from corpus.stories.story import Sources, Story, needs_another, why_not_comparable
from corpus.text_cleaning import clean_line
from styles import DIALOGS, START
from tui import gc_control
from tui.background_job import Job
from tui.commands.keymap import bindings_for, hints, key_line, key_of
from tui.layout.cells import cut
from tui.screens.steady_screen import SteadyDialog, SteadyScreen
from tui.widgets.bars import StoryBar
from tui.widgets.inputs import Choices, MessageLine

NOTHING_COMPARED = 2
"""The exit code if one article was named and no other was chosen; the same as that of trouble."""

WAYS_TO_BEGIN = {
    "files": (
        "Open reports",
        "open-reports",
        "files, folders, web addresses, or pasted text",
    ),
    "demo": ("Open the demo", "open-demo", "one meeting, reported by three invented outlets"),
}
"""Title, command and description of each entry below the recent comparisons."""


class StartList(Choices):
    """The list of what can be opened, two rows each; recent comparisons come first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for({"next-passage": "cursor_down", "previous-passage": "cursor_up"})
    ]

    def __init__(self) -> None:
        super().__init__()
        self.listed: Sequence[RecentEntry] = ()
        """The recent comparisons, once they have been read."""

    def recent(self, at: int | None) -> RecentComparison | None:
        """Return the recent comparison with this number; None for an entry below them."""
        return self.listed[at].recent if at is not None and at < len(self.listed) else None

    def fill(self) -> None:
        """Redraw every row to fit the width; the cursor stays."""
        at, width = self.highlighted or 0, self.scrollable_content_region.width - 2
        self.clear_options()
        self.add_options(Option(listed.rows(width)) for listed in self.listed)
        if self.listed:
            self.add_option(None)
        for name, (title, command, what) in WAYS_TO_BEGIN.items():
            key = key_of(self, command)
            below = Content.styled(cut(f"  {key}  {what}" if key else f"  {what}", width), "$quiet")
            row = Content.assemble(Content.styled(title, "bold"), "\n", below)
            self.add_option(Option(row, id=name))
        self.highlighted = min(at, len(self.options) - 1)


EMPTY = """\
See what reports of one event share, and what is missing from each.
Choose files, drop them here, type web addresses, or paste a report's text.
New here? Open the demo.\
"""
"""Shown as long as there are no recent comparisons."""


class StartScreen(SteadyScreen[None]):
    """The start screen; comparisons open on top of it."""

    CSS_PATH = START
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "open-reports": "files",
                "open-demo": "demo",
                "remove": "remove",
                "leave": "leave",
                "quit": "app.quit",
            }
        )
    ]

    bar = query_one(StoryBar)
    choices = query_one(StartList)
    message = query_one(MessageLine)

    def __init__(
        self,
        show: Callable[[Story, Sources], Screen[None]],
        state: Path | None,
        job: Job[Story] | None = None,
        sources: Sources | None = None,
    ) -> None:
        """Open comparisons in screens made by `show`; begin with what `job` is reading, if given.

        Recent comparisons are stored in the folder `state`.
        """
        super().__init__()
        self._make = show
        self._state = state
        self._job = job
        self._sources = sources or Sources()
        """The sources that `job` reads."""
        self.archive: Path | None = None
        """The archive whose stories are listed first."""

    def compose(self) -> ComposeResult:
        """Title, list, messages, keys."""
        yield StoryBar()
        yield Static(EMPTY, id="empty")
        yield Static("Recent comparisons", id="heading")
        yield StartList()
        yield MessageLine()
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the progress of what the command line asked for."""
        gc_control.enable()
        self.bar.story = "Compare reports of the same event"
        if self.archive is not None:
            from tui.lists.story_list import StoryListScreen

            self.app.push_screen(StoryListScreen(self.archive, self.open_sources))
        if self._job is not None:
            self._wait_for(self._job, self._sources, from_command_line=True)

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """List recent comparisons, the last one too."""
        self.look_up()

    def on_resize(self) -> None:
        """Fit the list to the width."""
        self.call_after_refresh(self._refresh_list)

    @work(thread=True, exclusive=True, group="recents")
    def look_up(self) -> None:
        """Read the recent comparisons, and check which of their files are gone."""
        if self._state is not None:
            try:
                found = read_recents(self._state / RECENTS_FILE)
            except RecentsError as error:
                self.post_message(RecentsRead((), str(error)))
            else:
                self.post_message(RecentsRead([RecentEntry(one, one.missing()) for one in found]))

    def on_recents_read(self, event: RecentsRead) -> None:
        """List the recent comparisons."""
        self.choices.listed = event.recents
        if event.trouble:
            self._show_error(event.trouble)
        self._refresh_list()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the selected entry."""
        if recent := self.choices.recent(event.option_index):
            self.open_sources(recent.sources)
        elif event.option_id == "demo":
            self.action_demo()
        else:
            self.action_files()

    def on_paste(self, event: events.Paste) -> None:
        """Use pasted text as the first report."""
        event.stop()
        self._choose_files(event.text)

    def action_files(self) -> None:
        """Choose reports to open."""
        self._choose_files()

    def action_demo(self) -> None:
        """Open the demo."""
        self.open_sources(samples.demo_sources())

    def action_remove(self) -> None:
        """Remove the selected comparison from the list."""
        recent = self.choices.recent(self.choices.highlighted)
        if self._state is not None and recent is not None:
            try:
                forget(self._state / RECENTS_FILE, recent)
            except RecentsError as error:
                self._show_error(str(error))
            else:
                self.look_up()

    def action_leave(self) -> None:
        """Go back to the comparison below, if there is one."""
        if self._is_over_another:
            self.dismiss()

    def _choose_files(self, pasted: str = "") -> None:
        from tui.screens.files import FilesScreen

        self.app.push_screen(FilesScreen(pasted=pasted), self._open_named)

    def _open_named(self, named: Sequence[str | PastedText] | None) -> None:
        if named is not None:
            self.open_sources(Sources(tuple(named)))

    def open_sources(self, sources: Sources) -> None:
        """Read and compare some sources."""
        self.message.display = False
        self._wait_for(Job(sources.read), sources)

    def _wait_for(
        self, job: Job[Story], sources: Sources, *, from_command_line: bool = False
    ) -> None:

        def read(story: Story | None) -> None:
            if story is not None:
                self._show(story, sources, from_command_line=from_command_line)

        self.app.push_screen(LoadingScreen(job), read)

    def _show(self, story: Story, sources: Sources, *, from_command_line: bool) -> None:
        """Open a story if it can be compared; otherwise show why, or exit to the command line.

        If the command line names one article, ask for another.
        """
        if not (short := why_not_comparable(story)):
            self.app.push_screen(self._make(story, sources))
        elif from_command_line and needs_another(story):
            self._ask_for_another(story.articles[0], sources)
        elif from_command_line:
            self.app.exit()
        else:
            problems = (f"{problem.source}: {problem.cause}" for problem in story.problems)
            self._show_error("\n".join((*problems, short)))

    def _ask_for_another(self, article: Article, sources: Sources) -> None:
        """Ask what to compare an article with; without an answer, there is nothing to show."""
        from tui.screens.files import FilesScreen

        def add(named: Sequence[str | PastedText] | None) -> None:
            if named:
                self.open_sources(sources.with_sources(named))
            else:
                self.app.exit(return_code=NOTHING_COMPARED)

        headline = f", “{article.headline}”," if article.headline else ""
        title = f"Compare {article.outlet}{headline} with another report"
        folder = Path(sources.folder, article.source).parent
        self.app.push_screen(FilesScreen(sources, title=title, folder=folder), add)

    def _show_error(self, why: str) -> None:
        self.message.refuse(why)
        self.message.display = True

    @property
    def _is_over_another(self) -> bool:
        """Whether there is a comparison below to go back to."""
        return self.app.screen_stack[0] is not self

    def _refresh_list(self) -> None:
        """Show the entries and the keys."""
        if not self.is_mounted:
            return
        listed = bool(self.choices.listed)
        self.query_one("#heading").display = listed
        self.query_one("#empty").display = not listed
        self.choices.fill()
        words = {"open-reports": "open reports", "open-demo": "demo"}
        words |= {"remove": "remove"} if listed else {}
        words |= {"leave": "back"} if self._is_over_another else {}
        keys = hints(self, {**words, "quit": "quit"})
        self.query_one("#keys", Static).update(key_line([("Enter", "open"), *keys]))


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


class LoadingScreen(SteadyDialog[Story | None]):
    """A dialog over the start screen; it returns the story, or None if reading was stopped."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop")]

    PATIENCE = 0.5
    """Seconds before anything is shown: quick reading needs no dialog."""
    INTERVAL = 0.05
    """Seconds between two checks of the job."""

    def __init__(self, job: Job[Story]) -> None:
        super().__init__(classes="-quick")
        self._job = job
        self._started = monotonic()

    def compose(self) -> ComposeResult:
        """What is being read, and how to stop."""
        with Vertical(id="loading", classes="dialog"):
            yield Label("Reading", classes="dialog--title")
            yield Static(id="progress")
            yield Static("Esc stop", id="message")

    def on_mount(self) -> None:
        """Check the job regularly."""
        self.set_interval(self.INTERVAL, self._check)

    def action_stop(self) -> None:
        """Stop reading."""
        self._job.abandon()
        self.dismiss(None)

    def _check(self) -> None:
        if not self.is_current:
            return
        if self._job.wait(0):
            self.dismiss(self._result())
        elif monotonic() - self._started >= self.PATIENCE:
            self.remove_class("-quick")
            self.query_one("#progress", Static).update(
                Content(self._job.progress.removeprefix("reading "))
            )

    def _result(self) -> Story | None:
        try:
            return self._job.result()
        except StoppedError:
            return None
        except Exception as error:
            self.notify(f"{type(error).__name__}: {error}", severity="error", markup=False)
            return None
