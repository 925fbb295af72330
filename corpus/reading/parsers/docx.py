"""The parser of DOCX, the documents of word processors."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.reading import metadata
from corpus.reading.formats import optional_packages
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError
from corpus.reading.parsers.nexis import nexis_articles
from corpus.reading.parsers.plain_text import split_paragraphs
from corpus.text_cleaning import clean_line

if TYPE_CHECKING:
    from docx.document import Document

MAX_UNPACKED = 200_000_000
"""Bytes of an unpacked document with its pictures; a file of 200 kB can hold as many."""
MAX_PART = 20_000_000
"""Bytes of each part in XML, which takes twenty times as much memory once parsed."""

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of DOC files, and of DOCX files behind a password."""
_ENCRYPTED_FLAG = 1
"""Set for an encrypted member of a ZIP archive."""
_MEDIA_FOLDERS = ("word/media/", "word/embeddings/", "word/fonts/")

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_PARAGRAPHS = "//w:body//w:p[not(ancestor::mc:Fallback)]"
"""Paragraphs, with those of tables and text boxes, but without their copies for older programs."""
_OWN_TEXT = (
    ".//*[self::w:t or self::w:tab or self::w:br or self::w:cr]"
    "[not(ancestor::w:del or ancestor::w:moveFrom)][count(ancestor::w:p) = $depth]"
)
"""The text of a paragraph itself, without deleted text and the text boxes anchored in it."""
_SPACING = {"tab": " ", "br": "\n", "cr": "\n"}

_MADE_UP_TITLE = re.compile(
    r"Microsoft Word - |untitled|.*\.(?:docx?|odt|rtf|pdf|indd|qxp|txt|html?)$", re.IGNORECASE
)
"""A title that a program made up."""
_MADE_UP_AUTHOR = re.compile(
    r"python-docx|unknown|user|administrator|.*\b(?:user|office|admin)", re.IGNORECASE
)
"""An author that a program made up."""
_TOP = 8
"""Paragraphs in which a marked title is looked for."""


def parse(data: bytes) -> ParsedArticle | ParsedFeed:
    """Return the paragraphs of a document, tracked changes accepted, and its metadata.

    An export of Nexis gives the articles in it. Raises UnreadableError.
    """
    _check_archive(data)
    with optional_packages("docx", "a DOCX document"):
        from docx import Document

        document = Document(io.BytesIO(data))
        properties = document.core_properties
        paragraphs = tuple(_paragraphs(document))
        exported = nexis_articles(paragraphs)
        return exported or document_article(paragraphs, properties.title, properties.author)


def document_article(
    paragraphs: Sequence[ParsedParagraph], title: str, author: str
) -> ParsedArticle:
    """Return a document's article, with headline and byline from its text or its properties.

    The text comes first: properties may have been handed down by a template. Their dates are not
    used, for they are never a day of publication.
    """
    top = [clean_line(each.text) for each in paragraphs if each.text.strip()][:_TOP]
    headings = (each.text for each in paragraphs[:_TOP] if each.heading and each.text.strip())
    marked_title = clean_line(next(headings, ""))
    title, author = clean_line(title), clean_line(author)
    return ParsedArticle(
        tuple(paragraphs),
        headline=marked_title
        or metadata.find_headline(top)
        or ("" if _MADE_UP_TITLE.match(title) else title),
        byline=metadata.find_byline(top)
        or ("" if _MADE_UP_AUTHOR.fullmatch(author) else metadata.parse_byline(f"By {author}")),
    )


def _check_archive(data: bytes) -> None:
    """Raise UnreadableError where a document cannot be unpacked, or would fill the memory."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    # What zipfile raises for broken bytes: besides its own error ValueError and OSError for
    # impossible offsets, and NotImplementedError for versions that nobody writes.
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        if data.startswith(_OLE_SIGNATURE):
            cause = "an old DOC document, or a DOCX document behind a password"
        else:
            cause = "a damaged DOCX document"
        raise UnreadableError(cause) from None
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise UnreadableError("protected by a password")
    parts = (each.file_size for each in members if not each.filename.startswith(_MEDIA_FOLDERS))
    total = sum(member.file_size for member in members)
    if total > MAX_UNPACKED or max(parts, default=0) > MAX_PART:
        raise UnreadableError("a document that is too large once unpacked")


def _paragraphs(document: Document) -> Iterator[ParsedParagraph]:
    from lxml.etree import XPath

    own_text = XPath(_OWN_TEXT, namespaces=_NAMESPACES)
    depth = XPath("count(ancestor::w:p)", namespaces=_NAMESPACES)
    style_id = XPath("string(w:pPr/w:pStyle/@w:val)", namespaces=_NAMESPACES)
    styles = {each.style_id: (each.name or "").lower() for each in document.styles}
    for element in XPath(_PARAGRAPHS, namespaces=_NAMESPACES)(document.element):
        parts = own_text(element, depth=depth(element) + 1)
        text = "".join(_SPACING.get(part.tag.rpartition("}")[2], part.text or "") for part in parts)
        style = styles.get(style_id(element), "")
        heading, caption = style.startswith(("heading", "title")), style == "caption"
        for line in split_paragraphs(text):
            yield ParsedParagraph(line, heading, caption)
