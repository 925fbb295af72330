"""The list of an archive's stories, by keys."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from corpus.archive.grouping import group
from corpus.archive.stories import ArchiveStory
from tests.benchmarks.invented_archive import write_archive
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.lists.story_list import UNDATED, StoryListScreen, stories_table
from tui.preferences import Preferences
from tui.screens.start import LoadingScreen, StartScreen


@asynccontextmanager
async def listed(folder: Path) -> AsyncIterator[tuple[Srcdiff, Pilot[None]]]:
    app = Srcdiff(None, Preferences())
    app.archive = folder
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        yield app, pilot


async def settle(app: Srcdiff, pilot: Pilot[None]) -> None:
    await pilot.pause()
    while isinstance(app.screen, LoadingScreen):
        await pilot.pause(0.02)
    await app.workers.wait_for_complete()
    await pilot.pause()


def an_archive(folder: Path) -> Path:
    source = write_archive(folder / "a.jsonl", 30)
    group([str(source)], folder / "archive")
    return folder / "archive"


async def test_stories_are_listed_searched_filtered_sorted_and_compared(tmp_path: Path) -> None:
    folder = an_archive(tmp_path)
    stories = [json.loads(line) for line in (folder / "stories.jsonl").read_text().splitlines()]
    async with listed(folder) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, StoryListScreen)
        assert [row.cells[1] for row in screen._shown] == [one["title"] for one in stories]
        await pilot.press("o")
        assert all(screen.outlet in row.outlets for row in screen._shown)
        await pilot.press("O", "f")
        assert {row.cells[0][:7] for row in screen._shown} == {screen.active_filter} == {"2020-01"}
        await pilot.press("F", "/", *stories[-1]["title"].split()[0], "enter")
        assert stories[-1]["title"] in [row.cells[1] for row in screen._shown]
        await pilot.press("escape", "o", "f", "escape")
        assert isinstance(app.screen, StoryListScreen)
        assert [row.cells[1] for row in screen._shown] == [one["title"] for one in stories]
        await pilot.press(*"ssss")
        counts = [int(row.cells[3]) for row in screen._shown]
        assert counts == sorted(counts)
        chosen = screen._shown[0].cells[1]
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.story.title == chosen
        await pilot.press("ctrl+o")
        assert isinstance(app.screen, StoryListScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, StartScreen)


async def test_a_list_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "stories.jsonl").write_text("{broken\n", encoding="utf-8")
    async with listed(tmp_path) as (app, _):
        assert [one.message for one in app._notifications] == [
            f"{tmp_path / 'stories.jsonl'}: line 1 is not a story of an archive"
        ]
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        assert [row for row in rows if "The stories could not be read" in row]


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2022-01-31", "2022-03-01T08:00:00+00:00", ("2022-01", "2022-02", "2022-03")),
        ("2021-12-31", "2022-01-01", ("2021-12", "2022-01")),
        ("2022-02-24", "2022-02-28", ("2022-02",)),
        ("", "", (UNDATED,)),
    ],
)
def test_a_story_is_listed_under_every_month_in_which_it_ran(
    first: str, last: str, months: tuple[str, ...]
) -> None:
    story = ArchiveStory("a", "a", "The strike", first, last, ("Courier", "Wire"), 2, 2)
    assert stories_table("news", [story]).filters == months


def test_an_archive_without_stories_says_so() -> None:
    table = stories_table("news", ())
    assert (table.filters, table.outlets) == ((), ())
    assert table.empty == "No story of two outlets or more"
    assert UNDATED not in table.filters
