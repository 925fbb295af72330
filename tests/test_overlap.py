"""What two linked passages share: the label of their link, and the spans that both have."""

from __future__ import annotations

import pytest

from tests.articles import linked

SENTENCE = "The glassblowers of Murano went on strike on Monday over the price of gas."


def label(a: str, b: str) -> str:
    return linked(a, b).label


@pytest.mark.parametrize(
    "other",
    [
        SENTENCE,
        SENTENCE.upper(),
        "The glassblowers of Murano went on a strike on Monday over the price of gas",
    ],
)
def test_the_same_words_but_for_trifles_are_verbatim(other: str) -> None:
    assert label(SENTENCE, other) == label(other, SENTENCE) == "verbatim"


@pytest.mark.parametrize(
    "other",
    [
        "The glassblowers of Murano did not go on strike on Monday over the price of gas.",
        "Over the price of gas, on Monday, on strike went the glassblowers of Murano.",
        "The glassblowers of Burano went on strike on Monday over the price of gas.",
    ],
)
def test_a_negation_another_order_or_another_name_is_no_trifle(other: str) -> None:
    assert label(SENTENCE, other) == label(other, SENTENCE) == "reworded"


def test_the_same_in_other_words_is_reworded() -> None:
    other = "On Monday Murano's glassblowers struck because gas had become so dear."
    assert label(SENTENCE, other) == "reworded"


def test_telling_much_besides_makes_it_partial() -> None:
    other = (
        "Murano's glassblowers went on strike, while in Trieste a lion tamer resigned, two "
        "bridges were closed for repair and the opera announced a new tenor."
    )
    assert label(SENTENCE, other) == label(other, SENTENCE) == "partial"


def test_three_shared_words_of_a_headline_make_it_no_more_than_partial() -> None:
    one = "Glassblowers end strike, look for cheaper gas"
    assert label(one, "Murano to raise prices as glassblowers end strike") == "partial"
    assert label(one, "Glassblowers end their strike and look to cheaper gas") == "reworded"


def test_other_figures_in_the_same_words_make_it_partial() -> None:
    one = "Another 7,000 glassblowers went on strike in Murano."
    assert label(one, one.replace("7,000", "10,000")) == "partial"
    assert label(one, one.replace("7,000", "7000")) == "verbatim"


def test_a_figure_that_only_one_side_has_does_not_make_it_partial() -> None:
    longer = SENTENCE.removesuffix(".") + ", 3 months late."
    assert label(SENTENCE, longer) == label(longer, SENTENCE) == "reworded"


@pytest.mark.parametrize("word", ["not", "no"])
def test_a_negation_alone_makes_it_no_longer_verbatim(word: str) -> None:
    changed = SENTENCE.replace("on strike", f"on {word} strike")
    assert label(SENTENCE, SENTENCE.replace("on strike", "on a strike")) == "verbatim"
    assert label(SENTENCE, changed) == label(changed, SENTENCE) == "reworded"


def told(a: str, b: str) -> tuple[list[str], list[str]]:
    """What is marked in each of two sentences that stand in company."""
    link = linked(a, b)
    return [span.of(a) for span in link.a_spans], [span.of(b) for span in link.b_spans]


def test_a_reworded_passage_is_marked_as_a_whole() -> None:
    a = "The glassblowers of Murano went on strike over gas."
    b = "Over gas, glassblowers in Murano began a strike."
    assert told(a, b) == ([a], [b])


def test_of_a_partial_one_only_the_clause_that_both_tell_is_marked() -> None:
    a, b = told(
        "A lion tamer resigned in Trieste, and the glassblowers of Murano went on strike, while "
        "the opera announced a new tenor from Gdansk.",
        "The glassblowers of Murano went on strike; in Burano the lacemakers accepted a contract "
        "which their lawyers had drafted overnight.",
    )
    assert a == ["the glassblowers of Murano went on strike"]
    assert b == ["The glassblowers of Murano went on strike"]


def test_of_a_long_clause_only_the_shared_words_are_marked() -> None:
    """Words in one stretch have at most two others between them."""
    a, b = told(
        "An envoy with two cousins among the Murano glassblowers bought eleven cheap grey cobalt "
        "greenhouses near Ravenna for growing melons",
        "The Murano glassblowers elected a treasurer, who hoards cobalt, their seventh since the "
        "flood of the canteen.",
    )
    assert a == ["Murano glassblowers", "cobalt"]
    assert b == ["The Murano glassblowers elected a treasurer", "cobalt"]


def test_marks_take_in_whole_hyphenated_words() -> None:
    a, b = told(
        "A two-day meeting of glassblowers opened beside the aquarium, whose octopus predicted "
        "nothing and whose director has been ill since spring.",
        "The day-long meeting of glassblowers heard four speeches on soda, lime, potash and the "
        "cost of cobalt from Katanga.",
    )
    assert (a, b) == (["two-day meeting of glassblowers"], ["day-long meeting of glassblowers"])


def test_a_figure_with_its_noun_is_marked_without_the_rest() -> None:
    found = told(
        "Officials from nine departments who met in a tent spoke of 4,317 boats and went home.",
        "After weeks of drizzle that ruined barley and hops alike, 4,317 boats were counted by "
        "volunteers whose binoculars a bank had paid for.",
    )
    assert found == (["4,317 boats"], ["4,317 boats"])


def test_a_clause_that_shares_nothing_is_left_out_of_a_reworded_passage() -> None:
    a = (
        "The glassblowers of Murano went on strike on Monday, and an octopus escaped from the "
        "aquarium of Trieste through a drainpipe."
    )
    b = "On Monday the Murano glassblowers went on strike."
    assert linked(a, b).label == "reworded"
    assert told(a, b) == (["The glassblowers of Murano went on strike on Monday"], [b])


def test_a_short_clause_that_shares_nothing_is_marked_with_the_rest() -> None:
    a = "The glassblowers of Murano went on strike on Monday, and it rained."
    b = "On Monday the Murano glassblowers went on strike."
    assert told(a, b) == ([a], [b])


def test_a_word_that_is_shared_by_chance_is_not_marked() -> None:
    """Both mention the city, which weighs little beside the clause that they share."""
    clause = "The glassblowers of Murano went on strike over the price of cobalt"
    found = told(
        f"{clause}, while in Trieste a lion tamer resigned, the opera announced a new tenor from "
        "Gdansk and the city counted its bridges",
        f"{clause}; in Burano the lacemakers of a city school accepted a contract which their "
        "lawyers had drafted overnight.",
    )
    assert found == ([clause], [clause])


def test_stretches_are_joined_over_a_conjunction_and_over_no_other_word() -> None:
    a, b = told(
        "An envoy whose cousins in the port of Bari trade in Murano glass, and eleven dentists on "
        "a barge in the fog ate octopus salad",
        "A treasurer of the lacemakers hoards Murano glass, octopus salad, their seventh since "
        "the flood of the canteen in the spring.",
    )
    assert (a, b) == (["Murano glass", "octopus salad"], ["Murano glass, octopus salad"])
