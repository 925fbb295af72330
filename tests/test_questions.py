"""Questions: which pairs of passages a reader is asked about, and in which order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from corpus.alignment import scoring
from corpus.alignment.align import PairScores
from corpus.alignment.questions import (
    ORDERS,
    QuestionInputs,
    asked_passages,
    context,
    question_id,
    rank_questions,
)
from corpus.comparison import compare
from corpus.model import Absence, Link, Omission, Point
from corpus.review.edits import decide
from corpus.review.model import EMPTY
from corpus.settings import Settings
from tests.articles import FILLER, OTHER_FILLER, article, article_of_text

A = tuple(f"a:{number}" for number in range(1, 10))
B = tuple(f"b:{number}" for number in range(1, 10))
C = tuple(f"c:{number}" for number in range(1, 10))


def point(passage: str) -> Point:
    """The point of one passage."""
    return Point(f"p-{passage}", (passage,), passage, (passage[0],), (), 0.5, "Words.")


def omission(passage: str, *absent: str, verdict: str = "not found") -> Omission:
    """The omission of one passage."""
    left_out = absent if verdict == "left out" else ()
    return Omission(
        f"o-{passage}",
        f"p-{passage}",
        (passage,),
        "Not found.",
        (passage[0],),
        absent,
        (),
        0.5,
        left_out,
        "left out" if left_out else "not found",
        tuple(Absence(one, 0.9, "firm") for one in absent),
    )


def given(*scores: PairScores, **changes: Any) -> QuestionInputs:
    """Three articles of nine body passages, with these scores and nothing decided."""
    points_of = {passage: (point(passage),) for passage in (*A, *B, *C)}
    plain = QuestionInputs(scores, (), (), (), points_of, {"a": "AP", "b": "BBC", "c": "CBS"})
    return replace(plain, **changes)


def between(scores: dict[tuple[int, int], float]) -> PairScores:
    """The scores of articles a and b."""
    return PairScores(A, B, scores)


def ids(inputs: QuestionInputs, order: str = "consequence") -> list[str]:
    """The ids of the questions, in their order."""
    return [one.id for one in rank_questions(inputs, next(o for o in ORDERS if o == order))]


def confirmed(a: str, b: str) -> Link:
    """A link that a person confirmed."""
    return Link(a, b, 0.4, "partial", origin="confirmed")


def test_an_id_is_made_of_both_passages_in_either_order() -> None:
    assert question_id("b:2", "a:10") == question_id("a:10", "b:2") == "a:10+b:2"
    assert asked_passages("a:10+b:2") == ("a:10", "b:2")


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (1, "The dam", "for weeks."),  # with others in its paragraph: that alone
        (3, "The dam", "for weeks."),
        (4, "The dam", "they left."),  # by itself: with the paragraphs before and after it
        (7, "Nobody knew", "in May."),  # the last: with the one before it
    ],
)
def test_a_passage_is_read_in_its_paragraph_and_one_by_itself_with_those_around_it(
    number: int, first: str, last: str
) -> None:
    told = article_of_text(
        "a",
        "The dam above the village leaked. Engineers came from the coast. It had rained for weeks."
        "\n\nA whale was seen in the bay, but few believed it."
        "\n\nNobody knew what to do. The engineers ate their soup and then they left."
        "\n\nThe village will be moved up the hill in May.",
    )
    assert len(told.passages) == 7
    read = context(told, told.passages[number - 1]).of(told.text)
    assert (read[: len(first)], read[-len(last) :]) == (first, last)


@pytest.mark.parametrize("wrong", ["", "a:1", "+", "a:1+", "+b:2"])
def test_an_id_names_two_passages(wrong: str) -> None:
    with pytest.raises(ValueError, match="is not the id of a question"):
        asked_passages(wrong)


def test_uncertain_begins_with_the_pair_nearest_to_even_odds() -> None:
    inputs = given(between({(0, 0): 0.2, (1, 1): 0.45, (2, 2): 0.9, (3, 3): 0.56}))
    assert ids(inputs, "uncertain") == ["a:2+b:2", "a:4+b:4", "a:1+b:1", "a:3+b:3"]


def test_of_equally_uncertain_ones_the_first_in_the_text_comes_first() -> None:
    inputs = given(between({(1, 8): 0.5, (1, 0): 0.5, (0, 3): 0.5}))
    assert ids(inputs, "uncertain") == ["a:1+b:4", "a:2+b:1", "a:2+b:9"]


def test_nearly_certain_pairs_are_not_asked() -> None:
    inputs = given(between({(0, 0): 0.049, (1, 1): 0.05, (2, 2): 0.95, (3, 3): 0.951}))
    assert set(ids(inputs, "uncertain")) == {"a:2+b:2", "a:3+b:3"}


TURNS = between({(0, 0): 0.5, (1, 1): 0.02, (2, 2): 0.2, (3, 3): 0.1, (4, 4): 0.01, (5, 5): 0.7})
HEAVY = omission("a:2", "b"), omission("b:3", "a"), omission("a:5", "b")


def test_consequence_asks_a_doubtful_pair_and_three_likely_ends_of_heavy_omissions_in_turn() -> (
    None
):
    found = ids(given(TURNS, omissions=HEAVY))
    assert found == ["a:1+b:1", "a:3+b:3", "a:2+b:2", "a:5+b:5", "a:6+b:6", "a:4+b:4"]


def test_decisions_keep_the_turn() -> None:
    links = (confirmed("a:1", "b:1"),)
    found = ids(given(TURNS, omissions=HEAVY, links=links))
    assert found[:3] == ["a:3+b:3", "a:2+b:2", "a:5+b:5"]
    found = ids(given(TURNS, omissions=HEAVY, links=links, rejected=(("a:3", "b:3"),)))
    assert found[:3] == ["a:2+b:2", "a:5+b:5", "a:6+b:6"]


def test_the_six_heaviest_omissions_are_asked_about_first() -> None:
    scores = between({(place, place): 0.02 for place in range(9)})
    omissions = tuple(omission(passage, "b") for passage in A)
    assert set(ids(given(scores, omissions=omissions))) == {f"a:{n}+b:{n}" for n in range(1, 7)}


def test_an_omission_that_a_person_confirmed_is_not_asked_about() -> None:
    scores = between({(0, 0): 0.02, (1, 1): 0.02})
    omissions = (omission("a:1", "b", verdict="left out"), omission("a:2", "b"))
    assert ids(given(scores, omissions=omissions)) == ["a:2+b:2"]


def test_an_article_that_has_the_point_is_not_asked_about_for_its_omission() -> None:
    scores = between({(0, 0): 0.02}), PairScores(A, C, {(0, 0): 0.02})
    assert ids(given(*scores, omissions=(omission("a:1", "c"),))) == ["a:1+c:1"]


def test_decided_pairs_are_not_asked() -> None:
    scores = between({(0, 0): 0.5, (1, 1): 0.5, (2, 2): 0.5})
    inputs = given(scores, links=(confirmed("a:1", "b:1"),), rejected=(("a:2", "b:2"),))
    assert ids(inputs) == ["a:3+b:3"]


def test_the_third_side_of_two_confirmed_links_is_not_asked() -> None:
    scores = PairScores(A, C, {(0, 0): 0.5, (0, 1): 0.5})
    links = confirmed("a:1", "b:1"), confirmed("b:1", "c:1")
    assert ids(given(scores, links=links)) == ["a:1+c:2"]


def test_two_passages_that_both_have_their_counterpart_are_not_asked_about() -> None:
    scores = between({(0, 1): 0.5, (1, 0): 0.5, (0, 2): 0.5})
    links = confirmed("a:1", "b:1"), confirmed("a:2", "b:2")
    assert ids(given(scores, links=links)) == ["a:1+b:3"]


def test_pairs_that_earlier_questions_may_settle_come_last() -> None:
    scores = (
        between({(0, 0): 0.5, (5, 5): 0.1}),
        PairScores(A, C, {(0, 0): 0.5}),
        PairScores(B, C, {(0, 0): 0.5}),
    )
    assert ids(given(*scores)) == ["a:1+b:1", "a:1+c:1", "a:6+b:6", "b:1+c:1"]


def test_headings_are_not_asked_about() -> None:
    inputs = given(between({(0, 0): 0.5}))
    without = {one: of for one, of in inputs.points_of.items() if one != "a:1"}
    assert ids(replace(inputs, points_of=without)) == []


def test_a_question_says_why_and_names_the_points_that_depend_on_it() -> None:
    scores = between({(0, 0): 0.4, (1, 1): 0.6, (2, 2): 0.2})
    links = (Link("a:2", "b:2", 0.6, "partial"),)
    found = rank_questions(given(scores, links=links, omissions=(omission("a:1", "b"),)))
    assert [one.says for one in found] == [
        "Answering “not the same” takes it off the points shared by AP and BBC.",
        "Answering “same” takes it off the points missing from BBC.",
        "Answering “same” lists it as shared by AP and BBC.",
    ]
    assert found[1].points == ("p-a:1", "p-b:1")


STRIKE = "The glassblowers of Murano went on strike over the price of gas on Monday."
REPORTS = (
    article("a", STRIKE, "A whale was seen in the lagoon.", *FILLER),
    article("b", "A strike by glassblowers began.", *OTHER_FILLER, "The whale left."),
    article("c", "Gas is dear, glassblowers in Murano say.", "Tourists saw a whale.", *FILLER[:3]),
)


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_of_the_articles_decides_nothing(order: str) -> None:
    chosen = next(one for one in ORDERS if one == order)
    found = {
        tuple(one.id for one in compare(named, Settings()).ranked_questions(chosen))
        for named in permutations(REPORTS)
    }
    assert len(found) == 1
    assert all(found)


def test_questions_cost_no_second_alignment(monkeypatch: pytest.MonkeyPatch) -> None:
    comparison = compare(REPORTS, Settings())
    monkeypatch.setattr(scoring, "find_candidates", None)
    assert comparison.questions
    assert comparison.questions is comparison.questions


def test_an_answer_is_honoured_and_not_asked_again() -> None:
    before = compare(REPORTS, Settings())
    one, other = before.questions[:2]
    review = decide(EMPTY, REPORTS, one.a, one.b, "confirmed")
    review = decide(review, REPORTS, other.a, other.b, "rejected")
    after = compare(REPORTS, Settings(), review=review)
    assert {one.id, other.id}.isdisjoint(question.id for question in after.questions)
    assert {one.a, one.b} in [{link.a, link.b} for link in after.links]
    assert {other.a, other.b} not in [{link.a, link.b} for link in after.links]
