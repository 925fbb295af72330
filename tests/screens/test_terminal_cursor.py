"""The terminal's cursor stands on the chosen row in text, lists and dialogs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.screens.conftest import Dashboard, Open
from tests.screens.test_pictures import picture
from tui.app import cursor_cell
from tui.widgets.inputs import Choices


def at_cursor(opened: Dashboard) -> str:
    """What stands on the screen from the cursor on."""
    x, y = opened.app.cursor_position
    row = opened.app.screen._compositor.render_strips()[y]
    return row.crop(x).text


class NoChoices(App[None]):
    """A list without rows."""

    def compose(self) -> ComposeResult:
        """Only the list."""
        yield Choices()


async def test_a_list_without_rows_has_no_cell_for_the_cursor() -> None:
    async with NoChoices().run_test() as pilot:
        assert pilot.app.query_one(Choices).cursor_cell is None


async def test_cursor_stands_on_the_chosen_passage(dashboard: Open) -> None:
    async with dashboard() as opened:
        assert at_cursor(opened).strip().startswith("Ministers meet"), "the top, at first"
        await opened.press("n")
        assert "Ministers from nine" in at_cursor(opened)[:40]
        await opened.press("j")
        assert "They agreed" in at_cursor(opened)[:40]
        await opened.press("tab")
        pane = opened.screen.columns.of(opened.at[0]).pane
        assert opened.app.cursor_position.x == pane.region.x
        assert at_cursor(opened).startswith("▌")


async def test_cursor_stands_on_a_gap_and_stays_in_view(dashboard: Open) -> None:
    async with dashboard((60, 20)) as opened:
        await opened.press("g")
        assert "missing" in at_cursor(opened) or "not found" in at_cursor(opened)
        opened.screen.view.scroll("north", 30)
        await opened.pilot.pause()
        pane = opened.screen.columns.of("north").pane
        assert pane.region.contains_point(opened.app.cursor_position)


@pytest.mark.parametrize("key", ["m", "i"])
async def test_cursor_stands_on_the_selected_row_of_a_list(dashboard: Open, key: str) -> None:
    async with dashboard() as opened:
        screen = await opened.listed(key, "j")
        assert at_cursor(opened).rstrip() == screen.table.render_line(2).text.rstrip()
        await opened.press("slash", "e")
        field = screen.search.cursor_screen_offset
        assert opened.app.cursor_position == field, "while words are typed it is in the field"


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (["S", "down"], "2 South"),
        (["t", "down"], "srcdiff-light"),
        (["e", "shift+tab", "right"], "(◉) json"),
        (["question_mark"], "Signs"),
        (["ctrl+p", "down"], "p "),
    ],
)
async def test_cursor_stands_on_the_choice_in_a_dialog(
    dashboard: Open, keys: list[str], shown: str
) -> None:
    async with dashboard() as opened:
        await opened.press(*keys)
        assert at_cursor(opened).strip().startswith(shown), picture(opened)


async def test_cursor_stands_in_the_tree_of_files(dashboard: Open, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The ministers met.\n", "utf-8")
    async with dashboard() as opened:
        await opened.press("A", "down", "down")
        assert "b.txt" in at_cursor(opened)[:20]


async def test_cursor_stands_in_a_field_while_it_is_typed_in(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("n", "slash", *"two")
        field = opened.app.focused
        assert isinstance(field, Input)
        assert opened.app.cursor_position == field.cursor_screen_offset
        await opened.press("escape")
        assert at_cursor(opened).startswith("▌")


async def test_every_screen_has_a_cell_for_the_cursor(dashboard: Open) -> None:
    async with dashboard((60, 20)) as opened:
        for key in ("s", "B", "L", "e", "A", "S", "question_mark", "t"):
            await opened.pilot.press(key)
            cell = cursor_cell(opened.app.screen)
            assert opened.app.screen.region.contains_point(cell), key
            await opened.pilot.press("escape")


PATIENCE = 60.0
"""Seconds after which what is waited for will not come."""


class Tmux:
    """The program in a terminal of tmux, which knows where the cursor is."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "tmux"
        command = f"cd {Path.cwd()} && XDG_STATE_HOME={folder} {sys.executable} -m tui demo"
        self("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", command)

    def __call__(self, *words: str) -> str:
        """Run a command of tmux; returns what it prints."""
        words = ("tmux", "-S", str(self._socket), *words)
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    def cursor(self) -> tuple[bool, str]:
        """Whether the cursor is visible, and what stands on the screen from there on."""
        where = self("display", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}").split()
        x, y, visible = map(int, where)
        return bool(visible), self("capture-pane", "-p").split("\n")[y][x:]

    def until_compared(self) -> None:
        """Wait until the first row counts the points: before that there is nothing to walk."""
        begun = time.monotonic()
        while not re.search(r"\d points", self("capture-pane", "-p").split("\n")[0]):
            assert time.monotonic() - begun < PATIENCE, "nothing was compared"
            time.sleep(0.05)

    def until(self, words: str) -> None:
        """Wait until a visible cursor stands at the beginning of a row with these words."""
        begun = time.monotonic()
        while not ((now := self.cursor())[0] and words in now[1][:40]):
            assert time.monotonic() - begun < PATIENCE, f"{now} is not at {words!r}"
            time.sleep(0.05)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux, which says where the cursor is, is not installed")
    running = Tmux(tmp_path)
    yield running
    running("kill-server")


def test_terminal_shows_the_cursor_on_the_chosen_row(tmux: Tmux) -> None:
    tmux.until("Allies see")
    tmux.until_compared()
    tmux("send-keys", "n")
    tmux.until("NATO defense ministers")
    tmux("send-keys", "t", "Down")
    tmux.until("srcdiff-light")
    tmux("send-keys", "Escape", "q")
