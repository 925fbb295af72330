"""The line that says what is being done: late, on a terminal only, and gone in the end."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Event
from typing import Any

import pytest

from corpus.progress import report_progress
from tui.cli import progress_line

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
        with progress_line.show_progress(activity, **options):
            yield

    return on_terminal


def test_what_takes_long_is_said_and_taken_away_again(
    terminal: Terminal, progress: Progress
) -> None:
    with progress("reading", delay=0):
        assert terminal.drawn.wait(10)
        terminal.drawn.clear()
        report_progress("reading 2 of 3: b.txt")
        assert terminal.drawn.wait(10)
    assert terminal.getvalue() == f"{CLEAR}reading{CLEAR}reading 2 of 3: b.txt{CLEAR}"


def test_what_it_is_a_part_of_stands_before(terminal: Terminal, progress: Progress) -> None:
    with progress("reading", prefix="[2/9] bridge: ", delay=0):
        assert terminal.drawn.wait(10)
        terminal.drawn.clear()
        report_progress("aligning")
        assert terminal.drawn.wait(10)
    said = f"{CLEAR}[2/9] bridge: reading{CLEAR}[2/9] bridge: aligning{CLEAR}"
    assert terminal.getvalue() == said


def test_what_is_done_at_once_is_not_said(terminal: Terminal, progress: Progress) -> None:
    with progress("reading", delay=600):
        report_progress("reading 2 of 3: b.txt")
    assert terminal.getvalue() == ""


def test_nothing_is_said_where_it_is_not_wanted(terminal: Terminal, progress: Progress) -> None:
    with progress("reading", quiet=True, delay=0):
        report_progress("reading 2 of 3: b.txt")
    assert terminal.getvalue() == ""


def test_nothing_is_said_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = io.StringIO()
    monkeypatch.setattr("sys.stderr", elsewhere)
    with progress_line.show_progress("reading", delay=0):
        report_progress("reading 2 of 3: b.txt")
    assert elsewhere.getvalue() == ""


def test_the_line_goes_also_where_the_work_fails(terminal: Terminal, progress: Progress) -> None:
    def fail() -> None:
        assert terminal.drawn.wait(10)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), progress("reading", delay=0):
        fail()
    assert terminal.getvalue().endswith(CLEAR)


def test_a_name_moves_no_cursor_and_keeps_to_one_row(
    terminal: Terminal, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.progress_line._columns", lambda: 20)
    with progress("a\x1b[2J\nb" + "x" * 100, delay=0):
        assert terminal.drawn.wait(10)
    assert terminal.getvalue() == f"{CLEAR}a·[2J·bxxxxxxxxxxxx{CLEAR}"
