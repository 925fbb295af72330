"""What opens where no source was named: recent comparisons, files, the demo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from corpus import samples
from corpus.reading.source import PastedText
from corpus.stories.recents import (
    RECENTS_FILE,
    RecentComparison,
    RecentsError,
    forget,
    read_recents,
)
from corpus.stories.story import Sources, Story, why_not_comparable
from styles import START
from tui import gc_control
from tui.background_job import Job
from tui.commands.keymap import bindings_for, hints, key_line, key_of
from tui.layout.cells import cut
from tui.screens.recent_entry import Listed, RecentsRead
from tui.widgets.bars import StoryBar
from tui.widgets.inputs import Answer

# What can be opened: recent comparisons, and two ways to begin.

BEGINNINGS = {
    "files": (
        "Open reports",
        "open-reports",
        "files, folders, web addresses; or paste the text of one",
    ),
    "demo": ("Open the demo", "open-demo", "one meeting, as three invented outlets tell it"),
}
"""What can be begun with, by which command, and what it is."""


class Openings(OptionList):
    """A list of two rows each, the recent comparisons first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for({"next-passage": "cursor_down", "previous-passage": "cursor_up"})
    ]

    def __init__(self) -> None:
        super().__init__()
        self.listed: Sequence[Listed] = ()
        """The recent comparisons, once they have been read."""

    def recent(self, at: int | None) -> RecentComparison | None:
        """The recent comparison with this number; None for what stands below them."""
        return self.listed[at].recent if at is not None and at < len(self.listed) else None

    def fill(self) -> None:
        """Draw every row anew, to the width; the cursor stays."""
        at, width = self.highlighted or 0, self.scrollable_content_region.width - 2
        self.clear_options()
        self.add_options(Option(listed.rows(width)) for listed in self.listed)
        if self.listed:
            self.add_option(None)
        for name, (title, command, what) in BEGINNINGS.items():
            key = key_of(self, command)
            below = Content.styled(cut(f"  {key}  {what}" if key else f"  {what}", width), "$quiet")
            row = Content.assemble(Content.styled(title, "bold"), "\n", below)
            self.add_option(Option(row, id=name))
        self.highlighted = min(at, len(self.options) - 1)


EMPTY = """\
Reports of one event side by side: what they all tell, what each leaves out.
Choose files, drop them here, name web addresses, or paste a report's text.
New here? The demo shows how it looks.\
"""
"""How to begin, as long as there is no comparison to go back to."""


class StartScreen(Screen[None]):
    """Opens a comparison on top of itself."""

    CSS_PATH = START
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "open-reports": "files",
                "open-demo": "demo",
                "take-away": "forget",
                "leave": "leave",
                "quit": "app.quit",
            }
        )
    ]

    bar = query_one(StoryBar)
    choices = query_one(Openings)
    answer = query_one(Answer)

    def __init__(
        self,
        show: Callable[[Story, Sources], Screen[None]],
        state: Path | None,
        job: Job[Story] | None = None,
        sources: Sources | None = None,
    ) -> None:
        """Open what is chosen in the screen that `show` makes; first of all what `job` reads.

        Recent comparisons are kept in the folder `state`.
        """
        super().__init__()
        self._make = show
        self._state = state
        self._job = job
        self._sources = sources or Sources()
        """What is being read."""

    def compose(self) -> ComposeResult:
        """Title, what can be opened, what went wrong, keys."""
        yield StoryBar()
        yield Static(EMPTY, id="empty")
        yield Static("Recent comparisons", id="heading")
        yield Openings()
        yield Answer()
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Go on with what was asked for on the command line."""
        gc_control.resume()
        self.bar.story = "Compare reports of the same event"
        if self._job is not None:
            self._wait(self._job, self._sources, asked=True)

    def on_screen_resume(self) -> None:
        """List what was opened lately, the last comparison too."""
        self.look_up()

    def on_resize(self) -> None:
        """Fit the list to the width."""
        self.call_after_refresh(self._fill)

    @work(thread=True, exclusive=True, group="recents")
    def look_up(self) -> None:
        """Read the recent comparisons, and look which of their files are there."""
        if self._state is not None:
            try:
                found = read_recents(self._state / RECENTS_FILE)
            except RecentsError as error:
                self.post_message(RecentsRead((), str(error)))
            else:
                self.post_message(RecentsRead([Listed(one, one.missing()) for one in found]))

    def on_recents_read(self, event: RecentsRead) -> None:
        """List them."""
        self.choices.listed = event.recents
        if event.trouble:
            self._refuse(event.trouble)
        self._fill()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        if recent := self.choices.recent(event.option_index):
            self._open(recent.sources)
        elif event.option_id == "demo":
            self.action_demo()
        else:
            self.action_files()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted for the first report."""
        event.stop()
        self._ask(event.text)

    def action_files(self) -> None:
        """Ask which reports to open."""
        self._ask()

    def action_demo(self) -> None:
        """Open the demo."""
        self._open(samples.demo_sources())

    def action_forget(self) -> None:
        """Take the comparison that is pointed at from the list."""
        recent = self.choices.recent(self.choices.highlighted)
        if self._state is not None and recent is not None:
            try:
                forget(self._state / RECENTS_FILE, recent)
            except RecentsError as error:
                self._refuse(str(error))
            else:
                self.look_up()

    def action_leave(self) -> None:
        """Go back to the comparison below, if there is one."""
        if self._is_over_another:
            self.dismiss()

    def _ask(self, pasted: str = "") -> None:
        from tui.screens.files import FilesScreen

        self.app.push_screen(FilesScreen(pasted=pasted), self._open_named)

    def _open_named(self, named: Sequence[str | PastedText] | None) -> None:
        if named is not None:
            self._open(Sources(tuple(named)))

    def _open(self, sources: Sources) -> None:
        self.answer.display = False
        self._wait(Job(sources.read), sources)

    def _wait(self, job: Job[Story], sources: Sources, *, asked: bool = False) -> None:
        from tui.screens.loading import WaitingScreen

        def read(story: Story | None) -> None:
            if story is not None:
                self._show(story, sources, asked=asked)

        self.app.push_screen(WaitingScreen(job), read)

    def _show(self, story: Story, sources: Sources, *, asked: bool) -> None:
        """Open a story if it can be compared; what the command line asked for ends otherwise."""
        if not (short := why_not_comparable(story)):
            self.app.push_screen(self._make(story, sources))
        elif asked:
            self.app.exit()
        else:
            problems = (f"{problem.source}: {problem.cause}" for problem in story.problems)
            self._refuse("\n".join((*problems, short)))

    def _refuse(self, why: str) -> None:
        self.answer.refuse(why)
        self.answer.display = True

    @property
    def _is_over_another(self) -> bool:
        """Whether there is a comparison to go back to."""
        return self.app.screen_stack[0] is not self

    def _fill(self) -> None:
        """List recent comparisons and what else can be begun with, and what the keys do."""
        if not self.is_mounted:
            return
        listed = bool(self.choices.listed)
        self.query_one("#heading").display = listed
        self.query_one("#empty").display = not listed
        self.choices.fill()
        words = {"open-reports": "reports", "open-demo": "demo"}
        words |= {"take-away": "takes from the list"} if listed else {}
        words |= {"leave": "back"} if self._is_over_another else {}
        keys = hints(self, {**words, "quit": "quit"})
        self.query_one("#keys", Static).update(key_line([("Enter", "opens"), *keys]))
