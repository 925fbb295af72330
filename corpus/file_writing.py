"""Writing a file whole or not at all, and by one program at a time."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from stat import S_IMODE

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from pathlib import Path


def write_atomically(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file so that whoever reads it meanwhile sees the old or the new content, whole.

    A file that exists keeps its permissions. A symbolic link stays, and its target is written. If
    it need not be `durable`, a power failure may lose it: for files that can be written again.

    Raises:
        OSError: it cannot be written; the old content is still there.

    """
    path = type(path)(os.path.realpath(path))
    beside = path.with_name(f".srcdiff-{os.urandom(4).hex()}")
    try:
        with beside.open("xb") as file:
            if path.exists():
                beside.chmod(S_IMODE(path.stat().st_mode))
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


PATIENCE = 5.0
"""Seconds to wait for the lock; a writer needs a few thousandths of one."""

_POLL = 0.005
"""Seconds between two attempts."""

_UNSUPPORTED = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""Errors of file systems without locks: NFS without its lock service, some network drives."""


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock on `path` that other programs and threads wait for.

    The lock is a file beside `path`, `.NAME.lock`, which is removed afterwards. The system releases
    it when its holder is killed; the file that is then left blocks nobody. On a file system without
    locks there is no waiting.

    Raises:
        TimeoutError: another writer held the lock for `PATIENCE` seconds.
        OSError: the lock file cannot be created.

    """
    from filelock import FileLock  # here, because it takes longer to import than most of corpus

    beside = path.with_name(f".{path.name}.lock")
    held = FileLock(beside, timeout=PATIENCE, poll_interval=_POLL, fallback_to_soft=False)
    try:
        held.acquire()
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    try:
        yield
    finally:
        # Before it is released, or it could be the next holder's; filelock itself leaves the file.
        # Windows cannot remove an open file, and then it stays.
        with suppress(OSError):
            beside.unlink()
        held.release()
