"""The door for DOCX, the documents of word processors."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.reading import metadata
from corpus.reading.errors import UnreadableError
from corpus.reading.formats import optional_packages
from corpus.reading.paragraphs import split_paragraphs
from corpus.reading.parsed import ParsedArticle, ParsedParagraph
from corpus.text_cleaning import clean_line

if TYPE_CHECKING:
    from docx.document import Document

# What the properties of a document say, where its text does not say it.

_FILE = re.compile(
    r"Microsoft Word - |untitled|.*\.(?:docx?|odt|rtf|pdf|indd|qxp|txt|html?)$", re.IGNORECASE
)
"""A title that a program made up."""
_NOBODY = re.compile(
    r"python-docx|unknown|user|administrator|.*\b(?:user|office|admin)", re.IGNORECASE
)
"""An author that a program made up."""
_TOP = 8
"""Paragraphs in which a title that is marked as one is looked for."""


def document_article(blocks: tuple[ParsedParagraph, ...], title: str, author: str) -> ParsedArticle:
    """The draft of a document: headline and byline from its text, else from its properties.

    The text comes first because properties outlive the document that they were written for: they
    are handed down by templates. Their dates are never a day of publication.
    """
    top = [clean_line(block.text) for block in blocks if block.text.strip()][:_TOP]
    marked = next((clean_line(b.text) for b in blocks[:_TOP] if b.heading and b.text.strip()), "")
    title, author = clean_line(title), clean_line(author)
    named = "" if _NOBODY.fullmatch(author) else metadata.parse_byline(f"By {author}")
    return ParsedArticle(
        blocks,
        headline=marked or metadata.find_headline(top) or ("" if _FILE.match(title) else title),
        byline=metadata.find_byline(top) or named,
    )


MAX_UNPACKED = 200_000_000
"""Bytes of a document once unpacked, pictures included; an archive of 200 kB can hold as many."""
MAX_PART = 20_000_000
"""Bytes of any one part in XML, which takes twenty times as much memory once read."""

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What DOC files begin with, and DOCX files behind a password."""
_ENCRYPTED = 1
"""The flag of an archive's member that is."""

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_SHOWN = "//w:body//w:p[not(ancestor::mc:Fallback)]"
"""Paragraphs, those of tables and text boxes too, but not their copies for older programs."""
_OWN = (
    ".//*[self::w:t or self::w:tab or self::w:br or self::w:cr]"
    "[not(ancestor::w:del or ancestor::w:moveFrom)][count(ancestor::w:p) = $depth]"
)
"""The text of a paragraph itself: not what was deleted, nor the text boxes that hang on it."""
_SPACING = {"tab": " ", "br": "\n", "cr": "\n"}


def parse(data: bytes) -> ParsedArticle:
    """The paragraphs of a document, with its changes accepted, and what its properties say."""
    _weigh(data)
    with optional_packages("docx", "a DOCX document"):
        from docx import Document

        document = Document(io.BytesIO(data))
        about = document.core_properties
        return document_article(tuple(_blocks(document)), about.title, about.author)


def _weigh(data: bytes) -> None:
    """Raise UnreadableError where unpacking a document would fill the memory, or cannot be done."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        what = "an old or a protected document" if data.startswith(_OLD) else "a broken document"
        raise UnreadableError(f"{what}, no DOCX") from None
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnreadableError("protected by a password")
    heaviest = max((m.file_size for m in members if not m.filename.startswith(_MEDIA)), default=0)
    if sum(member.file_size for member in members) > MAX_UNPACKED or heaviest > MAX_PART:
        raise UnreadableError("a document that grows too large when it is unpacked")


_MEDIA = ("word/media/", "word/embeddings/", "word/fonts/")


def _blocks(document: Document) -> Iterator[ParsedParagraph]:
    from lxml.etree import XPath

    own = XPath(_OWN, namespaces=_NAMES)
    depth = XPath("count(ancestor::w:p)", namespaces=_NAMES)
    style = XPath("string(w:pPr/w:pStyle/@w:val)", namespaces=_NAMES)
    names = {each.style_id: (each.name or "").lower() for each in document.styles}
    for paragraph in XPath(_SHOWN, namespaces=_NAMES)(document.element):
        parts = own(paragraph, depth=depth(paragraph) + 1)
        text = "".join(_SPACING.get(part.tag.rpartition("}")[2], part.text or "") for part in parts)
        named = names.get(style(paragraph), "")
        heading, caption = named.startswith(("heading", "title")), named == "caption"
        yield from (ParsedParagraph(each, heading, caption) for each in split_paragraphs(text))
