"""A table whose rows are built at once: the library would take seconds for some hundreds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu
from docx.table import Table

from corpus.reports.docx_report.document import Run, element
from corpus.reports.docx_report.styles import CELL

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
