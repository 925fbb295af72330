"""Stories: the sources of one event, the articles read from them, and which are editions of one."""

from __future__ import annotations

import os.path
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import BinaryIO

from corpus.article import Article, Problem
from corpus.progress import report_progress
from corpus.reading import SourceError, read_each, read_pasted, with_distinct_ids
from corpus.reading.source import (
    STANDARD_INPUT,
    FileIdentity,
    PastedText,
    SourceIdentity,
    file_identity,
    identify,
    is_url,
    split_fragment,
)
from corpus.stories.manifest import ManifestEntry, expand_source
from corpus.text_cleaning import LINE_BREAK, clean_line

_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[^/?#]+)(?P<path>/[^?#]+)(?P<query>\?[^#]*)?(?:#.*)?"
)
"""An address of a page, not of a whole site: editions of one article share host, path and query."""


@dataclass(frozen=True, slots=True)
class Story:
    """The articles of one event, and the sources that could not be read."""

    title: str
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    manifest: Path | None = None
    """The manifest among the sources; None where there is none, or several."""
    files: frozenset[FileIdentity] = field(default=frozenset(), compare=False)
    """The files that it was read from, manifests too: nothing may be written over them."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a comparison, without those that the reader removed; can be read again."""

    named: tuple[str | PastedText, ...] = ()
    """As the reader named them, and the texts that they pasted."""
    folder: str = ""
    """Where relative paths start; empty for the working folder."""
    title: str = ""
    """The story's title as the reader says; empty to take it from the sources."""
    excluded: frozenset[str] = frozenset()
    """Sources of the articles in a folder or a manifest that the reader removed."""
    stdin: bytes | None = None
    """The content of standard input, which can be read only once; None where it is not a source."""
    refresh: bool = False
    """Whether web pages in the cache are fetched again."""

    def read(self) -> Story:
        """Return the story as its sources are now."""
        return read_story(self)

    def with_sources(self, more: Sequence[str | PastedText]) -> Sources:
        """Return these and other sources, each once; excluded ones return to their place.

        The new ones are as the reader sees them from the working folder. Where the others start
        from another folder, their paths are made absolute.
        """
        returned = self.excluded & {_source_name(one) for one in more}
        new = [one for one in more if _source_name(one) not in returned and one not in self.named]
        if self.folder:
            new = [one if isinstance(one, PastedText) else absolute_source(one) for one in new]
        return replace(
            self,
            named=tuple(dict.fromkeys((*self.named, *new))),
            excluded=self.excluded - returned,
        )

    def without_source(self, source: str) -> Sources:
        """Return these without the article of one source."""
        named = tuple(one for one in self.named if _source_name(one) != source)
        if len(named) < len(self.named):
            return replace(self, named=named)
        return replace(self, excluded=self.excluded | {source})

    def with_absolute_paths(self) -> Sources:
        """Return the same sources, named so that they are found from any working folder."""
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
        """Return a pasted text under a name that none of these has."""
        taken = {_source_name(one) for one in self.named}
        names = ("pasted text" if number == 1 else f"pasted text {number}" for number in count(1))
        name = next(name for name in names if name not in taken)
        encodable = "\n".join(LINE_BREAK.split(text)).encode("utf-8", "replace").decode()
        return PastedText(name, encodable, clean_line(outlet))


def gather(
    sources: Sequence[str | PastedText],
    *,
    folder: str = "",
    stdin: BinaryIO | None = None,
    refresh: bool = False,
) -> Story:
    """Return the story of files, web pages, folders, patterns, manifests (.toml) and `-`.

    Relative paths start from `folder`, which is no part of the articles' sources. A source that
    cannot be read, or is named twice, becomes a problem, and the others are read. With `refresh`,
    pages in the cache are fetched again.
    """
    data = stdin.read() if stdin else None
    return Sources(tuple(sources), folder, stdin=data, refresh=refresh).read()


