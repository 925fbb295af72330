"""Coverage: how much of an article others tell too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison import measure_coverage
from corpus.model import Coverage
from tests.articles import FILLER, OTHER_FILLER, aligned, article
from tests.meeting import Sentences
from tests.meeting import article as article_of_kinds

STRIKE = "The glassblowers of Murano went on strike on Monday."
MUCH = (
    "Murano's glassblowers went on strike, while in Trieste a lion tamer resigned, two bridges "
    "were closed for repair and the opera announced a new tenor."
)


def test_a_passage_counts_once_by_its_best_link() -> None:
    a = article("a", STRIKE, MUCH, *FILLER[:2])
    b = article("b", STRIKE, *OTHER_FILLER[:3])
    assert measure_coverage(aligned(a, b)) == {
        "a": Coverage(passages=4, words=9 + 25 + 9 + 12, shared=1, partial=1, only_here=2),
        "b": Coverage(passages=4, words=9 + 8 + 8 + 9, shared=1, partial=0, only_here=3),
    }


def test_headings_and_boilerplate_are_not_counted() -> None:
    kinds: Sentences = (
        (STRIKE, "heading"),
        ("It rained.", "body"),
        ("Copyright 2022.", "boilerplate"),
    )
    a = article_of_kinds("a", kinds)
    assert measure_coverage(aligned(a, article("b", STRIKE)))["a"] == Coverage(1, 2, 0, 0, 1)


def test_an_article_of_nothing_has_nothing() -> None:
    assert measure_coverage(aligned(article("a"), article("b")))["a"] == Coverage(0, 0, 0, 0, 0)


SENTENCES = st.lists(st.sampled_from((STRIKE, MUCH, *FILLER)), max_size=6)


@given(SENTENCES, SENTENCES, SENTENCES)
def test_the_three_shares_add_up(a: list[str], b: list[str], c: list[str]) -> None:
    counted = measure_coverage(aligned(article("a", *a), article("b", *b), article("c", *c)))
    assert [one.passages for one in counted.values()] == [len(a), len(b), len(c)]
    for one in counted.values():
        assert one.shared + one.partial + one.only_here == one.passages
