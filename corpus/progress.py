"""How long work says how far it is, and hears that nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ProgressListener = Callable[[str], None]
"""Takes a few words on what is being done; raises StoppedError where the work is to end."""


class StoppedError(Exception):
    """Nobody waits for the work any more."""


def report_progress(words: str) -> None:
    """Tell whoever listens in this thread what is being done; raises StoppedError as they wish."""
    _listener.get()(words)


@contextmanager
def listening(listener: ProgressListener) -> Iterator[None]:
    """Let `listener` hear what work in this thread says."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def _nobody(_: str) -> None:
    """Hear nothing."""


_listener: ContextVar[ProgressListener] = ContextVar("listener", default=_nobody)
