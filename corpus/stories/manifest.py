"""The story manifest: which sources tell one event, and what is known about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from corpus import toml
from corpus.model import Article
from corpus.reading import publication_date as dates
from corpus.reading.errors import SourceError, UnreadableError
from corpus.reading.source import STANDARD_INPUT, WEB_URL, is_url, read_bytes
from corpus.text_cleaning import clean_line

MANIFEST_FILE = "story.toml"
"""The manifest that makes a folder a story."""

_STORY_KEYS = ("title", "source")
_WORDS = ("path", "outlet", "headline", "byline", "url", "language")
_SOURCE_KEYS = (*_WORDS, "published")


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One source of a story; empty where the text is to say it."""

    source: str
    outlet: str = ""
    headline: str = ""
    byline: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""
    """Its ISO 639 code."""

    def apply_to(self, article: Article) -> Article:
        """The article with what this entry says in the place of what its text says."""
        return replace(
            article,
            outlet=self.outlet or article.outlet,
            headline=self.headline or article.headline,
            byline=self.byline or article.byline,
            published=self.published or article.published,
            url=self.url or article.url,
            language=self.language or article.language,
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """A story's title and its sources, in the order of the manifest."""

    title: str
    entries: tuple[ManifestEntry, ...]
    path: Path | None = None
    """Its file; None where a source stands for itself."""


def load(source: str, folder: str = "") -> Manifest:
    """The manifest at a path; its sources are named as it names them, from its own folder on.

    Raises SourceError where it cannot be read or says something that is not understood.
    """
    try:
        table = toml.parse(read_bytes(source, folder))
        toml.reject_unknown_keys(table, _STORY_KEYS)
        title, listed = table.get("title", ""), table.get("source", [])
        if not isinstance(title, str):
            raise UnreadableError("title is no text")
        if not isinstance(listed, list) or not listed:
            raise UnreadableError("no [[source]] in it")
        entries = (_entry(number, entry, source) for number, entry in enumerate(listed, 1))
        return Manifest(clean_line(title), tuple(entries), Path(folder, source))
    except (toml.TomlError, UnreadableError) as error:
        raise SourceError(source, str(error)) from None


def _entry(number: int, table: object, manifest: str) -> ManifestEntry:
    where = f"source {number}"
    if not isinstance(table, Mapping):
        raise UnreadableError(f"{where} is no table; write [[source]]")
    try:
        toml.reject_unknown_keys(table, _SOURCE_KEYS)
    except toml.TomlError as error:
        raise UnreadableError(f"{where}: {error}") from None
    words: dict[str, str] = {}
    for key in _WORDS:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise UnreadableError(f"{where}: {key} is no text")
        words[key] = value if key == "path" else clean_line(value)
    if words["url"] and not WEB_URL.fullmatch(words["url"]):
        raise UnreadableError(f"{where}: url is no web address")
    if words["language"]:
        words["language"] = _code(words["language"], where)
    if not words["path"].strip():
        raise UnreadableError(f"{where}: path is missing")
    published = dates.parse_date(table.get("published"))
    if "published" in table and published is None:
        raise UnreadableError(f"{where}: published is no date, such as 2022-02-17")
    return ManifestEntry(_beside(manifest, words.pop("path")), **words, published=published)


def _code(language: str, where: str) -> str:
    from corpus.language.languages import language_code

    if found := language_code(language):
        return found
    raise UnreadableError(f"{where}: language is no code, such as de")


def _beside(manifest: str, path: str) -> str:
    """A path as the manifest writes it, from the manifest's own folder on."""
    if path == STANDARD_INPUT:
        raise UnreadableError("a manifest names files, not standard input")
    return path if is_url(path) else (PurePath(manifest).parent / path).as_posix()
