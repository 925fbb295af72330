"""A folder or a pattern that the reader names, and the articles that it stands for."""

from __future__ import annotations

from itertools import islice, takewhile
from pathlib import Path, PurePath

from corpus.reading.errors import SourceError
from corpus.reading.formats import ARTICLES, rank
from corpus.reading.source import STANDARD_INPUT, cause, is_address

MOST = 1_000
"""Files that one pattern may match."""


def is_one(source: str, folder: str = "") -> bool:
    """Whether a source is a folder."""
    try:
        return source != STANDARD_INPUT and Path(folder, source).is_dir()
    except OSError:  # reading it will tell why
        return False


def holds(source: str, name: str, folder: str = "") -> bool:
    """Whether a file of this name lies in a folder."""
    try:
        return Path(folder, source, name).exists()
    except OSError:
        return False


def articles(source: str, folder: str = "") -> list[str]:
    """The sources directly inside a folder, sorted by name; raises SourceError where none is.

    An article is known by the ending of its name: whatever else lies there is passed over. Of one
    name with several endings, a page and the text that somebody took from it, one is read.
    """
    try:
        names = [path.name for path in Path(folder, source).iterdir() if path.is_file()]
    except OSError as error:
        raise SourceError(source, cause(error)) from None
    ranked = sorted((place, name) for name in names if (place := rank(name)) is not None)
    chosen: dict[str, str] = {}
    for _, name in ranked:
        if not name.startswith("."):
            chosen.setdefault(PurePath(name).stem, name)
    if not chosen:
        raise SourceError(source, f"a folder with no article in it ({', '.join(ARTICLES)})")
    return [(PurePath(source) / name).as_posix() for name in sorted(chosen.values())]


def is_pattern(source: str, folder: str = "") -> bool:
    """Whether a source is a pattern of names (`reports/*.txt`), and no file bears that name."""
    if is_address(source) or not _has_signs(source):
        return False
    try:
        return not Path(folder, source).exists()
    except OSError:
        return True


def matching(source: str, folder: str = "") -> list[str]:
    """The files that a pattern matches, sorted by name; `**` stands for folders in folders.

    A name that begins with a dot is passed over, as by a shell. Raises SourceError where nothing
    matches, or more than `MOST`.
    """
    parts = PurePath(source).parts
    fixed = list(takewhile(lambda part: not _has_signs(part), parts))
    base, pattern = PurePath(*fixed), PurePath(*parts[len(fixed) :])
    try:
        found = (path for path in Path(folder, base).glob(str(pattern)) if path.is_file())
        inside = (path.relative_to(Path(folder, base)) for path in found)
        seen = (path for path in inside if not any(part.startswith(".") for part in path.parts))
        names = [(base / path).as_posix() for path in islice(seen, MOST + 1)]
    except (OSError, ValueError):  # a NUL, a name too long, two stars beside a letter
        names = []
    if not names:
        raise SourceError(source, "no file has such a name")
    if len(names) > MOST:
        raise SourceError(source, f"more than {MOST:,} files have such names")
    return sorted(names)


def _has_signs(name: str) -> bool:
    return any(sign in name for sign in "*?[")
