"""Where a point stands in another article, or would stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.comparison import Comparison, article_of
from corpus.model import Point
from corpus.positions import PositionIndex
from tests.articles import article
from tests.meeting import comparison, link


@pytest.mark.parametrize(
    ("passage", "article", "passages", "after", "because"),
    [
        ("north:3", "north", ("north:3",), 2, "an article tells its own passage"),
        ("north:3", "south", ("south:1",), 0, "its counterpart, wherever it has moved"),
        ("south:2", "north", (), 3, "after the counterpart of the passage before it"),
        ("north:4", "south", (), 1, "after the counterpart of the nearest passage before it"),
        ("north:1", "south", (), 2, "before the counterpart of the next, as none is before it"),
        ("south:2", "east", (), 1, "after what shares a point with the one before"),
    ],
)
def test_a_passage_stands(
    passage: str, article: str, passages: tuple[str, ...], after: int, because: str
) -> None:
    found = PositionIndex(comparison()).of(passage, article)
    assert (found.passages, found.after) == (passages, after), because
    assert found.is_shared == bool(passages)


def test_without_any_link_the_gap_is_as_far_down_as_the_passage() -> None:
    unlinked = replace(comparison(), links=(), points=())
    assert PositionIndex(unlinked).of("north:3", "south").after == 2
    assert PositionIndex(unlinked).of("north:1", "south").after == 0


def test_missing_passages_are_in_the_gap_at_their_position() -> None:
    gaps = PositionIndex(comparison()).gaps("north")
    assert gaps.groups == ((), (), (("south:4",),), (("south:2",),), ())
    assert gaps.place_of == {"south:2": (3, 0), "south:4": (2, 0)}


def test_missing_counterparts_are_one_group_in_the_gap_of_the_first_article() -> None:
    articles = tuple(article(name, *SENTENCES) for name in ("a", "b", "c"))
    links = (
        link("a:1", "b:1", 0.9, "reworded"),
        link("a:3", "c:3", 0.9, "reworded"),
        link("b:2", "c:4", 0.9, "reworded"),
    )
    gaps = PositionIndex(replace(comparison(), articles=articles, links=links, points=())).gaps("a")
    assert gaps.place_of["c:4"] == gaps.place_of["b:2"] == (1, 0)
    assert gaps.groups[1][0] == ("b:2", "c:4")


def test_with_nothing_shared_every_passage_of_the_others_is_in_a_gap() -> None:
    unlinked = replace(comparison(), links=(), points=())
    gaps = PositionIndex(unlinked).gaps("east")
    assert len(gaps.groups) == 2
    assert len(gaps.place_of) == 8


SENTENCES = ("One came.", "Two left.", "Three slept.", "Four sang.")
NAMES = ("a", "b", "c")
PASSAGES = [f"{name}:{number}" for name in NAMES for number in range(1, len(SENTENCES) + 1)]
PAIRS = [pair for pair in combinations(PASSAGES, 2) if article_of(pair[0]) != article_of(pair[1])]


@st.composite
def linked(draw: st.DrawFn) -> Comparison:
    """Three articles of four sentences, linked at random; some links are points as well."""
    pairs = draw(st.lists(st.sampled_from(PAIRS), unique=True, max_size=10))
    links = tuple(link(a, b, 0.9, "reworded") for a, b in pairs)
    groups = draw(st.lists(st.sets(st.sampled_from(PASSAGES), min_size=2, max_size=4), max_size=2))
    points = tuple(
        Point(f"p{number}", tuple(sorted(group)), min(group), (), (), 1.0, "")
        for number, group in enumerate(groups)
    )
    articles = tuple(article(name, *SENTENCES) for name in NAMES)
    return replace(comparison(), articles=articles, links=links, points=points, findings=())


@given(linked(), st.sampled_from(NAMES))
def test_each_passage_without_counterpart_is_in_one_group_and_in_order(
    made: Comparison, base: str
) -> None:
    gaps = PositionIndex(made).gaps(base)
    members = list(chain.from_iterable(chain.from_iterable(gaps.groups)))
    lacking = [
        one for one in PASSAGES if article_of(one) != base and not made.counterparts(one, base)
    ]
    assert sorted(members) == sorted(lacking)
    assert set(members) == set(gaps.place_of)
    for gap, groups in enumerate(gaps.groups):
        for number, group in enumerate(groups):
            assert {gaps.place_of[one] for one in group} == {(gap, number)}
            assert set(group[1:]) <= set(made.counterparts(group[0]))
        first = [PASSAGES.index(group[0]) for group in groups]
        assert all(one < other for one, other in pairwise(first))


@given(linked(), st.sampled_from(NAMES))
def test_a_passage_without_counterparts_is_in_the_gap_of_its_position(
    made: Comparison, base: str
) -> None:
    positions = PositionIndex(made)
    for gap, groups in enumerate(positions.gaps(base).groups):
        for group in groups:
            assert positions.of(group[0], base).after == gap
