"""The parser of Markdown: its words, without the marks around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.reading.encoding import decode
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedParagraph
from corpus.reading.parsers.front_matter import split_front_matter
from corpus.reading.parsers.web_page import BREAKING_TAG, strip_tags

if TYPE_CHECKING:
    from markdown_it.token import Token


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
