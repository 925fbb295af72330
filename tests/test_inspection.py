"""What the inspector says of a passage."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.comparison import compare
from corpus.model import Absence, FigureFinding, NotedPassages, Omission, Tier
from corpus.settings import Settings
from tests.articles import FILLER, OTHER_FILLER, article
from tests.meeting import comparison, link
from tui.layout.cells import split_by_marks
from tui.lists.tables import findings_table
from tui.view_model.inspection import OwnWords, gap_line, gap_words, inspect, inspect_gap


def test_shared_words_are_distinguished_from_words_of_one_report() -> None:
    entries = inspect(comparison(), "north:3").entries
    own, south = (entry for entry in entries if entry.label in ("North", "South"))
    assert {span.of(own.text) for span in own.common} >= {"agreed", "lighthouses"}
    assert {span.of(south.text) for span in south.common} >= {"lighthouses"}
    assert "ministers" in {span.of(south.text) for span in south.own}


def test_the_reasons_come_first_then_the_chosen_passage() -> None:
    entries = inspect(comparison(), "south:1").entries
    assert [entry.label for entry in entries] == ["In common", "South", "North", "East"]


def test_passages_of_one_point_are_shown_together_though_not_linked() -> None:
    entries = inspect(comparison(), "east:1").entries
    assert [(entry.label, entry.where) for entry in entries[1:]] == [
        ("East", "¶1"),
        ("North", "¶3"),
        ("South", "¶1"),
    ]


@pytest.mark.parametrize(("tier", "label"), [("firm", "≠ figure"), ("likely", "≠ figure, likely")])
def test_a_figure_that_differs_says_where_it_is_only_likely(tier: Tier, label: str) -> None:
    made = comparison()
    finding = FigureFinding(
        "f", "conflict", ("north:1", "south:1"), "North: 3 · South: 4", (), tier
    )
    shown = replace(made, findings=(finding,))
    assert inspect(shown, "north:1").entries[0].label == label
    assert findings_table(shown).rows[0].cells[1] == label.removeprefix("≠ ")
    assert tier in findings_table(shown).rows[0].groups


def test_common_words_slice_the_text_of_their_article() -> None:
    made = comparison()
    for passage in made.passage.values():
        inspection = inspect(made, passage.id)
        for known, spans in inspection.common.items():
            text = made.article[known.partition(":")[0]].text
            words = {entry.text for entry in inspection.entries}
            for span in spans:
                assert any(span.of(text) in entry for entry in words)


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))
)


@given(SPANS, SPANS)
def test_cutting_keeps_all_characters_and_marks(first: list[Span], second: list[Span]) -> None:
    row = Span(5, 30)
    pieces = list(split_by_marks(row, {"a": first, "b": second}))
    assert [at for piece, _ in pieces for at in range(*piece)] == list(range(*row))
    for piece, names in pieces:
        for at in range(*piece):
            assert ("a" in names) == any(span.start <= at < span.end for span in first)
            assert ("b" in names) == any(span.start <= at < span.end for span in second)


def test_where_an_article_tells_the_point_in_part_it_says_so() -> None:
    both = "Murano's glassblowers went on strike on Monday, and a whale was seen in the lagoon."
    reports = (
        article("a", "The glassblowers of Murano went on strike on Monday.", *FILLER),
        article("b", both),
        article("c", "A whale was seen in the lagoon.", *OTHER_FILLER),
    )
    texts = [entry.text for entry in inspect(compare(reports, Settings()), "a:1").entries]
    assert "No full match found; ¶1 has part of it: “A whale was seen in the lagoon.”" in texts


def test_a_gap_says_how_sure_it_is_that_the_point_is_missing() -> None:
    made = comparison()
    assert gap_words(made, "north:4", "south") == ("⌀", "not found here")
    findings = tuple(
        replace(one, absent=(Absence("south", 0.7, "likely"), Absence("east", 0.9, "firm")))
        if isinstance(one, Omission)
        else one
        for one in made.findings
    )
    unsure = replace(made, findings=findings)
    assert gap_words(unsure, "north:4", "south") == ("◇", "may be missing here")
    assert gap_words(unsure, "north:4", "east") == ("⌀", "not found here")


def test_a_gap_says_that_part_of_the_point_is_elsewhere() -> None:
    made = comparison()
    apart = replace(made.points[1], passages=("north:3", "south:1"), not_found_in=())
    made = replace(made, points=(made.points[0], apart, *made.points[2:]))
    assert gap_words(made, "south:1", "east") == ("◐", "in part elsewhere")


def test_a_possible_match_elsewhere_is_quoted_as_may_be() -> None:
    made = comparison()
    closest = {entry.label: entry.text for entry in inspect(made, "north:4").entries}["East"]
    assert closest.startswith("No match found; closest is ¶1: “A third lighthouse")
    findings = tuple(
        replace(one, absent=(Absence("south", 0.7, "likely"), Absence("east", 0.7, "likely")))
        if isinstance(one, Omission)
        else one
        for one in made.findings
    )
    unsure = inspect(replace(made, findings=findings), "north:4").entries
    closest = {entry.label: entry.text for entry in unsure}["East"]
    assert closest.startswith("May be missing; may be in ¶1: “A third lighthouse")


def test_words_of_its_own_are_not_marked_where_only_a_part_is_shared() -> None:
    entries = {entry.label: entry for entry in inspect(comparison(), "north:3").entries}
    assert entries["North"].own
    assert entries["South"].own
    assert entries["East"].common
    assert entries["East"].own == ()
    assert all(entry.own == () for entry in inspect(comparison(), "east:1").entries)


LABELS = {"a": "AP", "b": "BBC"}


@pytest.mark.parametrize(
    ("counts", "room", "key", "is_open", "expected"),
    [
        ({"a": 3, "b": 2}, 40, "", False, "AP: 3 more · BBC: 2 more ▸"),
        ({"a": 3, "b": 2}, 40, "", True, "AP: 3 more · BBC: 2 more ▾"),
        ({"a": 3, "b": 2}, 40, "Enter", False, "AP: 3 more · BBC: 2 more ▸ Enter"),
        ({"a": 3, "b": 2}, 27, "", False, "AP: 3 more · BBC: 2 more ▸"),
        ({"a": 3, "b": 2}, 26, "", False, "5 more in 2 reports ▸"),
        ({"b": 1200}, 18, "", False, "BBC: 1,200 more ▸"),
        ({"b": 1200}, 17, "", False, "1,200 more ▸"),
        ({"c": 1}, 40, "", False, "1 more ▸"),
        ({}, 40, "Enter", False, ""),
    ],
)
def test_the_line_of_a_gap_names_each_report_if_there_is_room(
    counts: dict[str, int], room: int, key: str, is_open: bool, expected: str
) -> None:
    assert gap_line(LABELS, counts, room, key, is_open=is_open) == expected


@pytest.mark.parametrize(("passages", "more"), [(8, []), (9, ["… and 1 more"])])
def test_eight_passages_of_a_gap_are_listed_and_the_others_counted(
    passages: int, more: list[str]
) -> None:
    made = compare((article("a", *FILLER, "One more."), article("b", *OTHER_FILLER)), Settings())
    entries = inspect_gap(made, [f"a:{number}" for number in range(1, passages + 1)]).entries
    assert [entry.text for entry in entries] == [*FILLER, *more]
    assert [entry.where for entry in entries[:2]] == ["¶1", "¶2"]


def test_notes_a_bookmark_and_rejected_links_come_last() -> None:
    made = replace(
        comparison(),
        notes=(NotedPassages(("south:2",), "Ask them."), NotedPassages(("north:2",), "Other.")),
        bookmarks=("south:2",),
        rejected=(("north:4", "south:2"), ("south:2", "east:1"), ("north:2", "south:1")),
    )
    entries = inspect(made, "south:2").entries
    assert [(entry.label, entry.text) for entry in entries[-4:]] == [
        ("Your note", "Ask them."),
        ("Bookmarked", ""),
        ("You rejected", "Link with North ¶4"),
        ("You rejected", "Link with East ¶1"),
    ]


@pytest.mark.parametrize(
    ("parts", "own"),
    [
        ((), ["Ministers", "nine", "countries", "met", "harbour", "Monday"]),
        (("Ministers from nine",), ["Ministers", "nine"]),
        (("Ministers from nine", "harbour on Monday"), ["Ministers", "nine", "harbour", "Monday"]),
    ],
)
def test_own_words_of_a_passage_shared_in_part_are_those_of_that_part(
    parts: tuple[str, ...], own: list[str]
) -> None:
    made = comparison()
    passage = made.passage["north:2"]
    spans = [Span(at, at + len(part)) for part in parts for at in (passage.text.index(part),)]
    joined = replace(
        link("north:2", "south:2", 0.5, "partial" if parts else "reworded"),
        a_spans=tuple(map(passage.span.absolute, spans)),
    )
    found = OwnWords(replace(made, links=(joined,))).of(passage)
    assert [span.of(made.article["north"].text) for span in found] == own


def test_passage_without_a_link_has_no_words_of_its_own_marked() -> None:
    made = comparison()
    words = OwnWords(made)
    assert words.of(made.passage["north:4"]) == ()
    assert words.of(made.passage["north:2"]) != ()
