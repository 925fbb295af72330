"""What is copied out of a comparison."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.comparison import Comparison
from corpus.model import Link, QuoteFinding
from corpus.reports.citations import copied_citation
from tests.meeting import comparison

TODAY = date(2022, 3, 1)


def published() -> Comparison:
    """The harbour meeting, with a date and an address where North tells it."""
    made = comparison()
    north = replace(
        made.articles[0], published=date(2022, 2, 17), url="https://north.example/harbour"
    )
    return replace(made, articles=(north, *made.articles[1:]))


def test_passage_is_one_line_with_its_source() -> None:
    made = published()
    assert copied_citation(made, made.passage["north:3"], TODAY) == (
        "They agreed to build two lighthouses. "
        "(North, 17 February 2022, ¶3, https://north.example/harbour"
        "#:~:text=They%20agreed%20to%20build%20two%20lighthouses, accessed 1 March 2022)"
    )
    assert copied_citation(made, made.passage["south:2"], TODAY) == "It rained all day. (South, ¶2)"


def test_omission_lists_its_passages_and_the_closest() -> None:
    made = comparison()
    assert copied_citation(made, made.findings[0], TODAY).splitlines() == [
        "Reported by some; not found in others.",
        "- Ministers from nine countries met by the harbour on Monday. (North, ¶2)",
        "- The meeting of nine countries was held at the harbour on Monday. (South, ¶3)",
        "- Closest, score 0.10: A third lighthouse was not discussed; two were agreed. (East, ¶1)",
    ]


def test_finding_lists_its_passages() -> None:
    quote = QuoteFinding("q", "altered", ("north:4", "south:2"), "Two\nwords differ.", ())
    assert copied_citation(comparison(), quote, TODAY).splitlines() == [
        "Two words differ.",
        "- Nobody mentioned the price of herring. (North, ¶4)",
        "- It rained all day. (South, ¶2)",
    ]


def test_point_says_where_it_was_not_found() -> None:
    made = comparison()
    assert copied_citation(made, made.points[1], TODAY).startswith(
        "Likely in all reports:\n- They agreed"
    )
    assert copied_citation(made, made.points[2], TODAY).startswith(
        "Not found in South and East:\n- Nobody"
    )


def test_doubtful_link_says_that_it_is_not_linked() -> None:
    made = comparison()
    assert copied_citation(made, made.links[0], TODAY).startswith(
        "Match, score 0.90, reworded:\n- Ministers"
    )
    assert copied_citation(made, made.links[1], TODAY).startswith(
        "Likely match, score 0.80, reworded:\n- They agreed"
    )
    doubtful = Link("north:4", "south:2", 0.21, "partial")
    assert copied_citation(made, doubtful, TODAY).startswith("Not linked, score 0.21:\n- Nobody")


def test_two_articles_of_one_outlet_are_numbered() -> None:
    made = comparison()
    one, two, three = made.articles
    made = replace(made, articles=(one, replace(two, outlet="North"), three))
    assert copied_citation(made, made.passage["south:2"], TODAY).endswith("(North (2), ¶2)")


def test_lines_hold_no_breaks_or_control_characters() -> None:
    made = comparison()
    odd = replace(made.passage["south:2"], text="One\x1b[2J\nline\u202e.")
    assert copied_citation(made, odd, TODAY) == "One␛[2J line‹U+202E›. (South, ¶2)"
