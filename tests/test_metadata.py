"""Headline and byline are found where they stand, and no sentence is taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import metadata

HEADLINE = "Bridge over the Sarne closed after cracks are found"
LEDE = "The bridge that carries the coast road over the Sarne was closed to all traffic on Tuesday."
REST = "About 9,000 vehicles a day will have to go round by Hallen, the roads authority said."


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "How a bridge came to close: the story of two cracks",
        "Why was nobody told?",
        "Cracks!",
        "Bridge closed – ‘nobody is in danger’",
        "Bridge will be closed for months, says U.S.",
        "“Nobody asked us,” mayor says of closed bridge",
    ],
)
def test_a_short_first_paragraph_without_a_full_stop_is_the_headline(headline: str) -> None:
    words = headline if " " in headline else f"{headline} {headline}"
    assert metadata.find_headline([words, LEDE, REST]) == words


@pytest.mark.parametrize(
    "paragraphs",
    [
        [],
        [HEADLINE],
        [HEADLINE, "Short", "And also short"],
        [LEDE, REST],
        [LEDE, HEADLINE, REST],
        ["WASHINGTON —", LEDE, REST],
        ["Bridge:", LEDE, REST],
        ["- two piers cracked", LEDE, REST],
        ["He said: “Nobody is in danger.”", LEDE, REST],
        ["word " * 60 + "end", LEDE * 5, REST],
    ],
)
def test_a_report_that_opens_with_its_first_sentence_has_no_headline(paragraphs: list[str]) -> None:
    assert metadata.find_headline(paragraphs) == ""


def test_a_byline_and_a_date_above_the_headline_are_passed_over() -> None:
    assert metadata.find_headline(["By Ada Lund", "4 May 2021", HEADLINE, LEDE]) == HEADLINE


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Lund", "Ada Lund"),
        ("by Ada Lund", "Ada Lund"),
        ("BY ADA LUND", "ADA LUND"),
        ("By Ada Lund and Per van der Berg", "Ada Lund and Per van der Berg"),
        ("By Ada Lund, Per Berg & Íris Ö. Jónsdóttir", "Ada Lund, Per Berg & Íris Ö. Jónsdóttir"),
        ("By Ada Lund in Hallen", "Ada Lund in Hallen"),
        ("By Ada Lund, Transport Correspondent", "Ada Lund, Transport Correspondent"),
        ("By Ada Lund, transport correspondent of the Courier", "Ada Lund"),
        ("By Ada Lund | Coast Courier", "Ada Lund"),
        ("By Ada Lund • 4 May 2021", "Ada Lund"),
        ("By Ada Lund, May 4, 2021", "Ada Lund"),
        ("By Ada Lund Published 4 May 2021", "Ada Lund"),
        ("Words by Ada Lund", "Ada Lund"),
        ("Story by: Ada Lund", "Ada Lund"),
        ("By The Associated Press", "The Associated Press"),
        ("By Martin Lund Jr.", "Martin Lund Jr."),
        ("By", ""),
        ("By Monday Hallen Had Flooded", ""),
        ("By noon the river had risen", ""),
        ("By Tuesday, the bridge was closed.", ""),
        ("By The Sarne, People Wait.", ""),
        ("Bypass for Hallen", ""),
        ("Ada Lund", ""),
        ("By " + "Ada Lund and " * 12 + "Per Berg", ""),
    ],
)
def test_a_byline_gives_its_names(line: str, names: str) -> None:
    assert metadata.parse_byline(line) == names
    assert metadata.find_byline([HEADLINE, line, LEDE]) == names


@pytest.mark.parametrize(
    "paragraphs",
    [
        [HEADLINE, "By Ada Lund", "4 May 2021", LEDE],
        [HEADLINE, "By Ada Lund | Updated 5 May 2021", "Published May 4, 2021", LEDE],
        [HEADLINE, "By Ada Lund, 4 May 2021", LEDE],
        [HEADLINE, f"HALLEN, May 4, 2021 — {LEDE}", REST],
    ],
)
def test_the_day_is_found_in_a_date_line_a_byline_or_a_dateline(paragraphs: list[str]) -> None:
    assert metadata.find_publication_date(paragraphs) == date(2021, 5, 4)


def test_a_day_far_down_or_inside_a_sentence_is_not_the_day_of_the_report() -> None:
    assert metadata.find_publication_date([HEADLINE, LEDE, "It was built on 4 May 1961."]) is None
    assert metadata.find_publication_date([LEDE, REST] * 5 + ["4 May 2021"]) is None


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1)))
def test_any_paragraphs_are_taken(paragraphs: list[str]) -> None:
    assert metadata.find_headline(paragraphs) in {"", *paragraphs}
    assert metadata.find_byline(paragraphs) in "\n".join(["", *paragraphs])
    metadata.find_publication_date(paragraphs)
