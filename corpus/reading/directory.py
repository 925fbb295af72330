"""A folder that the reader names, and the articles in it."""

from __future__ import annotations

from pathlib import Path, PurePath

from corpus.reading.errors import SourceError
from corpus.reading.formats import READABLE
from corpus.reading.source import STANDARD_INPUT, cause


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

    An article is known by the ending of its name: whatever else lies there is passed over.
    """
    try:
        names = sorted(
            path.name
            for path in Path(folder, source).iterdir()
            if path.suffix.lower() in READABLE and not path.name.startswith(".") and path.is_file()
        )
    except OSError as error:
        raise SourceError(source, cause(error)) from None
    if not names:
        raise SourceError(source, "a folder with no article in it (.txt, .md)")
    return [(PurePath(source) / name).as_posix() for name in names]
