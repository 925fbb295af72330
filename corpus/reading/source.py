"""Sources as the reader names them: files, folders, patterns, addresses, pasted text."""

from __future__ import annotations

import errno
import re
import stat
import sys
from itertools import islice, takewhile
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from corpus.reading.formats import ARTICLE_FORMATS, format_rank
from corpus.reading.parsed import MissingError, SourceError, UnreadableError

MAX_BYTES = 50_000_000
"""Size of the largest source that is read; a long novel has a million bytes."""
MAX_MATCHES = 1_000
"""Files that one pattern may match."""

STANDARD_INPUT = "-"

WEB_URL = re.compile(r"https?://\S+", re.IGNORECASE)
"""The web addresses that an article may state as its own."""

SourceIdentity = tuple[int, int, int] | str
"""What is the same for two names of one article: the device and inode of its file and its number in
that file, or `-`, or the address of a page."""

FileIdentity = tuple[int, int]
"""The device and inode of a file."""

_NUMBERED = re.compile(r"(?P<whole>.+)#(?P<number>[1-9]\d{0,5})", re.DOTALL)
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

_CAUSES = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "symbolic link loop",
    errno.ENAMETOOLONG: "the name is too long",
}


class PastedText(NamedTuple):
    """Text that the reader pasted, always read as plain text."""

    name: str
    """Its name as a source: "pasted text"."""
    text: str
    outlet: str = ""
    """As the reader says; empty to take it from the text."""


def read_bytes(source: str, folder: str = "", stdin: BinaryIO | None = None) -> bytes:
    """Return the bytes of a file, its path relative to `folder`, or of standard input (`-`).

    Raises MissingError where there is no such file, and UnreadableError where it cannot be read or
    is larger than `MAX_BYTES`.
    """
    if is_url(source):
        raise UnreadableError("a web address where a file is needed")
    try:
        data = _read_file(Path(folder, source)) if source != STANDARD_INPUT else _read_stdin(stdin)
    except (FileNotFoundError, NotADirectoryError):
        raise MissingError("no such file") from None
    except OSError as error:
        raise UnreadableError(error_cause(error)) from None
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB")
    return data


def is_url(source: str) -> bool:
    """Whether a source is an address, of any scheme, and not a path."""
    return _URL.match(source) is not None


def without_fragment(address: str) -> str:
    """Return a web address without its fragment, which does not change the page."""
    return address.partition("#")[0]


def split_fragment(source: str, folder: str = "") -> tuple[str, int]:
    """Return a source and the number of the article in it: `feed.xml#3`; 0 where there is none.

    If a file has that very name, the number is part of the name.
    """
    match = _NUMBERED.fullmatch(source)
    if match is None or _exists(Path(folder, source)):
        return source, 0
    return match["whole"], int(match["number"])


def identify(source: str, folder: str = "") -> SourceIdentity | None:
    """Return a key for this article, the same however it is named; None if not found."""
    whole, number = split_fragment(source, folder)
    if source == STANDARD_INPUT or is_url(source):
        return without_fragment(source) + (f"#{number}" if number else "")
    try:
        status = Path(folder, whole).stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino, number


def file_identity(path: Path) -> FileIdentity | None:
    """Return a key for this file, the same however it is named; None if not found."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def error_cause(error: OSError) -> str:
    """Return why a file cannot be read, in words for the reader."""
    return _CAUSES.get(error.errno or 0) or (error.strerror or "cannot be opened").lower()


def is_folder(source: str, folder: str = "") -> bool:
    """Whether a source is a folder."""
    try:
        return source != STANDARD_INPUT and Path(folder, source).is_dir()
    except OSError:  # reading it will report the cause
        return False


def folder_holds(source: str, name: str, folder: str = "") -> bool:
    """Whether a folder holds a file of this name."""
    return _exists(Path(folder, source, name))


def article_files(source: str, folder: str = "") -> list[str]:
    """Return the articles directly inside a folder, sorted by name.

    Articles are known by their extension; other files are skipped. Of files that differ only in
    their extension, such as a page and the text taken from it, one is read. Raises SourceError
    where there is none.
    """
    try:
        names = [path.name for path in Path(folder, source).iterdir() if path.is_file()]
    except OSError as error:
        raise SourceError(source, error_cause(error)) from None
    ranked = sorted((rank, name) for name in names if (rank := format_rank(name)) is not None)
    chosen: dict[str, str] = {}
    for _, name in ranked:
        if not name.startswith("."):
            chosen.setdefault(PurePath(name).stem, name)
    if not chosen:
        raise SourceError(source, f"a folder without articles ({', '.join(ARTICLE_FORMATS)})")
    return [(PurePath(source) / name).as_posix() for name in sorted(chosen.values())]


def is_pattern(source: str, folder: str = "") -> bool:
    """Whether a source is a pattern of names (`reports/*.txt`), and no file has that very name."""
    if is_url(source) or not _has_wildcards(source):
        return False
    try:
        return not Path(folder, source).exists()
    except OSError:
        return True


def matching_files(source: str, folder: str = "") -> list[str]:
    """Return the files that a pattern matches, sorted by name; `**` matches nested folders.

    Names that begin with a dot are skipped, as a shell does. Raises SourceError where nothing
    matches, or more than `MAX_MATCHES`.
    """
    parts = PurePath(source).parts
    fixed = list(takewhile(lambda part: not _has_wildcards(part), parts))
    base, pattern = PurePath(*fixed), PurePath(*parts[len(fixed) :])
    try:
        files = (path for path in Path(folder, base).glob(str(pattern)) if path.is_file())
        relative = (path.relative_to(Path(folder, base)) for path in files)
        visible = (
            path for path in relative if not any(part.startswith(".") for part in path.parts)
        )
        names = [(base / path).as_posix() for path in islice(visible, MAX_MATCHES + 1)]
    except (OSError, ValueError):  # a NUL, a name too long, two stars beside a letter
        names = []
    if not names:
        raise SourceError(source, "no file matches this pattern")
    if len(names) > MAX_MATCHES:
        raise SourceError(source, f"more than {MAX_MATCHES:,} files match this pattern")
    return sorted(names)


def _read_file(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
    except ValueError:  # a NUL or a lone surrogate, which no file system has
        raise MissingError("no such file") from None
    if stat.S_ISDIR(mode):
        raise UnreadableError("a folder, not a file")
    if not stat.S_ISREG(mode):  # a pipe or a device could keep the program waiting for ever
        raise UnreadableError("not a regular file; use - to read standard input")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None and sys.stdin is None:
        raise UnreadableError("standard input is closed")
    try:
        return (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
    except ValueError:
        raise UnreadableError("standard input is closed") from None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, or a folder that may not be opened
        return False


def _has_wildcards(name: str) -> bool:
    return any(sign in name for sign in "*?[")
