"""The file of recent comparisons: written whole, and never at the cost of another program's."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from corpus import atomic_write as replacing
from corpus import toml
from corpus.file_lock import lock
from corpus.reading.errors import MissingError, UnreadableError
from corpus.reading.source import STANDARD_INPUT, Pasted, fetch
from corpus.stories import recents as shape
from corpus.stories.recents__recent import Recent
from corpus.text_cleaning import line

NAME = "recent.toml"
"""The file, in the user's state folder."""
MOST = 30
"""Comparisons that are kept."""
LONGEST = 1_000_000
"""Characters of pasted text in one comparison; a longer one is not kept."""

Recents = tuple[Recent, ...]


class RecentsError(Exception):
    """A file of recent comparisons that cannot be read or written; as a string, one line."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(line(f"{path}: {cause}"))


def read(path: Path) -> Recents:
    """Recent comparisons, the latest first, none where there is no file; raises RecentsError."""
    try:
        return shape.parse(fetch(str(path.absolute())))
    except MissingError:
        return ()
    except (toml.TomlError, UnreadableError) as error:
        raise RecentsError(path, str(error)) from None


def record(path: Path, opened: Recent, instead: Recent | None = None) -> None:
    """Put a comparison first, in the place of `instead` too; what cannot be reopened is left out.

    Raises:
        RecentsError: the file holds something else, and is left alone, or cannot be written.

    """

    def with_it(there: Recents) -> Recents:
        stale = [one for one in (opened, instead) if one is not None]
        others = (one for one in there if not any(one.same(other) for other in stale))
        return (opened, *others)[:MOST]

    named = opened.sources.named
    pasted = sum(len(one.text) for one in named if isinstance(one, Pasted))
    if STANDARD_INPUT not in named and pasted <= LONGEST:
        _change(path, with_it)


def forget(path: Path, recent: Recent) -> Recents:
    """Take a comparison out of the file; gives those that are left. Raises RecentsError."""
    return _change(path, lambda there: tuple(one for one in there if not one.same(recent)))


def _change(path: Path, change: Callable[[Recents], Recents]) -> Recents:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock(Path(os.path.realpath(path))):
            there = read(path)
            changed = change(there)
            if changed != there:
                replacing.replace(path, shape.text(changed).encode())
            return changed
    except TimeoutError:
        raise RecentsError(path, "another program is writing it; nothing was written") from None
    except UnicodeEncodeError:
        raise RecentsError(path, "a name in it is not UTF-8") from None
    except OSError as error:
        raise RecentsError(path, (error.strerror or str(error)).lower()) from None
