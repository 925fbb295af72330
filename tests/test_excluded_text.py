"""Text that is not part of a report is excluded with its reason, never dropped."""

from __future__ import annotations

import io
from functools import cache

import pytest

from corpus.article import Article
from corpus.comparison import Comparison, compare
from corpus.reading import read
from corpus.segmentation import segment
from corpus.segmentation.boilerplate import dateline_length
from corpus.settings import Settings
from tests.documents import docx
from tests.hostile import squeezed
from tests.pages import PARAGRAPHS, page
from tests.reported import render
from tui.view_model.inspection import inspect

TOLD = f"HALLEN, May 4 (AP) — {PARAGRAPHS[0]}"

APART = {
    "By Ada Lund, Transport correspondent": "byline",
    "Published: 4 May 2021, 16:20": "date line",
    "HALLEN, May 4 (AP) —": "dateline",
    "A diver at the second pier. Photograph: Jane Doe/AP": "photo credit",
    "Read more: What the ferry will cost": "read more",
    "Sign up for our morning letter.": "newsletter",
    "We use cookies to make this page work.": "cookie notice",
    "(Reporting by Ada Lund; Editing by John Roe)": "credit",
    "© 2021 Coast Courier. All rights reserved.": "copyright line",
    "AP": "agency tag",
}
"""Paragraphs that are not part of the report, or begin with such text, by reason."""

NAMED_OUTSIDE = "A crane stands over the closed bridge."
FIGURES = f"""<figure><img src="x"><figcaption>{NAMED_OUTSIDE}</figcaption></figure>
<p>{PARAGRAPHS[1]}</p>
<aside><figure><figcaption>A goat in another report.</figcaption></figure></aside>"""


@cache
def article() -> Article:
    """A text in which each has its usual place."""
    top, rest = list(APART)[:2], list(APART)[3:]
    paragraphs = ["Bridge over the Sarne closed", *top, TOLD, *PARAGRAPHS[1:], *rest]
    return told("\n\n".join(paragraphs).encode())


def told(data: bytes) -> Article:
    """Return a source with its passages."""
    return segment(read("-", stdin=io.BytesIO(data)))


@cache
def comparison() -> Comparison:
    """The text compared with another."""
    other = told("\n\n".join(PARAGRAPHS[::-1]).encode())
    return compare((article(), other), Settings())


@pytest.mark.parametrize("words", APART)
def test_each_kind_is_excluded_with_its_reason(words: str) -> None:
    found = [one for one in article().passages if one.reason == APART[words]]
    assert " ".join(one.text for one in found) == words
    assert {one.kind for one in found} == {"boilerplate"}


def test_report_itself_is_complete() -> None:
    body = [one.text for one in article().passages if one.kind == "body"]
    assert body == list(PARAGRAPHS)


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_report_format_quotes_excluded_text_and_says_why(form: str) -> None:
    report = squeezed(render(comparison(), form).replace("\\", ""))
    for words, reason in APART.items():
        assert squeezed(words.split(". ")[0]) in report
        assert squeezed(reason) in report


def test_inspector_says_why_text_is_excluded() -> None:
    for passage in comparison().articles[0].passages:
        said = [one.text for one in inspect(comparison(), passage.id).entries]
        why = f"{passage.reason}; neither compared nor counted"
        assert (why in said) == (passage.kind == "boilerplate")


def test_captions_of_a_page_are_kept() -> None:
    found = told(page(about=FIGURES).encode())
    *_, last = found.passages
    assert (last.text, last.kind, last.reason) == (NAMED_OUTSIDE, "boilerplate", "caption")
    assert "goat" not in found.text
    assert found.outlet == "Coast Courier"


def test_caption_of_a_document_is_excluded() -> None:
    found = told(docx(PARAGRAPHS[0], (NAMED_OUTSIDE, "Caption"), PARAGRAPHS[1]))
    assert [one.reason for one in found.passages] == ["", "caption", ""]


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("HALLEN (AP) — The bridge", "HALLEN (AP) —"),
        ("HALLEN, Sarne, May 4 (Reuters) - The bridge", "HALLEN, Sarne, May 4 (Reuters) -"),
        ("Hallen (dpa) – “We wait,”", "Hallen (dpa) –"),
        ("May 4, 2021 (Reuters) - The", "May 4, 2021 (Reuters) -"),
        ("(AFP) — Nine ships", "(AFP) —"),
        ("NEW HALLEN, 4 May 2021 — The", "NEW HALLEN, 4 May 2021 —"),
        ("UNITED NATIONS (AP) -- The", "UNITED NATIONS (AP) --"),
        ("ST. HALLEN – The", "ST. HALLEN –"),
        ("BRUSSELS, Feb. 17, 2022 (Agency One) — NATO", "BRUSSELS, Feb. 17, 2022 (Agency One) —"),
        ("HALLEN (The Wire) — The bridge", "HALLEN (The Wire) —"),
        ("HALLEN, Sarne [Coast Courier] - The", "HALLEN, Sarne [Coast Courier] -"),
        ("BREAKING — The bridge is closed.", ""),
        ("BREAKING NEWS – The bridge", ""),
        ("UPDATE, May 4 — The bridge", ""),
        ("LIVE (Coast Courier) — The", ""),
        ("BREAKINGTON — The bridge", "BREAKINGTON —"),
        ("HALLEN (which is closed) — The", ""),
        ("Hallen (The Wire) — The bridge", ""),
        ("NATO — the alliance — met.", ""),
        ("US-led talks - none", ""),
        ("The bridge — Closed", ""),
        ("Ada Lund (AP) was there", ""),
        ("COVID-19 — The disease", ""),
        ("HALLEN —", ""),
        ("HALLEN", ""),
        ("", ""),
    ],
)
def test_dateline_ends_where_the_report_begins(paragraph: str, dateline: str) -> None:
    assert paragraph[: dateline_length(paragraph)] == dateline
