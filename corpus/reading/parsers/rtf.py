"""The parser of RTF, the rich text of older word processors."""

from __future__ import annotations

from corpus.reading.formats import optional_packages
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedParagraph, UnreadableError

MAX_BYTES = 10_000_000
"""Size of the largest file; pictures inside it are written in hexadecimal digits."""


def parse(data: bytes) -> ParsedArticle:
    """Return the paragraphs of a rich text; raises UnreadableError."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"an RTF document larger than {MAX_BYTES // 1_000_000} MB")
    if not data.rstrip(b"\0\x1a \t\r\n").endswith(b"}"):
        raise UnreadableError("an RTF document that was cut short")
    with optional_packages("rtf", "an RTF document"):
        from striprtf.striprtf import rtf_to_text

        # RTF is ASCII, with escapes for all other characters, unless a program broke that rule.
        text = rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace")
    return ParsedArticle(tuple(map(ParsedParagraph, split_paragraphs(text))))
