"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from stat import S_IMODE

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it meanwhile sees the old or the new content, whole.

    A file that exists keeps its permissions. A symbolic link stays, and its target is written.

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
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
