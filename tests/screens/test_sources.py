"""Sources added to and taken from a comparison that runs, by key; what takes long, and stopping."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual import events
from textual.widgets import Static

import corpus.comparison
from corpus.comparison import Comparison
from corpus.progress import report_progress
from corpus.settings import Settings
from corpus.stories.recents import read_recents
from corpus.stories.story import Sources
from tests.screens.conftest import Dashboard, running
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.preferences import Preferences
from tui.screens.files import FilesScreen
from tui.screens.pickers import SourcesScreen
from tui.screens.start import StartScreen

NORTH = "The ministers met by the harbour.\n\nThey agreed to build two lighthouses.\n"
SOUTH = "Two lighthouses will be built, the ministers agreed.\n\nIt rained all day long.\n"
WEST = "A third lighthouse was not mentioned.\n\nThe ministers met by the harbour at noon.\n"
EAST = "It rained on the ministers by the harbour.\n"

Opened = Callable[..., AbstractAsyncContextManager[Dashboard]]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens the dashboard on reports of a folder, which it keeps in mind."""
    texts = {"north": NORTH, "south": SOUTH, "west": WEST, "east": EAST}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*names: str, **options: Any) -> AbstractAsyncContextManager[Dashboard]:
        sources = Sources(names or ("north.txt", "south.txt", "west.txt"))
        preferences = Preferences(Settings(0.1))
        app = Srcdiff(sources.read(), preferences, sources, **options)
        app.state = tmp_path / "state"
        return running(app, (160, 40))

    return run


async def settled(dashboard: Dashboard) -> Comparison:
    """Wait until nothing is read or compared any more; what is compared then."""
    await dashboard.settle()
    assert dashboard.screen.comparison is not None
    return dashboard.screen.comparison


async def typed(dashboard: Dashboard, *sources: str) -> Comparison:
    """Add sources by typing their paths."""
    await dashboard.press("A", "slash")
    screen = dashboard.app.screen
    assert isinstance(screen, FilesScreen)
    for source in sources:
        screen.path.value = source
        await dashboard.press("enter")
    await dashboard.press("enter")
    return await settled(dashboard)


async def taken(dashboard: Dashboard, *keys: str) -> Comparison:
    """Take a source away that the keys lead to in the list."""
    await dashboard.press("S", *keys, "x")
    return await settled(dashboard)


def outlets(dashboard: Dashboard) -> list[str]:
    """The columns in their order; a hidden one in brackets, the pinned one with a star."""
    columns = dashboard.screen.columns
    return [
        ("★" if column.head.pinned else "")
        + (f"({column.article.outlet})" if column.article.id in columns.hidden else "")
        + ("" if column.article.id in columns.hidden else column.article.outlet)
        for column in columns.every
    ]


def text(dashboard: Dashboard) -> str:
    """What the chosen passage reads."""
    screen = dashboard.screen
    assert screen.comparison is not None
    assert screen.place is not None
    return screen.comparison.passage[str(screen.place.passage)].text


def notes(dashboard: Dashboard) -> list[str]:
    return [str(note.message) for note in dashboard.app._notifications]


async def test_an_added_report_stands_beside_the_others_and_the_reader_where_they_were(
    opened: Opened,
) -> None:
    async with opened() as dashboard:
        await dashboard.press("2", "asterisk", "greater_than_sign", "1", "end", "v")
        comparison = await typed(dashboard, "east.txt")
        assert [a.outlet for a in comparison.articles] == ["North", "South", "West", "East"]
        assert outlets(dashboard) == ["North", "West", "★South", "East"]
        assert text(dashboard) == "They agreed to build two lighthouses."
        assert dashboard.screen.columns.arrangement == "rows"
        assert dashboard.screen.view.reference == comparison.articles[1].id
        assert "4 reports" in dashboard.screen.bar.counts


