"""The review's file: read whole, written whole, and never at the cost of what others wrote."""

from __future__ import annotations

import os
from pathlib import Path

from corpus import atomic_write as replacing
from corpus import toml
from corpus.file_lock import lock
from corpus.reading.errors import MissingError, UnreadableError
from corpus.reading.source import fetch
from corpus.review import storage as shape
from corpus.review.edits__history import History
from corpus.review.edits__merging import merge
from corpus.review.model import EMPTY, Review
from corpus.text_cleaning import line


class ReviewError(Exception):
    """A review that cannot be read or written; as a string, one line that says which and why."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(line(f"{path}: {cause}"))
        self.path = path
        self.cause = cause


def read(path: Path) -> Review:
    """The review in a file, empty where there is none; raises ReviewError."""
    try:
        return shape.parse(fetch(str(path.absolute())))  # not "-", which is standard input
    except MissingError:
        return EMPTY
    except (toml.TomlError, UnreadableError) as error:
        raise ReviewError(path, str(error)) from None


def write(path: Path, review: Review, *, since: Review = EMPTY) -> Review:
    """Write what was done to `since`, the review as it was last read, to give `review`.

    What others wrote meanwhile stays. Returns the review that the file holds now.

    Raises:
        ReviewError: the file holds no review, and is left alone, or cannot be written.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock(Path(os.path.realpath(path))):
            there = read(path)
            merged = merge(since, review, there)
            if merged != there:
                replacing.replace(path, shape.text(merged).encode())
            return merged
    except TimeoutError:
        raise ReviewError(path, "another program is writing it; nothing was written") from None
    except OSError as error:
        raise ReviewError(path, (error.strerror or str(error)).lower()) from None


def keep(path: Path, before: History, after: History) -> History:
    """Write the act that leads from one history to the next, with what others did; as `write`."""
    return after.joined(write(path, after.present, since=before.present))
