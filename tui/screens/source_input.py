"""What a reader types, drops or pastes to name sources."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from corpus.reading.source import PastedText, is_pattern, is_url, split_fragment

MANY = frozenset({".toml", ".jsonl", ".ndjson", ".json"})
"""Endings of files that may hold several reports."""


def near(path: Path) -> str:
    """A path as short as it can be written: from the working folder on, if it lies in it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def named(typed: str) -> str:
    """A source as it was typed, with `~` for the home folder made out."""
    typed = typed.strip()
    return typed if is_url(typed) else _home(typed)


def trouble(source: str) -> str:
    """Why a source cannot be read, as far as a glance tells; "" where it seems fine."""
    if is_url(source) or is_pattern(source):
        return ""
    try:
        there = Path(split_fragment(source)[0]).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL
        there = False
    return "" if there else "no such file"


def completion(typed: str) -> str | None:
    """What is typed with the rest of the first name that begins so; None where none does."""
    head, name = os.path.split(typed)
    if not typed or is_url(typed):
        return None
    try:
        with os.scandir(_home(head) or ".") as found:
            fitting = sorted(
                (entry.name + ("/" if entry.is_dir() else ""))
                for entry in found
                if entry.name.startswith(name) and (name or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        return None
    if not fitting or fitting[0] == name:
        return None
    return typed + fitting[0][len(name) :]


def dropped(text: str) -> tuple[str, ...]:
    """The sources in a pasted text that holds nothing else: files dropped here, addresses."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for names in (lines, _words(text)):
        sources = [named(name.removeprefix("file://")) for name in names]
        whole = all(is_url(one) or Path(one).is_absolute() for one in sources)
        if sources and whole and not any(map(trouble, sources)):
            return tuple(sources)
    return ()


def enough(chosen: Sequence[str | PastedText]) -> bool:
    """Whether these may hold two reports: two sources, or one that stands for several."""
    return len(chosen) > 1 or any(
        isinstance(one, str)
        and (Path(one).is_dir() or is_pattern(one) or Path(one).suffix.lower() in MANY)
        for one in chosen
    )


def _words(text: str) -> list[str]:
    """Names as a terminal writes files that are dropped on it: quoted as a shell wants them."""
    try:
        return shlex.split(text) if len(text) < 10_000 else []
    except ValueError:
        return []


def _home(path: str) -> str:
    """A path with `~` made out; as it is where nobody knows the home."""
    if not path.startswith("~"):
        return path
    try:
        return str(Path(path).expanduser())
    except RuntimeError:
        return path
