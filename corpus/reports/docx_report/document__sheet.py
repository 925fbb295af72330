"""A document that is written from its top to its end: headings, paragraphs, quotations, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from corpus.model import Span
from corpus.reports.docx_report.document import Run, fill, marked, right_to_left
from corpus.reports.docx_report.document__table import laid
from corpus.reports.docx_report.styles import (
    ITEM,
    QUOTATION,
    SMALL,
    dress,
    number_pages,
    turn,
    width,
)
from corpus.reports.docx_report.styles__archive import packed
from corpus.text_cleaning import line


class Sheet:
    """A document; every text that it is given is shown as it stands, in one line."""

    def __init__(self, title: str, program: str) -> None:
        self._document = Document()
        dress(self._document)
        number_pages(self._document, program)
        about = self._document.core_properties
        about.title, about.author, about.language = line(title)[:255], program, "en"
        about.subject, about.comments = "Reports of one event, compared passage by passage", ""
        self._styles = {style.name: style.style_id for style in self._document.styles}
        self.paragraph(title, style="Title")

    def heading(self, text: str, level: int) -> None:
        """A heading of level 1 or 2, for the outline that Word shows beside the text."""
        self.paragraph(text, style=f"Heading {level}")

    def paragraph(self, *runs: Run | str, style: str = "Normal") -> None:
        """Words one after another."""
        fill(self._new(style), runs)

    def item(self, *runs: Run | str) -> None:
        """An item of a list."""
        self.paragraph(*runs, style=ITEM)

    def small(self, *runs: Run | str) -> None:
        """What a checker wants to know."""
        self.paragraph(*runs, style=SMALL)

    def quotation(self, text: str, language: str, bold: Iterable[Span] = ()) -> None:
        """Words of an article, some of them in bold; `language` is for whoever checks spelling."""
        paragraph = self._new(QUOTATION)
        fill(paragraph, marked(text, language, bold))
        right_to_left(paragraph, text)

    def table(
        self, head: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float]
    ) -> None:
        """A table whose first row is repeated on every page; its columns have shares of a line."""
        unit = width(self._document) / sum(shares)
        empty = self._document.add_table(0, len(head), "Table Grid")
        laid(empty, head, rows, [round(share * unit) for share in shares])
        self.paragraph()

    def turn(self) -> None:
        """Go on with a new page that lies on its side, or stands upright again."""
        turn(self._document)

    def _new(self, style: str) -> Paragraph:
        """A paragraph at the end; the library reads all styles and all that stands for each."""
        made = OxmlElement("w:p")
        named = OxmlElement("w:pStyle")
        named.set(qn("w:val"), self._styles[style])
        properties = OxmlElement("w:pPr")
        properties.append(named)
        made.append(properties)
        body = self._document._body
        body._element[-1].addprevious(made)
        return Paragraph(made, body)

    def content(self) -> bytes:
        """The file; the same document gives the same bytes."""
        return packed(self._document)
