"""The stories of a batch: where each is, and the name of its report."""

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
_NOT_MANIFESTS = (".review.toml", SETTINGS_FILE)
"""Endings of TOML files that are not manifests."""


@dataclass(frozen=True, slots=True)
class BatchStory:
    """A story by its manifest, or by the folder that holds its articles."""

    name: str
    """The name of its report without an ending: letters, digits, hyphens; unique in the batch."""
    source: str


def find_stories(sources: Iterable[str]) -> tuple[tuple[BatchStory, ...], tuple[SourceError, ...]]:
    """The stories in some sources, each once, and an error for each source without any.

    A source is a manifest, the folder of a story, a folder of such manifests and folders, or a
    pattern that they match.
    """
    stories: dict[Path, str] = {}
    faults: list[SourceError] = []
    for source in sources:
        try:
            for story in _stories(source):
                stories.setdefault(_manifest_or_folder(story), story)
        except SourceError as fault:
            faults.append(fault)
        except OSError as error:
            faults.append(SourceError(source, error_cause(error)))
    named = zip(_distinct([_name(path) for path in stories]), stories.values(), strict=True)
    return tuple(BatchStory(name, source) for name, source in named), tuple(faults)


def _stories(source: str) -> Sequence[str]:
    """The stories of one source, sorted by name; raises SourceError if there are none."""
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
    return source.endswith(_ENDING) and not source.endswith(_NOT_MANIFESTS)


def _has_articles(folder: str) -> bool:
    try:
        return len(article_files(folder)) > 1
    except SourceError:
        return False


def _manifest_or_folder(source: str) -> Path:
    """The real path of a story's manifest or folder, however it was named."""
    path = Path(os.path.realpath(source))  # resolve() fails on a link to itself
    return (
        path / MANIFEST_FILE if is_folder(source) and folder_holds(source, MANIFEST_FILE) else path
    )


def _name(path: Path) -> str:
    """The name of a story: that of its folder or manifest."""
    return file_name(
        path.parent.name if path.name == MANIFEST_FILE else path.name.removesuffix(_ENDING)
    )


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """The names, repeated ones with a number: "harbour", "harbour-2"."""
    taken: set[str] = set()
    for name in names:
        own, number = name, 1
        while own in taken:
            number += 1
            own = f"{name}-{number}"
        taken.add(own)
        yield own
