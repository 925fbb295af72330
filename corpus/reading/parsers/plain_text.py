"""The door for plain text."""

from __future__ import annotations

from corpus.reading.encoding import decode
from corpus.reading.errors import Block, Draft
from corpus.reading.paragraphs import split


def draft(data: bytes) -> Draft:
    """The paragraphs of a plain text; it says nothing else about itself."""
    return Draft(tuple(Block(paragraph) for paragraph in split(decode(data))))
