"""Page Down and Page Up: how far a page goes, and in which row the chosen passage then is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from corpus.settings import Settings
from corpus.stories.story import Story
from tests.meeting import Sentences, article
from tests.screens.conftest import Dashboard, running
from tui.app import Srcdiff
from tui.preferences import Preferences

LONG: Sentences = tuple((f"Boat {number} left.", "body") for number in range(1, 61))
"""Each a paragraph: one row of text, and an empty one."""


@asynccontextmanager
async def paging() -> AsyncIterator[Dashboard]:
    """The dashboard on two long articles, in a window in which a page is some 20 rows."""
    articles = article("north", LONG), article("south", LONG[:3])
    app = Srcdiff(Story("Harbour", articles), Preferences(Settings(0.9)))
    async with running(app, (80, 40)) as dashboard:
        yield dashboard


def number(at: tuple[str, str | None]) -> int:
    """The number of the chosen passage."""
    return int(str(at[1]).rpartition(":")[2])


@pytest.mark.parametrize(("keys", "by"), [(("home", "pagedown"), 1), (("end", "pageup"), -1)])
async def test_page_keeps_two_rows_of_the_page_before(keys: tuple[str, ...], by: int) -> None:
    async with paging() as dashboard:
        start = number(await dashboard.press(keys[0]))
        await dashboard.pilot.pause()  # the inspector takes the rows that it needs
        height = dashboard.screen.columns.every[0].pane.size.height
        rows = 2 * by * (number(await dashboard.press(keys[1])) - start)
        assert height - 2 - 1 <= rows <= height - 2, "a page less two rows, to a row of text"


async def test_pages_reach_the_end_and_stay_there() -> None:
    async with paging() as dashboard:
        await dashboard.press("home", *["pagedown"] * 8)
        assert number(dashboard.at) == 60


async def test_next_passage_is_shown_where_it_is_and_next_column_in_the_same_row() -> None:
    async with paging() as dashboard:
        await dashboard.press("home", "j")
        row = dashboard.row_of(1, "Boat 2 left")
        await dashboard.press("j")
        assert dashboard.row_of(1, "Boat 3 left") == row + 2, "the text did not move"
        await dashboard.press("tab")
        assert dashboard.row_of(2, "Boat 3 left") == dashboard.row_of(1, "Boat 3 left")


async def test_column_that_did_not_fit_is_shown_at_the_row_of_the_others() -> None:
    other: Sentences = tuple((f"Gulls ate {number} herrings.", "body") for number in range(30))
    east = article("east", (*other, *LONG))
    articles = article("north", LONG), article("south", LONG), east
    app = Srcdiff(Story("Harbour", articles), Preferences(Settings(0.7)))
    async with running(app, (80, 40)) as dashboard:
        await dashboard.press("home", *["j"] * 6)
        row = dashboard.row_of(2, "Boat 7 left")
        await dashboard.press("3")
        assert dashboard.row_of(2, "Boat 7 left") == row
        assert dashboard.row_of(3, "Boat 7 left") == row
