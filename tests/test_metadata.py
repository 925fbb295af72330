"""Headline, byline, date and outlet are found where they are stated, and nowhere else."""

from __future__ import annotations

import sys
from datetime import date
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import metadata, outlet_names

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
def test_short_first_paragraph_without_full_stop_is_the_headline(headline: str) -> None:
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
def test_report_that_opens_with_a_sentence_has_no_headline(paragraphs: list[str]) -> None:
    assert metadata.find_headline(paragraphs) == ""


def test_byline_and_date_above_the_headline_are_skipped() -> None:
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
def test_byline_gives_its_names(line: str, names: str) -> None:
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
def test_day_is_found_in_a_date_line_a_byline_or_a_dateline(paragraphs: list[str]) -> None:
    assert metadata.find_publication_date(paragraphs) == date(2021, 5, 4)


def test_day_far_down_or_inside_a_sentence_is_not_used() -> None:
    assert metadata.find_publication_date([HEADLINE, LEDE, "It was built on 4 May 1961."]) is None
    assert metadata.find_publication_date([LEDE, REST] * 5 + ["4 May 2021"]) is None


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1)))
def test_any_paragraphs_are_accepted(paragraphs: list[str]) -> None:
    assert metadata.find_headline(paragraphs) in {"", *paragraphs}
    assert metadata.find_byline(paragraphs) in "\n".join(["", *paragraphs])
    metadata.find_publication_date(paragraphs)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("agency-one.txt", "Agency One"),
        ("the_wire.md", "The Wire"),
        ("stories/brussels/anadolu.txt", "Anadolu"),
        ("bbc.txt", "BBC"),
        ("cnn", "CNN"),
        ("ap.txt", "AP"),
        ("afp.txt", "AFP"),
        ("nypost.txt", "Nypost"),
        ("usa-today.txt", "USA Today"),
        ("la-nacion.txt", "La Nacion"),
        ("voice-of-america.txt", "Voice of America"),
        ("BBC News.txt", "BBC News"),
        ("SpaceNews.txt", "SpaceNews"),
        ("france-24.txt", "France 24"),
        ("20-minutes.txt", "20 Minutes"),
        ("a.txt", "A"),
        ("01-the-wire.txt", "The Wire"),
        ("2022-02-17-bbc.txt", "BBC"),
        ("20220217_anadolu.txt", "Anadolu"),
        ("7a97de89-fox.txt", "Fox"),
        ("article-2.txt", "Article 2"),
        ("комсомолка.txt", "Комсомолка"),
        ("facade.txt", "Facade"),
        ("-", ""),
        ("1.txt", ""),
        ("0042.txt", ""),
        ("123456.txt", ""),
        ("2022-02-17.txt", ""),
        ("7a97de89.txt", ""),
        ("9f86d081884c7d659a2feaa0c55ad015.txt", ""),
        ("3f2b8c1e-93aa-4d6b-8f0e-1c2d3e4f5a6b.txt", ""),
        ("tmpab3k_9xq.txt", ""),
        ("tmp.Xk29fQ8zLm", ""),
        ("dQw4w9WgXcQ.txt", ""),
        ("...", ""),
    ],
)
def test_file_name_gives_the_outlet_unless_no_person_chose_it(source: str, name: str) -> None:
    assert outlet_names.outlet_from_filename(source) == name


@pytest.mark.parametrize(
    ("title", "source", "headline", "name"),
    [
        ("Bridge closed | Coast Courier", "x.txt", "Bridge closed", "Coast Courier"),
        ("Bridge closed - CoastCourier.com", "x.txt", "Bridge closed", "CoastCourier"),
        ("Bridge closed – The Courier", "thecourier.txt", "Bridge closed", "The Courier"),
        ("Bridge closed — courier.co.uk", "-", "Bridge closed", "courier"),
        ("Bridge closed – ‘nobody is in danger’", "courier.txt", None, ""),
        ("Bridge closed - two piers cracked", "courier.txt", None, ""),
        ("Bridge closed | what we know so far about it", "courier.txt", None, ""),
        ("Bridge closed", "courier.txt", None, ""),
        ("A build-up | ", "courier.txt", None, ""),
    ],
)
def test_end_of_a_page_title_is_an_outlet_only_with_a_sign(
    title: str, source: str, headline: str | None, name: str
) -> None:
    assert outlet_names.split_title(title, source) == (
        title if headline is None else headline,
        name,
    )


@given(st.text())
def test_any_file_name_and_title_is_accepted(source: str) -> None:
    assert (
        outlet_names.outlet_from_filename(source)
        == outlet_names.outlet_from_filename(source).strip()
    )
    headline, name = outlet_names.split_title(source, source)
    assert source.startswith(headline)
    assert name in source


@pytest.mark.parametrize(
    ("last", "outlet"),
    [
        ("Copyright 2022 Bay Agency. All rights reserved. It may not be sold.", "Bay Agency"),
        ("© 2022 The Associated Press. All rights reserved.", "The Associated Press"),
        ("They met on Thursday. Copyright 2022 Acme Media Network", "Acme Media Network"),
        ("Copyright © 2019-2022 by The Bay Times. All Rights Reserved", "The Bay Times"),
        ("Copyright (c) 2022 Bay News & Media Ltd. All rights reserved", "Bay News & Media"),
        ("Copyright © 2022 Doe & Company, Inc. All Rights Reserved.", "Doe & Company"),
        ("©2022 U.S. Bay & Coast", "U.S. Bay & Coast"),
        ("(c) 2022, The Bay Post", "The Bay Post"),
        ("Copyright AFP 2022. All rights reserved.", "AFP"),
        ("© Reuters 2022", "Reuters"),
        ("© AFP", "AFP"),
        ("© 2022 dpa GmbH. Alle Rechte vorbehalten", "dpa"),
        ("They met on Thursday. AP", "AP"),
        ("They met on Thursday. (AFP)", "AFP"),
        ("“They met.” /Anadolu", "Anadolu"),
        ("They met on Thursday. — Reuters", "Reuters"),
        ("AP", "AP"),
        ("AP/AFP", ""),
        ("He wrote this for AP", ""),
        ("Copyright 2022. All rights reserved.", ""),
        ("© Getty Images", ""),
        ("Photo: © Jane Doe", ""),
        ("Copyright law is old. It dates from 1976.", ""),
        ("The Copyright Act of 1976 is old.", ""),
    ],
)  # fmt: skip
def test_outlet_is_found_in_the_copyright_line_or_the_closing_tag(last: str, outlet: str) -> None:
    assert outlet_names.find_outlet(["Ministers met.", last, "They will meet again."]) == outlet


def test_copyright_line_wins_over_a_closing_tag() -> None:
    assert outlet_names.find_outlet(["© 2022 The Bay Post", "Ministers met. AP"]) == "The Bay Post"


def test_finding_the_outlet_imports_neither_nltk_nor_tomli() -> None:
    code = (
        "import sys; from corpus.reading.outlet_names import find_outlet;"
        "find_outlet(['They met. AP']); sys.exit(bool({'nltk', 'tomli'} & {*sys.modules}))"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0
