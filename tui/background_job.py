"""Work in the background, with progress, that can be abandoned at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Thread
from time import monotonic
from typing import Any, Generic, ParamSpec, TypeVar

from corpus.progress import StoppedError, listening

Result = TypeVar("Result")


class Job(Generic[Result]):
    """Starts at once; its owner can read its progress, wait for it, and abandon it."""

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


Given = ParamSpec("Given")


def use_daemon_threads() -> None:
    """Let the running loop run its jobs in threads that do not keep the program from ending."""
    asyncio.get_running_loop().set_default_executor(DaemonThreads())


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
