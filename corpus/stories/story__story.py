"""One event, as several articles tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from corpus.model import Article

if TYPE_CHECKING:
    from corpus.reading.source import Pasted
    from corpus.stories.manifest import Entry, Manifest


@dataclass(frozen=True, slots=True)
class Problem:
    """A source that could not be read, and why."""

    source: str
    cause: str


@dataclass(frozen=True, slots=True)
class Story:
    """The articles of one event, and the sources that gave none."""

    title: str
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    manifest: Path | None = None
    """The manifest that was named; None where none was, or several."""


def shortfall(story: Story) -> str:
    """Why a story cannot be compared; empty where it can."""
    if len(story.articles) > 1:
        return ""
    read = f"only {story.articles[0].source} was" if story.articles else "no article was"
    return f"{read} read, and a comparison needs two"


def gather(
    sources: Sequence[str | Pasted],
    *,
    folder: str = "",
    stdin: BinaryIO | None = None,
    refresh: bool = False,
) -> Story:
    """The story that sources tell: files, web pages, folders, patterns, manifests (.toml), `-`.

    Relative paths start from `folder`, and are written without it. A source that cannot be read,
    or is named twice, becomes a problem; the others are read nonetheless. With `refresh`, pages
    that were kept are fetched anew.
    """
    from corpus.stories.story__sources import Sources

    data = stdin.read() if stdin else None
    return Sources(tuple(sources), folder, stdin=data, refresh=refresh).read()


def title_of(told: Sequence[Article] | Sequence[Entry]) -> str:
    """What to call a story that has no title: its first headline, else its outlets."""
    headline = next((one.headline for one in told if one.headline), "")
    return headline or " · ".join(one.outlet for one in told if one.outlet)


def expanded(source: str, folder: str = "") -> Manifest:
    """What one source stands for: a manifest's sources, the articles of a folder or of a pattern.

    Whatever else it is stands for itself. Raises SourceError.
    """
    from corpus.reading import source as directory
    from corpus.stories import manifest

    if directory.is_one(source, folder):
        if directory.holds(source, manifest.NAME, folder):
            return manifest.load((PurePath(source) / manifest.NAME).as_posix(), folder)
        articles = directory.articles(source, folder)
        return manifest.Manifest("", tuple(map(manifest.Entry, articles)))
    if directory.is_pattern(source, folder):
        names = directory.matching(source, folder)
        return manifest.Manifest("", tuple(map(manifest.Entry, names)))
    if source.lower().endswith(".toml"):
        return manifest.load(source, folder)
    return manifest.Manifest("", (manifest.Entry(source),))
