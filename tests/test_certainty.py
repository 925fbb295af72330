"""Certainty: the tiers of links, and how sure it is that an article lacks a passage."""

from __future__ import annotations

from dataclasses import replace
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.certainty import (
    absence_certainties,
    capped_at_likely,
    is_close,
    link_tier,
    log_odds,
    omission_tier,
    omission_weight,
    probability,
    shared_features,
    weights,
)
from corpus.alignment.points import find_points
from corpus.article import Article
from corpus.comparison import Comparison, compare
from corpus.findings.omissions import OTHER_LANGUAGE
from corpus.model import Absence, Omission
from corpus.review.edits import add_link, confirm_omission, decide
from corpus.review.model import EMPTY, Review
from corpus.settings import Settings
from tests.articles import FILLER, OTHER_FILLER, aligned, article

STRIKE = "The glassblowers of Murano went on strike on Monday."
WHALE = "A whale was seen in the lagoon."

LINK, OMISSION = weights()["firm"]["link"], weights()["firm"]["omission"]

SCORES = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.sampled_from([0.0, 0.01, 0.3, 0.9, 1.0])
)
WORDS = [12, 30, 8, 20]


def test_a_link_is_firm_from_the_bound_on_or_where_a_person_said_so() -> None:
    assert link_tier(LINK) == "firm"
    assert link_tier(LINK - 0.0001) == "likely"
    assert link_tier(0.0, "confirmed") == link_tier(0.0, "added") == "firm"


def test_an_absence_is_firm_from_the_bound_on() -> None:
    assert omission_tier(OMISSION) == "firm"
    assert omission_tier(OMISSION - 0.0001) == "likely"


def test_capped_certainties_stay_just_below_the_bound() -> None:
    assert capped_at_likely(0.5) == 0.5
    assert omission_tier(capped_at_likely(1.0)) == "likely"
    assert capped_at_likely(1.0) == pytest.approx(OMISSION, abs=0.0002)


def test_half_the_certainty_is_a_sixteenth_of_the_weight() -> None:
    assert omission_weight(0.8, 1.0) == 0.8
    assert omission_weight(0.8, 0.5) == 0.05


def test_a_passage_is_close_from_a_score_of_one_in_twenty_on() -> None:
    assert is_close(0.05)
    assert not is_close(0.0499)


def test_odds_that_are_all_but_certain_are_kept_within_one_in_ten_thousand() -> None:
    assert log_odds(0.0) == log_odds(0.0001) == pytest.approx(-log(9999))
    assert log_odds(1.0) == log_odds(0.9999) == pytest.approx(log(9999))
    assert log_odds(0.0002) > log_odds(0.0001)
    assert probability(log_odds(0.3)) == pytest.approx(0.3)
    assert probability(0.0) == 0.5
    assert probability(-1000.0) == 0.0


def test_features_are_the_product_the_length_the_neighbours_and_the_place() -> None:
    scores = {(0, 0): 0.5, (0, 1): 0.5, (1, 0): 0.2}
    first, second, third = shared_features(scores, 0, [3, 7, 7])
    assert first.candidates == pytest.approx(log_odds(0.75))
    assert second.candidates == pytest.approx(log_odds(0.2))
    assert third.candidates == pytest.approx(log_odds(0.0))
    assert (first.words, second.words) == pytest.approx((log(4), log(8)))
    mean = (0.75 + 0.2) / 3
    assert first.neighbours == pytest.approx((mean + 0.2) / 2)
    assert second.neighbours == pytest.approx((0.75 + 0.0) / 2)
    assert third.neighbours == pytest.approx((0.2 + mean) / 2)
    assert [one.position for one in (first, second, third)] == pytest.approx([0, 1 / 3, 2 / 3])


def test_a_likelier_candidate_makes_an_absence_less_certain() -> None:
    found = [absence_certainties({(0, 0): score}, 0, WORDS)[0] for score in (0, 0.1, 0.5, 0.9, 1)]
    assert found == sorted(found, reverse=True)
    assert found[0] > OMISSION
    assert found[-1] < 0.01


def test_a_weak_candidate_counts_for_more_in_a_short_passage() -> None:
    short, long = (absence_certainties({(0, 0): 0.1}, 0, [words, 9, 9])[0] for words in (5, 50))
    assert short < long


@given(SCORES)
def test_certainties_are_the_same_in_both_orders_of_the_articles(
    scores: dict[tuple[int, int], float],
) -> None:
    turned = {(b, a): score for (a, b), score in scores.items()}
    assert absence_certainties(scores, 0, WORDS) == absence_certainties(turned, 1, WORDS)
    assert all(0 <= one <= 1 for one in absence_certainties(scores, 0, WORDS))


