"""Sources as they are typed, dropped or pasted."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from corpus.reading.source import PastedText, is_pattern, is_url, split_fragment

MULTI_REPORT_ENDINGS = frozenset({".toml", ".jsonl", ".ndjson", ".json"})
"""Endings of files that can hold several reports."""


def relative_path(path: Path) -> str:
    """Return a path relative to the working folder if it lies in it, else as it is."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def expand_source(typed: str) -> str:
    """Return a source as it was typed, with `~` replaced by the home folder."""
    typed = typed.strip()
    return typed if is_url(typed) else _expand_home(typed)


def source_problem(source: str) -> str:
    """Return why a source cannot be read, as far as that is quick to see; "" if it seems fine."""
    if is_url(source) or is_pattern(source):
        return ""
    try:
        exists = Path(split_fragment(source)[0]).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL
        exists = False
    return "" if exists else "no such file"


def complete_path(typed: str) -> str | None:
    """Return the typed path completed to the first matching name; None if none matches."""
    head, name = os.path.split(typed)
    if not typed or is_url(typed):
        return None
    try:
        with os.scandir(_expand_home(head) or ".") as entries:
            matching = sorted(
                (entry.name + ("/" if entry.is_dir() else ""))
                for entry in entries
                if entry.name.startswith(name) and (name or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        return None
    if not matching or matching[0] == name:
        return None
    return typed + matching[0][len(name) :]


def dropped_sources(text: str) -> tuple[str, ...]:
    """Return the sources in a pasted text, if it holds nothing else: dropped files, addresses."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for names in (lines, _shell_words(text)):
        sources = [expand_source(name.removeprefix("file://")) for name in names]
        are_paths = all(is_url(one) or Path(one).is_absolute() for one in sources)
        if sources and are_paths and not any(map(source_problem, sources)):
            return tuple(sources)
    return ()


def can_compare(chosen: Sequence[str | PastedText]) -> bool:
    """Return whether sources can hold two reports: two of them, or one that may hold several."""
    return len(chosen) > 1 or any(
        isinstance(one, str)
        and (
            Path(one).is_dir()
            or is_pattern(one)
            or Path(one).suffix.lower() in MULTI_REPORT_ENDINGS
        )
        for one in chosen
    )


def _shell_words(text: str) -> list[str]:
    """Split names as a terminal writes dropped files: quoted for a shell."""
    try:
        return shlex.split(text) if len(text) < 10_000 else []
    except ValueError:
        return []


def _expand_home(path: str) -> str:
    """Return a path with `~` expanded, or as it is if there is no home folder."""
    if not path.startswith("~"):
        return path
    try:
        return str(Path(path).expanduser())
    except RuntimeError:
        return path
