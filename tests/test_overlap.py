"""The label of a link: verbatim, reworded or partial."""

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
