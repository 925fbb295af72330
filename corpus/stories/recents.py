"""Recent comparisons as TOML that a person can read and edit."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from corpus import atomic_write as replacing
from corpus import toml
from corpus.file_lock import lock
from corpus.reading.errors import MissingError, UnreadableError
from corpus.reading.source import (
    STANDARD_INPUT,
    PastedText,
    is_pattern,
    is_url,
    read_bytes,
    split_fragment,
)
from corpus.stories.story import Sources, Story
from corpus.text_cleaning import clean_line

# A comparison that was opened, and what it takes to open it again.


@dataclass(frozen=True, slots=True)
class RecentComparison:
    """A comparison by its sources, which are found from every working folder."""

    title: str
    outlets: tuple[str, ...]
    opened: date
    sources: Sources

    def is_same(self, other: RecentComparison) -> bool:
        """Whether both compare the same, in whatever order it was named."""
        mine, theirs = self.sources, other.sources
        return {*mine.named} == {*theirs.named} and mine.excluded == theirs.excluded

    def missing(self) -> tuple[str, ...]:
        """The files that are no longer there; of pages and patterns nobody can tell."""
        return tuple(
            one
            for one in self.sources.named
            if isinstance(one, str)
            and not is_url(one)
            and not is_pattern(one)
            and not Path(split_fragment(one)[0]).exists()
        )


def recent_comparison(story: Story, sources: Sources, today: date) -> RecentComparison:
    """A story that was opened today."""
    outlets = tuple(article.outlet for article in story.articles)
    return RecentComparison(story.title, outlets, today, sources.with_absolute_paths())


# The file of recent comparisons: written whole, and never at the cost of another program's.

RECENTS_FILE = "recent.toml"
"""The file, in the user's state folder."""
MAX_COMPARISONS = 30
"""Comparisons that are kept."""
MAX_PASTED = 1_000_000
"""Characters of pasted text in one comparison; a longer one is not kept."""

RecentComparisons = tuple[RecentComparison, ...]


class RecentsError(Exception):
    """A file of recent comparisons that cannot be read or written; as a string, one line."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(clean_line(f"{path}: {cause}"))


def read_recents(path: Path) -> RecentComparisons:
    """Recent comparisons, the latest first, none where there is no file; raises RecentsError."""
    try:
        return parse_recents(read_bytes(str(path.absolute())))
    except MissingError:
        return ()
    except (toml.TomlError, UnreadableError) as error:
        raise RecentsError(path, str(error)) from None


def record(path: Path, opened: RecentComparison, instead: RecentComparison | None = None) -> None:
    """Put a comparison first, in the place of `instead` too; what cannot be reopened is left out.

    Raises:
        RecentsError: the file holds something else, and is left alone, or cannot be written.

    """

    def with_it(there: RecentComparisons) -> RecentComparisons:
        stale = [one for one in (opened, instead) if one is not None]
        others = (one for one in there if not any(one.is_same(other) for other in stale))
        return (opened, *others)[:MAX_COMPARISONS]

    named = opened.sources.named
    pasted = sum(len(one.text) for one in named if isinstance(one, PastedText))
    if STANDARD_INPUT not in named and pasted <= MAX_PASTED:
        _change(path, with_it)


def forget(path: Path, recent: RecentComparison) -> RecentComparisons:
    """Take a comparison out of the file; gives those that are left. Raises RecentsError."""
    return _change(path, lambda there: tuple(one for one in there if not one.is_same(recent)))


def _change(
    path: Path, change: Callable[[RecentComparisons], RecentComparisons]
) -> RecentComparisons:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock(Path(os.path.realpath(path))):
            there = read_recents(path)
            changed = change(there)
            if changed != there:
                replacing.write_atomically(path, recents_toml(changed).encode())
            return changed
    except TimeoutError:
        raise RecentsError(path, "another program is writing it; nothing was written") from None
    except UnicodeEncodeError:
        raise RecentsError(path, "a name in it is not UTF-8") from None
    except OSError as error:
        raise RecentsError(path, (error.strerror or str(error)).lower()) from None


_HEAD = (
    "# Comparisons that srcdiff opened lately, the latest first. This file may be edited or\n"
    "# deleted, but comments do not last.\n\n"
)
_KEYS = ("title", "opened", "outlets", "sources", "without", "called", "pasted")


def recents_toml(recents: Sequence[RecentComparison]) -> str:
    """The file; `parse` gives back what it holds."""
    import tomli_w

    return _HEAD + tomli_w.dumps({"comparison": [*map(_table, recents)]}, multiline_strings=True)


def parse_recents(data: bytes) -> tuple[RecentComparison, ...]:
    """What a file holds; raises toml.TomlError."""
    whole = toml.parse(data)
    toml.reject_unknown_keys(whole, ("comparison",))
    found = []
    for number, table in enumerate(_tables(whole, "comparison"), 1):
        try:
            found.append(_recent(table))
        except toml.TomlError as error:
            raise toml.TomlError(f"comparison {number}: {error}") from None
    return tuple(found)


def _table(recent: RecentComparison) -> dict[str, object]:
    sources = recent.sources
    pasted = [one for one in sources.named if isinstance(one, PastedText)]
    table = {
        "title": recent.title,
        "opened": recent.opened,
        "outlets": list(recent.outlets),
        "sources": [one.name if isinstance(one, PastedText) else one for one in sources.named],
        "without": sorted(sources.excluded),
        "called": sources.title,
        "pasted": [{"name": p.name, "outlet": p.outlet, "text": p.text} for p in pasted],
    }
    return {key: value for key, value in table.items() if value}


def _recent(table: Mapping[str, object]) -> RecentComparison:
    toml.reject_unknown_keys(table, _KEYS)
    pasted = {one.name: one for one in map(_pasted, _tables(table, "pasted"))}
    opened = table.get("opened")
    if not isinstance(opened, date) or isinstance(opened, datetime):
        raise toml.TomlError("opened is no date, such as 2022-02-17")
    named = tuple(pasted.get(name, name) for name in _texts(table, "sources"))
    if not named:
        raise toml.TomlError("sources is missing")
    sources = Sources(
        named, title=_text(table, "called"), excluded=frozenset(_texts(table, "without"))
    )
    outlets = tuple(map(clean_line, _texts(table, "outlets")))
    return RecentComparison(clean_line(_text(table, "title")), outlets, opened, sources)


def _pasted(table: Mapping[str, object]) -> PastedText:
    toml.reject_unknown_keys(table, ("name", "outlet", "text"))
    return PastedText(
        clean_line(_text(table, "name")), _text(table, "text"), clean_line(_text(table, "outlet"))
    )


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise toml.TomlError(f"{key} is no text")
    return value


def _texts(table: Mapping[str, object], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise toml.TomlError(f"{key} is no list of texts")
    return value


def _tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise toml.TomlError(f"{key} is no list of tables")
    return value
