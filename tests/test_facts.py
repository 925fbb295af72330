"""The lists of facts and voices, and the order of rows in a list."""

from __future__ import annotations

from dataclasses import replace

from corpus.comparison import Comparison
from corpus.findings.voices import Voice, VoiceCount
from corpus.model import FigureFinding, FigureValue, QuotedWords, QuoteFinding
from tests.meeting import comparison
from tui.lists.comparison_tables import facts_table, voices_table
from tui.lists.screen import sort_key
from tui.view_model.brief import brief
from tui.view_model.place import Place


def value(made: Comparison, passage: str, words: str) -> FigureValue:
    text = made.article[passage.partition(":")[0]].text
    start = text.index(words, made.passage[passage].span.start)
    return FigureValue(passage, start, start + len(words), 2, 2, "", "", "lighthouses")


def with_facts() -> Comparison:
    made = comparison()
    agree = FigureFinding(
        "f1",
        "agree",
        ("north:3", "south:1"),
        "North: two · South: two",
        (value(made, "north:3", "two lighthouses"), value(made, "south:1", "Two lighthouses")),
        tier="firm",
    )
    conflict = FigureFinding(
        "f2",
        "conflict",
        ("north:3", "east:1"),
        "North: two · East: third",
        (value(made, "north:3", "two"), value(made, "east:1", "third")),
    )
    quoted = value(made, "south:1", "the ministers agreed")
    quote = QuoteFinding(
        "q",
        "only here",
        ("south:1", "north:3"),
        "Only South quotes it.",
        (QuotedWords("south:1", quoted.start, quoted.end, "Ada Brook"),),
        verdicts=(("south", "only here"), ("north", "indirect")),
    )
    return replace(made, findings=(agree, quote, conflict))


def test_facts_that_differ_come_first_with_each_outlets_words() -> None:
    table = facts_table(with_facts())
    assert table.headings == ("", "kind", "verdict", "North", "South", "East", "what")
    assert [row.cells for row in table.rows] == [
        ("≠", "figure", "differ, likely", "two", "–", "third", "lighthouses"),
        ("=", "figure", "same", "two lighthouses", "Two lighthouses", "–", "lighthouses"),
        ("", "quote", "only here", "indirect", "Ada Brook", "–", "“the ministers agreed”"),
    ]


def test_facts_are_filtered_by_verdict_kind_and_outlet() -> None:
    table = facts_table(with_facts())
    assert table.filters == ("differs", "agrees", "in one only", "figure", "quote")
    assert [row.outlets for row in table.rows] == [
        {"North", "East"},
        {"North", "South"},
        {"North", "South"},
    ]


def test_a_cell_of_a_fact_leads_to_that_outlets_passage() -> None:
    quote = facts_table(with_facts()).rows[2]
    assert quote.place == Place("south", "south:1")
    assert quote.places == {3: Place("north", "north:3"), 4: Place("south", "south:1")}


def test_a_quote_without_a_speaker_says_so() -> None:
    made = with_facts()
    quote = made.findings[1]
    assert isinstance(quote, QuoteFinding)
    nobody = replace(quote, quotes=(quote.quotes[0]._replace(speaker=""),))
    row = facts_table(replace(made, findings=(nobody,))).rows[0]
    assert row.cells[4] == "speaker unclear"


def test_a_comparison_without_facts_says_so() -> None:
    table = facts_table(comparison())
    assert (table.rows, table.filters) == ((), ())
    assert table.empty


def with_voices() -> Comparison:
    """The comparison as if these had been gathered when they were first read."""
    made = comparison()
    counts = {"south": VoiceCount(0, 2, ("south:1",)), "north": VoiceCount(1, 0, ("north:3",))}
    vars(made)["voices"] = (
        Voice("v1", "Ada Brook", "mayor", False, counts),
        Voice("v2", None, "an insider", True, {"east": VoiceCount(0, 1, ("east:1",))}),
    )
    return made


def test_voices_are_counted_by_outlet() -> None:
    table = voices_table(with_voices())
    assert table.headings == ("name", "North", "South", "East", "role")
    assert [row.cells for row in table.rows] == [
        ("Ada Brook", "1+0", "0+2", "–", "mayor"),
        ("an insider (without a name)", "–", "–", "0+1", ""),
    ]
    assert table.filters == ("named", "without a name", "only in East")
    assert table.rows[0].subject == "Ada Brook, mayor: North 1 direct; South 2 indirect"
    assert table.rows[0].places == {1: Place("north", "north:3"), 2: Place("south", "south:1")}


def test_the_brief_says_who_is_quoted() -> None:
    last = brief(with_voices())[-1]
    assert last.title == "Who is quoted · 2"
    assert [line.text for line in last.lines] == [
        "Ada Brook, mayor: North 1 direct; South 2 indirect",
        "an insider, without a name: East 1 indirect",
    ]
    assert last.lines[0].place == Place("north", "north:3")


def test_numbers_are_sorted_by_value_then_words_and_nothing_last() -> None:
    cells = ["–", "0.93", "1,200 people", "b", "99", "A", "", "?", "◆ ¶10", "● ¶9"]
    assert sorted(cells, key=sort_key) == [
        *("0.93", "● ¶9", "◆ ¶10", "99", "1,200 people"),
        *("A", "b", "–", "", "?"),
    ]
