"""A Word document written from top to end: headings, paragraphs, quotations and tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpus.article import Span
from corpus.reports.docx_report.styles import (
    CELL,
    GAP,
    ITEM,
    LINK,
    QUOTATION,
    SMALL,
    document_bytes,
    number_pages,
    set_up_page_and_styles,
    text_width,
    toggle_orientation,
)
from corpus.text_cleaning import clean_line


class Run(NamedTuple):
    """Words in one look and one language."""

    text: str
    bold: bool = False
    language: str | None = None
    """The ISO 639 code of an article's words, "" if unknown; None for our own words."""
    address: str = ""
    """The address of a link; empty if it is not a link."""


class Sheet:
    """A document; each text is shown letter for letter, in one line."""

    def __init__(self, title: str, program: str) -> None:
        self._document = Document()
        set_up_page_and_styles(self._document)
        number_pages(self._document, program)
        about = self._document.core_properties
        about.title, about.author, about.language = clean_line(title)[:255], program, "en"
        about.subject, about.comments = "Reports of one event, compared passage by passage", ""
        self._styles = {style.name: style.style_id for style in self._document.styles}
        self._links: dict[str, str] = {}
        """The ids of the addresses that the document leads to."""
        self.paragraph(title, style="Title")

    def heading(self, *runs: Run | str, level: int = 1) -> None:
        """A heading of level 1 or 2, for the outline that Word shows beside the text."""
        self.paragraph(*runs, style=f"Heading {level}")

    def paragraph(self, *runs: Run | str, style: str = "Normal") -> None:
        """Words one after another."""
        self._add(self._new(style), runs)

    def item(self, *runs: Run | str) -> None:
        """An item of a list."""
        self.paragraph(*runs, style=ITEM)

    def small(self, *runs: Run | str) -> None:
        """Facts for a checker, in small letters."""
        self.paragraph(*runs, style=SMALL)

    def quotation(self, text: str, language: str, bold: Iterable[Span] = ()) -> None:
        """Words of an article, some of them in bold; `language` is for the spelling checker."""
        paragraph = self._new(QUOTATION)
        self._add(paragraph, runs_with_bold(text, language, bold))
        right_to_left(paragraph, text)

    def _add(self, paragraph: Paragraph, runs: Iterable[Run | str]) -> None:
        """Add words to a paragraph, those with an address as links."""
        for one in runs:
            run = Run(one) if isinstance(one, str) else one
            made = run_element(run)
            if run.address:
                made, words = OxmlElement("w:hyperlink"), made
                made.set(qn("r:id"), self._link(run.address))
                made.append(words)
            paragraph._p.append(made)

    def _link(self, address: str) -> str:
        if address not in self._links:  # the library would look through all of them each time
            name = self._links[address] = f"link{len(self._links) + 1}"
            relations = self._document.part.rels
            relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
        return self._links[address]

    def table(
        self, head: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float]
    ) -> None:
        """A table whose first row repeats on every page; `shares` are the widths of its columns."""
        unit = text_width(self._document) / sum(shares)
        empty = self._document.add_table(0, len(head), "Table Grid")
        fill_table(empty, head, rows, [round(share * unit) for share in shares])
        self.paragraph(style=GAP)

    def toggle_orientation(self) -> None:
        """Begin a new page: on its side, or upright again."""
        toggle_orientation(self._document)

    def _new(self, style: str) -> Paragraph:
        """A paragraph at the end; the library would read all styles and paragraphs each time."""
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
        return document_bytes(self._document)


# Runs and paragraphs.


def run_element(run: Run) -> BaseOxmlElement:
    """A run as XML; control characters are made visible, spaces at its ends are kept."""
    made, text = OxmlElement("w:r"), OxmlElement("w:t")
    looks = list(_properties(run))
    if looks:
        properties = OxmlElement("w:rPr")
        properties.extend(looks)
        made.append(properties)
    text.text = _printable(run.text)
    text.set(qn("xml:space"), "preserve")
    made.append(text)
    return made


def runs_with_bold(text: str, language: str, bold: Iterable[Span]) -> Iterator[Run]:
    """A text in runs, with some of its spans in bold."""
    at = 0
    for start, end in sorted(bold):
        if at < start:
            yield Run(text[at:start], language=language)
        if max(at, start) < end:
            yield Run(text[max(at, start) : end], bold=True, language=language)
        at = max(at, end)
    if at < len(text):
        yield Run(text[at:], language=language)


def right_to_left(paragraph: Paragraph, text: str) -> None:
    """Set a paragraph from right to left if its text is."""
    if _is_right_to_left(text):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _printable(text: str) -> str:
    """The text as XML can hold it, with a space at each end that had one."""
    shown = clean_line(text)
    if not shown:
        return " " if text else ""
    return " " * text.startswith(" ") + shown + " " * text.endswith(" ")


def _properties(run: Run) -> Iterator[BaseOxmlElement]:
    """The properties of a run, in the order that Word demands."""
    if run.address:
        shown = OxmlElement("w:rStyle")
        shown.set(qn("w:val"), LINK)
        yield shown
    if run.bold:
        yield OxmlElement("w:b")
        yield OxmlElement("w:bCs")
    if run.language == "":
        yield OxmlElement("w:noProof")
    if _is_right_to_left(run.text):
        yield OxmlElement("w:rtl")
    if run.language:
        language = OxmlElement("w:lang")
        for script in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{script}"), run.language)
        yield language


def _is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is written from right to left."""
    directions = map(unicodedata.bidirectional, text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


# Tables, whose rows are built at once: the library would take seconds for some hundreds.


_TWIP = 635
"""One of Word's units of width, a twentieth of a point, in the library's EMU."""
_SHADE, _LINE = "E8ECF1", "B8C0CA"


def fill_table(
    table: Table, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> None:
    """Fill an empty table; its first row and first column are headings."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    _look(table._tbl.tblPr)
    table._tbl.append(_row(head, widths, heading=True))
    for row in rows:
        table._tbl.append(_row(row, widths))


def _look(properties: BaseOxmlElement) -> None:
    """Fixed widths, pale lines, air in the cells; in the order in which Word wants them."""
    for name in ("tblLayout", "tblLook"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    borders, margins = _xml("tblBorders"), _xml("tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_xml(side, val="single", sz="4", space="0", color=_LINE))
    for side, twips in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85)):
        margins.append(_xml(side, w=str(twips), type="dxa"))
    heads = _xml("tblLook", firstRow="1", firstColumn="1", noHBand="1", noVBand="1")
    properties.extend([borders, _xml("tblLayout", type="fixed"), margins, heads])


def _row(cells: Sequence[str], widths: Sequence[int], *, heading: bool = False) -> BaseOxmlElement:
    row = _xml("tr")
    properties = _xml("trPr")
    properties.append(_xml("cantSplit"))
    if heading:
        properties.append(_xml("tblHeader"))
    row.append(properties)
    for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
        row.append(_cell(text, width, bold=heading, shaded=heading or not place))
    return row


def _cell(text: str, width: int, *, bold: bool, shaded: bool) -> BaseOxmlElement:
    cell, properties, paragraph = _xml("tc"), _xml("tcPr"), _xml("p")
    properties.append(_xml("tcW", w=str(width // _TWIP), type="dxa"))
    if bold and shaded:
        properties.append(_xml("shd", val="clear", color="auto", fill=_SHADE))
    style = _xml("pPr")
    style.append(_xml("pStyle", val=CELL))
    paragraph.append(style)
    if text:
        paragraph.append(run_element(Run(text, bold)))
    cell.append(properties)
    cell.append(paragraph)
    return cell


def _xml(name: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
