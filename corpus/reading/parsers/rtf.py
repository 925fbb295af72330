"""The door for RTF, the rich text of older word processors."""

from __future__ import annotations

from corpus.reading.errors import UnreadableError
from corpus.reading.formats import using
from corpus.reading.paragraphs import split
from corpus.reading.parsed import Block, ParsedArticle

LIMIT = 10_000_000
"""Bytes of the largest text; pictures inside it are spelt out in digits."""


def draft(data: bytes) -> ParsedArticle:
    """The paragraphs of a rich text."""
    if len(data) > LIMIT:
        raise UnreadableError(f"an RTF larger than {LIMIT // 1_000_000} MB")
    if not data.rstrip(b"\0\x1a \t\r\n").endswith(b"}"):
        raise UnreadableError("an RTF that was cut short")
    with using("rtf", "an RTF document"):
        from striprtf.striprtf import rtf_to_text

        # Whatever is beyond ASCII is spelt out in it, but for what broke the rule.
        text = rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace")
    return ParsedArticle(tuple(map(Block, split(text))))
