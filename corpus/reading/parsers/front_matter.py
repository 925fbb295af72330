"""Front matter: metadata in YAML or TOML at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus import toml
from corpus.reading import publication_date as dates
from corpus.reading.parsed import ParsedArticle, UnreadableError
from corpus.reading.source import WEB_URL

_YAML_FENCE = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_TOML_FENCE = re.compile(r"^\+{3,}\s*$", re.MULTILINE)
_MAX_CHARACTERS = 50_000
"""More than this is not metadata, and takes seconds to parse."""

# The names under which blogs, archives and clippers give each field; the first that is filled wins.
_HEADLINE = ("headline", "title")
_BYLINE = ("byline", "author", "authors")
_PUBLISHED = ("published", "date", "datepublished", "pubdate", "published_at", "created")
_OUTLET = ("outlet", "publication", "publisher", "site_name", "site", "source")
_AGENCY = ("agency", "news_agency", "wire")
_LANGUAGE = ("language", "lang", "locale")
_URL = ("url", "link", "canonical_url", "source")

_NULLS = frozenset({"~", "null", "Null", "NULL"})
_WIKI_LINK = re.compile(r"\[\[(?:[^][|]*\|)?([^][]*)\]\]")
_BY = re.compile(r"by\s+", re.IGNORECASE)


def split_front_matter(text: str) -> tuple[ParsedArticle, str]:
    """Return the metadata of a text that opens with front matter, and the text after it.

    Front matter stands between two lines `---` (YAML) or `+++` (TOML). Where it is not a table, or
    there is no second fence, the whole text is returned and the metadata is empty. Raises
    UnreadableError where front matter cannot be parsed.
    """
    fence, parse = (_TOML_FENCE, _parse_toml) if text[:1] == "+" else (_YAML_FENCE, _parse_yaml)
    if not fence.match(text) or len(parts := fence.split(text, 2)) < 3:
        return ParsedArticle(), text
    _, matter, rest = parts
    if len(matter) > _MAX_CHARACTERS:
        raise UnreadableError(f"front matter longer than {_MAX_CHARACTERS:,} characters")
    table = parse(matter)
    if isinstance(table, Mapping):
        return metadata_from(table), rest
    return ParsedArticle(), rest if table is None else text


def metadata_from(table: Mapping[object, object]) -> ParsedArticle:
    """Return what a table says about an article, under any of the usual names, without text."""
    values = {str(key).lower(): value for key, value in table.items()}
    outlets, urls = ([_words(values.get(name)) for name in names] for names in (_OUTLET, _URL))
    bylines = [_BY.sub("", _words(values.get(name)), count=1) for name in _BYLINE]
    return ParsedArticle(
        headline=_first(_words(values.get(name)) for name in _HEADLINE),
        byline=_first(bylines),
        published=next((day for n in _PUBLISHED if (day := dates.parse_date(values.get(n)))), None),
        published_at=next(
            (time for n in _PUBLISHED if (time := dates.parse_moment(values.get(n)))), None
        ),
        agency=_first(_words(values.get(name)) for name in _AGENCY),
        role="release" if _words(values.get("role")).lower() == "release" else "report",
        outlet=_first(outlet for outlet in outlets if not WEB_URL.match(outlet)),
        language=_first(_words(values.get(name)) for name in _LANGUAGE),
        url=_first(url for url in urls if WEB_URL.fullmatch(url)),
    )


def _parse_yaml(matter: str) -> object:
    import yaml

    try:
        # BaseLoader makes texts, lists and tables, which is all we need. PyYAML's C loader overruns
        # its stack on deep nesting and crashes; SafeLoader spends minutes on seven lines of merges.
        return yaml.load(matter, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        at = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        cause = error.problem or "cannot be parsed"
        raise UnreadableError(f"front matter{at}: {cause}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        cause = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UnreadableError(f"front matter: {cause}") from None


def _parse_toml(matter: str) -> object:
    try:
        return toml.parse(matter.encode())
    except toml.TomlError as error:
        raise UnreadableError(f"front matter, {error}") from None


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _words(value: object) -> str:
    """Return a text, a person's name, or a list of these as one text; "" for anything else."""
    named = [
        each.get("name") if isinstance(each, Mapping) else each
        for each in (value if isinstance(value, list) else [value])
    ]
    words = [each for each in named if isinstance(each, str) and each not in _NULLS]
    return _WIKI_LINK.sub(r"\1", ", ".join(words)).strip()
