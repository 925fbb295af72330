"""Garbage collection, held back while a comparison is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
