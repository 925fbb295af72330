"""Progress of long work: what it says while it runs, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ProgressListener = Callable[[str], None]
"""Called with a few words on what is being done; raises StoppedError to stop the work."""


class StoppedError(Exception):
    """The result of the work is no longer wanted."""


def report_progress(words: str) -> None:
    """Tell the listener of this context what is being done; raises what the listener raises."""
    _listener.get()(words)


@contextmanager
def listening(listener: ProgressListener) -> Iterator[None]:
    """Let `listener` be called by `report_progress` in this context, such as this thread."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def _ignore(_: str) -> None:
    """Do nothing."""


_listener: ContextVar[ProgressListener] = ContextVar("listener", default=_ignore)
