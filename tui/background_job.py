"""Work in a thread of its own, which can be left behind at any moment."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Generic, TypeVar

from corpus.progress import StoppedError, listening

Result = TypeVar("Result")


class Job(Generic[Result]):
    """Begins at once; what waits for it can say how far it is, and can give up waiting."""

    def __init__(self, do: Callable[[], Result]) -> None:
        self.said = ""
        """How far it is, in a few words."""
        self.left = False
        """Whether nobody waits for it any more."""
        self._do = do
        self._over = Event()
        self._done: Result
        self._error: BaseException | None = None
        # A daemon, so that a page which does not answer cannot keep the program from ending.
        Thread(target=self._run, daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether it is over, or was left."""
        return self._over.wait(seconds)

    def leave(self) -> None:
        """Wait no longer: the thread ends when it next says how far it is."""
        self.left = True
        self._over.set()

    def result(self) -> Result:
        """What came of it, once it is over; raises what the work raised.

        Raises:
            StoppedError: it was left.

        """
        if self.left:
            raise StoppedError
        if self._error is not None:
            raise self._error
        return self._done

    def _run(self) -> None:
        try:
            with listening(self._hear):
                self._done = self._do()
        except BaseException as error:
            self._error = error
        self._over.set()

    def _hear(self, words: str) -> None:
        if self.left:
            raise StoppedError
        self.said = words
