"""The agency that a report credits, and the outlet that printed it."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from corpus import read
from corpus.reading.credits import (
    UNNAMED_AGENCIES,
    agency_called,
    agency_names,
    find_agency,
    may_name_agency,
    stated_agency,
)

LIST = Path(__file__).parents[1] / "corpus" / "reading" / "agencies.toml"
BODY = "The bridge over the Sarne was closed on Tuesday."


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("AP", "AP"),
        ("Talks go on. AP", "AP"),
        ("Talks go on. (AFP)", "AFP"),
        ("AP/AFP", "AP, AFP"),
        ("— Reuters", "Reuters"),
        ("Reuters contributed.", "Reuters"),
        ("The Associated Press contributed to this report.", "AP"),
        ("Ada Lund and The Associated Press contributed to this story.", "AP"),
        ("Associated Press writers Ada Lund and Bo Ek in Hallen contributed to this report.", "AP"),
        ("Ada Lund of Reuters contributed reporting.", "Reuters"),
        ("(Reporting by Ada Lund in Hallen; Editing by Bo Ek)", "Reuters"),
        ("It reopens in May (Reporting by Ada Lund; Writing by Bo Ek)", "Reuters"),
        ("(Reporting by Ada Lund of AFP; Editing by Bo Ek)", "AFP"),
        ("Additional reporting by AFP and dpa", "AFP, dpa"),
        ("With files from The Canadian Press", "The Canadian Press"),
        ("(With inputs from PTI)", "PTI"),
        ("With AFP", "AFP"),
        ("This report includes material from Agence France-Presse.", "AFP"),
        ("Source: Xinhua", "Xinhua"),
        ("Copyright 2022 The Associated Press. All rights reserved.", "AP"),
        ("With agencies", UNNAMED_AGENCIES),
        ("— Agencies", UNNAMED_AGENCIES),
        ("He told The Associated Press.", ""),
        ("The party said the money was contributed by Reuters.", ""),
        ("This report was obtained by The Associated Press.", ""),
        ("Heavy rain contributed.", ""),
        ("© Getty Images / AP Images", ""),
        ("AP Photo/Ada Lund", ""),
        ("He works for AP", ""),
        ("Travel agencies", ""),
        ("(Reporting by the committee is due in May)", ""),
    ],
)
def test_the_last_lines_credit_an_agency(line: str, agency: str) -> None:
    assert find_agency([BODY, BODY, line]) == agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("HALLEN, May 4 (AP) — The bridge was closed.", "AP"),
        ("Hallen (dpa) - The bridge was closed.", "dpa"),
        ("HALLEN, Sweden (Reuters) – The bridge was closed.", "Reuters"),
        ("By The Associated Press", "AP"),
        ("By Ada Lund, Associated Press", "AP"),
        ("Ada Lund | Reuters", "Reuters"),
        ("The agency (AP) was told of it.", ""),
        ("By Ada Lund", ""),
        ("By Reuters’ own account the bridge was closed.", ""),
    ],
)
def test_the_first_lines_credit_an_agency(line: str, agency: str) -> None:
    assert find_agency([line, BODY, BODY]) == agency


def test_a_dateline_and_a_tag_outweigh_help_from_another_agency() -> None:
    helped = "Reuters contributed to this report."
    assert find_agency(["HALLEN (AP) — The bridge was closed.", BODY, helped]) == "AP"
    assert find_agency([BODY, helped, "AFP"]) == "AFP"


def test_a_byline_of_the_metadata_is_a_credit() -> None:
    assert find_agency([BODY], "Reuters") == "Reuters"
    assert find_agency([BODY], "Ada Lund, Associated Press") == "AP"
    assert find_agency([BODY], "Ada Lund") == ""


def test_metadata_name_agencies_by_any_name() -> None:
    assert stated_agency("Agence France-Presse") == "AFP"
    assert stated_agency("AP and Reuters") == "AP, Reuters"
    assert stated_agency("Harbour News Service") == "Harbour News Service"
    assert stated_agency("") == ""


@given(st.lists(st.text(), max_size=4), st.text())
def test_no_text_makes_it_raise(paragraphs: list[str], byline: str) -> None:
    assert isinstance(find_agency(paragraphs, byline), str)


def test_every_text_in_quotation_marks_in_the_list_is_a_name() -> None:
    table = tomli.loads(LIST.read_text("utf-8"))
    names = [name for one in table["agency"] for name in (one["name"], *one.get("also", ()))]
    assert sorted(agency_names()) == sorted(names)
    assert len({name.casefold() for name in names}) == len(
        {(name.casefold(), agency_called(name)) for name in names}
    )


@pytest.mark.parametrize(
    ("name", "last", "outlet", "agency"),
    [
        ("tribune.txt", "AP", "Tribune", "AP"),
        (
            "tribune.txt",
            "Copyright 2022 The Associated Press. All rights reserved.",
            "Tribune",
            "AP",
        ),
        ("ap.txt", "AP", "AP", "AP"),
        ("associated-press.txt", "AP", "AP", "AP"),
        ("anadolu.txt", "Copyright 2022 Anadolu Agency.", "Anadolu Agency", "Anadolu"),
        ("reuters.txt", "It reopens in May.", "Reuters", "Reuters"),
        ("story.txt", "AP", "AP", "AP"),
        ("4711.txt", "AP", "AP", "AP"),
        ("tribune.txt", "It reopens in May.", "Tribune", ""),
        ("tribune.txt", "© 2022 The Bay Post", "The Bay Post", ""),
    ],
)
def test_an_outlet_that_prints_an_agency_is_the_outlet(
    tmp_path: Path, name: str, last: str, outlet: str, agency: str
) -> None:
    (tmp_path / name).write_text(f"{BODY}\n\n{BODY}\n\n{last}\n")
    article = read(str(tmp_path / name))
    assert (article.outlet, article.agency) == (outlet, agency)


@pytest.mark.parametrize("name", agency_names())
def test_every_name_of_an_agency_is_noticed_in_a_text(name: str) -> None:
    for text in (name, f"HALLEN ({name}) — The bridge was closed.", f"It was closed. — {name}."):
        assert may_name_agency(text)
    assert not may_name_agency("The bridge over the Sarne was closed. APs and PAs said nothing.")
