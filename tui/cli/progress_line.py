"""One line on standard error that says what is being done, gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from corpus.progress import listening
from tui.cli.console import is_dumb

PATIENCE = 0.5
"""Seconds after which a reader wonders what is being done."""
_AGAIN = 0.1
"""Seconds between two looks at what is being done."""


@contextmanager
def progress(
    doing: str, *, of: str = "", quiet: bool = False, patience: float = PATIENCE
) -> Iterator[None]:
    """Say what is being done, and what the work itself says, once it has taken `patience` seconds.

    Before it stands what it is a part `of`. Nothing is said where standard error is no terminal.
    """
    if quiet or not is_shown():
        yield
        return
    from threading import Event, Thread

    line, done = _Line(of, doing), Event()

    def show() -> None:
        if not done.wait(patience):
            line.draw()
            while not done.wait(_AGAIN):
                line.draw()
            line.clear()

    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        with listening(line.take):
            yield
    finally:
        done.set()
        thread.join()


def is_shown() -> bool:
    """Whether there is a terminal on which a line can be drawn over and over."""
    return bool(sys.stderr and sys.stderr.isatty() and not is_dumb())


class _Line:
    """A line that is drawn in the place of the last."""

    def __init__(self, of: str, doing: str) -> None:
        self.of = of
        self.take(doing)
        self.drawn = ""

    def take(self, doing: str) -> None:
        """Have something else to say when it is next drawn."""
        self.text = f"{self.of}{doing}"

    def draw(self) -> None:
        """Show the line, cut to the terminal's width."""
        if self.text != self.drawn:
            self.drawn = self.text
            shown = "".join(one if one.isprintable() else "·" for one in self.drawn)
            _put(f"\r\x1b[K{shown[: _columns() - 1]}")

    def clear(self) -> None:
        """Leave the place empty for what comes next."""
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
