"""A review as TOML that a person can read and edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from corpus import toml
from corpus.review.model import Anchor, Decision, LeftOut, Note, Review, Says
from corpus.text_cleaning import line, lines

VERSION = 1

_HEAD = (
    "# What people decided and noted about a comparison. srcdiff writes this file anew after each\n"
    "# act, so it may be edited, but comments do not last. A passage is found again by its text.\n"
)
_SAYS: Mapping[object, Says] = {
    "confirmed": "confirmed",
    "rejected": "rejected",
    "added": "added",
}
_ANCHOR = ("outlet", "article", "paragraph", "again", "text")

Table = Mapping[str, object]
Entry = TypeVar("Entry")


def text(review: Review) -> str:
    """The review as TOML; `parse` gives it back."""
    return _HEAD + "\n".join(_tables(review))


def parse(data: bytes) -> Review:
    """The review that a file holds; raises TomlError."""
    whole = toml.parse(data)
    if whole.get("version", VERSION) != VERSION:
        raise toml.TomlError(f"version {whole['version']}; this srcdiff reads version {VERSION}")
    toml.only(whole, ("version", "link", "left_out", "note", "bookmark"))
    return Review(
        _entries(whole, "link", _decision),
        _entries(whole, "left_out", _absence),
        _entries(whole, "note", _note),
        _entries(whole, "bookmark", _bookmark),
    )


def _tables(review: Review) -> Iterator[str]:
    yield _table("", {"version": VERSION})
    for decision in review.decisions:
        yield _table("[[link]]", {"decision": decision.says})
        yield _table("[link.a]", _place(decision.a))
        yield _table("[link.b]", _place(decision.b))
    for absence in review.left_out:
        by = {"by": absence.outlet, "article": absence.article}
        yield _table("[[left_out]]", by)
        yield _table("[left_out.passage]", _place(absence.told))
    for note in review.notes:
        yield _table("[[note]]", {"text": note.text})
        for anchor in note.on:
            yield _table("[[note.on]]", _place(anchor))
    for bookmark in review.bookmarks:
        yield _table("[[bookmark]]", _place(bookmark))


def _table(head: str, values: Table) -> str:
    import tomli_w

    said = {key: value for key, value in values.items() if value}
    body = tomli_w.dumps(said, multiline_strings=True)
    return f"{head}\n{body}" if head else body


def _place(anchor: Anchor) -> Table:
    return {key: getattr(anchor, key) for key in _ANCHOR}


def _entries(whole: Table, key: str, read: Callable[[Table], Entry]) -> tuple[Entry, ...]:
    found: dict[Entry, None] = {}
    for number, table in enumerate(_listed(whole, key, key), 1):
        try:
            found[read(table)] = None
        except toml.TomlError as error:
            raise toml.TomlError(f"{key} {number}: {error}") from None
    return tuple(found)


def _listed(table: Table, key: str, name: str) -> Iterable[Table]:
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(one, Mapping) for one in entries):
        raise toml.TomlError(f"{key} is no list of tables; write [[{name}]]")
    return entries


def _decision(table: Table) -> Decision:
    toml.only(table, ("decision", "a", "b"))
    says = table.get("decision")
    if not isinstance(says, str) or says not in _SAYS:
        raise toml.TomlError(f"decision is none of {', '.join(map(str, _SAYS))}")
    return Decision(_SAYS[says], _inside(table, "a"), _inside(table, "b"))


def _absence(table: Table) -> LeftOut:
    toml.only(table, ("by", "article", "passage"))
    return LeftOut(_inside(table, "passage"), _words(table, "by"), _article(table))


def _note(table: Table) -> Note:
    toml.only(table, ("text", "on"))
    on = tuple(
        _anchor(one, f"on {at}: ") for at, one in enumerate(_listed(table, "on", "note.on"), 1)
    )
    if not 1 <= len(on) <= 2:
        raise toml.TomlError("a note is on one passage or on two")
    return Note(_words(table, "text", lines), on)


def _bookmark(table: Table) -> Anchor:
    return _anchor(table, "")


def _inside(table: Table, key: str) -> Anchor:
    inner = table.get(key)
    if not isinstance(inner, Mapping):
        raise toml.TomlError(f"{key} is no table")
    return _anchor(inner, f"{key}: ")


def _anchor(table: Table, where: str) -> Anchor:
    try:
        toml.only(table, _ANCHOR)
        return Anchor(
            _words(table, "outlet"),
            _words(table, "text"),
            _count(table, "paragraph"),
            _article(table),
            _count(table, "again"),
        )
    except toml.TomlError as error:
        raise toml.TomlError(f"{where}{error}") from None


def _words(table: Table, key: str, clean: Callable[[str], str] = line) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not clean(value):
        raise toml.TomlError(f"{key} is missing or no text")
    return clean(value)


def _article(table: Table) -> str:
    value = table.get("article", "")
    if not isinstance(value, str):
        raise toml.TomlError("article is no text")
    return line(value)


def _count(table: Table, key: str) -> int:
    value = table.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise toml.TomlError(f"{key} is no number from 0 on")
    return value
