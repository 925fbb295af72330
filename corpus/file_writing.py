"""Writing a file whole or not at all, by one program at a time, and leaving nothing behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from stat import S_IMODE

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from pathlib import Path

_PREFIX = ".srcdiff-"
"""How the names of temporary files begin."""


def write_atomically(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file so that other readers see the whole old or the whole new content.

    A file that exists keeps its permissions. A symbolic link stays, and its target is written. If
    it need not be `durable`, a power failure may lose it: for files that can be written again.

    Raises:
        OSError: it cannot be written; the old content is still there.

    """
    path = type(path)(os.path.realpath(path))  # without importing pathlib
    temporary = path.with_name(f"{_PREFIX}{os.urandom(4).hex()}")
    with _recorded_for_cleanup(temporary):
        try:
            with temporary.open("xb") as file:
                if path.exists():
                    temporary.chmod(S_IMODE(path.stat().st_mode))
                file.write(content)
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


PATIENCE = 5.0
"""Seconds to wait for the lock. Whoever writes one file needs a few thousandths of one; grouping an
archive holds its lock as long as it runs, so others give up."""

_POLL = 0.005
"""Seconds between two attempts."""

_UNSUPPORTED = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""Errors of file systems without locks: NFS without its lock service, some network drives."""


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock on `path` that other programs and threads wait for.

    The lock is a file beside `path`, `.NAME.lock`, which is removed afterwards. The system releases
    it when its holder is killed; the file that is then left blocks nobody, and goes with the next
    holder or by `remove_leftovers`. On a file system without locks there is no waiting.

    Raises:
        TimeoutError: another writer held the lock for `PATIENCE` seconds.
        OSError: the lock file cannot be created.

    """
    from filelock import FileLock  # here, because it takes longer to import than most of corpus

    lock_file = path.with_name(f".{path.name}.lock")
    held = FileLock(lock_file, timeout=PATIENCE, poll_interval=_POLL, fallback_to_soft=False)
    with _recorded_for_cleanup(lock_file):
        try:
            held.acquire()
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
        try:
            yield
        finally:
            # Before it is released, or it could be the next holder's; filelock leaves the file.
            # Windows cannot remove an open file, and then it stays.
            with suppress(OSError):
                lock_file.unlink()
            held.release()


def unfinished_folder() -> Path:
    """Return the folder of notes on what is being written, in the user's state folder."""
    import platformdirs

    return platformdirs.user_state_path("srcdiff") / "unfinished"


@contextmanager
def _recorded_for_cleanup(path: Path) -> Iterator[None]:
    """Note a file that is there for a moment, so that it can be removed if this process is killed.

    A note holds the file's path, and is locked as long as its writer lives. Where no note can be
    written or locked, the work is done without one.
    """
    note, descriptor = unfinished_folder() / os.urandom(8).hex(), -1
    with suppress(ImportError, OSError):  # Windows has other locks
        import fcntl

        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.write(descriptor, os.fsencode(path.absolute()))
    try:
        yield
    finally:
        if descriptor >= 0:
            with suppress(OSError):
                note.unlink()
            os.close(descriptor)


def remove_leftovers() -> None:
    """Remove the temporary files and locks that killed processes have left, in whatever folder.

    Those of living processes stay. It costs the look into one folder where there are none.
    """
    folder = unfinished_folder()
    notes = [*folder.iterdir()] if folder.is_dir() else []
    for note in notes:
        with suppress(OSError), _locked(note) as descriptor:
            left = type(note)(os.fsdecode(os.read(descriptor, 1 << 16)))  # as above
            if _is_ours(left.name):
                # A lock may have a new holder. An invalid path is no file either.
                with suppress(OSError, ValueError), _locked(left):
                    left.unlink()
            note.unlink()


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """Open a file that no living process has locked, and keep it locked; raises OSError."""
    try:
        import fcntl
    except ImportError:
        raise OSError(errno.ENOTSUP, "other locks") from None
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield descriptor
    finally:
        os.close(descriptor)


def _is_ours(name: str) -> bool:
    """Whether a file has a name that only this module gives."""
    return name.startswith(_PREFIX) or (name.startswith(".") and name.endswith(".lock"))
