"""Dumb terminals get the text report; all others get the dashboard."""

from __future__ import annotations

import sys
from contextlib import closing

import pytest

from tests.terminal import Terminal

DEMO = [sys.executable, "-m", "tui", "demo"]


def test_dumb_terminal_gets_the_text_report() -> None:
    with closing(Terminal(DEMO, environment={"TERM": "dumb"})) as terminal:
        assert terminal.end() == 1
        assert b"Agency One" in terminal.drawn
        assert b"\x1b[?" not in terminal.drawn
        assert b"\r\x1b[K" not in terminal.drawn


@pytest.mark.parametrize(
    ("environment", "size"),
    [
        ({"NO_COLOR": "1"}, (80, 24)),
        ({"TERM": "vt100", "COLORTERM": ""}, (80, 24)),
        ({"TERM": "unheard-of", "COLORTERM": ""}, (80, 24)),
        ({}, (20, 5)),
        ({}, (2, 2)),
    ],
    ids=str,
)
def test_other_terminals_open_the_dashboard(
    environment: dict[str, str], size: tuple[int, int]
) -> None:
    with closing(Terminal(DEMO, size, environment)) as terminal:
        terminal.until("\x1b[?1049h")
        terminal.settle(1.0)
        for key in "ngvid":
            terminal.press(key)
            terminal.settle(0.1)
        terminal.press("\x1b")
        terminal.settle()
        terminal.press("q")
        assert terminal.end() == 0
        assert b"Traceback" not in terminal.drawn
