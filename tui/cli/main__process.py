"""The process that the program runs in: gone as soon as all is said."""

from __future__ import annotations

import os
import sys

from tui.cli.main import main

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from typing import NoReturn


def process() -> NoReturn:
    """Run srcdiff and leave with its exit code, without taking its memory apart first.

    To free, value by value, what two long reports were made into takes a tenth of the whole run,
    and the system takes it back at once anyway. Nothing waits for the end of the process to be
    done: what is written is written, and no thread is at work on anything that is wanted.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or there is none
            continue
    os._exit(code)
