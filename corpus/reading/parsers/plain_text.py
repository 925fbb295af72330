"""The parsers of plain text, and of RTF, the rich text of older word processors."""

from __future__ import annotations

from corpus.reading.encoding import decode
from corpus.reading.formats import optional_packages
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError

MAX_RTF_BYTES = 10_000_000
"""Size of the largest rich text; pictures inside it are written in hexadecimal digits."""


def parse(data: bytes) -> ParsedArticle:
    """Return the paragraphs of a plain text, which states nothing about itself."""
    return ParsedArticle(tuple(map(ParsedParagraph, split_paragraphs(decode(data)))))


def parse_rtf(data: bytes) -> ParsedArticle | ParsedFeed:
    """Return the paragraphs of a rich text, or the articles of an export of Nexis.

    Raises UnreadableError.
    """
    if len(data) > MAX_RTF_BYTES:
        raise UnreadableError(f"an RTF document larger than {MAX_RTF_BYTES // 1_000_000} MB")
    if not data.rstrip(b"\0\x1a \t\r\n").endswith(b"}"):
        raise UnreadableError("an RTF document that was cut short")
    from corpus.reading.parsers.nexis import nexis_articles

    with optional_packages("rtf", "an RTF document"):
        from striprtf.striprtf import rtf_to_text

        # RTF is ASCII, with escapes for all other characters, unless a program broke that rule.
        text = rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace")
    paragraphs = tuple(map(ParsedParagraph, split_paragraphs(text)))
    return nexis_articles(paragraphs) or ParsedArticle(paragraphs)
