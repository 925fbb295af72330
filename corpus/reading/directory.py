"""A folder that the reader names, and the articles in it."""

from __future__ import annotations

from pathlib import Path, PurePath

from corpus.reading.errors import SourceError
from corpus.reading.formats import ARTICLES, rank
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
