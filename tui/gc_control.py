"""What is kept out of garbage collection as long as it is shown: looking through it takes long."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Garbage collection, held back while a comparison is made.


@contextmanager
def uncollected() -> Iterator[None]:
    """Work that makes many small values and no circles: looking for circles is a sixth of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _age()
            gc.enable()


def _age() -> None:
    """Make what is young old at once, so that not all of it is looked through right afterwards.

    To unfreeze puts everything that is frozen into the oldest generation, so where somebody keeps
    values frozen, they are left so.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


class Frozen:
    """Everything there was at the last `gc.freeze`; some of it is no longer shown."""

    GROWTH = 1.5
    """How many times as much as was alive may be frozen before it is looked through."""

    def __init__(self) -> None:
        self._alive = 0
        """How many values were frozen when all that was dead had been let go."""

    def release(self) -> None:
        """Let go of what is dead once it may be much: for a worker, while the reader waits anyway.

        A value that nothing leads to is gone at once, frozen or not. Screens and widgets, which
        lead to one another, are gone only when they are looked through.
        """
        frozen = gc.get_freeze_count()
        self._alive = self._alive or frozen
        if frozen > self._alive * self.GROWTH:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._alive = gc.get_freeze_count()


FROZEN = Frozen()
"""There is one: the interpreter freezes everything or nothing."""
