"""Paragraphs are split as the writer meant them, however the lines were wrapped."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.parsers.plain_text import split_paragraphs

REPORT = [
    "Bridge over the Sarne closed after inspectors find cracks",
    "The bridge that carries the coast road over the Sarne was closed to all traffic on Tuesday, "
    "hours after inspectors found cracks in two of its eleven piers, the roads authority said.",
    "“Nobody is in danger as long as nobody crosses it,” the authority’s chief engineer, Mila "
    "Torvald, told reporters on the northern bank. She would not say how long repairs might take, "
    "and pointed out that the last ones had lasted for seven months and cost 4.5 million.",
    "About 9,000 vehicles a day will have to go round by Hallen, which adds 38 kilometres to the "
    "way. Buses will run from both ends of the bridge every twenty minutes until midnight.",
    "The mayor of Hallen said that her town had not been asked.",
    "Divers are to look at the piers on Thursday if the river allows it, and the results should be "
    "known within a week. Until then a ferry carries people on foot and on bicycles.",
]


def filled(width: int, *, indent: str = "") -> list[str]:
    """Return the report wrapped to a width, as `fold -s` and mail programs do it."""
    return [textwrap.fill(each, width, initial_indent=indent) for each in REPORT]


def test_empty_lines_separate_paragraphs() -> None:
    assert split_paragraphs("\n\n".join(REPORT)) == REPORT
    assert split_paragraphs("\n\n\n \t\n".join(REPORT) + "\n\n\n") == REPORT


def test_without_empty_lines_each_line_is_a_paragraph() -> None:
    assert split_paragraphs("\n".join(REPORT)) == REPORT


def test_head_of_several_lines_does_not_count_as_wrapping() -> None:
    head = [REPORT[0], "By Ada Lund", "4 May 2021"]
    assert split_paragraphs("\n".join(head) + "\n\n" + "\n\n".join(REPORT[1:])) == head + REPORT[1:]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_kind_of_line_break_ends_a_line(end: str) -> None:
    assert split_paragraphs((end * 2).join(REPORT)) == REPORT
    assert split_paragraphs((end * 2).join(filled(72)).replace("\n", end)) == REPORT


@pytest.mark.parametrize("width", [50, 60, 66, 72, 78, 80, 100])
def test_wrapped_lines_are_joined(width: int) -> None:
    assert split_paragraphs("\n\n".join(filled(width))) == REPORT


@pytest.mark.parametrize("width", [66, 72, 80])
def test_indent_begins_a_paragraph_in_wrapped_text(width: int) -> None:
    assert split_paragraphs("\n".join(filled(width, indent="   "))) == REPORT


def test_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    lines = textwrap.fill(REPORT[1], 60) + "\n" + textwrap.fill(REPORT[3], 60)
    assert split_paragraphs(lines) == [REPORT[1], REPORT[3]]


def test_unevenly_wrapped_lines_are_joined_where_the_sentence_continues() -> None:
    text = (
        "The ferry that has carried people over the river since the bridge\n"
        "was closed ran aground on Friday in thick fog, and eleven passengers\n"
        "had to be taken off by the fire brigade's boat before\n"
        "noon. Nobody was hurt."
    )
    assert split_paragraphs(text) == [" ".join(text.split("\n"))]


def test_word_wrapped_after_its_hyphen_keeps_it_and_gets_no_space() -> None:
    text = (
        "Officials spoke of a slow and deliberate build-\n"
        "up over the last weeks, which they said could not be explained by any\n"
        "exercise that had been announced, and of co-\n"
        "ordinated preparations on both of the banks of the river Sarne in May."
    )
    assert split_paragraphs(text)[0].startswith(
        "Officials spoke of a slow and deliberate build-up over"
    )
    assert "co-ordinated" in split_paragraphs(text)[0]


def test_list_items_are_paragraphs() -> None:
    items = [
        "- two piers cracked",
        "- nine thousand vehicles a day",
        "• buses",
        "1. ferry",
        "(2) no",
    ]
    assert split_paragraphs("\n".join(items)) == items
    text = "\n\n".join(filled(72)[1:3]) + "\nWhat is known:\n" + "\n".join(items)
    assert split_paragraphs(text)[-6:] == ["What is known:", *items]


def test_short_lines_of_verse_and_headlines_are_not_joined() -> None:
    lines = ["Bridge closed", "Ferry aground", "mayor not asked", "Divers wait", "Week of fog"]
    assert split_paragraphs("\n".join(lines)) == lines


def test_drawn_lines_separate_paragraphs_and_are_not_text() -> None:
    assert split_paragraphs("One.\n-----\nTwo.\n* * *\nThree.\n====\nFour ...") == [
        "One.",
        "Two.",
        "Three.",
        "Four ...",
    ]


LINES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Zl", "Zp", "Zs"]), min_size=1))


@given(LINES)
def test_paragraphs_of_one_line_stay_as_they_are(lines: list[str]) -> None:
    once = split_paragraphs("\n\n".join(lines))
    assert split_paragraphs("\n\n".join(once)) == once


@given(st.text())
def test_no_letter_is_lost_or_added(text: str) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalnum, text))

    assert letters("".join(split_paragraphs(text))) == letters(text)
