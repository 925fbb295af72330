"""Sources read again, by key or because they change; the article that is pinned."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import Settings
from corpus.stories.story import Sources, gather
from tests.screens.conftest import Dashboard, Open
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.lists.screen import TableScreen
from tui.preferences import Preferences

FIRST = "The ministers met by the harbour.\n\nThey agreed to build two lighthouses.\n"
SECOND = "Two lighthouses will be built, the ministers agreed.\n\nIt rained all day long.\n"


def sources(folder: Path) -> list[str]:
    """Two files of one paragraph a sentence."""
    paths = []
    for name, text in (("north.txt", FIRST), ("south.txt", SECOND)):
        (folder / name).write_text(text, "utf-8")
        paths.append(str(folder / name))
    return paths


async def test_r_reloads_changed_sources_and_keeps_the_place(tmp_path: Path) -> None:
    paths = sources(tmp_path)

    app = Srcdiff(gather(paths), Preferences(Settings(0.1)), Sources(tuple(paths)))
    async with app.run_test(size=(120, 40)) as pilot:
        opened = Dashboard(app, pilot)
        await pilot.pause()
        await opened.settle()
        await opened.press("end")
        (tmp_path / "north.txt").write_text("A fog horn was heard at dawn.\n\n" + FIRST, "utf-8")
        await opened.press("r")
        await opened.settle()
        screen = opened.screen
        assert screen.comparison is not None
        assert len(screen.comparison.articles[0].passages) == 3
        assert screen.place is not None
        chosen = screen.comparison.passage[str(screen.place.passage)]
        assert chosen.text == "They agreed to build two lighthouses."


async def test_r_says_when_nothing_has_changed(tmp_path: Path) -> None:
    paths = sources(tmp_path)
    app = Srcdiff(gather(paths), Preferences(), Sources(tuple(paths)))
    async with app.run_test() as pilot:
        opened = Dashboard(app, pilot)
        await pilot.pause()
        await opened.settle()
        screen = app.screen
        await opened.press("r")
        await opened.settle()
        assert app.screen is screen
        assert [str(note.message) for note in app._notifications] == ["Nothing has changed"]


async def test_a_vanished_source_stays_on_the_screen(tmp_path: Path) -> None:
    paths = sources(tmp_path)
    app = Srcdiff(gather(paths), Preferences(), Sources(tuple(paths)))
    async with app.run_test() as pilot:
        opened = Dashboard(app, pilot)
        await pilot.pause()
        await opened.settle()
        screen = app.screen
        (tmp_path / "south.txt").unlink()
        await opened.press("r")
        await opened.settle()
        assert app.screen is screen
        assert [str(note.message) for note in app._notifications] == [
            f"Not read: {tmp_path / 'south.txt'}: no such file",
            "Too few sources are left",
        ]


async def test_watched_sources_are_read_when_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sources(tmp_path)
    app = Srcdiff(gather(paths), Preferences(), Sources(tuple(paths)), watch=True)
    monkeypatch.setattr(CompareScreen, "WATCH_SECONDS", 0.05)
    async with app.run_test() as pilot:
        opened = Dashboard(app, pilot)
        while opened.screen.comparison is None:
            await pilot.pause(0.05)
        (tmp_path / "north.txt").write_text(FIRST + "\nThen it snowed.\n", "utf-8")
        while not (made := opened.screen.comparison) or "snowed" not in made.articles[0].text:
            await pilot.pause(0.05)


async def test_sources_that_can_be_read_only_once_are_named(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("r")
        notes = [str(note.message) for note in opened.app._notifications]
        assert notes == ["These sources can be read only once"]


async def test_lists_open_with_points_missing_from_the_pinned_article(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("2", "asterisk", "m")
        await opened.pilot.pause()
        screen = opened.app.screen
        assert isinstance(screen, TableScreen)
        assert "not found in South · 1 of 4" in str(screen.title_row.render())
        await opened.press("escape")
        heads = [column.head.render_line(0).text for column in opened.screen.columns.every]
        assert ["★" in head for head in heads] == [False, True, False]
        await opened.press("asterisk", "m")
        await opened.pilot.pause()
        screen = opened.app.screen
        assert isinstance(screen, TableScreen)
        assert "4 of 4" in str(screen.title_row.render())
