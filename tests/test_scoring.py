"""Scores: what makes two passages likelier to tell the same."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.article_pair import pair_documents
from corpus.alignment.document import document_of
from corpus.alignment.scoring import (
    MIN_PROBABILITY,
    apply_decision_rule,
    score_candidates,
    shortlist,
    shrink_log_odds,
)
from corpus.alignment.weighting import Cell
from corpus.model import Article
from tests.telling import FILLER, OTHER_FILLER, article

WORDS = [
    "the",
    "minister",
    "of",
    "troops",
    "said",
    "7,000",
    "Zelensky",
    "Zelenskyy",
    "border",
    "border-guard",
    "north",
    "北京",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
ARTICLES = st.lists(SENTENCES, min_size=1, max_size=6)


def between(a: Article, b: Article) -> dict[tuple[int, int], float]:
    """By the places of two passages."""
    return score_candidates(pair_documents(document_of(a), document_of(b)))


def first(a: str, b: str) -> float:
    """The score of two sentences in company."""
    found = between(article("north", a, *FILLER), article("south", b, *OTHER_FILLER))
    return found.get((0, 0), 0.0)


def test_the_same_sentence_scores_near_one() -> None:
    sentence = "The glassblowers of Murano went on strike over the price of gas."
    assert first(sentence, sentence) > 0.95


def test_what_is_likely_is_shrink_log_odds_and_stays_in_its_order() -> None:
    odds = [-3.0, 0.0, 1.0, 2.0, 5.0, 9.0]
    found = [shrink_log_odds(one) for one in odds]
    assert found == sorted(set(found))
    assert found[:3] == odds[:3]
    assert all(after < before for after, before in zip(found[3:], odds[3:], strict=True))


def test_unrelated_sentences_score_near_zero() -> None:
    assert first("The glassblowers went on strike.", "A whale was seen in the harbour.") < 0.02


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    rare = first("The glassblowers were angry.", "Nobody asked the glassblowers.")
    common = first("The people were angry.", "Nobody asked the people.")
    assert rare > 2 * common


def test_a_shared_figure_counts_as_a_rare_word() -> None:
    figure = first("Some 4,317 boats were counted.", "They put it at 4,317 in all.")
    word = first("Some wooden boats were counted.", "They put it at wooden in all.")
    assert figure > word


def test_what_is_told_besides_counts_against() -> None:
    short = first("The glassblowers went on strike.", "A strike by glassblowers began.")
    besides = ", while a comet scholar in Uppsala resigned and two dams burst near the Rhine"
    long = first(f"The glassblowers went on strike{besides}.", "A strike by glassblowers began.")
    assert 0 < long < short


def test_names_spelled_differently_are_shared() -> None:
    alike = first("Governor Vasilenkov resigned.", "Vasilenkow has stepped down.")
    other = first("Governor Vasilenkov resigned.", "Brzezicki has stepped down.")
    assert alike > 2 * other


@given(ARTICLES, ARTICLES)
def test_a_score_is_a_share_and_does_not_depend_on_the_side(a: list[str], b: list[str]) -> None:
    one, two = article("one", *a), article("two", *b)
    forth, back = between(one, two), between(two, one)
    assert forth == {(i, j): value for (j, i), value in back.items()}
    assert all(0 <= value <= 1 for value in forth.values())


def test_common_words_propose_nobody_but_are_counted() -> None:
    """In a text so long that a word is common, its two rare companions still find each other."""
    a = article("one", *[f"Harbour {word} lantern." for word in _numerals("a", 80)])
    b = article("two", *[f"Harbour {word} lantern." for word in _numerals("a", 80)])
    found = between(a, b)
    assert found.keys() == {(i, i) for i in range(80)}
    alone = between(article("one", *_numerals("a", 80)), article("two", *_numerals("a", 80)))
    assert found[0, 0] > alone[0, 0]


def _numerals(prefix: str, number: int) -> list[str]:
    """Invented words, each with its own."""
    letters = "bcdfghjklm"
    return [f"{prefix}{letters[n // 10]}{letters[n % 10]}o" for n in range(number)]


CHANCES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    st.sampled_from([0.001, 0.005, 0.01, 0.02, 0.1, 0.3, 0.9]),
    max_size=60,
)


def test_the_four_likeliest_of_a_passage_are_looked_at() -> None:
    first: dict[Cell, float] = {(0, b): 0.1 + b / 100 for b in range(9)}
    # Each of the others is the counterpart of many that are likelier.
    first |= {(a, b): 0.5 for b in range(9) for a in range(1, 5)}
    assert [cell for cell in shortlist(first) if cell[0] == 0] == [(0, b) for b in (5, 6, 7, 8)]


def test_what_is_the_likeliest_for_one_of_the_two_is_looked_at() -> None:
    first: dict[Cell, float] = {(0, b): 0.9 for b in range(8)} | {(0, 8): 0.01}
    assert (0, 8) in shortlist(first)


def test_what_is_faint_is_not_looked_at() -> None:
    assert shortlist({(0, 0): MIN_PROBABILITY / 2, (1, 1): MIN_PROBABILITY}) == [(1, 1)]


@given(CHANCES)
def test_which_article_comes_first_decides_nothing(first: dict[Cell, float]) -> None:
    turned = {(b, a): chance for (a, b), chance in first.items()}
    assert {(b, a) for a, b in shortlist(turned)} == set(shortlist(first))


@given(CHANCES)
def test_the_order_is_kept(first: dict[Cell, float]) -> None:
    found = shortlist(first)
    assert found == [cell for cell in first if cell in set(found)]


def lifted(score: float, cost: float) -> float:
    """A probability with its odds multiplied, at most by three."""
    times = min(3.0, exp(cost))
    return score * times / (1 - score + score * times)


def test_the_likeliest_counterpart_of_both_passages_is_lifted_twice() -> None:
    assert apply_decision_rule({(0, 0): 0.2})[0, 0] == pytest.approx(
        lifted(0.2, 2 * 6 * (0.2 - 0.12))
    )


def test_the_likeliest_counterpart_of_one_passage_is_lifted_by_all_scores_of_that_passage() -> None:
    found = apply_decision_rule({(0, 0): 0.15, (0, 1): 0.1, (1, 0): 0.9, (1, 1): 0.8})
    told = 1 - (1 - 0.15) * (1 - 0.1)
    assert found[0, 0] == pytest.approx(lifted(0.15, 6 * (told - 0.12)))
    assert found[0, 1] == 0.1
    assert found[1, 0] == pytest.approx(lifted(0.9, 9.0))


def test_odds_are_lifted_three_times_at_most_and_what_is_faint_not_at_all() -> None:
    assert apply_decision_rule({(0, 0): 0.5})[0, 0] == pytest.approx(0.75)
    assert apply_decision_rule({(0, 0): 0.019}) == {(0, 0): 0.019}
    assert apply_decision_rule({(0, 0): 0.1}) == {(0, 0): 0.1}


@given(CHANCES)
def test_the_decision_rule_lowers_no_score_and_does_not_depend_on_the_side(
    scores: dict[Cell, float],
) -> None:
    found = apply_decision_rule(scores)
    assert all(scores[cell] <= reached <= 1 for cell, reached in found.items())
    turned = apply_decision_rule({(b, a): score for (a, b), score in scores.items()})
    assert {(b, a): reached for (a, b), reached in turned.items()} == pytest.approx(found)
