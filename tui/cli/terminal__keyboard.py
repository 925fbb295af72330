"""The keys, when standard input is a pipe or a file: an article perhaps, read by now."""

from __future__ import annotations

import os

from tui.cli.console import is_served


def take_keys() -> None:
    """Let standard input lead to the terminal, where the dashboard looks for keys.

    Raises:
        OSError: there is no terminal.

    """
    if os.isatty(0) or is_served():
        return
    terminal = os.open("/dev/tty", os.O_RDWR)
    if terminal != 0:  # which it is where standard input was closed
        os.dup2(terminal, 0)
        os.close(terminal)