def why_not_comparable(story: Story) -> str:
    """Return why a story cannot be compared; "" where it can."""
    if len(story.articles) > 1:
        return ""
    read = f"only {story.articles[0].source} was" if story.articles else "no article was"
    return f"{read} read, and a comparison needs two"


def needs_another(story: Story) -> bool:
    """Whether all that was named is one article, which can be compared once another is named."""
    return len(story.articles) == 1 and not story.problems


def story_title(items: Sequence[Article] | Sequence[ManifestEntry]) -> str:
    """Return a title for a story without one: the first headline, else the outlets."""
    headline = next((item.headline for item in items if item.headline), "")
    return headline or " · ".join(item.outlet for item in items if item.outlet)


def absolute_source(source: str, folder: str = "") -> str:
    """Return a path as an absolute one; a web address or `-` as it is."""
    if is_url(source) or source == STANDARD_INPUT:
        return source
    return os.path.normpath(Path(folder, source).absolute())


def read_story(sources: Sources) -> Story:
    """Return the story of the sources as they are now; reports its progress.

    This reads; `gather` takes the sources by their names, `Sources.read` is for those kept to be
    read again.
    """
    reading = _Reading()
    _expand(sources, reading)
    _read(sources, reading)
    articles = with_editions(reading.articles)
    manifest = reading.manifests[0] if len(reading.manifests) == 1 else None
    title = sources.title or reading.title or story_title(articles)
    named = [entry.source for entry in reading.entries if isinstance(entry, ManifestEntry)]
    files = source_files((*named, *map(str, reading.manifests)), sources.folder)
    return Story(title, articles, tuple(reading.problems), manifest, files)


def source_files(sources: Iterable[str], folder: str = "") -> frozenset[FileIdentity]:
    """Return the files that the sources are read from, without web pages and standard input."""
    named = (split_fragment(source, folder)[0] for source in sources)
    paths = (Path(folder, one) for one in named if one != STANDARD_INPUT and not is_url(one))
    return frozenset(filter(None, map(file_identity, paths)))


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    title: str = ""
    manifests: list[Path] = field(default_factory=list)
    entries: list[ManifestEntry | PastedText] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _expand(sources: Sources, reading: _Reading) -> None:
    """Add the entries that each source stands for."""
    for source in sources.named:
        if isinstance(source, PastedText):
            reading.entries.append(source)
            continue
        try:
            manifest = expand_source(source, sources.folder)
        except SourceError as error:
            reading.problems.append(Problem(error.source, error.cause))
            continue
        reading.title = reading.title or manifest.title
        reading.manifests += [manifest.path] if manifest.path else []
        reading.entries += manifest.entries


def _read(sources: Sources, reading: _Reading) -> None:
    """Add the articles of each entry, or the problem with it."""
    excluded = frozenset(map(_normalize, sources.excluded))
    stdin = None if sources.stdin is None else BytesIO(sources.stdin)
    seen: dict[SourceIdentity, str] = {}
    for number, entry in enumerate(reading.entries, 1):
        name = entry.name if isinstance(entry, PastedText) else clean_line(entry.source)
        report_progress(f"reading {number:,} of {len(reading.entries):,}: {name}")
        if _normalize(name) in excluded:
            continue
        if isinstance(entry, PastedText):
            articles: Iterator[Article | SourceError] = iter((read_pasted(entry),))
        elif duplicate := _check_duplicate(entry, sources.folder, seen):
            articles = iter((duplicate,))
        else:
            articles = read_each(
                entry.source, folder=sources.folder, stdin=stdin, refresh=sources.refresh
            )
        for article in articles:
            if isinstance(article, SourceError):
                reading.problems.append(Problem(article.source, article.cause))
            elif _normalize(article.source) not in excluded:
                stated = entry.apply_to(article) if isinstance(entry, ManifestEntry) else article
                reading.articles.append(stated)


