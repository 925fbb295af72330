"""Story manifests: TOML files that list the sources of one event and what is known about them.

`expand_source` reads one, or makes one of a folder, a pattern or a single source. `list_entries`
states what the texts of some sources say, `manifest_toml` writes it down, to be completed by hand.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import NamedTuple, get_args

from corpus import toml
from corpus.article import Article, Problem, Role
from corpus.reading import SourceError, read_each
from corpus.reading.credits import stated_agency
from corpus.reading.outlet_names import UNNAMED_OUTLET
from corpus.reading.parsed import ChoiceError, ParsedArticle, ParsedFeed, UnreadableError
from corpus.reading.publication_date import parse_date, parse_moment
from corpus.reading.source import (
    STANDARD_INPUT,
    WEB_URL,
    article_files,
    folder_holds,
    is_folder,
    is_pattern,
    is_url,
    matching_files,
    read_bytes,
)
from corpus.text_cleaning import clean_line

MANIFEST_FILE = "story.toml"
"""The name of the manifest that makes a folder a story."""

_STORY_KEYS = ("title", "source")
_TEXT_KEYS = ("path", "outlet", "headline", "byline", "url", "language", "agency")
_SOURCE_KEYS = (*_TEXT_KEYS, "published", "role", "edition")
_ROLES = get_args(Role)
_MAX_EDITION = 10_000


class ManifestEntry(NamedTuple):
    """One source of a story; what is empty is taken from its text."""

    source: str
    outlet: str = ""
    headline: str = ""
    byline: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""
    """Its ISO 639 code."""
    published_at: datetime | None = None
    agency: str = ""
    role: Role | None = None
    edition: int = 0

    def apply_to(self, article: Article) -> Article:
        """Return the article with what this entry states instead of what its text says."""
        return replace(
            article,
            outlet=self.outlet or article.outlet,
            headline=self.headline or article.headline,
            byline=self.byline or article.byline,
            published=self.published or article.published,
            published_at=self._moment(article),
            agency=stated_agency(self.agency) or article.agency,
            role=self.role or article.role,
            edition=self.edition or article.edition,
            url=self.url or article.url,
            language=self.language or article.language,
        )

    def _moment(self, article: Article) -> datetime | None:
        """Return the moment stated here; the article's own unless another day is stated."""
        is_another_day = self.published is not None and self.published != article.published
        if self.published_at or is_another_day:
            return self.published_at
        return article.published_at


class Manifest(NamedTuple):
    """A story's title and its sources in order."""

    title: str
    entries: tuple[ManifestEntry, ...]
    path: Path | None = None
    """The file; None where there is none, as for a folder."""


# Reading


def expand_source(source: str, folder: str = "") -> Manifest:
    """Return the sources that one source stands for, as a manifest.

    They are those of a manifest, the articles of a folder, the files that a pattern matches, or the
    source itself. Raises SourceError.
    """
    if is_folder(source, folder):
        if folder_holds(source, MANIFEST_FILE, folder):
            return load((PurePath(source) / MANIFEST_FILE).as_posix(), folder)
        names = article_files(source, folder)
    elif is_pattern(source, folder):
        names = matching_files(source, folder)
    elif source.lower().endswith(".toml"):
        return load(source, folder)
    else:
        names = [source]
    return Manifest("", tuple(map(ManifestEntry, names)))


def load(source: str, folder: str = "") -> Manifest:
    """Return the manifest at a path, which is relative to `folder`.

    Its own paths are relative to the manifest; they are returned relative to `folder`. Raises
    SourceError where it cannot be read or is not understood.
    """
    try:
        table = toml.parse(read_bytes(source, folder))
        toml.reject_unknown_keys(table, _STORY_KEYS)
        title, listed = table.get("title", ""), table.get("source", [])
        if not isinstance(title, str):
            raise UnreadableError("title must be text in quotes")
        if not isinstance(listed, list) or not listed:
            raise UnreadableError("it has no [[source]]")
        entries = (_entry(number, entry, source) for number, entry in enumerate(listed, 1))
        return Manifest(clean_line(title), tuple(entries), Path(folder, source))
    except (toml.TomlError, UnreadableError) as error:
        raise SourceError(source, str(error)) from None


