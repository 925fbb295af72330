"""How the dashboard ends: at once, whatever it is at, and with the terminal as it was."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Thread
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def end_well(leave: Callable[[int], None]) -> None:
    """Let no thread of the running loop keep the program, nor a signal spoil the terminal.

    `leave` is called with the exit code that a shell expects of a program ended by a signal.
    """
    loop = asyncio.get_running_loop()
    loop.set_default_executor(Daemons())
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP, nor handlers in a loop
        with suppress(NotImplementedError, AttributeError, RuntimeError, ValueError):
            number = getattr(signal, name)
            loop.add_signal_handler(number, leave, 128 + number)
            if name == "SIGHUP":
                Thread(target=_hear, args=(loop, leave, 128 + number), daemon=True).start()


def _hear(loop: asyncio.AbstractEventLoop, leave: Callable[[int], None], code: int) -> None:
    """Leave when the terminal goes without a signal, as it does where it was not our own.

    The driver would go on reading nothing from it, as fast as it can.
    """
    with suppress(AttributeError, OSError, ValueError, RuntimeError):
        terminal = sys.__stdin__.fileno() if sys.__stdin__ else -1
        if os.isatty(terminal):
            gone = select.poll()
            gone.register(terminal, 0)  # of nothing but its going
            gone.poll()
            loop.call_soon_threadsafe(leave, code)


class Daemons(ThreadPoolExecutor):
    """A thread for each piece of work, which nobody waits for at the end.

    A comparison of long articles takes a while, and what it would show is not wanted any more.
    """

    def submit(
        self, work: Callable[Given, Result], /, *given: Given.args, **named: Given.kwargs
    ) -> Future[Result]:
        """Begin at once."""
        future: Future[Result] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(work(*given, **named))
                except BaseException as error:
                    future.set_exception(error)

        Thread(target=run, daemon=True).start()
        return future
