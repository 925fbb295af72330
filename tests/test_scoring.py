"""Scores: what makes two passages likelier to tell the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.article_pair import pair_documents
from corpus.alignment.document import document_of
from corpus.alignment.scoring import (
    MIN_PROBABILITY,
    decision_values,
    is_bare,
    score_candidates,
    shortlist,
)
from corpus.alignment.weighting import Cell
from corpus.article import Article
from tests.articles import FILLER, OTHER_FILLER, article

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
TENTHS = [tenth / 10 for tenth in range(1, 11)]


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


def test_unshared_words_lower_the_score() -> None:
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


def test_common_words_propose_no_candidates_but_are_counted() -> None:
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


def test_the_best_candidate_of_either_passage_is_shortlisted() -> None:
    first: dict[Cell, float] = {(0, b): 0.9 for b in range(8)} | {(0, 8): 0.01}
    assert (0, 8) in shortlist(first)


def test_improbable_candidates_are_not_shortlisted() -> None:
    assert shortlist({(0, 0): MIN_PROBABILITY / 2, (1, 1): MIN_PROBABILITY}) == [(1, 1)]


@given(CHANCES)
def test_which_article_comes_first_decides_nothing(first: dict[Cell, float]) -> None:
    turned = {(b, a): chance for (a, b), chance in first.items()}
    assert {(b, a) for a, b in shortlist(turned)} == set(shortlist(first))


@given(CHANCES)
def test_the_order_is_kept(first: dict[Cell, float]) -> None:
    found = shortlist(first)
    assert found == [cell for cell in first if cell in set(found)]


def bare(a: str, b: str) -> bool:
    """Whether two sentences in company share too little for a link."""
    one, two = article("north", a, *FILLER), article("south", b, *OTHER_FILLER)
    return is_bare(pair_documents(document_of(one), document_of(two)), (0, 0))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "An envoy of the bakers met Marina Vasilenkov after lunch on Tuesday.",
            "Few in the choir had heard that Marina Vasilenkov was ill.",
        ),
        (
            "Tired rescuers in the valley cherished hopes.",
            "Painters near Lisbon lost their hopes.",
        ),
        ("The glassblowers were angry.", "Nobody asked the glassblowers."),
    ],
)
def test_one_name_or_one_generic_word_is_too_little_for_a_link(a: str, b: str) -> None:
    assert bare(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "An envoy of the bakers met Marina Vasilenkov after lunch in Murano.",
            "Few in the choir of Murano had heard that Marina Vasilenkov was ill.",
        ),
        ("The zythologists were angry.", "Nobody asked the zythologists."),
        ("Some 4,317 boats were counted.", "They put it at 4,317 in all."),
        (
            "An envoy of the bakers asked Marina Vasilenkov after lunch to resign.",
            "Few in the choir had heard that Marina Vasilenkov would resign.",
        ),
    ],
)
def test_two_names_a_rare_word_a_figure_or_a_name_and_a_word_may_be_a_link(a: str, b: str) -> None:
    assert not bare(a, b)


@given(ARTICLES, ARTICLES)
def test_bare_pairs_do_not_depend_on_the_order_of_articles(a: list[str], b: list[str]) -> None:
    one, two = document_of(article("one", *a)), document_of(article("two", *b))
    forth, back = pair_documents(one, two), pair_documents(two, one)
    for i in range(len(one.passages)):
        for j in range(len(two.passages)):
            assert is_bare(forth, (i, j)) == is_bare(back, (j, i))


def test_passages_that_share_most_of_one_of_them_may_be_linked() -> None:
    assert not bare("An envoy of the bakers met Marina Vasilenkov.", "Marina Vasilenkov.")


def test_likeliest_counterparts_of_each_other_count_more() -> None:
    scores = {(0, 0): 0.3, (0, 1): 0.1, (1, 0): 0.2, (1, 1): 0.25}
    values = decision_values(scores)
    assert values == pytest.approx({(0, 0): 0.405, (0, 1): 0.1, (1, 0): 0.2, (1, 1): 0.3625})


def test_likeliest_counterpart_of_one_passage_alone_counts_its_score() -> None:
    assert decision_values({(0, 0): 0.5, (0, 1): 0.2})[0, 1] == 0.2


def test_no_candidate_counts_more_than_one() -> None:
    assert decision_values({(0, 0): 0.9, (1, 1): 1.0}) == pytest.approx(
        {(0, 0): 0.915, (1, 1): 1.0}
    )


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.sampled_from(TENTHS)))
def test_features_do_not_depend_on_the_order_of_articles(
    scores: dict[tuple[int, int], float],
) -> None:
    forth = decision_values(dict(sorted(scores.items())))
    back = decision_values({(b, a): scores[a, b] for b, a in sorted((b, a) for a, b in scores)})
    assert back == {(b, a): value for (a, b), value in forth.items()}
