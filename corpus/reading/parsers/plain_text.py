"""The door for plain text."""

from __future__ import annotations

from corpus.reading.encoding import decode
from corpus.reading.paragraphs import split
from corpus.reading.parsed import Block, ParsedArticle


def draft(data: bytes) -> ParsedArticle:
    """The paragraphs of a plain text; it says nothing else about itself."""
    return ParsedArticle(tuple(Block(paragraph) for paragraph in split(decode(data))))
