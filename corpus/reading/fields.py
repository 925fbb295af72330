"""What records and documents state about an article, by the names in `fields.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.reading import publication_date as dates
from corpus.reading.metadata import person_names
from corpus.reading.outlet_names import find_outlet, host_of
from corpus.reading.parsed import ParsedArticle
from corpus.reading.source import WEB_URL

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMING_KEYS = ("name", "title", "value", "literal", "label")
"""Where an object keeps its name: an author, a source, a headline."""
_NULLS = frozenset({"~", "null", "none", "nan"})
_WIKI_LINK = re.compile(r"\[\[(?:[^][|]*\|)?([^][]*)\]\]")
_BASIC_TIME = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)? ?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
"""A day and time of ISO 8601 without signs between, as NITF has it: 20220217T103000Z."""
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)
"""A moment in seconds, or thousandths of them, since 1970, as tables of data are exported."""
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_RIGHTS = re.compile(r"[.,;]? all rights reserved\b.*", re.IGNORECASE)
_SUBTAG = re.compile(r"[-_]")
_QCODE = re.compile(r"[A-Za-z][\w-]*:(?=\w)")
"""The prefix of a code in NewsML-G2: "nprov:" in "nprov:AFP"."""
_TITLE_OF_A_PERSON = "byttl"
"""The element inside a byline of NITF that holds no name."""
_SPACE_BEFORE_COMMA = re.compile(r"\s+(?=[,;])")


@cache
def _tables() -> Mapping[str, Mapping[str, Sequence[str]]]:
    import tomli

    return tomli.loads(Path(__file__).with_name("fields.toml").read_text("utf-8"))


def field_names(section: str, field: str) -> Sequence[str]:
    """Return the names of a field in a section of `fields.toml`, best first."""
    return _tables()[section][field]


@cache
def record_keys(field: str) -> tuple[str, ...]:
    """Return the keys of a field in records, as `normalized_key` writes them."""
    return tuple(dict.fromkeys(map(normalized_key, field_names("records", field))))


def normalized_key(key: object) -> str:
    """Return a key in small letters and digits alone: "Published At" is "publishedat"."""
    return "".join(filter(str.isalnum, str(key).lower()))


def record_metadata(table: Mapping[object, object]) -> ParsedArticle:
    """Return what a record says about an article, under any of the usual names, without text."""
    values = {normalized_key(key): value for key, value in table.items()}

    def given(field: str) -> list[object]:
        return [values[key] for key in record_keys(field) if values.get(key) is not None]

    outlets, urls = ([_words(one) for one in given(field)] for field in ("outlet", "url"))
    published, published_at = stated_time(given("published"))
    agencies = [_words(one) for one in given("agency")] + [
        name for one in given("byline") for name in _agencies(one)
    ]
    return ParsedArticle(
        headline=_first(map(_main, given("headline"))),
        byline=_first(person_names(_words(one)) for one in given("byline")),
        published=published,
        published_at=published_at,
        agency=_first(agencies),
        role="release" if "release" in map(_words, given("role")) else "report",
        outlet=_first(outlet for outlet in outlets if not WEB_URL.match(outlet))
        or find_outlet([_words(one) for one in given("copyright")]),
        language=language_name_to_code(_first(map(_words, given("language")))),
        url=_first(url for url in urls if WEB_URL.fullmatch(url)),
    )


def document_metadata(section: str, element: Element) -> ParsedArticle:
    """Return what an element of XML says about its article, without text.

    Args:
        section: of `fields.toml`, which holds the paths.
        element: the article's own, from `parse_xml`.

    """
    headline = _first(_stated(section, "headline", element))
    outlets = [_RIGHTS.sub("", _QCODE.sub("", one)) for one in _stated(section, "outlet", element)]
    named = [one for one in outlets if one != headline and not WEB_URL.match(one)]
    copyright_lines = _stated(section, "copyright", element)
    agencies = (_QCODE.sub("", one).rstrip(" –—-") for one in _stated(section, "agency", element))
    bylines = (one for one in _stated(section, "byline", element) if _is_name(one))
    published, published_at = stated_time(_stated(section, "published", element))
    return ParsedArticle(
        headline=headline,
        byline=_first(map(person_names, bylines)),
        published=published,
        published_at=published_at,
        agency=_first(agencies),
        outlet=_first(one for one in named if not _DOMAIN.fullmatch(one))
        or find_outlet(copyright_lines)
        or _first(named)
        or _first(map(host_of, outlets)),
        language=language_name_to_code(_first(_stated(section, "language", element))),
        url=_first(one for one in _stated(section, "url", element) if WEB_URL.fullmatch(one)),
    )


def find_elements(section: str, field: str, element: Element) -> list[Element]:
    """Return the elements at the first path of a field that leads to one with text."""
    for path in field_names(section, field):
        found = element.findall(path)
        if any("".join(one.itertext()).strip() for one in found):
            return found
    return []


def stated_time(values: Iterable[object]) -> tuple[date | None, datetime | None]:
    """Return the day, and the moment if it has a zone, in the first value that names one."""
    for value in values:
        stated = value
        if _SECONDS.fullmatch(str(value)):
            stated = datetime.fromtimestamp(int(str(value)[:10]), UTC)
        elif isinstance(value, str) and (match := _BASIC_TIME.fullmatch(value.strip())):
            year, month, day, hour, minute, second, zone = match.groups()
            stated = f"{year}-{month}-{day}"
            if hour:
                stated += f"T{hour}:{minute}:{second or '00'}{zone or ''}"
        moment = dates.parse_moment(stated)
        if found := (moment.date() if moment else dates.parse_date(stated)):
            return found, moment
    return None, None


def language_name_to_code(name: str) -> str:
    """Return the ISO 639-1 code of a language; the name itself where it is in no table.

    >>> language_name_to_code("eng"), language_name_to_code("GERMAN")
    ('en', 'de')
    """
    key = _SUBTAG.split(name.strip().lower(), maxsplit=1)[0]
    return next((code for code, names in _tables()["languages"].items() if key in names), name)


def _stated(section: str, field: str, element: Element) -> list[str]:
    """Return the texts and attributes at the paths of a field, in their order."""
    found: list[str] = []
    for path in field_names(section, field):
        where, at, attribute = path.rpartition("@")
        if not at or path.endswith("]"):
            found += (_text(one) for one in element.findall(path))
        else:
            holders = element.findall(where) if where else [element]
            found += (one.get(attribute, "") for one in holders)
    return [text for text in (" ".join(one.split()) for one in found) if text]


def _is_name(byline: str) -> bool:
    """Whether a byline is more than initials or the name of an account: "gr/bp", "VRG"."""
    return " " in byline or not byline.isascii()


def _text(element: Element) -> str:
    """Return the words of an element; of a byline, without the titles of persons."""
    if element.tag != "byline":
        return "".join(element.itertext())
    return _SPACE_BEFORE_COMMA.sub("", " ".join(_untitled(element)))


def _untitled(element: Element) -> Iterator[str]:
    """Yield the pieces of text in an element, in their order, without the titles of persons."""
    yield element.text or ""
    for child in element:
        if child.tag != _TITLE_OF_A_PERSON:
            yield from _untitled(child)
        yield child.tail or ""


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _main(value: object) -> str:
    """Return a headline: of several, as ninjs 2 has them, the main one."""
    if not isinstance(value, list):
        return _words(value)
    roles = [one.get("role") if isinstance(one, Mapping) else None for one in value]
    return _words(value[roles.index("main")] if "main" in roles else value[:1])


def _agencies(value: object) -> list[str]:
    """Return the names of authors that a record marks as agencies."""
    return [
        str(one.get("name", ""))
        for one in (value if isinstance(value, list) else [])
        if isinstance(one, Mapping) and one.get("isAgency") is True
    ]


def _words(value: object) -> str:
    """Return a text, an object's name, or a list of these as one text; "" for anything else."""
    named = [
        next((each[key] for key in _NAMING_KEYS if isinstance(each.get(key), str)), None)
        if isinstance(each, Mapping)
        else each
        for each in (value if isinstance(value, list) else [value])
        if not (isinstance(each, Mapping) and each.get("isAgency") is True)
    ]
    words = [each for each in named if isinstance(each, str) and each.lower() not in _NULLS]
    return _WIKI_LINK.sub(r"\1", ", ".join(words)).strip()
