"""The DOCX parser gives the paragraphs that a reader sees, or one line that says why not."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.parsed import ParsedArticle, UnreadableError
from corpus.reading.parsers import docx as parser
from tests.documents import altered, docx

BODY = "word/document.xml"
CLOSED = "The bridge over the Sarne was closed to all traffic on Tuesday, the authority said."
FERRY = "A ferry carries people on foot over the Sarne until the bridge is repaired, it said."


def one(data: bytes) -> ParsedArticle:
    """Return the article in a document."""
    found = parser.parse(data)
    assert isinstance(found, ParsedArticle)
    return found


def paragraphs(data: bytes) -> list[str]:
    """Return the paragraphs of a document."""
    return [block.text for block in one(data).paragraphs]


def marked(old: str, new: str, *texts: str) -> list[str]:
    """Return the paragraphs of a document with some markup replaced."""
    return paragraphs(altered(docx(*texts), BODY, old.encode(), new.encode()))


def refusal(data: bytes) -> str:
    """Return why a document cannot be read."""
    with pytest.raises(UnreadableError) as error:
        parser.parse(data)
    assert str(error.value).isprintable()
    return str(error.value)


def test_document_gives_its_paragraphs_and_headings() -> None:
    found = one(docx(("Bridge closed", "Title"), CLOSED, ("Ferry", "Heading 2"), FERRY))
    assert [(block.text, block.heading) for block in found.paragraphs] == [
        ("Bridge closed", True),
        (CLOSED, False),
        ("Ferry", True),
        (FERRY, False),
    ]
    assert found.headline == "Bridge closed"


def test_properties_are_used_where_the_text_states_nothing() -> None:
    found = one(docx(CLOSED, FERRY, title="Bridge closed", author="Ada Lund"))
    assert (found.headline, found.byline, found.published) == ("Bridge closed", "Ada Lund", None)
    found = one(docx(CLOSED, FERRY))
    assert (found.headline, found.byline, found.published) == ("", "", None)


def test_inserted_text_is_kept_and_deleted_text_is_not() -> None:
    run = "<w:r><w:t>IN</w:t></w:r>"
    for change, text in (
        (f'<w:ins w:id="1" w:author="x">{run}</w:ins>', "IN"),
        (f'<w:moveTo w:id="1" w:author="x">{run}</w:moveTo>', "IN"),
        (f'<w:moveFrom w:id="1" w:author="x">{run}</w:moveFrom>', ""),
        ('<w:del w:id="1" w:author="x"><w:r><w:delText>IN</w:delText></w:r></w:del>', ""),
        (f"<w:hyperlink>{run}</w:hyperlink>", "IN"),
        (f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>", "IN"),
    ):
        assert marked("</w:p>", f"{change}</w:p>", CLOSED) == [CLOSED + text]


def test_table_cells_and_text_boxes_are_paragraphs() -> None:
    row = "".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in ("Cars", "9,000"))
    table = f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    assert marked("</w:p>", f"</w:p>{table}", CLOSED) == [CLOSED, "Cars", "9,000"]
    boxed = "<w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice>{boxed}</mc:Choice>"
        f"<mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r></w:p><w:sectPr"
    )
    assert marked("</w:p><w:sectPr", box, CLOSED) == [CLOSED, "Box"]


def test_tabs_are_spaces_and_manual_line_breaks_end_paragraphs() -> None:
    text = f"{CLOSED}</w:t><w:br/><w:t>{FERRY}</w:t><w:tab/><w:t>Ends"
    assert marked(CLOSED, text, CLOSED) == [CLOSED, f"{FERRY} Ends"]


def test_xml_entities_read_no_file_and_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hosts"><!ENTITY a0 "ha">{laughs}]>'
    for entity in ("&f;", "&a9;"):
        data = altered(docx(CLOSED, FERRY), BODY, b"<w:document", f"{doctype}<w:document".encode())
        data = altered(data, BODY, FERRY.encode(), entity.encode())
        with suppress(UnreadableError):
            assert sum(map(len, paragraphs(data))) < 10_000
            assert "localhost" not in str(paragraphs(data))


def test_unreadable_document_says_why_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = docx(CLOSED)
    assert refusal(whole[:-40]) == "a damaged DOCX document"
    assert refusal(b"PK\x03\x04") == "a damaged DOCX document"
    assert (
        refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        == "an old DOC document, or a DOCX document behind a password"
    )
    assert refusal(altered(whole, BODY, b"<w:body>", b"<w:b")).startswith(
        "a DOCX document that cannot be read: "
    )
    flags = bytearray(whole)
    flags[whole.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(flags)) == "protected by a password"
    large = "a document that is too large once unpacked"
    assert refusal(altered(whole, BODY, b"</w:p>", b"</w:p>" + bytes(30_000_000))) == large
    monkeypatch.setattr(parser, "MAX_UNPACKED", 10_000)
    assert refusal(whole) == large


def test_archive_member_larger_than_stated_is_not_unpacked() -> None:
    whole = altered(docx(CLOSED), BODY, b"</w:p>", b"</w:p>" + b" " * 30_000_000)
    member = next(m for m in zipfile.ZipFile(io.BytesIO(whole)).infolist() if m.filename == BODY)
    size, less = member.file_size.to_bytes(4, "little"), (1_000).to_bytes(4, "little")
    assert refusal(whole.replace(size, less)).startswith("a DOCX document that cannot be read: ")


@given(st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_damaged_document_is_read_or_rejected(
    damage: list[tuple[int, int]],
) -> None:
    data = bytearray(WHOLE)
    for place, value in damage:
        data[place % len(data)] = value
    with suppress(UnreadableError):
        parser.parse(bytes(data))


@given(st.binary(max_size=300))
def test_any_markup_is_read_or_rejected(markup: bytes) -> None:
    with suppress(UnreadableError):
        parser.parse(altered(WHOLE, BODY, CLOSED.encode(), markup))


WHOLE = docx(CLOSED, FERRY)
