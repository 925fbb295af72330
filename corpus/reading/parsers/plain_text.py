"""The door for plain text."""

from __future__ import annotations

from corpus.reading.encoding import decode
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedParagraph


def parse(data: bytes) -> ParsedArticle:
    """The paragraphs of a plain text; it says nothing else about itself."""
    return ParsedArticle(
        tuple(ParsedParagraph(paragraph) for paragraph in split_paragraphs(decode(data)))
    )
