"""No story and no size breaks a screen: every row is as wide as the terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.cells import cell_len

from corpus.stories.story import Story
from tests.odd_stories import TEXTS, crowd, story
from tests.screens.conftest import Dashboard
from tui.app import Srcdiff
from tui.layout.cells import plain
from tui.preferences import Preferences

CASES = [
    *((name, size) for name in (*TEXTS, "twenty outlets") for size in ((80, 24), (20, 5))),
    *(("twenty outlets", (120, 40)), ("twenty outlets", (200, 50)), ("chinese", (120, 40))),
]
KEYS = (
    *("home", "n", "n", "d", "o", "g", "g", "enter", "tab", "end", "pageup", "w"),
    *("v", "n", "g", "tab", "v", "f", "n", "f", "plus", "slash", *"the", "enter", "n", "escape"),
    *("i", "down", "escape", "m", "down", "right", "escape", "s", "escape", "question_mark", "q"),
)


@asynccontextmanager
async def opened(told: Story, size: tuple[int, int]) -> AsyncIterator[Dashboard]:
    """The dashboard on a story that is compared as any other."""
    app = Srcdiff(told, Preferences())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield Dashboard(app, pilot)


def broken(dashboard: Dashboard) -> list[str]:
    """The rows of the screen that are not as wide as it is, or that some terminal would widen."""
    app = dashboard.app
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    return [
        row
        for row in rows
        if cell_len(row) != app.size.width or cell_len(plain(row)) != cell_len(row)
    ]


@pytest.mark.parametrize(("name", "size"), CASES, ids=str)
async def test_every_key_leaves_every_row_whole(name: str, size: tuple[int, int]) -> None:
    told = crowd() if name == "twenty outlets" else story(name)
    async with opened(told, size) as dashboard:
        assert broken(dashboard) == []
        for key in KEYS:
            await dashboard.pilot.press(key)
            await dashboard.app.workers.wait_for_complete()
            assert (key, broken(dashboard)) == (key, [])
        assert dashboard.app.screen is dashboard.screen
        assert dashboard.screen.comparison is not None
