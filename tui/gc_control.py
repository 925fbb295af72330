"""Garbage collection of the process: held back where it would cost time and find nothing.

The one place of the program that touches `gc`. It changes the whole process, which is for the
command line and the dashboard to decide, never for the library.

A comparison makes some hundred thousand small values and few reference cycles: what is kept of an
article refers to it. Looking for cycles while it is made takes a sixth of its time, and looking
through it while it is shown holds up a key.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def disable() -> None:
    """Collect nothing: a report lets go of no article, and ends soon."""
    gc.disable()


def enable() -> None:
    """Collect again: several stories are compared one after another, or a screen is open."""
    gc.enable()


def enable_after_start() -> None:
    """Collect again, but look through nothing that was imported or shown so far."""
    FROZEN.add()
    gc.enable()


def freeze_now() -> None:
    """Keep all that there is now out of later collections: it lives as long as it is shown."""
    FROZEN.add()


@contextmanager
def paused() -> Iterator[None]:
    """Collect nothing while a comparison is made: that is a sixth of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _age()
            gc.enable()


def _age() -> None:
    """Move new values to the oldest generation, so that they are not looked through right away.

    To unfreeze moves everything frozen there too, so frozen values are left alone.
    """
    if FROZEN.is_empty:
        gc.freeze()
        gc.unfreeze()


class Frozen:
    """Everything there was at the last `gc.freeze`; some of it may be garbage by now.

    Counting frozen objects is slow; the number of allocated blocks is known at once.
    """

    GROWTH = 1.5
    """Collect frozen objects once memory in use reaches this multiple of the level after the last
    collection."""

    def __init__(self) -> None:
        self.is_empty = True
        self._alive = 0
        """Blocks of memory in use after the last time that garbage was collected."""

    def add(self) -> None:
        """Freeze everything that there is now."""
        gc.freeze()
        self.is_empty = False

    def collect_if_grown(self) -> None:
        """Collect what is frozen once garbage may have accumulated.

        For a worker, while the reader waits anyway. A value without references is freed at once,
        frozen or not; screens and widgets, which refer to one another, only when looked through.
        """
        in_use = sys.getallocatedblocks()
        self._alive = self._alive or in_use
        if in_use > self._alive * self.GROWTH:
            gc.unfreeze()
            gc.collect()
            self.add()
            self._alive = sys.getallocatedblocks()


FROZEN = Frozen()
"""There is one: the interpreter freezes everything or nothing."""
