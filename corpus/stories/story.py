"""Sources → a story: each of them expanded, read, and told apart from the others."""

from __future__ import annotations

import os.path
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from corpus.model import Article
from corpus.progress import say
from corpus.reading import SourceError, read_each, read_pasted, told_apart
from corpus.reading.source import File, Pasted, file_of, is_address
from corpus.stories.manifest import Entry
from corpus.stories.story__sources import Sources
from corpus.stories.story__story import Problem, Story, expanded, title_of
from corpus.text_cleaning import line


@dataclass(slots=True)
class _Found:
    title: str = ""
    manifests: list[Path] = field(default_factory=list)
    named: list[Entry | Pasted] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def gathered(sources: Sources) -> Story:
    """The story that sources tell; see `corpus.story.gather`."""
    found = _Found()
    _expand(sources, found)
    _read(sources, found)
    articles = told_apart(found.articles)
    manifest = found.manifests[0] if len(found.manifests) == 1 else None
    title = sources.title or found.title or title_of(articles)
    return Story(title, articles, tuple(found.problems), manifest)


def _expand(sources: Sources, found: _Found) -> None:
    """Find out what each source stands for: the articles of a folder, of a manifest."""
    for source in sources.named:
        if isinstance(source, Pasted):
            found.named.append(source)
            continue
        try:
            manifest = expanded(source, sources.folder)
        except SourceError as error:
            found.problems.append(Problem(error.source, error.cause))
            continue
        found.title = found.title or manifest.title
        found.manifests += [manifest.path] if manifest.path else []
        found.named += manifest.entries


def _read(sources: Sources, found: _Found) -> None:
    unwanted = frozenset(map(_normal, sources.without))
    stdin = None if sources.stdin is None else BytesIO(sources.stdin)
    seen: dict[File, str] = {}
    for number, one in enumerate(found.named, 1):
        called = one.name if isinstance(one, Pasted) else line(one.source)
        say(f"reading {number:,} of {len(found.named):,}: {called}")
        if _normal(called) in unwanted:
            continue
        if isinstance(one, Pasted):
            each: Iterator[Article | SourceError] = iter((read_pasted(one),))
        elif earlier := _seen(one, sources.folder, seen):
            each = iter((earlier,))
        else:
            each = read_each(
                one.source, folder=sources.folder, stdin=stdin, refresh=sources.refresh
            )
        for told in each:
            if isinstance(told, SourceError):
                found.problems.append(Problem(told.source, told.cause))
            elif _normal(told.source) not in unwanted:
                found.articles.append(one.stated(told) if isinstance(one, Entry) else told)


def _seen(entry: Entry, folder: str, seen: dict[File, str]) -> SourceError | None:
    """What is wrong with a source that has been read; the others are written down in `seen`."""
    file = file_of(entry.source, folder)
    if file in seen:
        same = "named twice" if seen[file] == entry.source else f"the same file as {seen[file]}"
        return SourceError(entry.source, f"{same}; read once")
    if file:
        seen[file] = entry.source
    return None


def _normal(source: str) -> str:
    """A source written in one way, however many dots lead to it."""
    return source if is_address(source) else os.path.normpath(source)
