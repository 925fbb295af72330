"""Work in the background, with progress, which can be stopped; and how the program ends at once."""

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
from threading import Event, Thread
from time import monotonic
from typing import Any, Generic, ParamSpec, TypeVar

from corpus.progress import StoppedError, listening

Result = TypeVar("Result")


class Job(Generic[Result]):
    """Starts at once; whoever waits for it can read its progress, and can abandon it."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self.progress = ""
        """How far it is, in a few words."""
        self.is_abandoned = False
        self._work = work
        self._over = Event()
        self._result: Result
        self._error: BaseException | None = None
        # A daemon, so that a page which does not answer cannot keep the program from ending.
        Thread(target=self._run, daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; returns whether it is over, or was abandoned."""
        return self._over.wait(seconds)

    def abandon(self) -> None:
        """Wait no longer: the thread ends when it next reports its progress."""
        self.is_abandoned = True
        self._over.set()

    def result(self) -> Result:
        """The result, once the job is over; raises what the work raised.

        Raises:
            StoppedError: the job was abandoned.

        """
        if self.is_abandoned:
            raise StoppedError
        if self._error is not None:
            raise self._error
        return self._result

    def _run(self) -> None:
        try:
            with listening(self._listen):
                self._result = self._work()
        except BaseException as error:
            self._error = error
        self._over.set()

    def _listen(self, progress: str) -> None:
        if self.is_abandoned:
            raise StoppedError
        self.progress = progress


class Jobs:
    """The jobs that a screen is waiting for: shows their progress, and stops them all."""

    PATIENCE = 0.5
    """Seconds before any progress is shown."""
    POLL = 0.1
    """Seconds between two looks at a job."""

    def __init__(self, show_progress: Callable[[str], object]) -> None:
        """Pass progress to `show_progress`, and an empty string once a job is over."""
        self._show_progress = show_progress
        self._waiting: list[Job[Any]] = []

    @property
    def any_running(self) -> bool:
        """Whether anything is waited for."""
        return bool(self._waiting)

    def wait(self, job: Job[Any], is_cancelled: Callable[[], bool]) -> None:
        """Wait in a thread until a job is over or abandoned; abandon it once cancelled."""
        begun, shown = monotonic(), False
        self._waiting.append(job)
        while not job.wait(self.POLL):
            if is_cancelled():  # a newer one is on its way, or the program ends
                job.abandon()
            elif monotonic() - begun >= self.PATIENCE:
                shown = True
                self._show_progress(job.progress or "working")
        self._waiting.remove(job)
        if shown:
            self._show_progress("")

    def stop(self) -> None:
        """Abandon every job."""
        for job in self._waiting:
            job.abandon()


PATIENCE = 2.0
"""Seconds that leaving may take after a signal. Where the terminal is gone, Textual can wait for
ever until it has taken what was written last."""

Given = ParamSpec("Given")


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
