"""Reading a source gives an article, or one line that says why not."""

from __future__ import annotations

import hashlib
import io
import json
import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.reading import SourceError, read, read_each, source, with_distinct_ids
from corpus.reading.formats import detect_format

REPORT = """Bridge over the Sarne closed after cracks are found

By Ada Lund

4 May 2021

The bridge that carries the coast road over the Sarne was closed to all traffic on Tuesday.

About 9,000 vehicles a day will have to go round by Hallen, the roads authority said.
"""


def told(data: bytes) -> Article:
    """Return the article on standard input."""
    return read("-", stdin=io.BytesIO(data))


def written(path: Path, text: str | bytes) -> str:
    """Write a text to a file and return its name."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def refusal(source: str) -> str:
    """Return why a source cannot be read, without its folder."""
    with pytest.raises(SourceError) as error:
        read(source)
    line = str(error.value)
    assert line == f"{error.value.source}: {error.value.cause}"
    assert line.isprintable()
    return line.removeprefix(str(Path(source).parent) + os.sep)


def test_article_takes_its_metadata_from_its_text(tmp_path: Path) -> None:
    article = read(written(tmp_path / "coast-courier.txt", REPORT))
    assert article.headline == "Bridge over the Sarne closed after cracks are found"
    assert article.byline == "Ada Lund"
    assert article.published == date(2021, 5, 4)
    assert article.outlet == "Coast Courier"
    assert article.source == str(tmp_path / "coast-courier.txt")
    assert article.text == REPORT.strip()
    assert article.sha256 == hashlib.sha256(REPORT.encode()).hexdigest()
    assert article.id == hashlib.sha256(REPORT.strip().encode()).hexdigest()[:8]
    assert article.passages == ()


def test_markdown_article_has_headings_and_front_matter(tmp_path: Path) -> None:
    text = (
        "---\npublisher: Coast Courier\ndate: 2021-05-04\n---\n# Closed\n\nText.\n\n## Why?\n\nSo."
    )
    article = read(written(tmp_path / "x.md", text))
    assert article.text == "Closed\n\nText.\n\nWhy?\n\nSo."
    assert article.headings == {1, 3}
    assert (article.headline, article.outlet) == ("Closed", "Coast Courier")
    assert article.published == date(2021, 5, 4)


@pytest.mark.parametrize(
    ("last", "outlet"),
    [
        ("Copyright 2022 The Bay Post. All rights reserved.", "The Bay Post"),
        ("Copyright 2022 Anadolu Agency. All rights reserved.", "Courier"),
        ("The ministers were to meet again on Friday. AP", "Courier"),
    ],
)
def test_outlet_in_a_copyright_line_wins_over_file_name_but_an_agency_does_not(
    tmp_path: Path, last: str, outlet: str
) -> None:
    assert read(written(tmp_path / "courier.txt", f"{REPORT}\n{last}\n")).outlet == outlet


def test_outlet_in_front_matter_wins_over_text(tmp_path: Path) -> None:
    text = f"---\noutlet: Coast Courier\n---\n{REPORT}\nCopyright 2022 Anadolu Agency.\n"
    assert read(written(tmp_path / "x.md", text)).outlet == "Coast Courier"


def test_page_title_gives_headline_and_outlet_and_stays_in_text(tmp_path: Path) -> None:
    text = REPORT.replace("found\n", "found - CoastCourier.com\n", 1)
    article = read(written(tmp_path / "1.txt", text))
    assert article.outlet == "CoastCourier"
    assert article.headline == "Bridge over the Sarne closed after cracks are found"
    assert article.text.startswith(f"{article.headline} - CoastCourier.com\n\n")


@pytest.mark.parametrize("name", ["1.txt", "9f86d081884c7d65.txt", "tmpab3k9xq2.txt"])
def test_file_without_a_chosen_name_is_source_1(tmp_path: Path, name: str) -> None:
    assert read(written(tmp_path / name, REPORT)).outlet == "Source 1"
    assert told(REPORT.encode()).outlet == "Source 1"


def test_front_matter_of_a_text_file_is_not_text(tmp_path: Path) -> None:
    path = written(tmp_path / "x.txt", "---\ntitle: Closed\n---\nThe bridge is closed.")
    assert read(path).text == "The bridge is closed."


def test_file_without_extension_is_markdown_if_it_opens_with_a_heading() -> None:
    assert told(b"# Closed\n\nThe *bridge* is closed.").text == "Closed\n\nThe bridge is closed."
    assert told(b"Closed\n\nThe *bridge* is closed.").text == "Closed\n\nThe *bridge* is closed."


def test_relative_path_starts_from_folder_and_is_kept_as_written(tmp_path: Path) -> None:
    written(tmp_path / "courier.txt", REPORT)
    assert read("courier.txt", folder=str(tmp_path)).source == "courier.txt"


def test_unreadable_file_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(str(tmp_path / "none.txt")) == "none.txt: no such file"
    assert refusal(str(tmp_path / "a" / "b.txt")) == "b.txt: no such file"
    assert refusal(written(tmp_path / "x.txt", "x") + "/y.txt") == "y.txt: no such file"
    assert refusal(str(tmp_path / ("x" * 300))).endswith(": the name is too long")
    assert refusal(str(tmp_path)) == f"{tmp_path.name}: a folder, not a file"
    assert refusal(str(tmp_path / "a\0b")) == "a␀b: no such file"

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert refusal(written_before := str(tmp_path / "x.txt")) == "x.txt: permission denied"
    assert Path(written_before).exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_circular_links_are_rejected_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(str(tmp_path / "pipe.txt")).startswith("pipe.txt: not a regular file")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert refusal(str(tmp_path / "loop.txt")) == "loop.txt: symbolic link loop"
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert refusal(str(tmp_path / "gone.txt")) == "gone.txt: no such file"


def test_format_of_hostile_content_is_detected_quickly() -> None:
    for head in (b"<!---->" * 9_000, b"---\na: " + b"---x\n" * 15_000, b"<!--" * 16_000):
        assert detect_format("x.txt", head + b"<p") == "text"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "no words in it"),
        (b"... -- !\n\n***\n", "no words in it"),
        ("\u200b\u200b".encode(), "no words in it"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", "binary data, not text"),
        (b"words and a \0 in it", "binary data, not text"),
    ],
)
def test_source_without_words_is_rejected(tmp_path: Path, data: bytes, cause: str) -> None:
    assert refusal(written(tmp_path / "x.txt", data)) == f"x.txt: {cause}"


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("x.txt", b"<!DOCTYPE html><html><p>Text.", "HTML"),
        ("x.txt", b"\xef\xbb\xbf\n <!-- saved -->\n<HTML lang=en><p>Text.", "HTML"),
        ("x.txt", "<html><p>Text.".encode("utf-16"), "HTML"),
        ("x.txt", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>', "HTML"),
        ("x.html", b"<p>Text.</p>", "HTML"),
        ("x.HTM", b"Text.", "HTML"),
        ("x.txt", b"%PDF-1.7\n\0", "PDF"),
        ("x.pdf", b"Text.", "PDF"),
        ("x.txt", b"PK\x03\x04....word/document.xml", "DOCX"),
        ("x.docx", b"PK\x03\x04....word/document.xml", "DOCX"),
        ("x.txt", b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
        ("x.zip", b"PK\x03\x04....a.txt", "a ZIP archive"),
        ("x.txt", b"{\\rtf1\\ansi Text.}", "RTF"),
        ("x.json", b'{"text": "Text."}', "JSON"),
        ("x.txt", b'<?xml version="1.0"?><rss version="2.0">', "a feed"),
        ("x.txt", b'<?xml version="1.0"?><note>', "XML"),
    ],
)
def test_format_is_detected_by_content_then_by_extension(
    name: str, data: bytes, format_: str
) -> None:
    assert detect_format(name, data) == format_


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("x.odt", b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
        ("x.epub", b"PK\x03\x04....mimetypeapplication/epub+zip", "EPUB"),
        ("x.zip", b"PK\x03\x04....a.txt", "a ZIP archive"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
        ("x.txt", b'<?xml version="1.0"?><note>', "XML"),
    ],
)
def test_unsupported_format_is_named_and_not_read_as_text(
    tmp_path: Path, name: str, data: bytes, format_: str
) -> None:
    assert refusal(written(tmp_path / name, data)).startswith(
        f"{name}: this is {format_}; srcdiff reads plain text, "
    )


def test_source_over_the_size_limit_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 2_000_000)
    path = written(tmp_path / "x.txt", b"word " * 400_000)
    assert read(path).text.startswith("word word")
    Path(path).write_bytes(b"word " * 400_000 + b"!")
    assert refusal(path) == "x.txt: larger than 2 MB"


def test_closed_or_empty_standard_input_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(REPORT.encode())
    assert read("-", stdin=stream).text == REPORT.strip()
    with pytest.raises(SourceError, match=r"^-: empty$"):
        read("-", stdin=stream)
    stream.close()
    with pytest.raises(SourceError, match=r"^-: standard input is closed$"):
        read("-", stdin=stream)
    monkeypatch.setattr("sys.stdin", None)
    assert refusal("-") == "-: standard input is closed"


def test_names_and_metadata_are_cleaned_like_text(tmp_path: Path) -> None:
    text = '---\ntitle: "red \\e[31m \\ud800"\nauthor: "a\\u202eb"\n---\nText \x1b[2J here.'
    article = read(written(tmp_path / "a\x1b[1mb.md", text))
    assert article.headline == "red ␛[31m ‹U+D800›"
    assert article.byline == "a‹U+202E›b"
    assert article.text == "Text ␛[2J here."
    assert article.source.endswith("a␛[1mb.md")
    assert article.outlet.isprintable()


def test_ids_and_outlets_are_distinct() -> None:
    def article(source: str, outlet: str, id_: str = "0a1b2c3d") -> Article:
        return Article(id=id_, source=source, outlet=outlet, text="Text.", sha256="")

    articles = [
        article("c.txt", "AP"),
        article("a.txt", "AP"),
        article("b.txt", "AP 2", "ffffffff"),
        article("9.txt", "Source 1"),
        article("8.txt", "Source 1"),
    ]
    apart = with_distinct_ids(articles)
    assert [each.source for each in apart] == [each.source for each in articles]
    assert [each.outlet for each in apart] == ["AP 3", "AP", "AP 2", "Source 2", "Source 1"]
    assert len({each.id for each in apart}) == len(apart)
    named = {each.source: (each.id, each.outlet) for each in apart}
    again = with_distinct_ids(articles[::-1])
    assert {each.source: (each.id, each.outlet) for each in again} == named


FORMS = ["%PDF-", "<html>", "---\ntitle: a\n---\n", "+++\na = 1\n+++\n", "# a\n\n", "PK\x03\x04"]
FORMS += ["{\\rtf1 ", '{"text": "', '[{"text": "', "<?xml version='1.0'?><rss version='2.0'>"]
NAMES = st.sampled_from(["x.txt", "x.md", "x.html", "x", "-"])


@given(st.binary() | st.tuples(st.sampled_from(FORMS), st.text()).map("".join).map(str.encode))
def test_any_bytes_give_an_article_or_a_source_error(data: bytes) -> None:
    try:
        article = told(data)
    except SourceError:
        return
    assert article.id == told(data).id
    shown = article.text.replace("\n\n", "")
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in shown)
    assert all(span.of(article.text).strip() for span in article.paragraphs)


@given(st.text(min_size=1))
@example("one\n\u00ad-\u00ad-\u00ad-\ntwo")
@example("\u2029a\x0b\x0cb\x1c\x85c")
def test_article_text_is_in_normal_form(text: str) -> None:
    try:
        article = told(text.encode())
    except SourceError:
        assume(False)
    assume(detect_format("-", text.encode()) == detect_format("-", article.text.encode()) == "text")
    again = told(article.text.encode())
    assert (again.text, again.id) == (article.text, article.id)


@given(NAMES, st.binary(max_size=200))
def test_any_name_and_content_has_a_format(name: str, data: bytes) -> None:
    assert detect_format(name, data)


def test_a_file_of_many_articles_is_hashed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hashed for each of them, a large file would take a time that grows with its square."""
    data = json.dumps([{"text": f"Ferry {number} ran aground."} for number in range(9)]).encode()
    sha256, hashed = hashlib.sha256, list[bytes]()

    def counted(content: bytes = b"") -> object:
        hashed.append(content)
        return sha256(content)

    monkeypatch.setattr(hashlib, "sha256", counted)
    found = list(read_each(written(tmp_path / "reports.json", data)))
    assert {one.sha256 for one in found if isinstance(one, Article)} == {sha256(data).hexdigest()}
    assert len(found) == 9
    assert hashed.count(data) == 1
