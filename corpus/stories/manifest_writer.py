"""The writer of story manifests: sources with what their texts state, to be completed by hand."""

from __future__ import annotations

import json
import os.path
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePath

from corpus.article import Article, Problem
from corpus.reading import SourceError, read_each
from corpus.reading.metadata import UNNAMED_OUTLET
from corpus.reading.parsed import ChoiceError, ParsedArticle, ParsedFeed
from corpus.reading.source import STANDARD_INPUT, WEB_URL, is_url
from corpus.stories.manifest import ManifestEntry
from corpus.stories.story import expand_source
from corpus.text_cleaning import clean_line

_FIELDS = tuple(name for name in ManifestEntry._fields if name != "published_at")


def list_entries(
    sources: Sequence[str], *, refresh: bool = False
) -> Iterator[ManifestEntry | Problem]:
    """Yield a manifest entry for each article in the sources; of a feed, for each report.

    With `refresh`, pages in the cache are fetched again.
    """
    for source in sources:
        try:
            entries = expand_source(source).entries
        except SourceError as error:
            yield Problem(error.source, error.cause)
            continue
        for entry in entries:
            yield from _complete(entry, refresh=refresh)


def manifest_toml(title: str, entries: Sequence[ManifestEntry], *, beside: str = "") -> str:
    """Return a manifest in TOML, to be written into the folder `beside`.

    The paths of the entries are relative to the working folder, in the manifest to its own. Raises
    ValueError where there is no way from one folder to the other, or TOML cannot hold a name.
    """
    return placed_manifest_toml(
        title, [entry._replace(source=_path(entry.source, beside)) for entry in entries]
    )


def placed_manifest_toml(title: str, entries: Sequence[ManifestEntry]) -> str:
    """Return a manifest in TOML from entries whose paths are as seen from its own folder.

    Raises ValueError where TOML cannot hold a name.
    """
    tables = [
        "".join(f"{key} = {_value(value)}\n" for key, value in _pairs(entry)) for entry in entries
    ]
    return "\n[[source]]\n".join([f"title = {_value(title)}\n", *tables])


def _complete(entry: ManifestEntry, *, refresh: bool) -> Iterator[ManifestEntry | Problem]:
    """Yield an entry for each article of an entry's source, with what the article states."""
    if entry.source == STANDARD_INPUT:
        yield Problem(entry.source, "a manifest lists files and pages, not standard input")
        return
    for article in read_each(entry.source, refresh=refresh):
        if isinstance(article, ChoiceError):
            yield from _feed_entries(entry.source, article.feed)
        elif isinstance(article, SourceError):
            yield Problem(article.source, article.cause)
        else:
            number = article.source.removeprefix(clean_line(entry.source))
            yield _fill_in(entry.source + number, entry, article)


def _feed_entries(source: str, feed: ParsedFeed) -> Iterator[ManifestEntry]:
    """Yield the reports of a feed by what the feed states, without fetching them."""
    for number, parsed in enumerate(feed.entries, 1):
        if isinstance(parsed, ParsedArticle):
            yield ManifestEntry(
                f"{source}#{number}",
                outlet=clean_line(parsed.outlet),
                headline=clean_line(parsed.headline),
                byline=clean_line(parsed.byline),
                url=clean_line(parsed.url),
                published=parsed.published,
                published_at=parsed.published_at,
            )


def _fill_in(source: str, entry: ManifestEntry, article: Article) -> ManifestEntry:
    """Return an entry with what its article says where the entry says nothing."""
    known = entry.apply_to(article)
    return entry._replace(
        source=source,
        outlet="" if known.outlet == UNNAMED_OUTLET else known.outlet,
        headline=known.headline,
        byline=known.byline,
        url=known.url if WEB_URL.fullmatch(known.url) and known.url != source else "",
        published=known.published,
        published_at=known.published_at,
        agency=known.agency,
        role="release" if known.role == "release" else entry.role,
    )


def _pairs(entry: ManifestEntry) -> Iterator[tuple[str, str | int | date]]:
    """Yield the keys and values of an entry that are not empty, as a manifest names them."""
    for name in _FIELDS:
        value = getattr(entry, name)
        if name == "published":
            value = entry.published_at or value
        if value:
            yield "path" if name == "source" else name, value


def _value(value: str | int | date) -> str:
    """Return a text, a number or a date in TOML; raises ValueError for what TOML cannot hold."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{clean_line(value)}: TOML cannot hold such a name")
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _path(source: str, beside: str) -> str:
    """Return a source relative to the folder of the manifest, with forward slashes.

    An absolute path stays as it is, unless it lies in that folder.
    """
    if is_url(source):
        return source
    given, path = PurePath(source), PurePath(os.path.relpath(source, beside or Path()))
    return (given if given.is_absolute() and ".." in path.parts else path).as_posix()
