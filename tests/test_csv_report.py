"""What CSV promises: one row a thing, nothing a spreadsheet would run, nothing lost on the way."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.article import Problem
from corpus.comparison import Comparison, compare
from corpus.findings.phrasing import outlet_labels
from corpus.findings.wording import reporting_styles
from corpus.reports import FORMATS, TABLES
from corpus.reports.csv_report import LONGEST, WRITERS, defused, restored
from corpus.review.edits import add_link, add_note, confirm_omission, decide, toggle_bookmark
from corpus.review.model import EMPTY, Anchor
from corpus.settings import Settings
from tests import bridge
from tests.articles import FILLER, OTHER_FILLER, article
from tests.reported import render
from tui.cli.main import main

FORMULA = re.compile(r"[\s']*[=+\-@\t\r\n＝＋－＠]")
"""What some spreadsheet takes for a formula, apostrophes aside."""

Rows = list[dict[str, str]]


def rows(comparison: Comparison, table: str = "findings") -> Rows:
    """A table as a program reads it that knows RFC 4180 and how to undo what was defused."""
    report = render(comparison, "csv", table=table)
    assert report.startswith("\ufeff")
    read = csv.reader(io.StringIO(report.removeprefix("\ufeff"), newline=""), strict=True)
    head, *others = [[restored(cell) for cell in row] for row in read]
    assert len(set(head)) == len(head)
    return [dict(zip(head, row, strict=True)) for row in others]


def reviewed() -> Comparison:
    """Two articles on which a person has done a bit of everything."""
    articles = (
        article("north", "A bridge was opened in Sarne.", "It cost 40 million crowns.", *FILLER),
        article("south", "In Sarne a bridge was opened.", "Birds sang.", *OTHER_FILLER),
    )
    review = add_link(EMPTY, articles, "north:2", "south:2")
    review = decide(review, articles, "north:3", "south:3", "rejected")
    review = confirm_omission(review, articles, "north:4", "south")
    review = add_note(review, articles, "=Who counted?\n\nAsk.", "north:4")
    review = toggle_bookmark(review, articles, "south:2")
    gone = (*review.bookmarks, Anchor("North", "Gone.", 9))
    return compare(articles, Settings(), review=replace(review, bookmarks=gone))


@pytest.mark.parametrize("table", TABLES[1:])
def test_every_table_matches_its_golden(table: str, golden: Callable[[str, str], None]) -> None:
    golden(f"bridge-{table}.csv", render(bridge.comparison(), "csv", table=table))


def test_each_table_has_one_row_per_item() -> None:
    whole = bridge.comparison()
    numbers = {
        "findings": len(whole.findings),
        "passages": len(whole.passage),
        "links": len(whole.links) + len(whole.doubtful),
        "points": len(whole.points),
        "articles": len(whole.articles) + len(whole.problems),
        "voices": sum(len(voice.articles) for voice in whole.voices),
        "diction": sum(
            len(words) for used in reporting_styles(whole.articles).values() for words in used
        ),
        "lapsed": len(whole.lapsed),
    }
    assert {table: len(rows(whole, table)) for table in TABLES} == numbers


def test_reporting_verbs_and_hedges_are_counted_by_outlet() -> None:
    articles = (
        article("north", "Ada Brook said it rained. Tom Reed claimed it snowed, and said so."),
        article("south", "It reportedly rained."),
    )
    counted = [
        (row["outlet"], row["kind"], row["word"], row["times"])
        for row in rows(compare(articles, Settings()), "diction")
    ]
    assert counted == [
        ("North", "reporting verb", "say", "2"),
        ("North", "reporting verb", "claim", "1"),
        ("South", "hedge", "reportedly", "1"),
    ]


def test_findings_are_the_default_table() -> None:
    whole = bridge.comparison()
    assert render(whole, "csv") == render(whole, "csv", table="findings")


@pytest.mark.parametrize("table", ["findings", "passages", "links", "points"])
def test_start_and_end_slice_the_article(table: str) -> None:
    whole = bridge.comparison()
    text = {
        called: whole.article[one].text for one, called in outlet_labels(whole.articles).items()
    }
    checked = 0
    for row in rows(whole, table):
        for prefix in ("", "counterpart_"):
            if row.get(f"{prefix}start"):
                start, end = int(row[f"{prefix}start"]), int(row[f"{prefix}end"])
                assert text[row[f"{prefix}outlet"]][start:end] == row[f"{prefix}text"]
                checked += 1
    assert checked >= len(whole.points)


def test_every_row_names_its_source_and_program() -> None:
    whole = bridge.comparison()
    digest = {one.source: one.sha256 for one in whole.articles}
    for table in TABLES:
        for row in rows(whole, table):
            assert row["program"].startswith("srcdiff ")
            assert row["settings"] == "threshold 0.3"
            if row["source"] in digest:
                assert row["sha256"] == digest[row["source"]]
            else:
                assert row["problem"] == "no such file"


def test_finding_row_holds_a_passage_and_its_counterpart() -> None:
    by_id = {row["id"]: row for row in rows(bridge.comparison())}
    told = by_id["o-crowd"]
    assert (told["outlet"], told["counterpart_outlet"]) == ("Agency One", "The Wire")
    assert (told["score"], told["not_found_in"]) == ("0.21", "The Wire; The Wire 2")
    odds = by_id["f-conflict"]
    assert (odds["words"], odds["counterpart_words"]) == ("two years", "three years")
    assert (odds["score"], odds["label"], odds["verdict"]) == ("0.9125", "reworded", "conflict")


def test_finding_row_quotes_all_of_its_passages() -> None:
    whole = bridge.comparison()
    for finding, row in zip(whole.findings, rows(whole), strict=True):
        quoted = " ".join((row["text"], row["counterpart_text"], row["others"]))
        nearest = [near.passage for near in getattr(finding, "nearest", ())]
        for name in (*finding.passages, *nearest):
            assert whole.passage[name].text in quoted
    assert rows(whole)[0]["others"] == (
        "The Wire 2 ¶1 (0–50): Cracks in its third pillar had delayed the bridge."
    )


def test_review_entries_are_marked_as_a_reviewers() -> None:
    whole = reviewed()
    origins = {row["origin"] for row in rows(whole, "links")}
    assert {"added by a person", "rejected by a person"} <= origins
    (left_out,) = (row for row in rows(whole) if row["left_out_says_a_person"])
    assert left_out["left_out_says_a_person"] == "South"
    assert left_out["notes_of_a_person"] == "=Who counted? / Ask."
    marked = [row["id"] for row in rows(whole, "passages") if row["marked_by_a_person"]]
    assert marked == ["south:2"]
    (lapsed,) = rows(whole, "lapsed")
    assert lapsed["kind"] == "bookmark"
    assert "“Gone.”" in lapsed["lapsed_decision_of_a_person"]


# Formulas


TEXTS = st.one_of(st.text(), st.text("=+-@;' \t\r\n＝a1e.:/"), st.from_regex(r"'*\d+ ?(March|e5)"))


@given(TEXTS)
@example("';=")
@example("''=1;'=1; '-1")
def test_no_text_is_a_formula_and_every_text_can_be_restored(text: str) -> None:
    safe = defused(text)
    assert restored(safe) == text
    for cell in safe.split(";"):
        assert not re.match(r"\s*[=+\-@＝＋－＠\t\r\n]", cell)


def test_harmless_text_is_unchanged() -> None:
    for text in ("Seven - no, eight.", "’Tis late; we know", "a=b", "o'clock", "'quoted'", "May"):
        assert defused(text) == text
    for text in ("In 2010", "7,000 soldiers", "3f2a91c0", "3f2a91c0:12", "5 March was a Monday."):
        assert defused(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("08377093", "83770e93", "12345678:1", "2010", "3-4", "50%", "$5", "1/2"),
        *("2022-02-17", "Nov.5", "TRUE"),
        *("12345678:1 12345678:2", "10:30 pm", "17 February 2022", "March 5th, 2022"),
    ],
)
def test_no_text_becomes_a_number_a_date_or_a_time(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert restored(f"'{text}") == text


@pytest.mark.parametrize("table", TABLES)
def test_hostile_story_has_no_formula_cells(table: str) -> None:
    whole = bridge.comparison()
    bad = '=HYPERLINK("http://evil.example";"x")'
    articles = tuple(
        replace(one, outlet=bad, headline=f"+{bad}", byline=f"-{bad}", source=f"@{bad}", url=bad)
        for one in whole.articles
    )
    hostile = replace(whole, articles=articles, problems=(Problem(bad, f"\t{bad}"),))
    report = render(hostile, "csv", table=table)
    for row in csv.reader(io.StringIO(report.removeprefix("\ufeff"), newline="")):
        for cell in row:
            assert not re.match(r"\s*[=+\-@\t\r\n]", cell)


@pytest.mark.parametrize("piece", ["1", "'", " ", ";'", "1 ", "jan", ";", "1e", "\t", " '"])
def test_long_text_takes_linear_time(piece: str) -> None:
    """Quadratic, it would take hours."""
    text = piece * 200_000 + "x"
    assert restored(defused(text)) == text


def test_text_is_quoted_and_numbers_are_not() -> None:
    _, first, *_ = render(bridge.comparison(), "csv", table="passages").split("\r\n")
    assert first.startswith('"one:1","heading","headline","","Agency One",1,0,27,"Bridge opens')


def test_long_cells_are_cut_at_the_spreadsheet_limit() -> None:
    long = "\N{ROLLING ON THE FLOOR LAUGHING}" * LONGEST
    whole = replace(bridge.comparison(), problems=(Problem(long, "too long a name"),))
    *_, last = rows(whole, "articles")
    assert last["source"].endswith("\N{ROLLING ON THE FLOOR LAUGHING}…")
    assert len(last["source"].encode("utf-16-le")) // 2 <= LONGEST


# The command line


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--format", "json", "--table", "links"), "--table is for csv, not for json"),
        (("--table", "links"), "--table is for csv, not for text"),
        (("-o", "r.md", "--table", "links"), "--table is for csv, not for markdown"),
        (("--format", "csv", "--table", "rows"), "argument --table: invalid choice: 'rows'"),
    ],
)
def test_table_option_is_refused_for_other_formats(
    words: Sequence[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "a.txt", "b.txt", *words]) == 2
    assert capsys.readouterr().err.startswith(f"srcdiff: {complaint}")


def test_csv_ending_writes_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor opened the bridge.\n\nIt cost 40 million crowns.\n")
    (tmp_path / "b.txt").write_text("The mayor opened the bridge.\n\nBirds sang in the park.\n")
    sources = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    path = tmp_path / "p.csv"
    assert main(["report", *sources, "--no-review", "-o", str(path), "--table", "passages"]) == 1
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"id","kind","reason"')


def test_every_offered_table_can_be_written() -> None:
    assert tuple(WRITERS) == TABLES
    assert FORMATS["csv"].options == ("table", "environment")
