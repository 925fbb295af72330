"""The bytes of a source that the reader named."""

from __future__ import annotations

import errno
import re
import stat
import sys
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path, PurePath
from typing import BinaryIO

from corpus.reading.errors import MissingError, SourceError, UnreadableError
from corpus.reading.formats import ARTICLE_FORMATS, format_rank

MAX_BYTES = 50_000_000
"""Bytes of the largest source that is read; a long novel has one million."""

STANDARD_INPUT = "-"

SourceIdentity = tuple[int, int, int] | str
"""What tells an article's place from every other, whatever it is called: the device and inode of
its file and its number there, or `-`, or the address of a page."""

WEB_URL = re.compile(r"https?://\S+", re.IGNORECASE)
"""The web addresses that an article may give as its own."""

_NUMBERED = re.compile(r"(?P<whole>.+)#(?P<number>[1-9]\d{0,5})", re.DOTALL)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

_CAUSES = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "symbolic links in a circle",
    errno.ENAMETOOLONG: "the name is too long",
}


def read_bytes(source: str, folder: str = "", stdin: BinaryIO | None = None) -> bytes:
    """The bytes of a source: a path, taken from `folder` on, or `-` for standard input.

    Raises UnreadableError where there are none to be had or more than `LIMIT`.
    """
    if is_url(source):
        raise UnreadableError("a web address, where a file is wanted")
    try:
        data = _read_stream(stdin) if source == STANDARD_INPUT else _read_file(Path(folder, source))
    except (FileNotFoundError, NotADirectoryError):
        raise MissingError("no such file") from None
    except OSError as error:
        raise UnreadableError(error_cause(error)) from None
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB")
    return data


def is_url(source: str) -> bool:
    """Whether a source is a web address and no path."""
    return _ADDRESS.match(source) is not None


def without_fragment(address: str) -> str:
    """A web address without its fragment: what tells one page from another."""
    return address.partition("#")[0]


def split_fragment(source: str, folder: str = "") -> tuple[str, int]:
    """A source and the number of the article in it that is meant: `feed.xml#3`; 0 for none.

    A file that bears such a name itself is meant as a whole.
    """
    match = _NUMBERED.fullmatch(source)
    if match is None or _exists(Path(folder, source)):
        return source, 0
    return match["whole"], int(match["number"])


def identify(source: str, folder: str = "") -> SourceIdentity | None:
    """The place of an article; None where it has none."""
    whole, number = split_fragment(source, folder)
    if source == STANDARD_INPUT or is_url(source):
        return without_fragment(source) + (f"#{number}" if number else "")
    try:
        status = Path(folder, whole).stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino, number


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, or a folder that may not be looked into
        return False


def _read_file(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
    except ValueError:  # a NUL or a lone surrogate, which no file system has
        raise MissingError("no such file") from None
    if stat.S_ISDIR(mode):
        raise UnreadableError("a folder, not a file")
    if not stat.S_ISREG(mode):  # a pipe or a device could keep the program waiting for ever
        raise UnreadableError("not a regular file; name - to read standard input")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _read_stream(stdin: BinaryIO | None) -> bytes:
    if stdin is None and sys.stdin is None:
        raise UnreadableError("standard input is closed")
    try:
        return (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
    except ValueError:
        raise UnreadableError("standard input is closed") from None


def error_cause(error: OSError) -> str:
    """Why a file cannot be read, in words for the reader."""
    return _CAUSES.get(error.errno or 0) or (error.strerror or "cannot be opened").lower()


# A folder or a pattern that the reader names, and the articles that it stands for.

MAX_MATCHES = 1_000
"""Files that one pattern may match."""


def is_folder(source: str, folder: str = "") -> bool:
    """Whether a source is a folder."""
    try:
        return source != STANDARD_INPUT and Path(folder, source).is_dir()
    except OSError:  # reading it will tell why
        return False


def folder_holds(source: str, name: str, folder: str = "") -> bool:
    """Whether a file of this name lies in a folder."""
    try:
        return Path(folder, source, name).exists()
    except OSError:
        return False


def article_files(source: str, folder: str = "") -> list[str]:
    """The sources directly inside a folder, sorted by name; raises SourceError where none is.

    An article is known by the ending of its name: whatever else lies there is passed over. Of one
    name with several endings, a page and the text that somebody took from it, one is read.
    """
    try:
        names = [path.name for path in Path(folder, source).iterdir() if path.is_file()]
    except OSError as error:
        raise SourceError(source, error_cause(error)) from None
    ranked = sorted((place, name) for name in names if (place := format_rank(name)) is not None)
    chosen: dict[str, str] = {}
    for _, name in ranked:
        if not name.startswith("."):
            chosen.setdefault(PurePath(name).stem, name)
    if not chosen:
        raise SourceError(source, f"a folder with no article in it ({', '.join(ARTICLE_FORMATS)})")
    return [(PurePath(source) / name).as_posix() for name in sorted(chosen.values())]


def is_pattern(source: str, folder: str = "") -> bool:
    """Whether a source is a pattern of names (`reports/*.txt`), and no file bears that name."""
    if is_url(source) or not _has_wildcards(source):
        return False
    try:
        return not Path(folder, source).exists()
    except OSError:
        return True


def matching_files(source: str, folder: str = "") -> list[str]:
    """The files that a pattern matches, sorted by name; `**` stands for folders in folders.

    A name that begins with a dot is passed over, as by a shell. Raises SourceError where nothing
    matches, or more than `MOST`.
    """
    parts = PurePath(source).parts
    fixed = list(takewhile(lambda part: not _has_wildcards(part), parts))
    base, pattern = PurePath(*fixed), PurePath(*parts[len(fixed) :])
    try:
        found = (path for path in Path(folder, base).glob(str(pattern)) if path.is_file())
        inside = (path.relative_to(Path(folder, base)) for path in found)
        seen = (path for path in inside if not any(part.startswith(".") for part in path.parts))
        names = [(base / path).as_posix() for path in islice(seen, MAX_MATCHES + 1)]
    except (OSError, ValueError):  # a NUL, a name too long, two stars beside a letter
        names = []
    if not names:
        raise SourceError(source, "no file has such a name")
    if len(names) > MAX_MATCHES:
        raise SourceError(source, f"more than {MAX_MATCHES:,} files have such names")
    return sorted(names)


def _has_wildcards(name: str) -> bool:
    return any(sign in name for sign in "*?[")


# A report that the reader had as text, and pasted.


@dataclass(frozen=True, slots=True)
class PastedText:
    """Text that lies in no file; whatever it looks like, it is plain text."""

    name: str
    """What it is called as a source: "pasted text"."""
    text: str
    outlet: str = ""
    """As the reader says; empty where the text is to say it."""