def _entry(number: int, table: object, manifest: str) -> ManifestEntry:
    where = f"source {number}"
    if not isinstance(table, Mapping):
        raise UnreadableError(f"{where} is not a table; write [[source]]")
    try:
        toml.reject_unknown_keys(table, _SOURCE_KEYS)
    except toml.TomlError as error:
        raise UnreadableError(f"{where}: {error}") from None
    texts: dict[str, str] = {}
    for key in _TEXT_KEYS:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise UnreadableError(f"{where}: {key} must be text in quotes")
        texts[key] = value if key == "path" else clean_line(value)
    if texts["url"] and not WEB_URL.fullmatch(texts["url"]):
        raise UnreadableError(f"{where}: url is not a web address")
    if texts["language"]:
        texts["language"] = _language_code(texts["language"], where)
    if not texts["path"].strip():
        raise UnreadableError(f"{where}: path is missing")
    published = parse_date(table.get("published"))
    if "published" in table and published is None:
        raise UnreadableError(f"{where}: published is not a date, such as 2022-02-17")
    path = _relative_to_folder(manifest, texts.pop("path"))
    return ManifestEntry(
        path,
        **texts,
        published=published,
        published_at=parse_moment(table.get("published")),
        role=_role(table.get("role"), where),
        edition=_edition(table.get("edition", 0), where),
    )


def _role(value: object, where: str) -> Role | None:
    role = next((role for role in _ROLES if role == value), None)
    if value is not None and role is None:
        raise UnreadableError(f"{where}: role is neither report nor release")
    return role


def _edition(value: object, where: str) -> int:
    if type(value) is int and 0 <= value <= _MAX_EDITION:
        return value
    raise UnreadableError(f"{where}: edition is not a number, such as 2")


def _language_code(language: str, where: str) -> str:
    from corpus.language.languages import language_code

    if code := language_code(language):
        return code
    raise UnreadableError(f"{where}: language is not a code, such as de")


def _relative_to_folder(manifest: str, path: str) -> str:
    """Return a path that a manifest lists, joined with the folder in which the manifest lies.

    "../texts/a.txt" in "strike/story.toml" is "strike/../texts/a.txt".
    """
    if path == STANDARD_INPUT:
        raise UnreadableError("a manifest lists files, not standard input")
    return path if is_url(path) else (PurePath(manifest).parent / path).as_posix()


# Writing


_FIELDS = tuple(name for name in ManifestEntry._fields if name != "published_at")
"""The fields of an entry that a manifest holds, by their names."""


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
        title, [entry._replace(source=_relative_path(entry.source, beside)) for entry in entries]
    )


def placed_manifest_toml(title: str, entries: Sequence[ManifestEntry]) -> str:
    """Return a manifest in TOML from entries whose paths are as seen from its own folder.

    Raises ValueError where TOML cannot hold a name.
    """
    tables = [
        "".join(f"{key} = {_toml_value(value)}\n" for key, value in _keys_and_values(entry))
        for entry in entries
    ]
    return "\n[[source]]\n".join([f"title = {_toml_value(title)}\n", *tables])


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
            fragment = article.source.removeprefix(clean_line(entry.source))  # "#3" of a feed
            yield _fill_in(entry.source + fragment, entry, article)


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
    """Return an entry with what its article says where the entry says nothing.

    A language or an edition that the entry does not state stays empty: the article's language may
    be a guess. Of the roles only `release` is filled in, since an entry without one is a report.
    """
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


def _keys_and_values(entry: ManifestEntry) -> Iterator[tuple[str, str | int | date]]:
    """Yield the keys and values of an entry that are not empty, as a manifest names them."""
    for name in _FIELDS:
        value = getattr(entry, name)
        if name == "published":
            value = entry.published_at or value
        if value:
            yield "path" if name == "source" else name, value


def _toml_value(value: str | int | date) -> str:
    """Return a text, a number or a date in TOML; raises ValueError for what TOML cannot hold."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{clean_line(value)}: TOML cannot hold such a name")
    import json  # a string of JSON is one of TOML too, but for U+007F

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _relative_path(source: str, beside: str) -> str:
    """Return a source relative to the folder of the manifest, with forward slashes.

    An absolute path stays as it is, unless it lies in that folder.
    """
    if is_url(source):
        return source
    given, path = PurePath(source), PurePath(os.path.relpath(source, beside or Path()))
    return (given if given.is_absolute() and ".." in path.parts else path).as_posix()
