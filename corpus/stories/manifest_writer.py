"""A story manifest made for the reader, with what the sources say about themselves filled in."""

from __future__ import annotations

import json
import os.path
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path, PurePath

from corpus.model import Article, Problem
from corpus.reading import SourceError, read_each
from corpus.reading.metadata import UNNAMED_OUTLET
from corpus.reading.parsed import ChoiceError, ParsedArticle, ParsedFeed
from corpus.reading.source import STANDARD_INPUT, WEB_URL, is_url
from corpus.stories.manifest import ManifestEntry
from corpus.stories.story import expand_source
from corpus.text_cleaning import clean_line


def list_entries(
    sources: Sequence[str], *, refresh: bool = False
) -> Iterator[ManifestEntry | Problem]:
    """What a manifest of these sources says, entry by entry; of a feed, each of its reports."""
    for source in sources:
        try:
            named = expand_source(source).entries
        except SourceError as error:
            yield Problem(error.source, error.cause)
            continue
        for entry in named:
            yield from _of(entry, refresh=refresh)


def manifest_toml(title: str, listed: Sequence[ManifestEntry], *, beside: str = "") -> str:
    """A manifest in TOML that lies in the folder `beside`, from which its paths then start.

    Paths are taken as they are written from the working folder on. Raises ValueError where there
    is no way from one folder to the other, or TOML cannot hold a name.
    """
    tables = [
        "".join(
            f"{key} = {_value(value)}\n"
            for key, value in _pairs(replace(entry, source=_path(entry.source, beside)))
        )
        for entry in listed
    ]
    return "\n[[source]]\n".join([f"title = {_value(title)}\n", *tables])


def _of(entry: ManifestEntry, *, refresh: bool) -> Iterator[ManifestEntry | Problem]:
    """The entries of a source, which may hold several articles."""
    if entry.source == STANDARD_INPUT:
        yield Problem(entry.source, "a manifest names files and pages, not standard input")
        return
    for told in read_each(entry.source, refresh=refresh):
        if isinstance(told, ChoiceError):
            yield from _choices(entry.source, told.feed)
        elif isinstance(told, SourceError):
            yield Problem(told.source, told.cause)
        else:
            number = told.source.removeprefix(clean_line(entry.source))
            yield _stated(entry.source + number, entry, told)


def _choices(source: str, listing: ParsedFeed) -> Iterator[ManifestEntry]:
    """The reports of a feed, none of which was read."""
    for number, draft in enumerate(listing.entries, 1):
        if isinstance(draft, ParsedArticle):
            yield ManifestEntry(
                f"{source}#{number}",
                outlet=clean_line(draft.outlet),
                headline=clean_line(draft.headline),
                byline=clean_line(draft.byline),
                url=clean_line(draft.url),
                published=draft.published,
            )


def _stated(source: str, entry: ManifestEntry, article: Article) -> ManifestEntry:
    """An entry with what its article says where the entry says nothing."""
    told = entry.apply_to(article)
    return replace(
        entry,
        source=source,
        outlet="" if told.outlet == UNNAMED_OUTLET else told.outlet,
        headline=told.headline,
        byline=told.byline,
        url=told.url if WEB_URL.fullmatch(told.url) and told.url != source else "",
        published=told.published,
    )


def _pairs(entry: ManifestEntry) -> Iterator[tuple[str, str | date]]:
    """The keys of an entry that say something, by the names that a manifest has for them."""
    for field in fields(entry):
        if value := getattr(entry, field.name):
            yield "path" if field.name == "source" else field.name, value


def _value(value: str | date) -> str:
    """A text or a date as TOML has it."""
    if isinstance(value, date):
        return value.isoformat()
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{clean_line(value)}: TOML cannot hold such a name")
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _path(source: str, beside: str) -> str:
    """A path from the folder of the manifest on, with forward slashes on every system.

    One that starts from the root of the machine stays as it is, unless it lies in that folder.
    """
    if is_url(source):
        return source
    given, path = PurePath(source), PurePath(os.path.relpath(source, beside or Path()))
    return (given if given.is_absolute() and ".." in path.parts else path).as_posix()
