"""One writer at a time: a lock that the system lets go when its holder is killed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


PATIENCE = 5.0
"""Seconds; a writer needs a few thousandths of one."""

_PAUSE = 0.005


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a file beside `path` that others wait for; it is gone afterwards.

    On a file system that knows no locks nobody waits.

    Raises:
        TimeoutError: another writer held it all the time.
        OSError: the file cannot be made.

    """
    beside = path.with_name(f".{path.name}.lock")
    file = _held(beside, time.monotonic() + PATIENCE)
    try:
        yield
    finally:
        # On Windows an open file cannot be removed, and need not be: others only open it.
        with suppress(OSError):
            beside.unlink()
        os.close(file)


def _held(beside: Path, until: float) -> int:
    while True:
        file = os.open(beside, os.O_RDWR | os.O_CREAT, 0o666)
        if _taken(file) and _is(beside, file):
            return file
        os.close(file)
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(_PAUSE)


def _taken(file: int) -> bool:
    try:
        _take(file)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # no locks here: NFS without its lock service, some network drives
        return True
    return True


def _is(beside: Path, file: int) -> bool:
    """Whether a file is still the one of that name: who had it before may have removed it."""
    try:
        return os.path.samestat(beside.stat(), os.fstat(file))
    except FileNotFoundError:
        return False
