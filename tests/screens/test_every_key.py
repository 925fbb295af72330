"""Every planned key exists, is unique, and can be pressed at any time."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.screens.conftest import Dashboard, Open
from tui.commands.registry import COMMANDS
from tui.compare.screen import CompareScreen

DESIGNED = (
    *"npgGoOdDjkfimsvz<>h*+-cxluUbaeyrq:/[]",
    *("↓", "↑", "PgDn", "PgUp", "Home", "End", "→", "←", "Tab", "Enter", "Esc", "1", "9"),
)
"""The keys of the main screen as they were drawn up first."""

LEAVES = {"quit"}
"""What ends the program."""


def test_every_planned_key_exists_and_is_unique() -> None:
    shown = {key for command in COMMANDS for key in command.key_labels.split()}
    assert set(DESIGNED) <= shown
    keys = Counter(key for command in COMMANDS for key in command.keys.split(","))
    assert [key for key, times in keys.items() if times > 1] == []
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


async def back(opened: Dashboard) -> None:
    """Leave what a key has opened."""
    for _ in range(4):
        if isinstance(opened.app.screen, CompareScreen) and not opened.screen.focused:
            return
        await opened.pilot.press("escape")
    assert isinstance(opened.app.screen, CompareScreen), opened.app.screen


@pytest.mark.parametrize(
    "before",
    [["g"], ["v", "n"], ["f", "end", "w"], ["slash", *"two", "enter"]],
    ids=["at a gap", "in rows", "filtered", "searching"],
)
async def test_every_key_can_be_pressed_at_any_time(dashboard: Open, before: list[str]) -> None:
    async with dashboard((100, 30)) as opened:
        await opened.press(*before)
        for command in COMMANDS:
            if command.id not in LEAVES:
                await opened.pilot.press(command.keys.split(",")[0])
                await back(opened)
        assert opened.screen.place is not None
        assert opened.app.return_code is None