async def test_a_hidden_column_stays_hidden_and_can_be_brought_back(opened: Opened) -> None:
    async with opened() as dashboard:
        await dashboard.press("1", "0")
        await typed(dashboard, "east.txt")
        assert outlets(dashboard) == ["(North)", "South", "West", "East"]
        await dashboard.press("H")
        assert outlets(dashboard) == ["North", "South", "West", "East"]


async def test_a_source_is_taken_away_and_added_again(opened: Opened) -> None:
    async with opened() as dashboard:
        before = dashboard.screen.comparison
        await dashboard.press("end")
        comparison = await taken(dashboard, "down", "down")
        assert [a.outlet for a in comparison.articles] == ["North", "South"]
        assert text(dashboard) == "They agreed to build two lighthouses."
        assert await typed(dashboard, "west.txt") == before
        assert notes(dashboard) == []


async def test_the_reader_goes_on_beside_when_their_column_is_taken_away(opened: Opened) -> None:
    async with opened() as dashboard:
        await dashboard.press("1", "end")
        comparison = await taken(dashboard)
        assert [a.outlet for a in comparison.articles] == ["South", "West"]
        assert dashboard.at[0] == comparison.articles[0].id
        assert text(dashboard) == "Two lighthouses will be built, the ministers agreed."
        await dashboard.press("left_square_bracket", "n", "p", "tab", "j")


async def test_a_story_that_is_called_by_its_outlets_is_called_by_those_that_are_left(
    opened: Opened,
) -> None:
    async with opened() as dashboard:
        assert dashboard.screen.bar.story == "North · South · West"
        await taken(dashboard)
        assert dashboard.screen.bar.story == "South · West"


async def test_the_list_of_sources_is_walked_with_j_and_k_and_leads_to_adding(
    opened: Opened,
) -> None:
    async with opened() as dashboard:
        comparison = await taken(dashboard, "j", "j", "k")
        assert [a.outlet for a in comparison.articles] == ["North", "West"]
        await dashboard.press("S", "a")
        assert isinstance(dashboard.app.screen, FilesScreen)


async def test_never_fewer_than_two_are_left(opened: Opened) -> None:
    async with opened("north.txt", "south.txt") as dashboard:
        await dashboard.press("S", "x")
        screen = dashboard.app.screen
        assert isinstance(screen, SourcesScreen)
        assert "Can't remove: a comparison needs two sources" in str(screen.message.render())
        await dashboard.press("escape")
        assert outlets(dashboard) == ["North", "South"]


