"""The parser of plain text."""

from __future__ import annotations

from corpus.reading.encoding import decode
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedParagraph


def parse(data: bytes) -> ParsedArticle:
    """Return the paragraphs of a plain text, which states nothing about itself."""
    return ParsedArticle(tuple(map(ParsedParagraph, split_paragraphs(decode(data)))))
