"""The page and the styles of a document, and its file without a trace of when it was made."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

ITEM, QUOTATION, SMALL, CELL, GAP = "List Bullet", "Quote", "Facts", "Cell", "Gap"
"""Names of styles; Word knows the first two. A gap is what must stand after a table: a line so
low that it never takes a page of its own."""
LINK = "Hyperlink"
"""The style of words that lead somewhere."""

_INK, _GREY = RGBColor(0x1F, 0x2A, 0x37), RGBColor(0x59, 0x63, 0x6E)
_BLUE = RGBColor(0x00, 0x5F, 0x99)
_FONT = "Arial"
_LANGUAGE = "en-GB"
_SIZES = {"Title": 20, "Heading 1": 14, "Heading 2": 10.5}


def set_up_page_and_styles(document: Document) -> None:
    """Set A4 pages, British English, and plain styles."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    _style(document, "Normal", 10, after=4)
    for name, size in _SIZES.items():
        style = _style(document, name, size, before=size * 0.9, after=4)
        style.font.bold = True
        style.paragraph_format.keep_with_next = True
        _remove_border(style)
    quotation = _style(document, QUOTATION, 10, after=4)
    quotation.font.italic = False
    quotation.paragraph_format.keep_together = True
    quotation.paragraph_format.left_indent = Cm(0.6)
    quotation.element.get_or_add_pPr().insert_element_before(_bar(), "w:spacing", "w:ind")
    _style(document, ITEM, 10, after=3)
    for name, size in ((SMALL, 8), (CELL, 8.5), (GAP, 1)):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _style(document, name, size, after=6 if name == SMALL else 0)
    _paragraph_style(document, SMALL).font.color.rgb = _GREY
    link = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _BLUE, True


def number_pages(document: Document, program: str) -> None:
    """Put the program and the page number at the foot of every page."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = _paragraph_style(document, SMALL)
    foot.add_run(f"{program} · page ")
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    foot._p.append(number)


def toggle_orientation(document: Document) -> None:
    """Begin a new page with width and height exchanged.

    The paragraph that ends the page before is a gap, else a full page would be followed by an empty
    one.
    """
    before = document.sections[-1]
    width, height = before.page_width, before.page_height
    upright = before.orientation == WD_ORIENT.PORTRAIT
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if upright else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = height, width
    document.paragraphs[-1].style = _paragraph_style(document, GAP)


def text_width(document: Document) -> int:
    """The width of a line on the last page, in EMU, of which Word has 360,000 to a centimetre."""
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    assert page is not None
    assert left is not None
    assert right is not None
    return page - left - right


def _style(
    document: Document, name: str, size: float, *, before: float = 0, after: float = 0
) -> ParagraphStyle:
    style = _paragraph_style(document, name)
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.12
    return style


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _remove_border(style: ParagraphStyle) -> None:
    """Remove the line that the template draws under a title."""
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _bar() -> BaseOxmlElement:
    """The line beside a quotation."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "8"), ("color", "B8C0CA")):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    return borders


_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can hold."""

_UNIX = 3
"""The system that the archive names, whichever it was made on."""

_STALE = ("/thumbnail", "/extended-properties")
"""Parts of the library's template that show an empty page and name another program."""

_CLOCK = ("created", "modified", "lastModifiedBy")
"""Properties that say when and by which program a document was written."""


def document_bytes(document: Document) -> bytes:
    """The file of a document; the same document gives the same bytes."""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith(_STALE):
            del package.rels[name]
    about = document.core_properties._element
    for part in list(about):
        if part.tag.rpartition("}")[2] in _CLOCK:
            about.remove(part)
    written = io.BytesIO()
    document.save(written)
    return _without_times(written)


def _without_times(archive: io.BytesIO) -> bytes:
    """A copy of the archive with a fixed time for each member."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(archive) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as after,
    ):
        for name in before.namelist():
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = _UNIX
            member.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(member, before.read(name))
    return written.getvalue()
