"""Recent comparisons, kept in a TOML file that a person can read and edit."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from corpus import toml
from corpus.file_writing import lock, write_atomically
from corpus.reading.parsed import MissingError, UnreadableError
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

RECENTS_FILE = "recent.toml"
"""The name of the file, in the user's state folder."""
MAX_COMPARISONS = 30
"""Comparisons that are kept."""
MAX_PASTED = 1_000_000
"""Characters of pasted text in a comparison; one with more is not kept."""

_HEAD = (
    "# Comparisons opened in srcdiff, the latest first. This file may be edited or deleted, but\n"
    "# comments in it are lost.\n\n"
)
_KEYS = ("title", "opened", "outlets", "sources", "without", "called", "pasted")


@dataclass(frozen=True, slots=True)
class RecentComparison:
    """A comparison that was opened, with all that is needed to open it again."""

    title: str
    outlets: tuple[str, ...]
    opened: date
    sources: Sources
    """Found from any working folder."""

    def is_same(self, other: RecentComparison) -> bool:
        """Whether both compare the same sources, in whatever order."""
        mine, theirs = self.sources, other.sources
        return {*mine.named} == {*theirs.named} and mine.excluded == theirs.excluded

    def missing(self) -> tuple[str, ...]:
        """Return the files that no longer exist; pages and patterns are not checked."""
        return tuple(
            one
            for one in self.sources.named
            if isinstance(one, str)
            and not is_url(one)
            and not is_pattern(one)
            and not Path(split_fragment(one)[0]).exists()
        )


RecentComparisons = tuple[RecentComparison, ...]
"""Latest first."""


class RecentsError(Exception):
    """A file of recent comparisons that cannot be read or written, in one line."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(clean_line(f"{path}: {cause}"))


def recent_comparison(story: Story, sources: Sources, today: date) -> RecentComparison:
    """Return the entry for a story that was opened today."""
    outlets = tuple(article.outlet for article in story.articles)
    return RecentComparison(story.title, outlets, today, sources.with_absolute_paths())


def read_recents(path: Path) -> RecentComparisons:
    """Return the comparisons in a file, none where it does not exist; raises RecentsError."""
    try:
        return parse_recents(read_bytes(str(path.absolute())))
    except MissingError:
        return ()
    except (toml.TomlError, UnreadableError) as error:
        raise RecentsError(path, str(error)) from None


def record(path: Path, opened: RecentComparison, instead: RecentComparison | None = None) -> None:
    """Put a comparison first in the file, in the place of `instead` if that is given.

    A comparison that cannot be opened again is not kept: one of standard input, or with more than
    `MAX_PASTED` characters of pasted text.

    Raises:
        RecentsError: the file holds something else and is left as it is, or cannot be written.

    """

    def put_first(recents: RecentComparisons) -> RecentComparisons:
        replaced = [one for one in (opened, instead) if one is not None]
        others = (one for one in recents if not any(one.is_same(other) for other in replaced))
        return (opened, *others)[:MAX_COMPARISONS]

    named = opened.sources.named
    pasted = sum(len(one.text) for one in named if isinstance(one, PastedText))
    if STANDARD_INPUT not in named and pasted <= MAX_PASTED:
        _update(path, put_first)


def forget(path: Path, recent: RecentComparison) -> RecentComparisons:
    """Remove a comparison from the file and return the others; raises RecentsError."""
    return _update(path, lambda recents: tuple(one for one in recents if not one.is_same(recent)))


def _update(
    path: Path, change: Callable[[RecentComparisons], RecentComparisons]
) -> RecentComparisons:
    """Change the file under its lock, so that other programs lose nothing; return its content."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock(Path(os.path.realpath(path))):
            recents = read_recents(path)
            changed = change(recents)
            if changed != recents:
                write_atomically(path, recents_toml(changed).encode())
            return changed
    except TimeoutError:
        raise RecentsError(path, "another program is writing it; nothing was written") from None
    except UnicodeEncodeError:
        raise RecentsError(path, "it would hold a name that is not UTF-8") from None
    except OSError as error:
        raise RecentsError(path, (error.strerror or str(error)).lower()) from None


def recents_toml(recents: Sequence[RecentComparison]) -> str:
    """Return the text of the file; `parse_recents` reads it back."""
    import tomli_w

    tables = [*map(_to_table, recents)]
    return _HEAD + tomli_w.dumps({"comparison": tables}, multiline_strings=True)


def parse_recents(data: bytes) -> RecentComparisons:
    """Return the comparisons in the bytes of a file; raises TomlError."""
    whole = toml.parse(data)
    toml.reject_unknown_keys(whole, ("comparison",))
    recents = []
    for number, table in enumerate(_tables(whole, "comparison"), 1):
        try:
            recents.append(_from_table(table))
        except toml.TomlError as error:
            raise toml.TomlError(f"comparison {number}: {error}") from None
    return tuple(recents)


def _to_table(recent: RecentComparison) -> dict[str, object]:
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


def _from_table(table: Mapping[str, object]) -> RecentComparison:
    toml.reject_unknown_keys(table, _KEYS)
    pasted = {one.name: one for one in map(_pasted_text, _tables(table, "pasted"))}
    opened = table.get("opened")
    if not isinstance(opened, date) or isinstance(opened, datetime):
        raise toml.TomlError("opened is not a date, such as 2022-02-17")
    named = tuple(pasted.get(name, name) for name in _texts(table, "sources"))
    if not named:
        raise toml.TomlError("sources is missing")
    sources = Sources(
        named, title=_text(table, "called"), excluded=frozenset(_texts(table, "without"))
    )
    outlets = tuple(map(clean_line, _texts(table, "outlets")))
    return RecentComparison(clean_line(_text(table, "title")), outlets, opened, sources)


def _pasted_text(table: Mapping[str, object]) -> PastedText:
    toml.reject_unknown_keys(table, ("name", "outlet", "text"))
    return PastedText(
        clean_line(_text(table, "name")), _text(table, "text"), clean_line(_text(table, "outlet"))
    )


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise toml.TomlError(f"{key} must be text in quotes")
    return value


def _texts(table: Mapping[str, object], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise toml.TomlError(f"{key} is not a list of texts")
    return value


def _tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise toml.TomlError(f"{key} is not a list of tables")
    return value
