"""Ends the dashboard at once, whatever is running, and restores the terminal."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import ParamSpec, TypeVar

PATIENCE = 2.0
"""Seconds that leaving may take after a signal. Where the terminal is gone, Textual can wait for
ever until it has taken what was written last."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


def set_up_shutdown(leave: Callable[[int], None]) -> None:
    """Make threads of the running loop daemons, and exit cleanly on SIGTERM and SIGHUP.

    `leave` is called with the exit code that a shell expects after a signal: 128 and its number.
    """
    loop = asyncio.get_running_loop()
    loop.set_default_executor(DaemonThreads())
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP, nor handlers in a loop
        with suppress(NotImplementedError, AttributeError, RuntimeError, ValueError):
            number = getattr(signal, name)
            on_close = partial(_leave_surely, leave, 128 + number)
            loop.add_signal_handler(number, on_close)
            if name == "SIGHUP":
                Thread(target=_watch_terminal, args=(loop, on_close), daemon=True).start()


def _leave_surely(leave: Callable[[int], None], code: int) -> None:
    """Leave; where that does not end the program in time, end it."""

    def end() -> None:
        time.sleep(PATIENCE)
        os._exit(code)

    Thread(target=end, daemon=True).start()
    leave(code)


def _watch_terminal(loop: asyncio.AbstractEventLoop, on_close: Callable[[], None]) -> None:
    """Call `on_close` when the terminal closes without a signal, as one that is not ours may.

    Otherwise Textual's driver would read end-of-file from it in a busy loop.
    """
    with suppress(AttributeError, OSError, ValueError, RuntimeError):
        terminal = sys.__stdin__.fileno() if sys.__stdin__ else -1
        if os.isatty(terminal):
            poll = select.poll()
            poll.register(terminal, 0)  # only for its closing
            poll.poll()
            loop.call_soon_threadsafe(on_close)


class DaemonThreads(ThreadPoolExecutor):
    """Runs each job in a daemon thread, so that the program can end before it is done.

    A comparison of long articles takes a while, and at exit nobody wants its result.
    """

    def submit(
        self, work: Callable[Given, Result], /, *given: Given.args, **named: Given.kwargs
    ) -> Future[Result]:
        """Start the job at once."""
        future: Future[Result] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(work(*given, **named))
                except BaseException as error:
                    future.set_exception(error)

        Thread(target=run, daemon=True).start()
        return future
