"""Story manifests: TOML files that list the sources of one event and what is known about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import NamedTuple, get_args

from corpus import toml
from corpus.article import Article, Role
from corpus.reading.credits import stated_agency
from corpus.reading.parsed import SourceError, UnreadableError
from corpus.reading.publication_date import parse_date, parse_moment
from corpus.reading.source import STANDARD_INPUT, WEB_URL, is_url, read_bytes
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
        """Return the moment stated here; the article's if no other day is stated."""
        if self.published_at or self.published not in {None, article.published}:
            return self.published_at
        return article.published_at


class Manifest(NamedTuple):
    """A story's title and its sources in order."""

    title: str
    entries: tuple[ManifestEntry, ...]
    path: Path | None = None
    """The file; None where there is none, as for a folder."""


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
            raise UnreadableError("title is not a text")
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
            raise UnreadableError(f"{where}: {key} is not a text")
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
    """Return a path in a manifest, which is relative to that file, relative to its folder."""
    if path == STANDARD_INPUT:
        raise UnreadableError("a manifest lists files, not standard input")
    return path if is_url(path) else (PurePath(manifest).parent / path).as_posix()