def _check_duplicate(
    entry: ManifestEntry, folder: str, seen: dict[SourceIdentity, str]
) -> SourceError | None:
    """Return the problem with a source that was read before; note any other source in `seen`."""
    identity = identify(entry.source, folder)
    if identity in seen:
        first = seen[identity]
        same = "named twice" if first == entry.source else f"the same file as {first}"
        return SourceError(entry.source, f"{same}; read once")
    if identity:
        seen[identity] = entry.source
    return None


def _normalize(source: str) -> str:
    """Return a path without detours (`a/../b`); a web address as it is."""
    return source if is_url(source) else os.path.normpath(source)


def _source_name(source: str | PastedText) -> str:
    """Return the source that an article read from it names."""
    return source.name if isinstance(source, PastedText) else clean_line(source)


# Editions: which articles are one outlet's article at several times.


def with_editions(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles with distinct ids and outlets, and editions numbered from 1 in time.

    Articles are editions of one where they state an edition and one outlet, or have one address. An
    archived copy is as old as the archive says if the article does not tell the copies apart.
    """
    groups = defaultdict[Hashable, list[int]](list)
    for place, article in enumerate(articles):
        if key := _edition_key(article):
            groups[key].append(place)
    editions = [group for group in groups.values() if len(group) > 1]
    numbered = list(articles)
    ordered = []
    for group in editions:
        times = _times([articles[place] for place in group])
        dated = dict(zip(group, times, strict=True))
        order = sorted(group, key=lambda place: _edition_order(articles[place], dated[place]))
        outlet = articles[order[0]].outlet
        ordered.append(order)
        for number, place in enumerate(order, 1):
            numbered[place] = replace(
                articles[place],
                outlet=f"{outlet} (edition {number})",
                edition=number,
                published_at=dated[place],
            )
    distinct = list(with_distinct_ids(numbered))
    for order in ordered:
        for place in order[1:]:
            distinct[place] = replace(distinct[place], edition_of=distinct[order[0]].id)
    return tuple(distinct)


def _edition_key(article: Article) -> Hashable:
    """Return what the editions of one article have in common; None if it may be the only one."""
    if article.edition:
        return article.outlet
    copied = _archived_copy(article)
    address = _ADDRESS.fullmatch(copied["address"] if copied else article.url)
    if address is None:
        return None
    return address["host"].lower(), address["path"].rstrip("/"), address["query"]


def _times(group: Sequence[Article]) -> list[datetime | None]:
    """Return when each edition appeared: by the article, else by the archive."""
    stated = [article.published_at for article in group]
    if len(set(stated)) == len(group):
        return stated
    copied = [_copied_at(article) for article in group]
    return copied if all(copied) else stated


def _copied_at(article: Article) -> datetime | None:
    """Return when an archive copied a page, in UTC; None for any other source."""
    copied = _archived_copy(article)
    stamp = copied and (copied["wayback"] or copied["today"])
    if not stamp:
        return None
    try:
        return datetime.strptime(stamp.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:  # only a year, or no such day
        return None


def _archived_copy(article: Article) -> re.Match[str] | None:
    """Return the match of the address of an archived copy, if an article was read from one."""
    found = (
        _archived().match(one) for one in (article.source, article.url) if "archive." in one.lower()
    )
    return next(filter(None, found), None)


@cache
def _archived() -> re.Pattern[str]:
    """Return the pattern of such an address: when the copy was made, and of which address.

    It is made when it is first needed: with it each start of the program would take longer.
    """
    return re.compile(
        r"https?://(?:web\.archive\.org/web/(?P<wayback>\d{4,14})(?:[a-z]{2}_)?"
        r"|archive\.(?:today|ph|is|li|vn|md|fo)/(?P<today>\d{8,14}))/(?P<address>\S+)",
        re.IGNORECASE,
    )


def _edition_order(article: Article, time: datetime | None) -> tuple[int, float, str, str]:
    """Return what editions are sorted by: the number that they state, then when they appeared."""
    day = article.published.isoformat() if article.published else ""
    return article.edition, time.timestamp() if time else 0.0, day, article.id
