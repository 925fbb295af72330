"""The door for Markdown: the words, without the marks around them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.reading import matter
from corpus.reading.draft import Block, Draft
from corpus.reading.encoding import decode
from corpus.reading.paragraphs import split

if TYPE_CHECKING:
    from markdown_it.token import Token

_UNSEEN = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_PARTING = re.compile(
    r"</?(?:p|br|hr|div|h[1-6]|li|tr|blockquote|section|article)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)


def draft(data: bytes) -> Draft:
    """The paragraphs of a Markdown text, and what its front matter says.

    List items and table rows are paragraphs of their own; the addresses of links and the
    descriptions of images are left out; tags of HTML are dropped, never obeyed.
    """
    from markdown_it import MarkdownIt

    about, text = matter.part(decode(data))
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return replace(about, blocks=tuple(_blocks(tokens)), headline=about.headline or _title(tokens))


def _title(tokens: Sequence[Token]) -> str:
    """The text's own title: its first heading of the first rank, or the heading it opens with."""
    for place, (token, inline) in enumerate(pairwise(tokens)):
        if token.type == "heading_open" and (token.tag == "h1" or place == 0):
            return _words(inline.children or ())
    return ""


def _blocks(tokens: Iterable[Token]) -> Iterator[Block]:
    row: list[str] | None = None
    heading = False
    for token in tokens:
        match token.type:
            case "heading_open" | "heading_close":
                heading = token.nesting > 0
            case "tr_open":
                row = []
            case "tr_close":
                yield Block(" | ".join(filter(None, row or ())))
                row = None
            case "inline":
                words = _words(token.children or ())
                if row is None:
                    yield Block(words, heading)
                else:
                    row.append(words.strip())
            case "fence" | "code_block":
                yield from map(Block, split(token.content))
            case "html_block":
                yield from map(Block, _untagged(token.content))


def _words(tokens: Iterable[Token]) -> str:
    """The words of a run of text; emphasis, links and tags leave only what they hold."""
    return "".join(map(_shown, tokens))


def _shown(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    breaks = token.type == "html_inline" and _PARTING.match(token.content)
    return " " if breaks or token.type in {"softbreak", "hardbreak"} else ""


def _untagged(content: str) -> list[str]:
    """The lines that are left of HTML once its tags are taken out."""
    lines = _PARTING.sub("\n", _UNSEEN.sub("", content).replace("\n", " ")).split("\n")
    return [html.unescape(_TAG.sub("", line)) for line in lines]
