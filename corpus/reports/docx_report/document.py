"""Words in a paragraph: bold or not, in which language, in which direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpus.model import Span
from corpus.reports.docx_report.styles import (
    CELL,
    ITEM,
    QUOTATION,
    SMALL,
    dress,
    number_pages,
    packed,
    text_width,
    turn,
)
from corpus.text_cleaning import clean_line


class Run(NamedTuple):
    """Words that look alike."""

    text: str
    bold: bool = False
    language: str | None = None
    """The ISO 639 code of words that are an article's, "" if unknown; None for ours."""


def fill(paragraph: Paragraph, runs: Iterable[Run | str]) -> None:
    """Put words into a paragraph."""
    for run in runs:
        paragraph._p.append(element(Run(run) if isinstance(run, str) else run))


def element(run: Run) -> BaseOxmlElement:
    """A run as Word has it; what acts or hides is shown, and the spaces at its ends are kept."""
    made, text = OxmlElement("w:r"), OxmlElement("w:t")
    looks = list(_looks(run))
    if looks:
        properties = OxmlElement("w:rPr")
        properties.extend(looks)
        made.append(properties)
    text.text = _kept(run.text)
    text.set(qn("xml:space"), "preserve")
    made.append(text)
    return made


def marked(text: str, language: str, bold: Iterable[Span]) -> Iterator[Run]:
    """A text in runs, those spans of it in bold."""
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
    """Let a paragraph begin at the right where its text does."""
    if _is_right_to_left(text):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _kept(text: str) -> str:
    """The text in its normal form, which XML can hold, with a space at each end that had one."""
    shown = clean_line(text)
    if not shown:
        return " " if text else ""
    return " " * text.startswith(" ") + shown + " " * text.endswith(" ")


def _looks(run: Run) -> Iterator[BaseOxmlElement]:
    """In the order in which Word wants them."""
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
    """Whether its first letter is written so."""
    directions = map(unicodedata.bidirectional, text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


# A table whose rows are built at once: the library would take seconds for some hundreds.

_TWIP = 635
"""Word's measure of a width, in the library's."""
_SHADE, _LINE = "E8ECF1", "B8C0CA"


def laid(
    table: Table, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> None:
    """Fill an empty table; its first row is a heading, as is its first column."""
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
    borders, margins = _made("tblBorders"), _made("tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_made(side, val="single", sz="4", space="0", color=_LINE))
    for side, twips in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85)):
        margins.append(_made(side, w=str(twips), type="dxa"))
    heads = _made("tblLook", firstRow="1", firstColumn="1", noHBand="1", noVBand="1")
    properties.extend([borders, _made("tblLayout", type="fixed"), margins, heads])


def _row(cells: Sequence[str], widths: Sequence[int], *, heading: bool = False) -> BaseOxmlElement:
    row = _made("tr")
    properties = _made("trPr")
    properties.append(_made("cantSplit"))
    if heading:
        properties.append(_made("tblHeader"))
    row.append(properties)
    for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
        row.append(_cell(text, width, bold=heading, shaded=heading or not place))
    return row


def _cell(text: str, width: int, *, bold: bool, shaded: bool) -> BaseOxmlElement:
    cell, properties, paragraph = _made("tc"), _made("tcPr"), _made("p")
    properties.append(_made("tcW", w=str(width // _TWIP), type="dxa"))
    if bold and shaded:
        properties.append(_made("shd", val="clear", color="auto", fill=_SHADE))
    style = _made("pPr")
    style.append(_made("pStyle", val=CELL))
    paragraph.append(style)
    if text:
        paragraph.append(element(Run(text, bold)))
    cell.append(properties)
    cell.append(paragraph)
    return cell


def _made(name: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


# A document that is written from its top to its end: headings, paragraphs, quotations, tables.


class Sheet:
    """A document; every text that it is given is shown as it stands, in one line."""

    def __init__(self, title: str, program: str) -> None:
        self._document = Document()
        dress(self._document)
        number_pages(self._document, program)
        about = self._document.core_properties
        about.title, about.author, about.language = clean_line(title)[:255], program, "en"
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
        unit = text_width(self._document) / sum(shares)
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
