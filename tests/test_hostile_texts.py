"""Every hostile text in every field, through every report: shown as text, and nothing of it runs.

On the screen it is the same promise, in `screens/test_hostile_texts.py`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.reports import FORMATS, TABLES
from corpus.reports.csv_report import LONGEST, restored
from corpus.text_cleaning import clean_line
from tests import bridge
from tests.hostile import HARMLESS, HOSTILE, Hostile, comparison, fields, squeezed
from tests.reported import render, rendered
from tests.test_json_report import faults
from tests.test_reports import DIALECT, kinds

SAFE = re.compile(r"https?://[!#$%&'*+,\-./0-9:;=?@A-Z_a-z~]+")
"""A web address that leads to an article, with a text fragment that is all % and letters."""

every_hostile_text = pytest.mark.parametrize("hostile", HOSTILE.values(), ids=list(HOSTILE))


def hidden(report: str) -> set[str]:
    """Characters that act on a terminal, or that nobody sees."""
    kinds = {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}
    return {one for one in report if unicodedata.category(one) in kinds}


def strings(value: Any) -> Iterator[str]:
    """Every string in what JSON holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def missing(seen: str, hostile: Hostile, *without: str) -> list[str]:
    """The fields whose words are not seen."""
    squeezed_ = squeezed(seen)
    told = fields(hostile).items()
    return [name for name, said in told if name not in without and squeezed(said) not in squeezed_]


@every_hostile_text
def test_hostile_text_reads_the_same_in_articles_and_reports(hostile: Hostile) -> None:
    one, two = comparison(hostile).articles
    for article in (one, two):
        assert squeezed(hostile.shown) in squeezed(article.text)
        assert not hidden(article.text) - {"\n"}
    assert comparison(hostile).links, "it is compared like any text"


@every_hostile_text
def test_hostile_text_in_the_text_report(hostile: Hostile) -> None:
    report = render(comparison(hostile), "text")
    assert missing(report, hostile) == []
    assert not hidden(report) - {"\n"}


@every_hostile_text
def test_hostile_text_in_the_markdown_report(hostile: Hostile) -> None:
    report = render(comparison(hostile), "markdown")
    assert not hidden(report) - {"\n"}
    tokens = DIALECT.parse(report)
    seen = "".join(child.content for token in tokens for child in token.children or ())
    assert missing(seen, hostile) == []
    harmless = DIALECT.parse(render(comparison(HARMLESS), "markdown"))
    assert kinds(tokens).keys() <= {*kinds(harmless), "text_special"}


@every_hostile_text
def test_hostile_text_in_the_html_report(hostile: Hostile) -> None:
    report = render(comparison(hostile), "html")
    assert not hidden(report) - {"\n"}
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root: Element = parser.parse(report)
    assert parser.errors == []
    assert missing("".join(root.itertext()), hostile) == []
    plain = plain_pages()
    assert names(root) <= set().union(*map(names, plain))
    for tag in ("script", "style", "title", "meta"):
        assert len(root.findall(f".//{tag}")) == len(plain[0].findall(f".//{tag}"))
    leads = [value for one in root.iter() for value in (one.get("href"), one.get("src")) if value]
    assert {lead for lead in leads if lead[0] != "#" and not SAFE.fullmatch(lead)} == set()


@cache
def plain_pages() -> tuple[Element, ...]:
    """Pages of harmless stories, with what else a page may hold."""
    written = (render(one, "html") for one in (comparison(HARMLESS), bridge.comparison()))
    return tuple(html5lib.parse(page, namespaceHTMLElements=False) for page in written)


def names(root: Element) -> set[str]:
    """The names of all elements and attributes that there are."""
    return {str(name) for one in root.iter() for name in (one.tag, *one.attrib)}


@every_hostile_text
def test_hostile_text_in_the_csv_report(hostile: Hostile) -> None:
    seen = []
    for table in TABLES:
        report = render(comparison(hostile), "csv", table=table).removeprefix("\ufeff")
        assert not hidden(report) - {"\r", "\n"}
        head, *rows = csv.reader(io.StringIO(report, newline=""), strict=True)
        assert {len(row) for row in rows} <= {len(head)}
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"\s*[=+\-@\t\r\n＝＋－＠]", cell)
            assert len(cell) <= LONGEST
            seen.append(restored(cell))
    assert missing(" ".join(seen), hostile, "title") == []


@every_hostile_text
def test_hostile_text_in_the_json_report(hostile: Hostile) -> None:
    report = json.loads(render(comparison(hostile), "json"))
    assert faults(report) == []
    seen = " ".join(strings(report))
    assert not hidden(seen) - {"\n"}
    assert missing(seen, hostile) == []


@every_hostile_text
def test_hostile_text_in_the_docx_report(hostile: Hostile) -> None:
    written = rendered(comparison(hostile), "docx")
    document = Document(io.BytesIO(written))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    seen = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    assert missing(seen, hostile) == []
    assert not hidden(seen) - {"\n"}
    plain = Document(io.BytesIO(rendered(comparison(HARMLESS), "docx")))
    assert {str(one.tag) for one in document.element.iter()} <= {
        str(one.tag) for one in plain.element.iter()
    }


def test_every_format_is_tested() -> None:
    tested = {"text", "markdown", "html", "csv", "json", "docx", "annotations"}
    assert set(FORMATS) == tested


@every_hostile_text
def test_hostile_text_in_the_annotations(hostile: Hostile) -> None:
    found = json.loads(render(comparison(hostile), "annotations"))
    assert not hidden("".join(strings(found))) - {"\n"}


@settings(max_examples=25)
@given(st.text(st.characters()) | st.text("<>&\"'/=-{}%#*_`[]()|\\;:!+@\x00\x1b\u202e\ud800 a1\n"))
def test_any_text_in_any_field_gives_readable_reports(words: str) -> None:
    made = comparison(Hostile(words, clean_line(words)))
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(render(made, "html"))
    assert parser.errors == []
    assert faults(json.loads(render(made, "json"))) == []
    for table in TABLES:
        report = render(made, "csv", table=table).removeprefix("\ufeff")
        rows = list(csv.reader(io.StringIO(report, newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1
    for form in ("text", "markdown"):
        assert set(re.findall(r"[\x00-\x1f\x7f-\x9f]", render(made, form))) == {"\n"}
    assert Document(io.BytesIO(rendered(made, "docx"))).paragraphs
