"""The list of doubtful links: each decision is saved, shown in its row, and can be undone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from corpus.review import read
from corpus.settings import Settings
from corpus.stories.story import gather
from tests.screens.conftest import Dashboard
from tests.screens.test_review import NORTH, SOUTH
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.lists.screen import DoubtfulLinksScreen
from tui.preferences import Preferences

DOUBTING = Preferences(Settings(0.1))
"""The two passages that share only the ministers score .08, which is doubtful at this threshold."""


@asynccontextmanager
async def listing(folder: Path) -> AsyncIterator[tuple[Dashboard, DoubtfulLinksScreen]]:
    """The dashboard with the list open."""
    paths = [folder / "north.txt", folder / "south.txt"]
    for path, text in zip(paths, (NORTH, SOUTH), strict=True):
        path.write_text(text, "utf-8")
    app = Srcdiff(
        gather([str(path) for path in paths]),
        DOUBTING,
        review=lambda _: folder / "review.toml",
    )
    async with app.run_test(size=(120, 40)) as pilot:
        opened = Dashboard(app, pilot)
        await pilot.pause()
        await opened.settle()
        await opened.press("L")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DoubtfulLinksScreen)
        yield opened, screen


def decided(screen: DoubtfulLinksScreen) -> list[str]:
    return [row.cells[0] for row in screen._shown]


async def test_c_and_x_decide_at_once_and_the_row_stays(tmp_path: Path) -> None:
    async with listing(tmp_path) as (opened, screen):
        (row,) = screen._shown
        assert row.cells[0] == ""
        assert row.cells[3:] == (
            "The ministers met by the harbour on Monday.",
            "South ¶1",
            "Two lighthouses will be built on the northern shore, ministers agreed.",
        )
        await opened.press("c")
        await opened.settle()
        assert decided(screen) == ["confirmed"]
        assert opened.screen.comparison is not None
        assert [one.origin for one in opened.screen.comparison.links].count("confirmed") == 1
        await opened.press("x")
        await opened.settle()
        assert decided(screen) == ["rejected"]
        assert "- The ministers met" in str(screen.selected_row.render())
        kept = read(tmp_path / "review.toml")
        assert [decision.choice for decision in kept.decisions] == ["rejected"]
        await opened.press("u")
        await opened.settle()
        assert decided(screen) == ["confirmed"]
        await opened.press("u", "U", "U")
        await opened.settle()
        assert decided(screen) == ["rejected"]


async def test_doubtful_links_are_filtered_by_decision(tmp_path: Path) -> None:
    async with listing(tmp_path) as (opened, screen):
        await opened.press("c", "f")
        await opened.settle()
        assert "undecided · 0 of 1" in str(screen.title_row.render())
        await opened.press("f")
        assert "confirmed · 1 of 1" in str(screen.title_row.render())


async def test_rejected_links_stay_listed_after_reopening(tmp_path: Path) -> None:
    async with listing(tmp_path) as (opened, _):
        await opened.press("x")
        await opened.settle()
        await opened.press("escape", "L")
        await opened.pilot.pause()
        screen = opened.app.screen
        assert isinstance(screen, DoubtfulLinksScreen)
        assert [row.cells[:2] for row in screen._shown] == [("rejected", "–")]


@pytest.mark.parametrize(("keys", "at"), [(["enter"], 0), ([], 1)])
async def test_link_leads_to_either_passage(tmp_path: Path, keys: list[str], at: int) -> None:
    async with listing(tmp_path) as (opened, screen):
        link = (screen._shown[0].place, screen._shown[0].places[5])[at]
        if keys:
            await opened.press(*keys)
        else:
            await opened.pilot.click(screen.table, offset=(100, 1))
            await opened.pilot.pause()
        assert isinstance(opened.app.screen, CompareScreen)
        assert opened.at == (link.article, link.passage)
