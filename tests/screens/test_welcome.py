"""The first run of all: how to begin, told once, and never in the way of the keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard
from tui.app import Srcdiff
from tui.commands.registry import COMMANDS
from tui.compare.welcome import LINES, MOVED, MOVED_NAME, NAME, Tip, tip
from tui.preferences import Preferences


@asynccontextmanager
async def run(state: Path | None, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Dashboard]:
    """The dashboard of a reader whose state folder is `state`."""
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences())
    app.state = state
    async with app.run_test(size=size) as pilot:
        opened = Dashboard(app, pilot)
        for _ in range(3):
            await pilot.pause()
            await app.workers.wait_for_complete()
        await pilot.pause()
        yield opened


def lines(opened: Dashboard) -> list[str]:
    """The lines that are shown, if any."""
    return [row for one in opened.screen.query(Tip) for row in str(one.render()).split("\n")]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_three_lines_say_how_to_begin_once(tmp_path: Path, size: tuple[int, int]) -> None:
    async with run(tmp_path / "state", size) as opened:
        assert len(lines(opened)) == len(LINES) == 3
        assert lines(opened)[0].startswith("New here? n  next shared passage")
        assert max(map(len, lines(opened))) <= 80 - 3
        await opened.press("j", "j", "2")
        assert len(lines(opened)) == 3
        assert opened.screen.inspector.inspection is not None
    async with run(tmp_path / "state", size) as opened:
        assert lines(opened) == []


async def test_escape_and_a_click_put_them_away(tmp_path: Path) -> None:
    async with run(tmp_path / "one") as opened:
        height = opened.screen.columns.size.height
        await opened.press("escape")
        assert lines(opened) == []
        assert opened.screen.columns.size.height == height + 3
    async with run(tmp_path / "two") as opened:
        await opened.press("f", "escape")
        assert (lines(opened), opened.screen.navigator.filter) == ([], None), "one key is enough"
    async with run(tmp_path / "three") as opened:
        await opened.pilot.click(Tip)
        await opened.pilot.pause()
        assert lines(opened) == []


async def test_welcome_is_not_repeated_where_no_state_can_be_saved(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, where a folder is wanted")
    async with run(tmp_path / "state") as opened:
        assert lines(opened) == []
    async with run(None) as opened:
        assert lines(opened) == []


def test_it_is_the_first_time_once(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert [tip(folder), tip(folder)] == [LINES, ()]
    assert sorted(path.name for path in folder.iterdir()) == [NAME, MOVED_NAME]


def test_users_of_the_last_version_see_moved_keys_once(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    assert [tip(tmp_path), tip(tmp_path)] == [MOVED, ()]
    said = " ".join(MOVED)
    moved = [command for command in COMMANDS if command.was]
    assert moved
    for command in moved:
        assert f"{{{command.id}}}" in said
        assert f"(was {command.was})" in said


async def test_moved_keys_are_shown_in_three_lines_that_fit(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    async with run(tmp_path, (80, 24)) as opened:
        assert lines(opened) == [
            "Keys that moved: =  link two passages (was l)",
            "0  hide column (was h) · h and l go to the column beside",
            "?  signs and all keys · Esc hides this tip",
        ]
        await opened.press("escape")
        assert lines(opened) == []


def test_a_key_that_moved_is_another_commands_now() -> None:
    keys = {key for command in COMMANDS for key in command.keys.split(",")}
    for command in COMMANDS:
        if command.was:
            assert command.was in keys
            assert command.was not in command.keys.split(",")
