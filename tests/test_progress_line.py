"""The progress line is shown only for slow work in a terminal, and cleared at the end."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Event
from typing import Any

import pytest

from corpus.progress import report_progress
from tui.cli import console

CLEAR = "\r\x1b[K"


class Terminal(io.StringIO):
    """Standard error that is a terminal, and knows when something was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = Event()

    def isatty(self) -> bool:
        """It is."""
        return True

    def flush(self) -> None:
        """Something was drawn."""
        self.drawn.set()


Progress = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture
def progress(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Progress:
    """The same as ever, on that terminal; pytest takes standard error for itself until then."""

    @contextmanager
    def on_terminal(activity: str, **options: Any) -> Iterator[None]:
        monkeypatch.setattr("sys.stderr", terminal)
        with console.show_progress(activity, **options):
            yield

    return on_terminal


def test_slow_work_is_shown_and_cleared(terminal: Terminal, progress: Progress) -> None:
    with progress("reading", delay=0):
        assert terminal.drawn.wait(10)
        terminal.drawn.clear()
        report_progress("reading 2 of 3: b.txt")
        assert terminal.drawn.wait(10)
    assert terminal.getvalue() == f"{CLEAR}reading{CLEAR}reading 2 of 3: b.txt{CLEAR}"


def test_prefix_comes_before_the_activity(terminal: Terminal, progress: Progress) -> None:
    with progress("reading", prefix="[2/9] bridge: ", delay=0):
        assert terminal.drawn.wait(10)
        terminal.drawn.clear()
        report_progress("aligning")
        assert terminal.drawn.wait(10)
    said = f"{CLEAR}[2/9] bridge: reading{CLEAR}[2/9] bridge: aligning{CLEAR}"
    assert terminal.getvalue() == said


def test_quick_work_is_not_shown(terminal: Terminal, progress: Progress) -> None:
    with progress("reading", delay=600):
        report_progress("reading 2 of 3: b.txt")
    assert terminal.getvalue() == ""


def test_quiet_shows_nothing(terminal: Terminal, progress: Progress) -> None:
    with progress("reading", quiet=True, delay=0):
        report_progress("reading 2 of 3: b.txt")
    assert terminal.getvalue() == ""


def test_nothing_is_shown_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = io.StringIO()
    monkeypatch.setattr("sys.stderr", elsewhere)
    with console.show_progress("reading", delay=0):
        report_progress("reading 2 of 3: b.txt")
    assert elsewhere.getvalue() == ""


def test_line_is_cleared_when_the_work_fails(terminal: Terminal, progress: Progress) -> None:
    def fail() -> None:
        assert terminal.drawn.wait(10)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), progress("reading", delay=0):
        fail()
    assert terminal.getvalue().endswith(CLEAR)


def test_progress_stays_on_one_row_without_control_characters(
    terminal: Terminal, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.console._columns", lambda: 20)
    with progress("a\x1b[2J\nb" + "x" * 100, delay=0):
        assert terminal.drawn.wait(10)
    assert terminal.getvalue() == f"{CLEAR}a·[2J·bxxxxxxxxxxxx{CLEAR}"
