"""The door for PDF: the lines on its pages, made into paragraphs again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.reading.errors import UnreadableError
from corpus.reading.errors__draft import Block, Draft
from corpus.reading.formats__extras import using
from corpus.reading.parsers import docx__properties as properties
from corpus.reading.parsers.pdf import Line, paragraphs

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGES = 500
"""More is a book, and takes minutes."""
_TEXT = 5_000_000
"""Characters; more than in any book."""


def draft(data: bytes) -> Draft:
    """The paragraphs of a PDF, and what its properties say."""
    with using("pdf", "a PDF", "pypdf"):
        from pypdf import PasswordType, PdfReader

        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise UnreadableError("protected by a password")
        if len(reader.pages) > PAGES:
            raise UnreadableError(f"a PDF of more than {PAGES} pages")
        lines = list(_pages(reader))
        if not any(line.text for page in lines for line in page):
            raise UnreadableError("no text on its pages, only pictures or nothing")
        blocks = tuple(Block(text) for text in paragraphs(lines))
        about = reader.metadata
        return properties.joined(
            blocks, (about and about.title) or "", (about and about.author) or ""
        )


def _pages(reader: PdfReader) -> Iterator[list[Line]]:
    length = 0
    for page in reader.pages:
        lines = _lines(page)
        length += sum(len(line.text) for line in lines)
        if length > _TEXT:
            raise UnreadableError("a PDF with more text than a book")
        yield lines


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page in the order in which it draws them, each with its place and size."""
    lines: list[Line] = []
    open_: Line | None = None

    def note(text: str, page_: list[float], line: list[float], _: object, size: float) -> None:
        """Add a piece of text to its line; the two matrices say where it stands."""
        nonlocal open_
        for number, piece in enumerate(text.split("\n")):
            if number and open_:
                lines.append(open_)
                open_ = None
            if open_:
                open_ = open_._replace(text=open_.text + piece)
            elif piece.strip():
                x = line[4] * page_[0] + line[5] * page_[2] + page_[4]
                y = line[4] * page_[1] + line[5] * page_[3] + page_[5]
                scale = abs(line[3] * page_[3]) or abs(line[1] * page_[1]) or 1.0
                open_ = Line(piece, x, y, size * scale)

    page.extract_text(visitor_text=note)
    if open_:
        lines.append(open_)
    return [line._replace(text=line.text.strip()) for line in lines]
