"""The start screen and the dialog that opens reports, by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Label, OptionList, Static

from corpus.stories.recents import RecentComparison, read_recents, record
from corpus.stories.story import Sources, Story
from tui.app import Srcdiff
from tui.background_job import Job
from tui.compare.screen import CompareScreen
from tui.preferences import Preferences
from tui.screens.files import FilesScreen
from tui.screens.start import NOTHING_COMPARED, LoadingScreen, StartScreen

NORTH = "The ministers met by the harbour.\n\nThey agreed to build two lighthouses.\n"
SOUTH = "Two lighthouses will be built, the ministers agreed.\n\nIt rained all day long.\n"
TEXT = "It snowed on [bold]the[/bold] \x1b[31mharbour.\n\nTwo lighthouses will be built.\n"
DAY = date(2022, 2, 17)


class Start:
    """A running program that was given no sources."""

    def __init__(self, app: Srcdiff, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def files(self) -> FilesScreen:
        """The dialog that opens reports."""
        assert isinstance(self.app.screen, FilesScreen)
        return self.app.screen

    def choices(self) -> list[str]:
        """What the start screen lists."""
        screen = self.app.screen_stack[0]
        return [str(option.prompt) for option in screen.query_one(OptionList).options]

    def answer(self) -> str:
        """What went wrong, or is asked."""
        return str(self.app.screen.query_one("#message", Static).render())

    async def press(self, *keys: str) -> None:
        """Press keys one after another, and wait."""
        await self.pilot.press(*keys)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until files are listed and nothing is read or compared any more."""
        await self.pilot.pause()
        while isinstance(self.app.screen, LoadingScreen):
            await self.pilot.pause(0.02)
        await self.pilot.pause()
        if isinstance(self.app.screen, FilesScreen):
            while not self.files.files.root.children:
                await self.pilot.pause(0.02)
        else:
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def compared(self) -> list[str]:
        """The sources of what is compared, once it is."""
        await self.settle()
        assert isinstance(self.app.screen, CompareScreen)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        assert self.app.screen.comparison is not None
        return [article.source for article in self.app.screen.comparison.articles]


Opened = Callable[..., AbstractAsyncContextManager[Start]]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The user's state folder."""
    return tmp_path / "state"


