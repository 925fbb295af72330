"""Recent comparisons as TOML that a person can read and edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from corpus import toml
from corpus.reading.source import Pasted
from corpus.stories.recents__recent import Recent
from corpus.stories.story__sources import Sources
from corpus.text_cleaning import line

_HEAD = (
    "# Comparisons that srcdiff opened lately, the latest first. This file may be edited or\n"
    "# deleted, but comments do not last.\n\n"
)
_KEYS = ("title", "opened", "outlets", "sources", "without", "called", "pasted")


def text(recents: Sequence[Recent]) -> str:
    """The file; `parse` gives back what it holds."""
    import tomli_w

    return _HEAD + tomli_w.dumps({"comparison": [*map(_table, recents)]}, multiline_strings=True)


def parse(data: bytes) -> tuple[Recent, ...]:
    """What a file holds; raises toml.TomlError."""
    whole = toml.parse(data)
    toml.only(whole, ("comparison",))
    found = []
    for number, table in enumerate(_tables(whole, "comparison"), 1):
        try:
            found.append(_recent(table))
        except toml.TomlError as error:
            raise toml.TomlError(f"comparison {number}: {error}") from None
    return tuple(found)


def _table(recent: Recent) -> dict[str, object]:
    sources = recent.sources
    pasted = [one for one in sources.named if isinstance(one, Pasted)]
    table = {
        "title": recent.title,
        "opened": recent.opened,
        "outlets": list(recent.outlets),
        "sources": [one.name if isinstance(one, Pasted) else one for one in sources.named],
        "without": sorted(sources.without),
        "called": sources.title,
        "pasted": [{"name": p.name, "outlet": p.outlet, "text": p.text} for p in pasted],
    }
    return {key: value for key, value in table.items() if value}


def _recent(table: Mapping[str, object]) -> Recent:
    toml.only(table, _KEYS)
    pasted = {one.name: one for one in map(_pasted, _tables(table, "pasted"))}
    opened = table.get("opened")
    if not isinstance(opened, date) or isinstance(opened, datetime):
        raise toml.TomlError("opened is no date, such as 2022-02-17")
    named = tuple(pasted.get(name, name) for name in _texts(table, "sources"))
    if not named:
        raise toml.TomlError("sources is missing")
    sources = Sources(
        named, title=_text(table, "called"), without=frozenset(_texts(table, "without"))
    )
    outlets = tuple(map(line, _texts(table, "outlets")))
    return Recent(line(_text(table, "title")), outlets, opened, sources)


def _pasted(table: Mapping[str, object]) -> Pasted:
    toml.only(table, ("name", "outlet", "text"))
    return Pasted(line(_text(table, "name")), _text(table, "text"), line(_text(table, "outlet")))


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise toml.TomlError(f"{key} is no text")
    return value


def _texts(table: Mapping[str, object], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise toml.TomlError(f"{key} is no list of texts")
    return value


def _tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise toml.TomlError(f"{key} is no list of tables")
    return value
