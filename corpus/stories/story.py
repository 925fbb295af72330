"""Sources → a story: each of them expanded, read, and told apart from the others."""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import count
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from corpus.model import Article, Problem
from corpus.progress import report_progress
from corpus.reading import SourceError, read_each, read_pasted, with_distinct_ids
from corpus.reading.source import STANDARD_INPUT, PastedText, SourceIdentity, identify, is_url
from corpus.stories.manifest import ManifestEntry
from corpus.text_cleaning import LINE_BREAK, clean_line

if TYPE_CHECKING:
    from corpus.reading.source import PastedText
    from corpus.stories.manifest import Manifest, ManifestEntry

# One event, as several articles tell it.


@dataclass(frozen=True, slots=True)
class Story:
    """The articles of one event, and the sources that gave none."""

    title: str
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    manifest: Path | None = None
    """The manifest that was named; None where none was, or several."""


def why_not_comparable(story: Story) -> str:
    """Why a story cannot be compared; empty where it can."""
    if len(story.articles) > 1:
        return ""
    read = f"only {story.articles[0].source} was" if story.articles else "no article was"
    return f"{read} read, and a comparison needs two"


def gather(
    sources: Sequence[str | PastedText],
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
    data = stdin.read() if stdin else None
    return Sources(tuple(sources), folder, stdin=data, refresh=refresh).read()


def story_title(told: Sequence[Article] | Sequence[ManifestEntry]) -> str:
    """What to call a story that has no title: its first headline, else its outlets."""
    headline = next((one.headline for one in told if one.headline), "")
    return headline or " · ".join(one.outlet for one in told if one.outlet)


def expand_source(source: str, folder: str = "") -> Manifest:
    """What one source stands for: a manifest's sources, the articles of a folder or of a pattern.

    Whatever else it is stands for itself. Raises SourceError.
    """
    from corpus.reading import source as directory
    from corpus.stories import manifest

    if directory.is_folder(source, folder):
        if directory.folder_holds(source, manifest.MANIFEST_FILE, folder):
            return manifest.load((PurePath(source) / manifest.MANIFEST_FILE).as_posix(), folder)
        articles = directory.article_files(source, folder)
        return manifest.Manifest("", tuple(map(manifest.ManifestEntry, articles)))
    if directory.is_pattern(source, folder):
        names = directory.matching_files(source, folder)
        return manifest.Manifest("", tuple(map(manifest.ManifestEntry, names)))
    if source.lower().endswith(".toml"):
        return manifest.load(source, folder)
    return manifest.Manifest("", (manifest.ManifestEntry(source),))


@dataclass(slots=True)
class _Found:
    title: str = ""
    manifests: list[Path] = field(default_factory=list)
    named: list[ManifestEntry | PastedText] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def gather_sources(sources: Sources) -> Story:
    """The story that sources tell; see `corpus.story.gather`."""
    found = _Found()
    _expand(sources, found)
    _read(sources, found)
    articles = with_distinct_ids(found.articles)
    manifest = found.manifests[0] if len(found.manifests) == 1 else None
    title = sources.title or found.title or story_title(articles)
    return Story(title, articles, tuple(found.problems), manifest)


def _expand(sources: Sources, found: _Found) -> None:
    """Find out what each source stands for: the articles of a folder, of a manifest."""
    for source in sources.named:
        if isinstance(source, PastedText):
            found.named.append(source)
            continue
        try:
            manifest = expand_source(source, sources.folder)
        except SourceError as error:
            found.problems.append(Problem(error.source, error.cause))
            continue
        found.title = found.title or manifest.title
        found.manifests += [manifest.path] if manifest.path else []
        found.named += manifest.entries


def _read(sources: Sources, found: _Found) -> None:
    unwanted = frozenset(map(_normal, sources.excluded))
    stdin = None if sources.stdin is None else BytesIO(sources.stdin)
    seen: dict[SourceIdentity, str] = {}
    for number, one in enumerate(found.named, 1):
        called = one.name if isinstance(one, PastedText) else clean_line(one.source)
        report_progress(f"reading {number:,} of {len(found.named):,}: {called}")
        if _normal(called) in unwanted:
            continue
        if isinstance(one, PastedText):
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
                found.articles.append(
                    one.apply_to(told) if isinstance(one, ManifestEntry) else told
                )


def _seen(entry: ManifestEntry, folder: str, seen: dict[SourceIdentity, str]) -> SourceError | None:
    """What is wrong with a source that has been read; the others are written down in `seen`."""
    file = identify(entry.source, folder)
    if file in seen:
        same = "named twice" if seen[file] == entry.source else f"the same file as {seen[file]}"
        return SourceError(entry.source, f"{same}; read once")
    if file:
        seen[file] = entry.source
    return None


def _normal(source: str) -> str:
    """A source written in one way, however many dots lead to it."""
    return source if is_url(source) else os.path.normpath(source)


# What is compared: the sources that a reader named, less what they took away again.


@dataclass(frozen=True, slots=True)
class Sources:
    """Read as often as wanted, and each time anew."""

    named: tuple[str | PastedText, ...] = ()
    """As the reader named them, and what they pasted."""
    folder: str = ""
    """From which relative paths start; empty for the working folder."""
    title: str = ""
    """What the reader calls the story; empty where the sources are to say it."""
    excluded: frozenset[str] = frozenset()
    """Articles of a folder or a manifest that are not wanted, by their sources."""
    stdin: bytes | None = None
    """What standard input held, which can be had only once; None where nobody named it."""
    refresh: bool = False
    """Whether web pages that were kept are fetched anew."""

    def read(self) -> Story:
        """The story that they tell now."""
        return gather_sources(self)

    def with_sources(self, more: Sequence[str | PastedText]) -> Sources:
        """These and others, each once; what was taken away comes back where it was."""
        back = self.excluded & {_shown(one) for one in more}
        new = [one for one in more if _shown(one) not in back and one not in self.named]
        if self.folder:
            new = [one if isinstance(one, PastedText) else absolute_source(one) for one in new]
        return replace(
            self,
            named=tuple(dict.fromkeys((*self.named, *new))),
            excluded=self.excluded - back,
        )

    def without_source(self, source: str) -> Sources:
        """These without the article of a source."""
        named = tuple(one for one in self.named if _shown(one) != source)
        if len(named) < len(self.named):
            return replace(self, named=named)
        return replace(self, excluded=self.excluded | {source})

    def with_absolute_paths(self) -> Sources:
        """The same, named so that they are found from every working folder."""
        return replace(
            self,
            named=tuple(
                one if isinstance(one, PastedText) else absolute_source(one, self.folder)
                for one in self.named
            ),
            folder="",
            refresh=False,
            excluded=frozenset(absolute_source(source, self.folder) for source in self.excluded),
        )

    def paste(self, text: str, outlet: str) -> PastedText:
        """A pasted text, called as no other of these is."""
        taken = {_shown(one) for one in self.named}
        names = ("pasted text" if number == 1 else f"pasted text {number}" for number in count(1))
        name = next(name for name in names if name not in taken)
        held = "\n".join(LINE_BREAK.split(text)).encode("utf-8", "replace").decode()
        return PastedText(name, held, clean_line(outlet))


def absolute_source(source: str, folder: str = "") -> str:
    """A path from the root on; a web address or `-` as it is."""
    if is_url(source) or source == STANDARD_INPUT:
        return source
    return os.path.normpath(Path(folder, source).absolute())


def _shown(one: str | PastedText) -> str:
    """How an article calls this source."""
    return one.name if isinstance(one, PastedText) else clean_line(one)
