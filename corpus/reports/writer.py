"""Writes a report to a file: whole or not at all, and over another only if asked."""

from __future__ import annotations

import os
import re

from corpus.file_writing import write_atomically

TYPE_CHECKING = False  # `typing` and `pathlib` would cost a third of --help
if TYPE_CHECKING:
    from collections.abc import Set
    from pathlib import Path


class ReportError(Exception):
    """A report could not be written; as a string, one line that says which and why."""

    def __init__(self, what: Path | str, cause: str) -> None:
        super().__init__(f"{what}: {cause}")
        self.what = what
        """The file or the format."""
        self.cause = cause


class AlreadyThereError(ReportError):
    """A file of that name exists and may not be replaced."""


def check(
    path: Path, *, overwrite: bool = False, sources: Set[tuple[int, int]] = frozenset()
) -> None:
    """Check, before the work is done, that a report may be written to `path`.

    Raises:
        AlreadyThereError: `path` exists and `overwrite` is false.
        ReportError: it is one of `sources`, the files by device and inode that are compared.
        ReportError: it is a folder, or the folder it is in does not exist.

    """
    try:
        if path.is_dir():
            raise ReportError(path, "is a folder")
        if sources and path.exists():
            status = path.stat()
            if (status.st_dev, status.st_ino) in sources:
                raise ReportError(path, "is one of the sources, which are never written over")
        if os.path.lexists(path) and not overwrite and not _is_device(path):
            raise AlreadyThereError(path, "already exists")
        if not path.parent.is_dir():
            raise ReportError(path, f"there is no folder {path.parent}")
    except OSError as error:
        raise _explained(path, error) from None


def check_folder(path: Path) -> None:
    """Check that reports may be written into the folder `path`, which need not exist yet.

    Raises:
        ReportError: it is a file, or the folder it would be made in does not exist.

    """
    try:
        if os.path.lexists(path) and not path.is_dir():
            raise ReportError(path, "is not a folder")
        if not path.parent.is_dir():
            raise ReportError(path, f"there is no folder {path.parent}")
    except OSError as error:
        raise _explained(path, error) from None


def write(
    path: Path,
    content: bytes,
    *,
    overwrite: bool = False,
    sources: Set[tuple[int, int]] = frozenset(),
) -> None:
    """Write a file at once: a reader of `path` sees the old file or the new one, never a part.

    Raises:
        AlreadyThereError: `path` exists and `overwrite` is false.
        ReportError: it cannot be written, or is one of `sources`, the files (device and inode) that
            are compared; what was there is unchanged.

    """
    check(path, overwrite=overwrite, sources=sources)
    try:
        if _is_device(path):
            path.write_bytes(content)
        else:
            write_atomically(path, content)
    except OSError as error:
        raise _explained(path, error) from None
    except ValueError:  # a NUL
        raise ReportError(path, "is not a valid file name") from None


def file_name(title: str) -> str:
    """A file name from a title: its letters and digits with hyphens, at most 60 characters."""
    words = re.findall(r"\w+", title.lower())
    return "-".join(words)[:60].rstrip("-") or "report"


def _explained(path: Path, error: OSError) -> ReportError:
    return ReportError(path, (error.strerror or str(error)).lower())


def _is_device(path: Path) -> bool:
    """Whether it is a device or a pipe such as /dev/stdout: written to, never replaced."""
    return path.exists() and not path.is_file()
