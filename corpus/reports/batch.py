"""Many stories at once: where each is, and what its report is called."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from corpus.reading import SourceError
from corpus.reading.source import (
    article_files,
    error_cause,
    folder_holds,
    is_folder,
    is_pattern,
    matching_files,
)
from corpus.reports.writer import file_name
from corpus.settings import SETTINGS_FILE
from corpus.stories.manifest import MANIFEST_FILE

_ENDING = ".toml"
_NO_STORIES = (".review.toml", SETTINGS_FILE)
"""Endings of files in TOML that are no manifests."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one story is: its manifest, or the folder in which its articles lie."""

    name: str
    """Of its report, without an ending: letters, digits and hyphens, no other story's."""
    source: str


def places(sources: Iterable[str]) -> tuple[tuple[Place, ...], tuple[SourceError, ...]]:
    """The stories that some sources hold, each once, and the sources that hold none.

    A source is a manifest, the folder of a story, a folder of such manifests and folders, or a
    pattern that they match.
    """
    found: dict[Path, str] = {}
    faults: list[SourceError] = []
    for source in sources:
        try:
            for story in _stories(source):
                found.setdefault(_manifest_or_folder(story), story)
        except SourceError as fault:
            faults.append(fault)
        except OSError as error:
            faults.append(SourceError(source, error_cause(error)))
    named = zip(_distinct([_name(path) for path in found]), found.values(), strict=True)
    return tuple(Place(name, source) for name, source in named), tuple(faults)


def _stories(source: str) -> Sequence[str]:
    """What of a source is a story, sorted by name; raises SourceError where nothing is."""
    if is_pattern(source):
        return [one for one in matching_files(source) if _is_manifest(one)] or _none(source)
    if not is_folder(source):
        if not _is_manifest(source):
            raise SourceError(source, f"no story; name its {MANIFEST_FILE}, or a folder")
        return [source]
    if folder_holds(source, MANIFEST_FILE):
        return [source]
    return list(_inside(source)) or ([source] if _has_articles(source) else _none(source))


def _inside(folder: str) -> Iterator[str]:
    """The manifests directly in a folder, and the folders in it that are stories."""
    for path in sorted(Path(folder).iterdir()):
        inside = (PurePath(folder) / path.name).as_posix()
        if path.name.startswith("."):
            continue
        if is_folder(inside):
            if folder_holds(inside, MANIFEST_FILE) or _has_articles(inside):
                yield inside
        elif _is_manifest(inside):
            yield inside


def _none(source: str) -> Sequence[str]:
    raise SourceError(source, f"no story in it: neither a {MANIFEST_FILE} nor a folder of articles")


def _is_manifest(source: str) -> bool:
    return source.endswith(_ENDING) and not source.endswith(_NO_STORIES)


def _has_articles(folder: str) -> bool:
    try:
        return len(article_files(folder)) > 1
    except SourceError:
        return False


def _manifest_or_folder(source: str) -> Path:
    """The file or folder itself, by whatever way it is named."""
    path = Path(os.path.realpath(source))  # which, unlike resolve(), bears a link to itself
    return (
        path / MANIFEST_FILE if is_folder(source) and folder_holds(source, MANIFEST_FILE) else path
    )


def _name(path: Path) -> str:
    """What a story is called: its folder's name, or its manifest's."""
    return file_name(
        path.parent.name if path.name == MANIFEST_FILE else path.name.removesuffix(_ENDING)
    )


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """The names, those that were there before with a number: "harbour", "harbour-2"."""
    taken: set[str] = set()
    for name in names:
        own, number = name, 1
        while own in taken:
            number += 1
            own = f"{name}-{number}"
        taken.add(own)
        yield own
