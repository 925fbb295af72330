"""The parser of JSON: one article, a list of articles, or one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.reading.encoding import decode
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError
from corpus.reading.parsers.front_matter import metadata_from

_TEXT_KEYS = ("text", "articlebody", "body", "content")
_LIST_KEYS = ("articles", "items", "documents")
_MAX_ARTICLES = 10_000
"""Articles in one source."""


def parse(data: bytes) -> ParsedArticle | ParsedFeed:
    """Return the article in an object, or those in a list of objects or in lines of objects.

    An object has `text` or a list `paragraphs`, and metadata under the names used in front matter.
    Raises UnreadableError where the JSON is broken or holds no article.
    """
    text = decode(data)
    try:
        value = _load(text)
    except UnreadableError as error:
        lines = text.strip().split("\n")
        if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
            raise
        try:
            _load(lines[0])
        except UnreadableError:
            raise error from None
        _check_number(lines)
        return ParsedFeed(tuple(_line_articles(lines)))
    if isinstance(value, Mapping):
        lists = (value[key] for key in _LIST_KEYS if isinstance(value.get(key), list))
        articles = next(lists, None)
        if articles is None:
            return _article(value)
        value = articles
    if not isinstance(value, list):
        raise UnreadableError("no article in it: neither an object nor a list of objects")
    _check_number(value)
    return ParsedFeed(tuple(map(_article_or_error, value)))


def _check_number(articles: Sequence[object]) -> None:
    if len(articles) > _MAX_ARTICLES:
        raise UnreadableError(f"more than {_MAX_ARTICLES:,} articles")


def _line_articles(lines: Sequence[str]) -> Iterator[ParsedArticle | UnreadableError]:
    """Yield the article of each line that is not empty."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _article_or_error(_load(line))
            except UnreadableError as error:
                yield UnreadableError(str(error).replace("line 1", f"line {number}", 1))


def _load(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"{where}: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except RecursionError:
        raise UnreadableError("nested too deeply") from None
    except ValueError:  # Python refuses to read more than 4,300 digits
        raise UnreadableError("a number with too many digits") from None


def _article_or_error(value: object) -> ParsedArticle | UnreadableError:
    try:
        if not isinstance(value, Mapping):
            raise UnreadableError("not an object with a text")
        return _article(value)
    except UnreadableError as error:
        return error


def _article(table: Mapping[object, object]) -> ParsedArticle:
    values = {str(key).lower(): value for key, value in table.items()}
    paragraphs = values.get("paragraphs")
    if isinstance(paragraphs, list):
        texts = [each for each in paragraphs if isinstance(each, str)]
    else:
        text = next((values[key] for key in _TEXT_KEYS if isinstance(values.get(key), str)), None)
        if not isinstance(text, str):
            raise UnreadableError("it has neither a text nor paragraphs")
        texts = split_paragraphs(text)
    return replace(metadata_from(table), paragraphs=tuple(map(ParsedParagraph, texts)))
