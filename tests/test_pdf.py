"""The PDF parser gives the paragraphs set on its pages, or one line that says why not."""

from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.parsed import UnreadableError
from corpus.reading.parsers import pdf as parser
from tests.documents import Row, column, pdf

FIRST = [
    "The bridge that carries the coast road over the Sarne was closed to",
    "all traffic on Tuesday after inspectors found cracks in two of its",
    "piers, the roads authority said.",
]
SECOND = [
    "About 9,000 vehicles a day will have to go round by Hallen until the",
    "repairs are finished, which engineers expect to take at least eleven",
    "weeks from now.",
]


def paragraphs(*pages: list[Row]) -> list[str]:
    """Return the paragraphs of a PDF with these pages."""
    return [block.text for block in parser.parse(pdf(*pages)).paragraphs]


def test_a_larger_gap_ends_a_paragraph_and_a_line_end_does_not() -> None:
    assert paragraphs(column([*FIRST, "", *SECOND])) == [" ".join(FIRST), " ".join(SECOND)]


def test_an_indent_begins_a_paragraph() -> None:
    lines = ["   " + FIRST[0], *FIRST[1:], "   " + SECOND[0], *SECOND[1:]]
    assert paragraphs(column(lines)) == [" ".join(FIRST), " ".join(SECOND)]


def test_a_short_line_ends_a_paragraph() -> None:
    assert paragraphs(column([*FIRST, *SECOND])) == [" ".join(FIRST), " ".join(SECOND)]


def test_centred_headline_in_larger_type_is_one_paragraph() -> None:
    headline = [
        *column(["Bridge over the Sarne"], x=200, top=800, size=20),
        *column(["closed"], x=260, top=776, size=20),
    ]
    found = paragraphs([*headline, *column(FIRST, top=740)])
    assert found == ["Bridge over the Sarne closed", " ".join(FIRST)]


def test_paragraph_continues_across_columns_and_pages() -> None:
    left, right = column(FIRST[:2], x=60, top=200), column(FIRST[2:], x=320)
    assert paragraphs(left + right)[0] == " ".join(FIRST)
    assert paragraphs(column(FIRST[:2]), column([*FIRST[2:], *SECOND])) == [
        " ".join(FIRST),
        " ".join(SECOND),
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [("Coast Courier", 60.0, 810.0, 8.0), *column(lines), (f"Page {n} of 2", 280.0, 30.0, 8.0)]
        for n, lines in enumerate((FIRST, SECOND), 1)
    ]
    assert paragraphs(*pages) == [" ".join(FIRST), " ".join(SECOND)]


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("after inspec-", "tors found", "inspectors"),
        ("by the co-", "founder of", "co-founder"),
        ("in mid-", "April the", "mid-April"),
        ("a twenty-", "first time", "twenty-first"),
        ("of the Sarnebro-", "bank the", "Sarnebrobank"),
    ],
)
def test_hyphenated_word_is_joined(before: str, after: str, word: str) -> None:
    text = f"The bridge was closed to all traffic on Tuesday {before}"
    (found,) = paragraphs(column([text, f"{after} cracks in two of its piers, it said."]))
    assert word in found


def test_document_decides_whether_a_word_keeps_its_hyphen() -> None:
    lines = ["The re-", "opening was late.", "", "The re-opening took a day."]
    assert paragraphs(column(lines))[0] == "The re-opening was late."
    lines = ["The re-", "opening was late.", "", "The reopening took a day."]
    assert paragraphs(column(lines))[0] == "The reopening was late."


def test_properties_are_used_where_the_text_states_nothing() -> None:
    page = column([*FIRST, "", *SECOND])
    found = parser.parse(pdf(page, title="Bridge closed", author="Ada Lund"))
    assert (found.headline, found.byline, found.published) == ("Bridge closed", "Ada Lund", None)
    made_up = parser.parse(pdf(page, title="Microsoft Word - x.docx", author="User"))
    assert (made_up.headline, made_up.byline) == ("", "")
    headed = column(["A bridge is closed for weeks", "", "By Bo Ek", "", *FIRST])
    found = parser.parse(pdf(headed, title="Template", author="Ada Lund"))
    assert (found.headline, found.byline) == ("A bridge is closed for weeks", "Bo Ek")


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_password_against_changes_does_not_prevent_reading(algorithm: str) -> None:
    open_, shut = (pdf(column(FIRST), password=word, algorithm=algorithm) for word in ("", "x"))
    assert parser.parse(open_).paragraphs[0].text == " ".join(FIRST)
    with pytest.raises(UnreadableError, match="protected by a password"):
        parser.parse(shut)


def test_unreadable_pdf_says_why_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pdf(column(FIRST))
    bomb = zlib.compress(bytes(200_000_000), 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    plain = whole[whole.index(b"4 0 obj\n") + 8 : whole.index(b"endobj", whole.index(b"4 0 obj"))]
    for data, cause in (
        (pdf(column(FIRST), password="secret"), "protected by a password"),
        (pdf([]), "no text on its pages"),
        (pdf(), "no text on its pages"),
        (b"%PDF-1.7", "a PDF that cannot be read: "),
        (whole.replace(plain, stream), "a PDF that cannot be read: "),
    ):
        with pytest.raises(UnreadableError) as error:
            parser.parse(data)
        assert str(error.value).startswith(cause)
        assert str(error.value).isprintable()
    monkeypatch.setattr(parser, "MAX_PAGES", 1)
    with pytest.raises(UnreadableError, match="a PDF of more than 1 pages"):
        parser.parse(pdf(column(FIRST), column(SECOND)))


def test_truncated_pdf_is_read_or_rejected() -> None:
    whole = pdf(column(FIRST), title="Bridge closed", author="Ada Lund")
    for length in range(0, len(whole), 37):
        with suppress(UnreadableError):
            parser.parse(whole[:length])


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), min_size=1, max_size=12))
def test_damaged_pdf_is_read_or_rejected(damage: list[tuple[int, int]]) -> None:
    data = bytearray(pdf(column([*FIRST, "", *SECOND])))
    for place, value in damage:
        data[place % len(data)] = value
    with suppress(UnreadableError):
        parser.parse(bytes(data))
