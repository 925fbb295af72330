"""Front matter: what a Markdown file says about itself before its text begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus import toml
from corpus.reading import publication_date as dates
from corpus.reading.errors import ParsedArticle, UnreadableError
from corpus.reading.source import WEB

_TOML_FENCE = re.compile(r"^\+{3,}\s*$", re.MULTILINE)
_LONGEST = 50_000
"""Characters of front matter; more is no metadata, and costs seconds to read."""

# Names by which blogs, archives and clippers call the same thing; the first that is filled counts.
_HEADLINE = ("headline", "title")
_BYLINE = ("byline", "author", "authors")
_PUBLISHED = ("published", "date", "datepublished", "pubdate", "published_at", "created")
_OUTLET = ("outlet", "publication", "publisher", "site_name", "site", "source")
_LANGUAGE = ("language", "lang", "locale")
_URL = ("url", "link", "canonical_url", "source")

_NOTHING = frozenset({"~", "null", "Null", "NULL"})
_WIKI_LINK = re.compile(r"\[\[(?:[^][|]*\|)?([^][]*)\]\]")
_BY = re.compile(r"by\s+", re.IGNORECASE)


def part(text: str) -> tuple[ParsedArticle, str]:
    """What the front matter of a text says, in YAML (`---`) or TOML (`+++`), and the text after it.

    What stands between two lines of dashes and is no table is text, not front matter. Raises
    UnreadableError where front matter is broken.
    """
    from frontmatter.default_handlers import BaseHandler, YAMLHandler

    handlers = {YAMLHandler(): _yaml, BaseHandler(_TOML_FENCE, "+++", "+++"): _toml}
    handler = next((handler for handler in handlers if handler.detect(text)), None)
    try:
        matter, rest = handler.split(text) if handler else ("", text)
    except ValueError:  # no second fence
        return ParsedArticle(), text
    if len(matter) > _LONGEST:
        raise UnreadableError(f"front matter longer than {_LONGEST:,} characters")
    table = handlers[handler](matter) if handler else None
    if table is None:
        return ParsedArticle(), rest
    return (stated(table), rest) if isinstance(table, Mapping) else (ParsedArticle(), text)


def _yaml(matter: str) -> object:
    import yaml

    try:
        # Words, lists and tables are all we need. The C loader overruns its stack on deep nesting
        # and takes the program with it; the safe one spends minutes on seven lines of merges.
        return yaml.load(matter, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        at = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise UnreadableError(f"front matter{at}: {error.problem or 'not understood'}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        cause = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise UnreadableError(f"front matter: {cause}") from None


def _toml(matter: str) -> object:
    try:
        return toml.parse(matter.encode())
    except toml.TomlError as error:
        raise UnreadableError(f"front matter, {error}") from None


def stated(table: Mapping[object, object]) -> ParsedArticle:
    """What a table says about an article, under whichever of the usual names."""
    values = {str(key).lower(): value for key, value in table.items()}
    outlets, urls = ([_words(values.get(name)) for name in names] for names in (_OUTLET, _URL))
    bylines = [_BY.sub("", _words(values.get(name)), count=1) for name in _BYLINE]
    return ParsedArticle(
        headline=_first(_words(values.get(name)) for name in _HEADLINE),
        byline=_first(bylines),
        published=next((day for n in _PUBLISHED if (day := dates.parse(values.get(n)))), None),
        outlet=_first(outlet for outlet in outlets if not WEB.match(outlet)),
        language=_first(_words(values.get(name)) for name in _LANGUAGE),
        url=_first(url for url in urls if WEB.fullmatch(url)),
    )


def _first(words: Iterable[str]) -> str:
    return next((word for word in words if word), "")


def _words(value: object) -> str:
    """A value as words: a text, a person with a name, or a list of these."""
    named = [
        each.get("name") if isinstance(each, Mapping) else each
        for each in (value if isinstance(value, list) else [value])
    ]
    words = [each for each in named if isinstance(each, str) and each not in _NOTHING]
    return _WIKI_LINK.sub(r"\1", ", ".join(words)).strip()
