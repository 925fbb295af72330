"""The parser of Markdown: its words without the marks around them, and its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus import toml
from corpus.reading.encoding import decode
from corpus.reading.fields import record_metadata
from corpus.reading.parsed import ParsedArticle, ParsedParagraph, UnreadableError
from corpus.reading.parsers.plain_text import split_paragraphs
from corpus.reading.parsers.web_page import BREAKING_TAG, strip_tags

if TYPE_CHECKING:
    from markdown_it.token import Token

_YAML_FENCE = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_TOML_FENCE = re.compile(r"^\+{3,}\s*$", re.MULTILINE)
_MAX_FRONT_MATTER = 50_000
"""Characters; more than this is not metadata, and takes seconds to parse."""


def parse(data: bytes) -> ParsedArticle:
    """Return the paragraphs of a Markdown text, and what its front matter states.

    List items and table rows are paragraphs of their own. The addresses of links and the
    descriptions of images are left out, and HTML tags are dropped. Raises UnreadableError for
    broken front matter.
    """
    from markdown_it import MarkdownIt

    stated, text = split_front_matter(decode(data))
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return replace(
        stated, paragraphs=tuple(_paragraphs(tokens)), headline=stated.headline or _title(tokens)
    )


def _title(tokens: Sequence[Token]) -> str:
    """Return the first heading of rank 1, or else the heading that opens the text, or ""."""
    for place, (token, inline) in enumerate(pairwise(tokens)):
        if token.type == "heading_open" and (token.tag == "h1" or place == 0):
            return _words(inline.children or ())
    return ""


def _paragraphs(tokens: Iterable[Token]) -> Iterator[ParsedParagraph]:
    row: list[str] | None = None
    heading = False
    for token in tokens:
        match token.type:
            case "heading_open" | "heading_close":
                heading = token.nesting > 0
            case "tr_open":
                row = []
            case "tr_close":
                yield ParsedParagraph(" | ".join(filter(None, row or ())))
                row = None
            case "inline":
                words = _words(token.children or ())
                if row is None:
                    yield ParsedParagraph(words, heading)
                else:
                    row.append(words.strip())
            case "fence" | "code_block":
                yield from map(ParsedParagraph, split_paragraphs(token.content))
            case "html_block":
                yield from map(ParsedParagraph, strip_tags(token.content))


def _words(tokens: Iterable[Token]) -> str:
    """Return the words of inline tokens, without emphasis, links and tags."""
    return "".join(map(_text, tokens))


def _text(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    breaks = token.type == "html_inline" and BREAKING_TAG.match(token.content)
    return " " if breaks or token.type in {"softbreak", "hardbreak"} else ""


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
    if len(matter) > _MAX_FRONT_MATTER:
        raise UnreadableError(f"front matter longer than {_MAX_FRONT_MATTER:,} characters")
    table = parse(matter)
    if isinstance(table, Mapping):
        return record_metadata(table), rest
    return ParsedArticle(), rest if table is None else text


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
