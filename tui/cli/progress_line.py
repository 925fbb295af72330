"""A line on standard error that shows what is being done, and goes away when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from corpus.progress import listening
from tui.cli.console import is_dumb

DELAY = 0.5
"""Seconds before anything is shown: quick work needs no progress."""
_INTERVAL = 0.1
"""Seconds between two updates of the line."""


@contextmanager
def show_progress(
    activity: str, *, prefix: str = "", quiet: bool = False, delay: float = DELAY
) -> Iterator[None]:
    """Show an activity, and then what the work itself reports, once it has taken `delay` seconds.

    Nothing is shown if standard error is not a terminal.
    """
    if quiet or not can_show_progress():
        yield
        return
    from threading import Event, Thread

    line, done = _Line(prefix, activity), Event()

    def show() -> None:
        if not done.wait(delay):
            line.draw()
            while not done.wait(_INTERVAL):
                line.draw()
            line.clear()

    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        with listening(line.update):
            yield
    finally:
        done.set()
        thread.join()


def can_show_progress() -> bool:
    """Return whether standard error is a terminal on which a line can be redrawn."""
    return bool(sys.stderr and sys.stderr.isatty() and not is_dumb())


class _Line:
    """A line that is redrawn in place."""

    def __init__(self, prefix: str, activity: str) -> None:
        self._prefix = prefix
        self._drawn = ""
        self.update(activity)

    def update(self, activity: str) -> None:
        """Set what is shown when the line is next drawn."""
        self._text = f"{self._prefix}{activity}"

    def draw(self) -> None:
        """Draw the line if it has changed, cut to the terminal's width."""
        if self._text != self._drawn:
            self._drawn = self._text
            shown = "".join(one if one.isprintable() else "·" for one in self._drawn)
            _put(f"\r\x1b[K{shown[: _columns() - 1]}")

    def clear(self) -> None:
        """Erase the line."""
        _put("\r\x1b[K")


def _put(text: str) -> None:
    with suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _columns() -> int:
    import os

    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
