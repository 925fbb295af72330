"""A comparison narrowed to what a reader asked for, and what every report says of that."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison import ComparisonView
from corpus.findings.kinds import KINDS, parse_kinds, plural
from corpus.model import Finding, QuotedWords, QuoteFinding, Selection
from corpus.reports.lead import table_narrowing
from corpus.selection import (
    UnknownReferenceError,
    concerns_article,
    find_article,
    finding_weight,
    is_missing_from,
    narrow,
)
from tests import bridge
from tests.reported import render

WHOLE = bridge.comparison()
READERS = ("text", "markdown")

selections = st.builds(
    Selection,
    st.lists(st.sampled_from(KINDS), unique=True).map(tuple),
    st.floats(0, 1),
    st.sampled_from(["", "one", "wire", "later"]),
)


def shown(selection: Selection) -> list[str]:
    return [finding.id for finding in narrow(WHOLE, selection).findings]


def test_every_kind_of_finding_can_be_asked_for() -> None:
    defaults = {
        field.default
        for kind in get_args(Finding)
        for field in fields(kind)
        if field.name == "kind"
    }
    assert {plural(str(kind)) for kind in defaults} | {"headline"} == set(KINDS)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("figures", ("figures",)),
        ("quote, Omission", ("omissions", "quotes")),
        ("wording,headlines,", ("wording", "headline")),
    ],
)
def test_kinds_are_named_in_the_singular_or_the_plural(text: str, kinds: tuple[str, ...]) -> None:
    assert parse_kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("figurs", "no such kind: 'figurs'; did you mean 'figures'?"),
        ("figures,xyz", "no such kind: 'xyz'; known are figures, headline, omissions, quotes, w"),
        (",", "no kind is named; known are omissions, figures, quotes, wording, headline"),
    ],
)
def test_an_unknown_kind_is_answered_with_the_nearest(text: str, said: str) -> None:
    with pytest.raises(ValueError, match="kind") as caught:
        parse_kinds(text)
    assert str(caught.value).startswith(said)


def test_only_some_kinds_are_shown() -> None:
    assert shown(Selection(("figures",))) == ["f-conflict", "f-only here", "f-agree"]
    assert shown(Selection(("omissions",))) == ["o-cracks", "o-cost", "o-crowd"]
    assert shown(Selection(("headline",))) == []


def test_a_finding_weighs_as_much_as_the_heaviest_thing_that_it_is_about() -> None:
    weights = {finding.id: finding_weight(WHOLE, finding) for finding in WHOLE.findings}
    assert weights["f-conflict"] == 0.91
    assert weights["o-cost"] == 0.6
    assert shown(Selection(min_weight=0.61)) == ["o-cracks", "f-conflict", "f-agree"]


def test_a_reference_comes_first_and_its_missing_points_are_shown() -> None:
    seen = narrow(WHOLE, Selection(reference="later"))
    assert [article.id for article in seen.comparison.articles] == ["later", "one", "wire"]
    assert [finding.id for finding in seen.findings] == ["o-cost", "o-crowd"]
    assert [point.id for point in seen.points] == ["p-cost", "p-crowd"]


@given(selections)
def test_narrowing_changes_the_view_and_not_the_comparison(selection: Selection) -> None:
    seen = narrow(WHOLE, selection)
    assert [one for one in WHOLE.findings if one in seen.findings] == list(seen.findings)
    assert [one for one in WHOLE.points if one in seen.points] == list(seen.points)
    assert replace(seen.comparison, articles=WHOLE.articles) == WHOLE
    assert set(seen.comparison.articles) == set(WHOLE.articles)
    assert seen.is_narrowed == (selection != Selection())


def test_an_empty_selection_gives_the_whole_view() -> None:
    assert narrow(WHOLE, Selection()) == WHOLE.whole
    assert (WHOLE.whole.findings, WHOLE.whole.points) == (WHOLE.findings, WHOLE.points)


def test_an_unknown_article_is_not_a_reference() -> None:
    with pytest.raises(KeyError):
        narrow(WHOLE, Selection(reference="nobody"))


def figures_only() -> ComparisonView:
    return narrow(WHOLE, Selection(("figures",), 0.5))


@pytest.mark.parametrize("form", READERS)
def test_narrowed_report_names_hidden_parts(form: str) -> None:
    said = " ".join(render(figures_only(), form).split())
    assert (
        "Showing 2 of 6 findings: only figures, weight 0.5 or more. Not shown: "
        "3 omissions, 1 figure, matching passages and excluded text." in said
    )
    assert "not found in others" not in said
    assert "Only in" not in said
    assert "gone.txt" in said


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "findings",
            "Showing 2 of 6 findings: only figures, weight 0.5 or more. "
            "Not shown: 3 omissions and 1 figure.",
        ),
        ("points", "Showing 3 of 4 points."),
        ("links", "Showing every row of links: filters apply to findings and points only."),
    ],
)
def test_table_narrowing_names_hidden_rows(table: str, said: str) -> None:
    assert table_narrowing(figures_only(), table) == said
    assert table_narrowing(WHOLE.whole, table) == ""


@pytest.mark.parametrize("form", READERS)
def test_report_with_a_reference_lists_its_missing_points(form: str) -> None:
    said = render(narrow(WHOLE, Selection(reference="one")), form)
    assert "In other reports, not found in Agency One (1)" in said
    assert "what Agency One lacks or reports differently" in " ".join(said.split())


def test_json_has_the_selection_and_its_counts() -> None:
    report = json.loads(render(narrow(WHOLE, Selection(("omissions",), 0.5, "later")), "json"))
    assert report["selection"] == {
        "only": ["omissions"],
        "min_weight": 0.5,
        "reference": "later",
        "findings": {"omissions": {"shown": 1, "of": 3}, "figures": {"shown": 0, "of": 3}},
        "points": {"shown": 1, "of": 4},
    }
    assert [finding["point"] for finding in report["findings"]] == ["p-cost"]
    assert [point["id"] for point in report["points"]] == ["p-cost"]
    assert len(report["links"]) == len(WHOLE.links)


def test_json_of_everything_has_no_selection() -> None:
    assert json.loads(render(WHOLE, "json"))["selection"] is None


ARTICLES = tuple(
    replace(article, source=f"march/{article.source}") for article in bridge.articles()
)
FINDINGS = {finding.id: finding for finding in bridge.comparison().findings}
QUOTE = QuoteFinding(
    "q-alone", "only here", ("wire:1", "later:2"), "", (QuotedWords("wire:1", 0, 3, ""),)
)
"""A quote in The Wire alone; the later report tells the same without it."""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("1", "one"),
        ("3", "later"),
        ("Agency One", "one"),
        ("the wire", "wire"),  # the whole of one name, though another begins with it
        ("agen", "one"),
        ("march/wire.txt", "wire"),
        ("./march/wire.txt", "wire"),
        ("wire.txt", "wire"),
    ],
)
def test_an_article_is_named_by_number_outlet_or_path(name: str, meant: str) -> None:
    assert find_article(ARTICLES, name).id == meant


@pytest.mark.parametrize("name", ["4", "0", "gency", "The Herald", " ", "\x1b[2J\n"])
def test_a_name_that_no_article_has_is_answered_with_the_choices(name: str) -> None:
    with pytest.raises(UnknownReferenceError) as caught:
        find_article(ARTICLES, name)
    said = str(caught.value)
    assert said.endswith("is no article; name 1 (Agency One), 2 (The Wire) or 3 (The Wire 2)")
    assert said.isprintable()


@pytest.mark.parametrize("name", ["wir", "the"])
def test_a_name_that_several_have_is_answered_with_the_choices(name: str) -> None:
    with pytest.raises(UnknownReferenceError, match="is more than one article; name 1 "):
        find_article(ARTICLES, name)


def test_a_number_that_another_article_is_called_by_means_neither() -> None:
    called = (ARTICLES[0], replace(ARTICLES[1], outlet="1"))
    with pytest.raises(UnknownReferenceError, match="more than one"):
        find_article(called, "1")


@pytest.mark.parametrize(
    ("finding", "lacking", "concerned"),
    [
        (FINDINGS["o-cracks"], {"one"}, {"one"}),
        (FINDINGS["o-crowd"], {"wire", "later"}, {"wire", "later"}),
        (FINDINGS["f-conflict"], set(), {"one", "wire"}),
        (FINDINGS["f-agree"], set(), {"one", "wire"}),
        (FINDINGS["f-only here"], set(), set()),
        (QUOTE, {"later"}, {"later"}),
    ],
    ids=lambda value: value.id if hasattr(value, "id") else "-".join(sorted(value)) or "none",
)
def test_missing_and_differing_points_of_an_article_concern_it(
    finding: Finding, lacking: set[str], concerned: set[str]
) -> None:
    ids = [article.id for article in ARTICLES]
    assert {one for one in ids if is_missing_from(finding, one)} == lacking
    assert {one for one in ids if concerns_article(finding, one)} == concerned
