"""The door for RTF, the rich text of older word processors."""

from __future__ import annotations

from corpus.reading.errors import UnreadableError
from corpus.reading.formats import optional_packages
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedParagraph

MAX_BYTES = 10_000_000
"""Bytes of the largest text; pictures inside it are spelt out in digits."""


def parse(data: bytes) -> ParsedArticle:
    """The paragraphs of a rich text."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"an RTF larger than {MAX_BYTES // 1_000_000} MB")
    if not data.rstrip(b"\0\x1a \t\r\n").endswith(b"}"):
        raise UnreadableError("an RTF that was cut short")
    with optional_packages("rtf", "an RTF document"):
        from striprtf.striprtf import rtf_to_text

        # Whatever is beyond ASCII is spelt out in it, but for what broke the rule.
        text = rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace")
    return ParsedArticle(tuple(map(ParsedParagraph, split_paragraphs(text))))
