"""Reasons: true, short, and as the text has them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Reasons
from tests.articles import FILLER, OTHER_FILLER, aligned, article, linked


def reasons(a: str, b: str) -> Reasons:
    return linked(a, b).reasons


def test_the_rarest_words_come_first_and_common_ones_not_at_all() -> None:
    found = reasons(
        "They said the new glassblowers held a vote about the chandelier.",
        "In a vote about the chandelier, they said, glassblowers were the first.",
    )
    assert found.words == ("glassblowers", "chandelier", "vote")


def test_of_words_as_rare_the_first_by_the_alphabet_comes_first() -> None:
    found = reasons(
        "Quoins, zithers, gherkins and barbules were seen there.",
        "It was zithers, barbules, gherkins and quoins.",
    )
    assert found.words == ("barbules", "gherkins", "Quoins", "zithers")


def test_a_word_written_differently_is_shown_both_ways() -> None:
    found = reasons("The defence of the lagoons.", "Lagoon defenses were tested.")
    assert set(found.words) == {"defence~defenses", "lagoons~Lagoon"}


def test_names_that_stand_together_are_one_name() -> None:
    found = reasons(
        "In Venice, Governor Marina Vasilenkov met the glassblowers.",
        "The glassblowers cheered Marina Vasilenkow's visit.",
    )
    assert found.names == ("Marina Vasilenkov~Vasilenkow",)


def test_a_name_keeps_the_common_word_that_begins_it() -> None:
    found = reasons(
        "The New Bergen State Attorney General has sued the guild.",
        "New Bergen State Attorney General Marina Vasilenkov announced a lawsuit.",
    )
    assert found.names == ("New Bergen State Attorney General",)


def test_a_capital_at_the_start_of_both_passages_is_not_part_of_a_name() -> None:
    found = reasons("In Venice the glassblowers voted.", "In Venice a vote of glassblowers failed.")
    assert found.names == ("Venice",)


def test_a_hyphenated_compound_in_both_texts_is_one_word() -> None:
    found = reasons(
        "Anne-Lise Bergqvist, a co-founder of the guild, resigned.",
        "The guild has lost co-founder Anne-Lise Bergqvist.",
    )
    assert found.names == ("Anne-Lise Bergqvist",)
    assert "co-founder" in found.words


def test_a_letter_is_not_a_name_and_an_apostrophe_not_a_variant() -> None:
    found = reasons(
        "Vasilenkov (R) doesn’t row in the regatta, and I’m late.",
        "The regatta is not for Vasilenkov (R), who doesn't row; I'm told.",
    )
    assert found.names == ("Vasilenkov",)
    assert not any("~" in word or word == "R" for word in found.words)


def test_names_that_stand_apart_in_one_text_are_two() -> None:
    found = reasons("We saw Marina Vasilenkov.", "In Rome Vasilenkov and in Bari Marina rested.")
    assert set(found.names) == {"Marina", "Vasilenkov"}


def test_figures_are_named_as_figures() -> None:
    found = reasons("He counted 4,317 boats.", "There were 4317 boats.")
    assert (found.figures, found.words) == (("4,317~4317",), ("boats",))


def test_the_longest_common_run_inside_quotation_marks_is_the_quote() -> None:
    found = reasons(
        "“We blow glass because our fathers blew glass,” the guild said.",
        'He recalled: "Yes, because our fathers blew glass and bottles."',
    )
    assert found.quote == "because our fathers blew glass"


def test_words_outside_quotation_marks_are_not_a_quote() -> None:
    found = reasons(
        "We blow glass because our fathers blew glass, the guild said.",
        "“We blow glass because our fathers blew glass,” the guild said.",
    )
    assert found.quote == ""


def test_a_quotation_may_have_begun_in_an_earlier_sentence() -> None:
    one = article("a", "“Listen. Our fathers blew glass,” he said.", *FILLER)
    two = article("b", "“Our fathers blew glass.", *OTHER_FILLER)
    (link,) = aligned(one, two).links
    assert link.reasons.quote == "Our fathers blew glass"


def test_five_reasons_are_shown_of_which_two_names_and_two_figures() -> None:
    found = reasons(
        "Glassblowers, lacemakers, bishops, zebras, violins, octopuses and melons were seen there.",
        "It was melons, octopuses, violins, zebras, bishops, lacemakers and glassblowers.",
    )
    assert len(found.words) == 5
    found = reasons(
        "Marina, Rome and Bari saw 4,317 boats, 112 bishops, 77 eels, zebras, violins, melons.",
        "In Bari, in Rome, at Marina: zebras, violins, melons; 4,317 boats, 112 bishops, 77 eels.",
    )
    assert (len(found.names), len(found.figures), len(found.words)) == (2, 2, 1)


@pytest.mark.parametrize(("run", "quote"), [("glass blows", ""), ("glass blows well",) * 2])
def test_three_quoted_words_in_a_row_are_the_least_of_a_quote(run: str, quote: str) -> None:
    found = reasons(
        f"“Fathers {run} now,” the guild of lacemakers said of furnaces.",
        f"“Mothers {run} too,” the furnaces of the lacemakers guild read.",
    )
    assert found.quote == quote


WORDS = st.sampled_from(
    [
        "Marina",
        "Rome",
        "glassblowers",
        "chandelier",
        "4,317",
        "7",
        "the",
        "defence",
        "“",
        "”",
        "said",
    ]
)
SENTENCES = st.lists(WORDS, min_size=3, max_size=12).map(" ".join)


@settings(max_examples=100)
@given(SENTENCES, SENTENCES)
def test_every_reason_stands_in_both_texts_and_there_are_few(a: str, b: str) -> None:
    one, two = article("a", a, *FILLER), article("b", b, *OTHER_FILLER)
    links = [
        link
        for link in aligned(one, two, threshold=0.001).links
        if (link.a, link.b) == ("a:1", "b:1")
    ]
    for link in links:
        found = (*link.reasons.words, *link.reasons.names, *link.reasons.figures)
        assert 0 < len(found) <= 5
        assert len(set(found)) == len(found)
        for reason in found:
            assert re.search(rf"\b{re.escape(reason)}\b", a)
            assert re.search(rf"\b{re.escape(reason)}\b", b)
