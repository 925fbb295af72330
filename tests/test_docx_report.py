"""What a report in DOCX promises: real headings and tables, all of the evidence, the same bytes."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Span
from corpus.comparison import Comparison, compare
from corpus.reading import read
from corpus.reports import FORMATS, ReportError, require
from corpus.reports.docx_report.document import Run, run_element, runs_with_bold
from corpus.review.edits import add_link, add_note, confirm_omission, decide, toggle_bookmark
from corpus.review.model import EMPTY, Anchor, Review
from corpus.settings import Settings
from tests import bridge, meeting
from tests.articles import FILLER, OTHER_FILLER, article
from tests.reported import rendered as render

PROGRAM = Path(sys.executable).with_name("srcdiff")


def opened(comparison: Comparison) -> Opened:
    """The report as Word opens it."""
    return Document(io.BytesIO(render(comparison, "docx")))


def shown(document: Opened) -> str:
    """All of its text, that of tables too."""
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def headings(document: Opened) -> Iterator[tuple[int, str]]:
    """Its headings with their levels; the title is of level 0."""
    for paragraph in document.paragraphs:
        name = paragraph.style.name if paragraph.style else ""
        if name == "Title" or (name or "").startswith("Heading"):
            yield 0 if name == "Title" else int(str(name)[-1]), paragraph.text


def saying(text: str) -> Comparison:
    """The bridge where everything that comes from outside says `text`."""
    whole = bridge.comparison()
    articles = tuple(
        replace(one, outlet=text, headline=text, byline=text, source=text, url=text)
        for one in whole.articles
    )
    points = tuple(replace(point, text=text) for point in whole.points)
    return replace(whole, title=text, articles=articles, points=points)


# What it holds


def test_every_finding_has_its_id_passages_and_places() -> None:
    whole = bridge.comparison()
    text = shown(opened(whole))
    for finding in whole.findings:
        assert text.count(finding.id) == 1
        nearest = [near.passage for near in getattr(finding, "nearest", ())]
        for name in (*finding.passages, *nearest):
            passage = whole.passage[name]
            assert passage.text in text
            assert f"characters {passage.span.start}–{passage.span.end}" in text


def test_document_names_sources_program_and_settings() -> None:
    whole = bridge.comparison()
    text = shown(opened(whole))
    for one in whole.articles:
        assert one.sha256 in text
        assert one.source in text
    assert "https://agency.example/bridge" in text
    assert "Written by srcdiff 0.1.0. Settings: threshold 0.3." in text
    assert "gone.txt: no such file" in text


def test_headings_use_word_styles_and_skip_no_level() -> None:
    levels = list(headings(opened(bridge.comparison())))
    assert levels[0] == (0, "A bridge opens")
    chapters = [text for level, text in levels if level == 1]
    assert chapters == [
        "They differ · 1 likely",
        "Some say · 2 likely",
        "Only in Agency One · 1 likely",
        "All say · 1",
        "Who is quoted · 1",
        "How sure this is",
        "Figures (2)",
        "In several reports, not found in others (1)",
        "In several reports, may be missing from others (1)",
        "In Agency One, may be missing from the others (1)",
        "Matching passages (3)",
        "Points by outlet (4)",
        "Voices",
        "Attribution and hedging",
        "Reports",
        "Findings by id (6)",
        "Links",
        "Excluded text (2)",
        "Sources",
        "How to read this report",
    ]
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(levels))


def test_points_table_shows_paragraphs_by_outlet() -> None:
    whole = bridge.comparison()
    document = opened(whole)
    matrix = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert matrix == [
        ["Point", "Weight", "Agency One", "The Wire", "The Wire 2"],
        ["The mayor opened the bridge …", "0.91", "≠ ¶2", "≠ ¶1", "● ¶2"],
        ["… cracks in the third pillar.", "0.62", "–", "◆ ¶2", "◆ ¶1"],
        ["It cost 40 million crowns …", "0.60", "◆ ¶2", "◆ ¶3", "may be missing"],
        [
            "“We waited long enough,” she told a crowd of 300.",
            "0.29",
            "● ¶3",
            "may be missing",
            "–",
        ],
    ]
    for table in document.tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:tblHeader')}") is None for row in table.rows[1:])


def test_a_point_that_no_link_joins_is_marked_as_only_likely() -> None:
    made = replace(meeting.comparison(), links=())
    rows = [[cell.text for cell in row.cells] for row in opened(made).tables[0].rows]
    assert [row[2:] for row in rows[1:]] == [
        ["◆ ¶2", "◆ ¶3", "–"],
        ["◆ ¶3", "◆ ¶1", "◆ ¶1"],
        ["● ¶4", "–", "–"],
        ["–", "● ¶2", "–"],
    ]


def test_style_table_counts_reporting_verbs_and_hedges() -> None:
    told = ("Ada Brook said it rained. Tom Reed claimed it snowed, and said so.", "It might rain.")
    articles = [article(name, text) for name, text in zip("ab", told, strict=True)]
    made = compare(articles, Settings())
    assert [[cell.text for cell in row.cells] for row in opened(made).tables[2].rows] == [
        ["Outlet", "Reporting verbs", "Hedges"],
        ["A", "say 2; once: claim", "–"],
        ["B", "–", "once: might"],
    ]


def test_points_of_five_articles_are_on_a_landscape_page() -> None:
    lines = [f"It was {word} in Sarne." for word in ("hot", "cold", "dry", "wet", "late")]
    many = [bridge.article(f"a{n}", f"Paper {n}", (((one, ""),),)) for n, one in enumerate(lines)]
    sections = opened(compare(many, Settings())).sections
    turned = [(one.page_width or 0) > (one.page_height or 0) for one in sections]
    assert turned == [False, True, False]


def test_review_entries_are_marked_as_a_reviewers() -> None:
    articles = (
        article("north", "A bridge was opened in Sarne.", "It cost 40 million crowns.", *FILLER),
        article("south", "In Sarne a bridge was opened.", "Birds sang.", *OTHER_FILLER),
    )
    review = decide(EMPTY, articles, "north:1", "south:1", "confirmed")
    review = decide(
        add_link(review, articles, "north:2", "south:2"), articles, "north:3", "south:3", "rejected"
    )
    review = confirm_omission(review, articles, "north:4", "south")
    review = toggle_bookmark(
        add_note(review, articles, "Who counted?\n\nAsk.", "north:2"), articles, "south:2"
    )
    lapsed = Anchor("North", "Gone.", 9)
    review = Review(review.decisions, review.left_out, review.notes, (*review.bookmarks, lapsed))
    text = shown(opened(compare(articles, Settings(), review=review)))
    for words in (
        "confirmed by a reviewer",
        "partial, added by a reviewer",
        "Left out by South, confirmed by a reviewer",
        "left out",
        "Reviewer’s notes (1)",
        "Who counted?\nAsk.",
        "Reviewer’s bookmarks (1)",
        "Links rejected by the reviewer (1)",
        "North, paragraph 9, “Gone.”: North no longer says so.",
        "Review: 1 link confirmed, 1 link added, 1 link rejected.",
    ):
        assert words in text, words


# Languages


def test_quotations_declare_language_and_direction() -> None:
    whole = bridge.comparison()
    arabic = "افتتحت العمدة الجسر يوم الجمعة."
    one, wire, later = whole.articles
    first = replace(wire.passages[0], text=arabic, span=Span(0, len(arabic)))
    text = arabic.ljust(wire.passages[0].span.end) + wire.text[wire.passages[0].span.end :]
    wire = replace(wire, language="ar", text=text, passages=(first, *wire.passages[1:]))
    one, later = replace(one, language="de"), replace(later, language="")
    document = opened(replace(whole, articles=(one, wire, later), findings=()))
    quotes = [p for p in document.paragraphs if p.style and p.style.name == "Quote"]
    tags = {
        name: {
            tag.get(qn("w:val"))
            for p in quotes
            if words in p.text
            for tag in p._p.iter(qn("w:lang"))
        }
        for name, words in (("ar", arabic), ("de", "40 million crowns, she said"))
    }
    assert tags == {"ar": {"ar"}, "de": {"de"}}
    unknown = [p for p in quotes if p.text == later.passages[0].text]
    assert unknown
    assert all(p._p.find(f".//{qn('w:noProof')}") is not None for p in unknown)
    for paragraph in quotes:
        from_the_right = paragraph._p.find(f".//{qn('w:bidi')}") is not None
        assert from_the_right == (paragraph.text == arabic)


# Text is data


@settings(max_examples=20)
@given(st.text(st.characters(), min_size=1))
def test_any_text_gives_a_document_that_opens(text: str) -> None:
    assert next(headings(opened(saying(text))))[0] == 0


@given(st.text(st.characters()), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_bold_runs_keep_every_letter(text: str, edges: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted((min(a, len(text)), min(b, len(text))))) for a, b in edges]
    assert "".join(run.text for run in runs_with_bold(text, "en", spans)) == text


def test_control_characters_are_shown_and_markup_is_text() -> None:
    hostile = "\x00\x1b[31m </w:t><w:p/> &amp; \ud800 \ufffe \u202e ]]> {{ x }}"
    text = shown(opened(saying(hostile)))
    assert "␀␛[31m </w:t><w:p/> &amp; ‹U+D800› ‹U+FFFE› ‹U+202E› ]]> {{ x }}" in text


def test_spaces_between_runs_stay() -> None:
    runs = [Run("It "), Run("cost", bold=True), Run(" 40"), Run(" "), Run("million.")]
    assert (
        "".join(run_element(run).findtext(qn("w:t")) or "" for run in runs) == "It cost 40 million."
    )


def test_our_docx_parser_reads_the_document() -> None:
    whole = bridge.comparison()
    again = read("-", stdin=io.BytesIO(render(whole, "docx")))
    assert again.headline == "A bridge opens"
    assert all(passage.text in again.text for passage in whole.articles[0].passages)


# The same bytes


def test_document_is_reproducible_and_holds_no_time() -> None:
    first = render(bridge.comparison(), "docx")
    assert first == render(bridge.comparison(), "docx")
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml")
        assert {name.rpartition("/")[2] for name in archive.namelist()}.isdisjoint(
            {"thumbnail.jpeg", "app.xml"}
        )
    for clock in (b"created", b"modified", b"python-docx", b"2013"):
        assert clock not in properties


def test_document_properties_are_set() -> None:
    about = opened(bridge.comparison()).core_properties
    assert (about.title, about.author, about.language) == ("A bridge opens", "srcdiff 0.1.0", "en")


# The command line


def test_missing_extra_is_reported_with_the_command_to_add_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [
        one for one in sys.modules if one.startswith(("docx", "corpus.reports.docx_report"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, FORMATS["docx"].module, raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReportError) as raised:
        require("docx")
    assert str(raised.value).startswith("docx: to write it, add an extra: ")
    assert str(raised.value).endswith("'srcdiff[docx]'")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports that differ."""
    (tmp_path / "a.txt").write_text("The mayor opened the bridge.\n\nIt cost 40 million crowns.\n")
    (tmp_path / "b.txt").write_text("The mayor opened the bridge.\n\nBirds sang in the park.\n")
    return tmp_path


def test_document_goes_to_a_pipe_but_not_to_a_terminal(folder: Path) -> None:
    command = [str(PROGRAM), "report", "--format", "docx", "--no-review", "a.txt", "b.txt"]
    piped = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert piped.returncode == 1
    assert zipfile.is_zipfile(io.BytesIO(piped.stdout))
    ours, theirs = pty.openpty()
    try:
        refused = subprocess.run(
            command, cwd=folder, stdout=theirs, stderr=subprocess.PIPE, check=False
        )
        os.set_blocking(ours, False)
        with pytest.raises(BlockingIOError):
            os.read(ours, 1)
    finally:
        os.close(ours)
        os.close(theirs)
    assert refused.returncode == 2
    assert refused.stderr == (b"srcdiff: docx cannot be shown in a terminal; name a file with -o\n")
