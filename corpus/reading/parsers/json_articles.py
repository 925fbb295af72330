"""The door for JSON: articles as programs hand them on, one or several, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.reading.encoding import decode
from corpus.reading.errors import UnreadableError
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph
from corpus.reading.parsers import front_matter

_TEXT = ("text", "articlebody", "body", "content")
_LISTS = ("articles", "items", "documents")
_MOST = 10_000
"""Articles of one source."""


def parse(data: bytes) -> ParsedArticle | ParsedFeed:
    """The article that an object holds, as `text` or `paragraphs`; of a list or of lines, each."""
    text = decode(data)
    try:
        value = _parsed(text)
    except UnreadableError as error:
        lines = text.strip().split("\n")
        if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
            raise
        try:
            _parsed(lines[0])
        except UnreadableError:
            raise error from None
        _count(lines)
        return ParsedFeed(tuple(_of_lines(lines)))
    if isinstance(value, Mapping):
        held = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
        if held is None:
            return _article(value)
        value = held
    if not isinstance(value, list):
        raise UnreadableError("no article in it: no object, and no list of objects")
    _count(value)
    return ParsedFeed(tuple(map(_tried, value)))


def _count(held: Sequence[object]) -> None:
    if len(held) > _MOST:
        raise UnreadableError(f"more than {_MOST:,} articles")


def _of_lines(lines: Sequence[str]) -> Iterator[ParsedArticle | UnreadableError]:
    """An article a line; empty lines are none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _tried(_parsed(line))
            except UnreadableError as error:
                yield UnreadableError(str(error).replace("line 1", f"line {number}", 1))


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"{where}: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; 5,000 brackets
        cause = "nested too deep" if isinstance(error, RecursionError) else "a number too long"
        raise UnreadableError(cause) from None


def _tried(value: object) -> ParsedArticle | UnreadableError:
    try:
        if not isinstance(value, Mapping):
            raise UnreadableError("no object with a text")
        return _article(value)
    except UnreadableError as error:
        return error


def _article(table: Mapping[object, object]) -> ParsedArticle:
    """The article of one object; what it says about itself goes by the names of front matter."""
    values = {str(key).lower(): value for key, value in table.items()}
    paragraphs = values.get("paragraphs")
    if isinstance(paragraphs, list):
        texts = [each for each in paragraphs if isinstance(each, str)]
    else:
        text = next((values[key] for key in _TEXT if isinstance(values.get(key), str)), None)
        if not isinstance(text, str):
            raise UnreadableError("no text in it, and no paragraphs")
        texts = split_paragraphs(text)
    return replace(front_matter.metadata_from(table), paragraphs=tuple(map(ParsedParagraph, texts)))
