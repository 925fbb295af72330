"""The label of a link: verbatim, reworded or partial."""

from __future__ import annotations

import pytest

from corpus.alignment.article_pair import pair_documents
from corpus.alignment.document import document_of
from corpus.alignment.overlap import Overlap, find_overlap, link_label
from tests.articles import FILLER, OTHER_FILLER, article, linked

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
def test_a_negation_another_order_or_another_name_is_a_difference(other: str) -> None:
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


def overlap(a: str, b: str) -> Overlap:
    """What two sentences share that stand in company."""
    one, other = article("a", a, *FILLER), article("b", b, *OTHER_FILLER)
    return find_overlap(pair_documents(document_of(one), document_of(other)), (0, 0))


def with_shares(found: Overlap, ours: float, theirs: float) -> Overlap:
    """The overlap if so much of each passage were shared."""
    return found._replace(a=found.a._replace(share=ours), b=found.b._replace(share=theirs))


@pytest.mark.parametrize("least", [0.9, 0.899])
def test_nine_tenths_of_both_passages_must_be_shared_in_a_verbatim_link(least: float) -> None:
    same = overlap(SENTENCE, SENTENCE)
    expected = "verbatim" if least == 0.9 else "reworded"
    assert link_label(with_shares(same, least, 1.0)) == expected
    assert link_label(with_shares(same, 1.0, least)) == expected


@pytest.mark.parametrize("small", [1, 2])
def test_one_word_in_ten_may_be_added_to_a_verbatim_link_if_it_says_nothing(small: int) -> None:
    plain = "Glassblowers Murano strike Monday gas price cobalt furnaces vases"
    other = f"{'the ' * small}{plain}"
    assert label(plain, other) == ("verbatim" if small == 1 else "reworded")


@pytest.mark.parametrize(
    ("weight", "share", "expected"),
    [
        (3500, 0.7, "reworded"),
        (3499, 0.7, "partial"),
        (5833, 0.5, "partial"),
        (5834, 0.5, "reworded"),
    ],
)
def test_both_say_the_same_if_they_share_35_in_100_and_a_rare_word_more(
    weight: int, share: float, expected: str
) -> None:
    """Each passage is taken to have a rare word of weight 5,000 besides: .35 * (5,000 + 5,000)."""
    found = overlap("Glassblowers strike in Murano.", "Strike in Murano: glassblowers angry.")
    weights = dict.fromkeys(found.weight, 0) | {"murano": weight}
    assert "murano" in found.shared
    assert link_label(with_shares(found._replace(weight=weights), share, 1.0)) == expected


def test_of_small_words_alone_the_heaviest_says_most() -> None:
    found = overlap("Who was it then, if not them?", "It was not me.")
    assert found.shared == {"it", "was", "not"} <= found.stop_words
    assert found.evidence == {"not"}
