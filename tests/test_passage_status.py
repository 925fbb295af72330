"""The markers of passages: what is shared and only here, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

from corpus.comparison import Comparison, compare
from corpus.model import Absence, Omission, Tier
from corpus.passage_status import (
    GLYPHS,
    Marker,
    draw_strip,
    marker,
    passage_status,
    shared_spans,
    style_name,
)
from corpus.settings import Settings
from corpus.statistics import passage_counts
from tests.articles import FILLER, OTHER_FILLER, article
from tests.meeting import comparison


def markers(made: Comparison) -> dict[str, Marker]:
    return {name: marker(made, passage) for name, passage in made.passage.items()}


def test_firm_and_likely_passages_have_markers_of_their_own() -> None:
    assert markers(comparison()) == {
        "north:1": "heading",
        "north:2": "shared",
        "north:3": "likely-shared",
        "north:4": "only-here",
        "south:1": "likely-shared",
        "south:2": "only-here",
        "south:3": "shared",
        "south:4": "boilerplate",
        "east:1": "likely-partial",
    }


def test_one_firm_link_makes_a_shared_passage_firm() -> None:
    made = comparison()
    firm = replace(made.links[2], tier="firm")
    found = markers(replace(made, links=(*made.links[:2], firm)))
    assert (found["north:3"], found["east:1"]) == ("shared", "partial")
    assert found["south:1"] == "likely-shared"


def test_one_link_for_the_whole_makes_a_passage_shared_and_links_for_parts_partial() -> None:
    made = comparison()
    partial = replace(made.links[1], label="partial")
    found = markers(replace(made, links=(made.links[0], partial, made.links[2])))
    assert (found["north:2"], found["north:3"]) == ("shared", "likely-partial")


def test_a_passage_whose_figure_differs_is_marked_so_whatever_its_status() -> None:
    told = "Police arrested {} glassblowers in Murano on Monday."
    made = compare(
        (article("a", told.format(12), *FILLER), article("b", told.format(15), *OTHER_FILLER)),
        Settings(),
    )
    found = markers(made)
    assert (found["a:1"], found["b:1"], found["a:2"]) == ("differs", "differs", "only-here")
    assert [span.of(made.article["a"].text) for span in shared_spans(made, made.passage["a:1"])]


def only_here(tiers: tuple[Tier, Tier]) -> str:
    """The marker of a passage that two articles lack with these tiers."""
    made = comparison()
    absent = tuple(
        Absence(name, 0.9, tier) for name, tier in zip(("south", "east"), tiers, strict=True)
    )
    findings = tuple(
        replace(one, absent=absent) if isinstance(one, Omission) and one.point == "point-2" else one
        for one in made.findings
    )
    return markers(replace(made, findings=findings))["north:4"]


def test_a_passage_is_firmly_only_here_where_every_other_absence_is_firm() -> None:
    assert only_here(("firm", "firm")) == "only-here"
    assert only_here(("firm", "likely")) == "likely-only-here"
    assert only_here(("likely", "firm")) == "likely-only-here"


def test_likely_passages_keep_status_and_colour() -> None:
    made = comparison()
    for name, shown in markers(made).items():
        assert style_name(shown) == passage_status(made, made.passage[name])
    assert len(set(GLYPHS.values())) == len(GLYPHS)


def test_passages_are_counted_by_status_and_tier() -> None:
    made = comparison()
    assert passage_counts(made, "north") == (3, 21, 1, 1, 1, 0)
    assert passage_counts(made, "south") == (3, 24, 1, 1, 1, 0)
    assert passage_counts(made, "east") == (1, 9, 0, 1, 0, 0)


def test_a_strip_shows_an_article_from_its_start_to_its_end() -> None:
    made = comparison()
    assert draw_strip(made, made.articles[0], 3) == "●◆○"
    assert draw_strip(made, made.articles[0], 6) == "●●◆◆○○"
    assert draw_strip(made, made.articles[1], 2) == "◆●"