@pytest.fixture
def start(tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens the program on no sources, in a folder with two reports, and another with one."""
    work = tmp_path / "work"
    (work / "old").mkdir(parents=True)
    (work / "north.txt").write_text(NORTH, "utf-8")
    (work / "south.txt").write_text(SOUTH, "utf-8")
    (work / "old" / "west.txt").write_text(f"Once upon a time.\n\n{NORTH}", "utf-8")
    monkeypatch.chdir(work)

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (100, 30),
        job: Job[Story] | None = None,
        sources: Sources | None = None,
    ) -> AsyncIterator[Start]:
        app = Srcdiff(job, Preferences(), sources)
        app.state = state
        async with app.run_test(size=size) as pilot:
            running = Start(app, pilot)
            if job is None:
                await running.settle()
            yield running

    return opened


def kept(*names: str, title: str = "Harbour") -> RecentComparison:
    return RecentComparison(title, ("North", "South"), DAY, Sources(names).with_absolute_paths())


async def test_space_selects_files_and_enter_compares_them(start: Opened) -> None:
    async with start() as opened:
        await opened.press("o", "down", "down", "space", "space")
        shown = [str(option.prompt) for option in opened.files.chosen_list.options]
        assert shown == ["north.txt", "south.txt"]
        await opened.pilot.press("enter")
        assert await opened.compared() == ["north.txt", "south.txt"]


async def test_enter_selects_until_there_are_enough_reports(start: Opened) -> None:
    async with start() as opened:
        await opened.press("o", "down", "down", "enter")
        assert "one more" in str(opened.files.query_one("#keys", Static).render())
        await opened.press("enter")
        assert "Enter compare 2 sources" in str(opened.files.query_one("#keys", Static).render())
        await opened.pilot.press("enter")
        assert await opened.compared() == ["north.txt", "south.txt"]


async def test_folder_opens_with_enter_or_right_and_is_selected_with_space(
    start: Opened,
) -> None:
    async with start() as opened:
        await opened.press("o", "down", "right")
        while opened.files.files.last_line < 4:
            await opened.pilot.pause(0.02)
        await opened.press("down", "left")
        assert opened.files.files.cursor_line == 1, "from a file to its folder"
        await opened.press("left")
        assert opened.files.files.last_line == 3
        await opened.press("space")
        assert opened.files._chosen == ["old"]
        await opened.press("up", "space")
        assert opened.files._chosen == []


async def test_backspace_goes_to_the_parent_folder(start: Opened, tmp_path: Path) -> None:
    async with start() as opened:
        await opened.press("o", "backspace")
        assert Path(opened.files.files.path) == tmp_path


async def test_tab_completes_a_typed_path_and_enter_adds_it(start: Opened) -> None:
    async with start() as opened:
        await opened.press("o", "slash", *"old/we")
        while not opened.files.path._suggestion:  # a thread lists the folder
            await opened.pilot.pause(0.02)
        await opened.press("tab")
        assert opened.files.path.value == "old/west.txt"
        await opened.press("enter", *"gone.txt", "enter")
        assert opened.answer() == "✗ gone.txt: no such file"
        await opened.press("ctrl+u", *"north.txt", "enter", "enter")
        assert await opened.compared() == ["old/west.txt", "north.txt"]


async def test_two_quick_enters_add_and_compare(
    start: Opened,
) -> None:
    async with start() as opened:
        await opened.press("o", "slash", *"north.txt", "enter")
        opened.files.path.value = "north.txt"
        await opened.press("enter")
        assert opened.answer() == "Select one more"
        opened.files.path.value = "south.txt"
        await opened.press("enter")
        opened.files.path.value = "south.txt"
        await opened.pilot.press("enter")
        assert await opened.compared() == ["north.txt", "south.txt"]


async def test_pasted_text_becomes_an_article_with_its_outlet(start: Opened) -> None:
    async with start() as opened:
        await opened.paste(TEXT)
        assert opened.answer() == "10 words pasted; name the outlet"
        await opened.press(*"Wire", "enter")
        assert [str(option.prompt) for option in opened.files.chosen_list.options] == [
            "Wire (10 words pasted)"
        ]
        await opened.press("down", "down", "space")
        await opened.pilot.press("enter")
        assert await opened.compared() == ["pasted text", "north.txt"]
        screen = opened.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.story.articles[0].outlet == "Wire"
        assert screen.story.articles[0].text.startswith("It snowed on [bold]the[/bold] ␛[31mharb")


async def test_escape_first_discards_a_pasted_text(start: Opened) -> None:
    async with start() as opened:
        await opened.press("o")
        await opened.paste(TEXT)
        await opened.press("escape")
        assert opened.files._chosen == []
        await opened.press("escape")
        assert isinstance(opened.app.screen, StartScreen)


async def test_pasted_text_without_words_is_refused(start: Opened) -> None:
    async with start() as opened:
        await opened.press("o")
        await opened.paste("\n\x1b\n---\n")
        assert opened.answer() == "✗ The pasted text has no words"


async def test_files_dropped_on_the_terminal_are_added(start: Opened) -> None:
    async with start() as opened:
        paths = [str(Path("north.txt").resolve()), str(Path("south.txt").resolve())]
        await opened.press("o", "slash")
        await opened.paste(" ".join(paths))
        assert opened.files._chosen == paths


async def test_one_pasted_line_goes_into_the_field(start: Opened) -> None:
    async with start() as opened:
        await opened.press("o")
        await opened.paste("nor\n")
        assert opened.files.path.value == "nor"


async def test_enter_in_the_list_deselects_a_source(start: Opened) -> None:
    async with start() as opened:
        await opened.press("o", "down", "down", "space", "space")
        opened.files.chosen_list.focus()
        await opened.press("down", "enter")
        assert len(opened.files._chosen) == 1


async def test_too_few_readable_sources_show_an_error(start: Opened) -> None:
    Path("empty.txt").touch()
    async with start() as opened:
        await opened.press("o", "slash", *"empty.txt", "enter", *"north.txt", "enter", "enter")
        assert isinstance(opened.app.screen, StartScreen)
        assert opened.answer().splitlines() == [
            "✗ empty.txt: empty",
            "only north.txt was read, and a comparison needs two",
        ]


async def test_palette_on_the_start_screen_offers_its_commands(start: Opened) -> None:
    async with start() as opened:
        await opened.pilot.press("ctrl+p")
        await opened.pilot.pause()
        options = opened.app.screen.query_one(OptionList).options
        shown = "\n".join(str(option.prompt) for option in options)
        assert "Theme" in shown
        assert "Next shared passage" not in shown


async def test_introduction_is_shown_until_there_are_recent_comparisons(
    start: Opened, state: Path
) -> None:
    async with start() as opened:
        assert opened.app.screen.query_one("#empty").display
    record(state / "recent.toml", kept("north.txt", "south.txt"))
    async with start() as opened:
        assert not opened.app.screen.query_one("#empty").display


async def test_d_opens_the_demo_and_q_quits(start: Opened) -> None:
    async with start() as opened:
        await opened.pilot.press("d")
        assert len(await opened.compared()) == 3
        await opened.pilot.press("q")
        await opened.pilot.pause()
        assert opened.app.return_code == 0


@pytest.mark.parametrize("name", ["demo", "files"])
async def test_entries_of_the_start_screen_open_with_enter(start: Opened, name: str) -> None:
    async with start() as opened:
        entries = opened.app.screen.query_one(OptionList)
        entries.highlighted = entries.get_option_index(name)
        await opened.pilot.press("enter")
        if name == "demo":
            assert len(await opened.compared()) == 3
        else:
            assert opened.files.files.display


async def test_recent_comparison_opens_with_enter(start: Opened, state: Path) -> None:
    record(state / "recent.toml", kept("north.txt", "south.txt"))
    async with start() as opened:
        assert opened.choices()[0].split("\n") == ["Harbour", "  North · South  17 February 2022"]
        await opened.pilot.press("enter")
        assert len(await opened.compared()) == 2


async def test_missing_files_are_shown_and_the_entry_can_be_removed(
    start: Opened, state: Path
) -> None:
    record(state / "recent.toml", kept("north.txt", "south.txt"))
    record(state / "recent.toml", kept("north.txt", "gone.txt", title="[bold]Gone"))
    async with start() as opened:
        assert opened.choices()[0].split("\n") == ["[bold]Gone", "  file not found: gone.txt"]
        await opened.press("x")
        assert [one.title for one in read_recents(state / "recent.toml")] == ["Harbour"]
        assert opened.choices()[0].startswith("Harbour")
        await opened.press("down", "x")
        assert len(read_recents(state / "recent.toml")) == 1


async def test_broken_recents_file_is_one_line_and_the_rest_works(
    start: Opened, state: Path
) -> None:
    state.mkdir()
    (state / "recent.toml").write_text("[[comparison]")
    async with start() as opened:
        assert opened.answer().startswith(f"✗ {state / 'recent.toml'}: line 1, column")
        assert "\n" not in opened.answer()
        await opened.pilot.press("d")
        assert len(await opened.compared()) == 3


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50)])
async def test_it_opens_at_every_size(start: Opened, state: Path, size: tuple[int, int]) -> None:
    record(state / "recent.toml", kept("north.txt", "south.txt"))
    async with start(size) as opened:
        assert all(len(row) <= size[0] for rows in opened.choices() for row in rows.split("\n"))
        await opened.press("o", "down", "down", "space", "space")
        await opened.pilot.press("enter")
        assert len(await opened.compared()) == 2


async def test_slow_reading_is_shown_and_escape_stops_it(
    start: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = Event()
    monkeypatch.setattr(LoadingScreen, "PATIENCE", 1000)

    def slow() -> Story:
        released.wait()
        return Story("Never", ())

    async with start(job=Job(slow)) as opened:
        screen = opened.app.screen
        assert isinstance(screen, LoadingScreen)
        await opened.pilot.pause(2 * LoadingScreen.INTERVAL)
        assert not screen.query_one("#loading").display
        monkeypatch.setattr(LoadingScreen, "PATIENCE", 0)
        while not screen.query_one("#loading").display:
            await opened.pilot.pause(0.05)
        await opened.pilot.press("escape")
        await opened.pilot.pause()
        assert isinstance(opened.app.screen, StartScreen)
        released.set()


async def test_error_while_reading_is_one_line(start: Opened) -> None:
    def broken() -> Story:
        raise RuntimeError("[bold]no")

    async with start(job=Job(broken)) as opened:
        while isinstance(opened.app.screen, LoadingScreen):
            await opened.pilot.pause(0.02)
        await opened.pilot.pause()
        notes = [str(note.message) for note in opened.app._notifications]
        assert notes == ["RuntimeError: [bold]no"]


@asynccontextmanager
async def alone(start: Opened, source: str) -> AsyncIterator[Start]:
    """The program on one source, once it has been read."""
    sources = Sources((source,))
    async with start((80, 24), Job(sources.read), sources) as opened:
        await opened.settle()
        await opened.settle()
        yield opened


async def test_one_article_asks_for_another_from_its_folder(start: Opened) -> None:
    async with alone(start, "old/west.txt") as opened:
        title = str(opened.files.query_one(Label).render())
        assert title == "Compare West with another report"
        assert opened.files.files.path == Path("old").absolute()
        assert "Select a report to add" in str(opened.files.query_one("#keys", Static).render())
        await opened.press("slash", *"south.txt", "enter")
        await opened.pilot.press("enter")
        assert await opened.compared() == ["old/west.txt", "south.txt"]


async def test_pasted_text_is_compared_with_the_one_article(start: Opened) -> None:
    async with alone(start, "north.txt") as opened:
        await opened.paste(f"{SOUTH}\n{TEXT}")
        await opened.press(*"South", "enter")
        await opened.pilot.press("enter")
        assert await opened.compared() == ["north.txt", "pasted text"]


async def test_without_another_article_there_is_nothing_to_stay_for(start: Opened) -> None:
    async with alone(start, "north.txt") as opened:
        await opened.pilot.press("escape")
        await opened.pilot.pause()
        assert opened.app.return_code == NOTHING_COMPARED


async def test_another_article_that_cannot_be_read_is_named(start: Opened) -> None:
    async with alone(start, "north.txt") as opened:
        Path("empty.txt").touch()
        await opened.press("slash", *"empty.txt", "enter")
        await opened.press("enter")
        assert isinstance(opened.app.screen, StartScreen)
        assert "empty.txt: empty" in opened.answer()