def compared(*articles: Article, review: Review = EMPTY) -> Comparison:
    """The comparison of articles."""
    return compare(articles, Settings(), review=review)


def omission_with(comparison: Comparison, passage: str) -> Omission:
    """The omission of a passage."""
    (found,) = (
        one for one in comparison.findings if isinstance(one, Omission) and passage in one.passages
    )
    return found


A = article("a", STRIKE, WHALE, *FILLER)
B = article("b", STRIKE, *OTHER_FILLER)
C = article(
    "c",
    "Tailors measured the new mayor for a robe.",
    "Two swans nested beside the lock keeper's cottage.",
    "The dentist keeps a collection of clocks.",
    "Students printed a newspaper on an old press.",
    "Rain spoiled the strawberry festival.",
    "A baker found a coin in a sack of flour.",
    "Carpenters finished the roof of the barn.",
    "An actor forgot his lines and sang instead.",
    "Divers saw a whale, perhaps.",
)


def test_each_absence_has_its_own_certainty() -> None:
    found = omission_with(compared(A, B, C), "a:2")
    assert [absence.article for absence in found.absent] == list(found.not_found_in) == ["b", "c"]
    surely, perhaps = (absence.certainty for absence in found.absent)
    assert surely > perhaps
    assert found.certainty == perhaps


def test_an_omission_is_as_firm_as_the_weakest_of_its_absences() -> None:
    firm, likely = Absence("b", 0.95, "firm"), Absence("c", 0.5, "likely")
    one = omission_with(compared(A, B), "a:2")
    assert replace(one, absent=(firm, likely)).tier == "likely"
    assert replace(one, absent=(firm, likely)).certainty == 0.5
    assert replace(one, absent=(firm,)).tier == "firm"
    assert replace(one, absent=()).tier == "likely"


def test_the_order_of_the_articles_changes_no_certainty() -> None:
    forth, back = compared(A, B, C), compared(C, B, A)
    expected = {one.id: set(one.absent) for one in forth.findings if isinstance(one, Omission)}
    found = {one.id: set(one.absent) for one in back.findings if isinstance(one, Omission)}
    assert found == expected


def test_omissions_stand_by_weight_which_counts_their_certainty() -> None:
    comparison = compared(A, B, C)
    points = {point.id: point for point in comparison.points}
    omissions = [one for one in comparison.findings if isinstance(one, Omission)]
    assert [one.weight for one in omissions] == sorted(
        (one.weight for one in omissions), reverse=True
    )
    for one in omissions:
        assert one.weight == omission_weight(points[one.point].weight, one.certainty)


def test_a_confirmed_link_is_firm_whatever_its_score() -> None:
    review = add_link(EMPTY, (A, B), "a:2", "b:5")
    link = next(one for one in compared(A, B, review=review).links if one.a == "a:2")
    assert (link.origin, link.tier) == ("added", "firm")
    review = decide(EMPTY, (A, C), "a:2", "c:9", "confirmed")
    link = next(one for one in compared(A, C, review=review).links if one.a == "a:2")
    assert (link.origin, link.tier) == ("confirmed", "firm")


def test_a_rejected_candidate_makes_an_absence_surer() -> None:
    before = omission_with(compared(A, C), "a:2")
    after = omission_with(
        compared(A, C, review=decide(EMPTY, (A, C), "a:2", "c:9", "rejected")), "a:2"
    )
    assert after.certainty > before.certainty


def test_a_confirmed_omission_is_certain() -> None:
    found = omission_with(compared(A, C, review=confirm_omission(EMPTY, (A, C), "a:2", "c")), "a:2")
    assert found.absent == (Absence("c", 1.0, "firm"),)


def test_across_two_languages_every_omission_is_at_most_likely_and_says_why() -> None:
    german = replace(B, language="de")
    for one in compared(A, german).findings:
        if isinstance(one, Omission):
            (absence,) = one.absent
            assert (absence.tier, absence.reason) == ("likely", OTHER_LANGUAGE)
            assert absence.certainty < OMISSION


def test_english_by_name_and_by_default_is_one_language() -> None:
    found = omission_with(compared(A, replace(B, language="en")), "a:2")
    assert not found.absent[0].reason


def test_a_point_of_several_passages_is_as_surely_absent_as_the_least_sure_of_them() -> None:
    articles = A, B, C
    alignment = aligned(*articles)
    point = next(one for one in find_points(articles, alignment) if "a:1" in one.passages)
    found = omission_with(compared(*articles), "a:1")
    assert point.passages == found.passages == ("a:1", "b:1")
    lowest = min(
        absence_certainties(
            alignment.scores[one, "c"].scores,
            0,
            [len(passage.words) for passage in alignment.documents[one].passages],
        )[0]
        for one in ("a", "b")
    )
    assert found.absent[0].certainty == lowest
