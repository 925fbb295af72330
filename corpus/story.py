"""One event, as several articles tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from corpus.article import Article

if TYPE_CHECKING:
    from corpus.manifest import Entry, Manifest
    from corpus.reading.errors import SourceError
    from corpus.reading.source import File


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


def gather(
    sources: Sequence[str],
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
    from corpus.reading import SourceError, told_apart

    title, articles, problems = "", list[Article](), list[Problem]()
    seen: dict[File, str] = {}
    manifests: list[Path] = []
    for source in sources:
        try:
            named = expanded(source, folder)
        except SourceError as error:
            problems.append(Problem(error.source, error.cause))
            continue
        title = title or named.title
        manifests += [named.path] if named.path else []
        for entry in named.entries:
            for told in _told(entry, folder, stdin, seen, refresh=refresh):
                if isinstance(told, SourceError):
                    problems.append(Problem(told.source, told.cause))
                else:
                    articles.append(told)
    distinct = told_apart(articles)
    manifest = manifests[0] if len(manifests) == 1 else None
    return Story(title or title_of(distinct), distinct, tuple(problems), manifest)


def title_of(told: Sequence[Article] | Sequence[Entry]) -> str:
    """What to call a story that has no title: its first headline, else its outlets."""
    headline = next((one.headline for one in told if one.headline), "")
    return headline or " · ".join(one.outlet for one in told if one.outlet)


def expanded(source: str, folder: str = "") -> Manifest:
    """What one source stands for: a manifest's sources, the articles of a folder or of a pattern.

    Whatever else it is stands for itself. Raises SourceError.
    """
    from corpus import manifest
    from corpus.reading import directory

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


def _told(
    entry: Entry, folder: str, stdin: BinaryIO | None, seen: dict[File, str], *, refresh: bool
) -> Iterator[Article | SourceError]:
    """The articles that an entry of a story names; their file goes into `seen`."""
    from corpus.reading import SourceError, read_each
    from corpus.reading.source import file_of

    file = file_of(entry.source, folder)
    if file in seen:
        same = "named twice" if seen[file] == entry.source else f"the same file as {seen[file]}"
        yield SourceError(entry.source, f"{same}; read once")
        return
    if file:
        seen[file] = entry.source
    for told in read_each(entry.source, folder=folder, stdin=stdin, refresh=refresh):
        yield told if isinstance(told, SourceError) else entry.stated(told)