async def test_of_a_folder_one_report_can_be_taken_away_and_r_keeps_it_away(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened(".") as dashboard:
        assert outlets(dashboard) == ["East", "North", "South", "West"]
        await taken(dashboard, "down", "down", "down")
        (tmp_path / "north.txt").write_text(f"{NORTH}\nIt snowed.\n", "utf-8")
        await dashboard.press("r")
        comparison = await settled(dashboard)
        assert outlets(dashboard) == ["East", "North", "South"]
        assert "It snowed." in comparison.articles[1].text


async def test_added_sources_are_watched(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CompareScreen, "WATCH_SECONDS", 0.3)
    async with opened("north.txt", "south.txt", watch=True) as dashboard:
        await typed(dashboard, "east.txt")
        (tmp_path / "east.txt").write_text(f"{EAST}\nThen it snowed.\n", "utf-8")
        while not (made := dashboard.screen.comparison) or "snowed" not in made.articles[-1].text:
            await dashboard.pilot.pause(0.05)


async def test_sources_that_cannot_be_added_are_one_line_and_the_rest_compared(
    opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    async with opened("north.txt", "south.txt") as dashboard:
        comparison = await typed(dashboard, "empty.txt", "west.txt")
        assert len(comparison.articles) == 3
        assert notes(dashboard) == ["Not read: empty.txt: empty"]
        assert [note.severity for note in dashboard.app._notifications] == ["error"]
        await typed(dashboard, "empty.txt")
        assert notes(dashboard) == ["Not read: empty.txt: empty", "Nothing was added"]
        await dashboard.press("r")
        await settled(dashboard)
        assert notes(dashboard) == ["Not read: empty.txt: empty", "Nothing has changed"]


async def test_a_report_that_is_gone_by_now_stays_when_another_is_added(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened("north.txt", "south.txt") as dashboard:
        (tmp_path / "south.txt").unlink()
        comparison = await typed(dashboard, "west.txt")
        assert {a.outlet for a in comparison.articles} == {"North", "South", "West"}


async def test_pasted_text_is_added_and_read_again(opened: Opened) -> None:
    async with opened("north.txt", "south.txt") as dashboard:
        await dashboard.press("A")
        dashboard.app.post_message(events.Paste("[bold]It\x1b snowed\n\non the harbour.\n"))
        await dashboard.pilot.pause()
        await dashboard.press(*"Wire", "enter", "enter")
        comparison = await settled(dashboard)
        assert comparison.articles[2].text == "[bold]It␛ snowed\n\non the harbour."
        await dashboard.press("r")
        await settled(dashboard)
        assert notes(dashboard) == ["Nothing has changed"]


async def test_a_search_a_filter_and_the_threshold_outlive_a_new_source(opened: Opened) -> None:
    async with opened() as dashboard:
        await dashboard.press("minus", "slash", *"harbour", "enter")
        await settled(dashboard)
        threshold = dashboard.screen.runner.settings.threshold
        await typed(dashboard, "east.txt")
        assert dashboard.screen.runner.settings.threshold == threshold
        pane = dashboard.screen.columns.every[3].pane
        assert pane.matches[pane.article.id].count
        await dashboard.press("n")
        assert "of 3" in dashboard.inspector()


async def test_the_review_goes_on_in_the_same_file(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "harbour.review.toml"
    async with opened("north.txt", "south.txt", review=lambda _: file) as dashboard:
        await dashboard.press("end", "b")
        await settled(dashboard)
        comparison = await typed(dashboard, "west.txt")
        assert len(comparison.bookmarks) == 1
        await dashboard.press("home", "b")
        assert len((await settled(dashboard)).bookmarks) == 2


async def test_the_comparison_is_remembered_once_as_it_grows(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened("north.txt", "south.txt") as dashboard:
        assert [one.outlets for one in read_recents(tmp_path / "state" / "recent.toml")] == [
            ("North", "South")
        ]
        await typed(dashboard, "west.txt")
        kept = read_recents(tmp_path / "state" / "recent.toml")
        assert [one.outlets for one in kept] == [("North", "South", "West")]
        assert [Path(str(name)).name for name in kept[0].sources.named] == [
            "north.txt",
            "south.txt",
            "west.txt",
        ]


async def test_ctrl_o_opens_another_comparison_and_escape_comes_back(opened: Opened) -> None:
    async with opened() as dashboard:
        await dashboard.press("ctrl+o")
        assert isinstance(dashboard.app.screen, StartScreen)
        assert "Esc back" in str(dashboard.app.screen.query_one("#keys", Static).render())
        await dashboard.press("escape")
        assert len(dashboard.app.screen_stack) == 1
        await dashboard.press("ctrl+o", "d")
        while not isinstance(dashboard.app.screen, CompareScreen):
            await dashboard.pilot.pause(0.05)
        await dashboard.press("ctrl+o")
        assert isinstance(dashboard.app.screen, StartScreen)


class Slow:
    """Comparing that waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = Event()
        compare = corpus.comparison.compare

        def slow(*arguments: Any, **options: Any) -> Comparison:
            report_progress(f"aligning 1 of 3: {', '.join(['The Northern Harbour Post'] * 8)}")
            self.go.wait()
            return compare(*arguments, **options)

        monkeypatch.setattr("corpus.comparison.compare", slow)


async def working(dashboard: Dashboard) -> None:
    """Wait until the screen says that something takes long."""
    while not dashboard.screen.bar.working:
        await dashboard.pilot.pause(0.05)


@pytest.mark.held_up
async def test_comparing_that_takes_long_is_said_and_stopped_by_escape(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as dashboard:
        before, threshold = dashboard.screen.comparison, dashboard.screen.runner.settings.threshold
        slow = Slow(monkeypatch)
        await dashboard.press("plus")
        await working(dashboard)
        assert "aligning 1 of 3: The North" in dashboard.screen.bar.render_line(0).text
        assert "… · Esc stop" in dashboard.screen.bar.render_line(0).text
        dashboard.screen.bar.state = "f only here · 2 of 9  / two lighthouses on the northern shore"
        assert "… · Esc stop" in dashboard.screen.bar.render_line(0).text
        await dashboard.press("j", "escape")
        await settled(dashboard)
        assert dashboard.screen.comparison is before
        assert dashboard.screen.runner.settings.threshold == threshold
        assert dashboard.screen.bar.working == ""
        assert notes(dashboard) == ["Stopped"]
        slow.go.set()


async def test_a_failed_comparison_is_reported_and_keeps_the_screen(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> Comparison:
        raise RuntimeError("out of paper")

    async with opened() as dashboard:
        before, threshold = dashboard.screen.comparison, dashboard.screen.runner.settings.threshold
        monkeypatch.setattr("corpus.comparison.compare", fails)
        await dashboard.press("plus")
        await settled(dashboard)
        assert notes(dashboard) == ["Not compared: RuntimeError: out of paper"]
        assert dashboard.screen.comparison is before
        assert dashboard.screen.runner.settings.threshold == threshold


@pytest.mark.held_up
async def test_a_source_whose_comparing_is_stopped_is_not_added(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened("north.txt", "south.txt") as dashboard:
        slow = Slow(monkeypatch)
        await dashboard.press("A", "slash", *"west.txt", "enter", "enter")
        await working(dashboard)
        await dashboard.press("escape")
        await settled(dashboard)
        assert notes(dashboard) == ["Stopped"]
        assert outlets(dashboard) == ["North", "South"]
        assert dashboard.screen.sources.shown.sources == Sources(("north.txt", "south.txt"))
        slow.go.set()
        await dashboard.press("r")
        await settled(dashboard)
        assert notes(dashboard) == ["Nothing has changed"]


@pytest.mark.held_up
async def test_a_threshold_that_is_changed_meanwhile_loses_no_new_source(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened("north.txt", "south.txt") as dashboard:
        slow = Slow(monkeypatch)
        await dashboard.press("A", "slash", *"west.txt", "enter", "enter")
        await working(dashboard)
        await dashboard.press("plus")
        slow.go.set()
        comparison = await settled(dashboard)
        assert len(comparison.articles) == 3
        assert comparison.settings.threshold == pytest.approx(0.15)


@pytest.mark.held_up
async def test_the_program_ends_while_something_takes_long(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as dashboard:
        slow = Slow(monkeypatch)
        await dashboard.press("plus")
        await working(dashboard)
        await dashboard.pilot.press("q")
        await dashboard.pilot.pause()
        assert dashboard.app.return_code == 0
    slow.go.set()


async def test_o_opens_the_page_of_the_selected_article(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []
    monkeypatch.setattr("tui.other_programs.open_page", lambda _, page: pages.append(page))
    stated = f"---\nurl: https://a.example/north\ntitle: Harbour talks\n---\n{NORTH}"
    (tmp_path / "stated.md").write_text(stated, "utf-8")
    async with opened("stated.md", "south.txt") as dashboard:
        await dashboard.press("S", "o")
        assert pages == ["https://a.example/north"]
        screen = dashboard.app.screen
        assert isinstance(screen, SourcesScreen)
        message = screen.query_one("#message", Static)
        assert str(message.render()) == "Opened https://a.example/north"
        await dashboard.press("down", "o")
        assert str(message.render()) == "✗ South: no web address is known"
        assert screen.choices.render_line(0).text.strip() == "1 Stated  Harbour talks"
        row = screen.choices.render_line(2)
        assert row.text.strip() == "https://a.example/north"
        assert "https://a.example/north" in {piece.style.link for piece in row if piece.style}
