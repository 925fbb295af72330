"""A report as a file: whole or not at all, and never over another unless asked."""

from __future__ import annotations

import os
import re

from corpus import atomic_write as replacing

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from pathlib import Path


class ReportError(Exception):
    """A report that could not be written; as a string, one line that says which and why."""

    def __init__(self, what: Path | str, cause: str) -> None:
        super().__init__(f"{what}: {cause}")
        self.what = what
        """A file, or a format."""
        self.cause = cause


class AlreadyThereError(ReportError):
    """A file of that name exists, and nobody said to replace it."""


def check(path: Path, *, overwrite: bool = False) -> None:
    """Find out before the work is done whether a report may be written to `path`.

    Raises:
        AlreadyThereError: `path` exists and `overwrite` is false.
        ReportError: it is a folder, or its own folder does not exist.

    """
    try:
        if path.is_dir():
            raise ReportError(path, "is a folder")
        if os.path.lexists(path) and not overwrite and not _is_device(path):
            raise AlreadyThereError(path, "already exists")
        if not path.parent.is_dir():
            raise ReportError(path, f"there is no folder {path.parent}")
    except OSError as error:
        raise _explained(path, error) from None


def check_folder(path: Path) -> None:
    """Find out whether reports may be written into `path`, a folder that there may not be yet.

    Raises:
        ReportError: it is no folder, or there is none in which it could be made.

    """
    try:
        if os.path.lexists(path) and not path.is_dir():
            raise ReportError(path, "is no folder")
        if not path.parent.is_dir():
            raise ReportError(path, f"there is no folder {path.parent}")
    except OSError as error:
        raise _explained(path, error) from None


def write(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write a whole file: who reads `path` meanwhile sees the old one or the new, no part.

    Raises:
        AlreadyThereError: `path` exists and `overwrite` is false.
        ReportError: it cannot be written; what stood there still stands.

    """
    check(path, overwrite=overwrite)
    try:
        if _is_device(path):
            path.write_bytes(content)
        else:
            replacing.write_atomically(path, content)
    except OSError as error:
        raise _explained(path, error) from None
    except ValueError:  # a NUL
        raise ReportError(path, "is no possible file name") from None


def file_name(title: str) -> str:
    """A title as a file's name: its letters and digits, hyphens between, 60 characters at most."""
    words = re.findall(r"\w+", title.lower())
    return "-".join(words)[:60].rstrip("-") or "report"


def _explained(path: Path, error: OSError) -> ReportError:
    return ReportError(path, (error.strerror or str(error)).lower())


def _is_device(path: Path) -> bool:
    """Whether it is a device or a pipe, which is written to but never replaced: /dev/stdout."""
    return path.exists() and not path.is_file()
