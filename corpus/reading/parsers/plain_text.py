"""The door for plain text."""

from __future__ import annotations

from corpus.reading.encoding import decode
from corpus.reading.errors import Block, ParsedArticle
from corpus.reading.paragraphs import split


def draft(data: bytes) -> ParsedArticle:
    """The paragraphs of a plain text; it says nothing else about itself."""
    return ParsedArticle(tuple(Block(paragraph) for paragraph in split(decode(data))))
