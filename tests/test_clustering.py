"""Points: every passage in one, every link in one, and no chain whose ends share nothing."""

from __future__ import annotations

from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.alignment.align import Alignment
from corpus.alignment.clustering import Cluster, find_clusters, find_points
from corpus.alignment.document import document_of
from corpus.model import Article, Link, Point, Span
from corpus.settings import Settings
from tests.articles import FILLER, OTHER_FILLER, aligned, article, ends
from tests.benchmarks.cases import cases
from tests.benchmarks.points import figures, triples
from tests.meeting import article as article_of_kinds

STRIKE = "The glassblowers of Murano went on strike on Monday."
GAS = "The price of gas has tripled since March, the guild said."
BOTH = (
    "Murano's glassblowers went on strike on Monday, and their guild said that the price of gas "
    "has tripled since March."
)
WHALE = "A whale was seen in the lagoon."


def told(*articles: Article) -> tuple[Alignment, tuple[Point, ...]]:
    found = aligned(*articles)
    return found, find_points(articles, found)


def of(found: tuple[Point, ...], passage: str) -> list[Point]:
    return [point for point in found if passage in point.passages]


def link(a: str, b: str, score: float, a_span: tuple[int, int], b_span: tuple[int, int]) -> Link:
    return Link(a, b, score, "partial", (Span(*a_span),), (Span(*b_span),))


def test_a_link_makes_a_point_and_the_rest_are_points_by_themselves() -> None:
    a, b = article("a", STRIKE, *FILLER), article("b", WHALE, *OTHER_FILLER, STRIKE)
    _, found = told(a, b)
    (shared,) = of(found, "a:1")
    assert (shared.passages, shared.included_by) == (("a:1", "b:10"), ("a", "b"))
    assert shared.not_found_in == ()
    (whale,) = of(found, "b:1")
    assert (whale.passages, whale.core, whale.text) == (("b:1",), "b:1", WHALE)
    assert (whale.included_by, whale.not_found_in) == (("b",), ("a",))


def test_a_passage_that_tells_two_things_is_in_two_points() -> None:
    a, b = article("a", BOTH, *FILLER), article("b", STRIKE, *OTHER_FILLER, GAS)
    _, found = told(a, b)
    assert {point.passages for point in of(found, "a:1")} == {("a:1", "b:1"), ("a:1", "b:10")}


def test_no_chain_joins_two_that_share_nothing() -> None:
    """One tells the strike, one the price, and a third both, in two clauses."""
    a, c = article("a", STRIKE, *FILLER), article("c", GAS, *OTHER_FILLER)
    b = article("b", BOTH, WHALE)
    _, found = told(a, b, c)
    assert {("a:1", "b:1"), ("b:1", "c:1")} <= {point.passages for point in of(found, "b:1")}
    assert not [point for point in found if {"a:1", "c:1"} <= set(point.passages)]


def test_two_that_are_linked_with_a_third_alone_are_two_points() -> None:
    """Even where they share the same words of it: readers find nothing in common in 7 of 8."""
    links = (
        link("b:1", "a:1", 0.9, (0, 20), (0, 20)),
        link("b:1", "c:1", 0.8, (0, 20), (0, 20)),
    )
    assert [cluster.members for cluster in find_clusters(links)] == [
        ("a:1", "b:1"),
        ("b:1", "c:1"),
    ]


def test_three_that_are_all_linked_are_one_point() -> None:
    links = (
        link("a:1", "b:1", 0.9, (0, 20), (0, 20)),
        link("a:1", "c:1", 0.8, (0, 20), (0, 20)),
        link("b:1", "c:1", 0.7, (30, 40), (30, 40)),
    )
    everybody = ("a:1", "b:1", "c:1")
    assert find_clusters(links) == [Cluster(everybody, cores=everybody)]


def test_a_fourth_joins_three_when_it_is_linked_with_two_of_them() -> None:
    among_three = [
        link(a, b, 0.9, (0, 20), (0, 20))
        for a, b in (("a:1", "b:1"), ("a:1", "c:1"), ("b:1", "c:1"))
    ]
    fourth = [link(one, "d:1", 0.5, (0, 20), (0, 20)) for one in ("a:1", "b:1")]
    links = (*among_three, *fourth)
    assert find_clusters(links) == [Cluster(("a:1", "b:1", "c:1", "d:1"), cores=("a:1", "b:1"))]
    assert len(find_clusters(links[:-1])) == 2


def test_what_a_sentence_is_told_by_in_one_article_twice_is_one_point() -> None:
    links = (
        link("a:1", "b:1", 0.9, (0, 20), (0, 20)),
        link("a:1", "b:2", 0.8, (0, 20), (30, 50)),
    )
    assert find_clusters(links) == [Cluster(("a:1", "b:1", "b:2"), cores=("a:1",))]


def test_two_things_that_a_sentence_tells_are_not_one_point() -> None:
    links = (
        link("a:1", "b:1", 0.9, (0, 20), (0, 20)),
        link("a:1", "b:2", 0.8, (30, 50), (30, 50)),
    )
    assert len(find_clusters(links)) == 2


def test_a_second_passage_of_an_article_joins_if_half_of_its_links_are_for_the_same_part() -> None:
    ends_of_links = (("a:1", "b:1"), ("a:1", "c:1"), ("b:1", "c:1"))
    links = [link(a, b, 0.9, (0, 20), (0, 20)) for a, b in ends_of_links]
    same = link("a:1", "b:2", 0.5, (0, 20), (0, 20))
    other = link("c:1", "b:2", 0.5, (30, 50), (0, 20))
    (cluster,) = find_clusters([*links, same, other])
    assert cluster.members == ("a:1", "b:1", "b:2", "c:1")


@pytest.mark.parametrize(("start", "clusters"), [(10, 1), (11, 2), (15, 2)])
def test_two_links_are_for_the_same_part_if_half_of_the_shorter_one_overlaps(
    start: int, clusters: int
) -> None:
    links = (
        link("a:1", "b:1", 0.9, (0, 20), (0, 20)),
        link("a:1", "b:2", 0.8, (start, start + 20), (0, 20)),
    )
    assert len(find_clusters(links)) == clusters


@pytest.mark.parametrize(("stronger", "weaker"), [("c:1", "c:2"), ("c:2", "c:1")])
def test_of_two_passages_of_one_article_the_more_strongly_linked_joins_first(
    stronger: str, weaker: str
) -> None:
    links = (
        link("a:1", "b:1", 0.9, (0, 20), (0, 20)),
        *(link(one, stronger, 0.6, (0, 20), (0, 20)) for one in ("a:1", "b:1")),
        *(link(one, weaker, 0.5, (30, 50), (0, 20)) for one in ("a:1", "b:1")),
    )
    first, second = find_clusters(links)
    assert first.members == ("a:1", "b:1", stronger)
    assert second.members == ("a:1", "b:1", weaker)


def points_of(articles: tuple[Article, ...], *links: Link) -> tuple[Point, ...]:
    """The points that some links make, whatever the words."""
    documents = {one.id: document_of(one) for one in articles}
    return find_points(articles, Alignment(documents, links, (), {}))


def test_the_core_is_the_passage_of_which_most_is_shared() -> None:
    articles = article("a", STRIKE), article("b", STRIKE)
    for a_end, b_end, core in ((40, 20, "a:1"), (20, 40, "b:1")):
        (point,) = points_of(articles, link("a:1", "b:1", 0.9, (0, a_end), (0, b_end)))
        assert point.core == core


def test_a_passage_of_one_point_is_a_better_core_than_one_of_two_points() -> None:
    articles = article("a", STRIKE), article("b", STRIKE, GAS)
    made = points_of(
        articles,
        link("a:1", "b:1", 0.9, (0, 25), (0, 10)),
        link("a:1", "b:2", 0.8, (26, 50), (0, 10)),
    )
    assert {point.core for point in made} == {"b:1", "b:2"}


def test_a_passage_already_taken_is_no_core_of_another_point() -> None:
    articles = article("a", STRIKE, GAS), article("b", STRIKE, GAS)
    made = points_of(
        articles,
        link("a:1", "b:1", 0.9, (0, 25), (0, 10)),
        link("a:1", "b:2", 0.8, (26, 50), (0, 10)),
        link("a:2", "b:1", 0.7, (0, 10), (11, 30)),
        link("a:2", "b:2", 0.6, (11, 20), (11, 30)),
    )
    assert {point.passages: point.core for point in made} == {
        ("a:1", "b:1"): "a:1",
        ("a:1", "b:2"): "b:2",
        ("a:2", "b:1"): "b:1",
        ("a:2", "b:2"): "a:2",
    }


def test_weight_falls_with_the_place_at_which_each_article_first_has_the_point() -> None:
    rain = ("rain fell.", "snow fell.", "hail fell.", "sleet fell.")
    apart = {point.core: point.weight for point in points_of((article("a", *rain),))}
    assert apart["a:1"] - apart["a:3"] == pytest.approx(0.3 * 2 / 4)
    articles = article("a", rain[0]), article("b", *rain)
    once = points_of(articles, link("a:1", "b:1", 0.9, (0, 9), (0, 9)))
    twice = points_of(
        articles,
        link("a:1", "b:1", 0.9, (0, 9), (0, 9)),
        link("a:1", "b:4", 0.8, (0, 9), (0, 9)),
    )
    assert twice[0].passages == ("a:1", "b:1", "b:4")
    assert twice[0].weight == once[0].weight


def test_an_article_linked_with_one_teller_alone_tells_the_point_in_part() -> None:
    a, b = article("a", STRIKE, *FILLER), article("b", BOTH, WHALE)
    _, found = told(a, b, article("c", GAS, *OTHER_FILLER))
    (strike,) = of(found, "a:1")
    assert (strike.passages, strike.core) == (("a:1", "b:1"), "a:1")
    assert (strike.included_by, strike.told_in_part_by) == (("a", "b"), ("c",))
    assert strike.not_found_in == ()


def test_the_text_of_a_point_is_that_of_the_passage_which_tells_little_else() -> None:
    a, b = article("a", BOTH, *FILLER), article("b", STRIKE, *OTHER_FILLER, GAS)
    _, found = told(a, b)
    assert {point.text for point in of(found, "a:1")} == {STRIKE, GAS}


def test_headings_and_boilerplate_are_in_no_point() -> None:
    a = article_of_kinds("a", ((STRIKE, "heading"), (WHALE, "body"), ("Copyright.", "boilerplate")))
    b = article_of_kinds("b", ((STRIKE, "heading"), (GAS, "body")))
    found, made = told(a, b)
    assert ends(found) == {frozenset({"a:1", "b:1"})}
    assert {passage for point in made for passage in point.passages} == {"a:2", "b:2"}


def test_what_more_articles_tell_and_tell_earlier_weighs_more() -> None:
    a = article("a", STRIKE, GAS, *FILLER)
    b = article("b", STRIKE, *OTHER_FILLER)
    _, found = told(a, b)
    (both,), (early,), (late,) = (of(found, passage) for passage in ("a:1", "a:2", "a:10"))
    assert found[0] == both
    assert both.weight > early.weight > late.weight


def test_names_figures_and_quotations_add_weight() -> None:
    bare = "The envoy has never learned to swim or to ride."
    full = "“We lost 317 of 1,204 members,” said Marina Vasilenkov of Murano."
    _, found = told(article("a", bare, *FILLER), article("b", full, *OTHER_FILLER))
    (light,), (heavy,) = of(found, "a:1"), of(found, "b:1")
    assert heavy.weight > light.weight


SENTENCES = st.lists(st.sampled_from((STRIKE, GAS, BOTH, WHALE, *FILLER)), max_size=6)


@settings(max_examples=50)
@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES)
def test_points_hold_every_passage_and_every_link_and_nothing_unlinked(
    a: list[str], b: list[str], c: list[str], d: list[str]
) -> None:
    named = article("a", *a), article("b", *b), article("c", *c), article("d", *d)
    found, made = told(*named)
    linked = ends(found)
    assert {passage for point in made for passage in point.passages} == {
        passage.id for one in named for passage in one.passages
    }
    held = {frozenset(pair) for point in made for pair in combinations(point.passages, 2)}
    assert linked <= held
    for point in made:
        assert all(frozenset((point.core, p)) in linked for p in point.passages if p != point.core)
        assert {p[0] for p in point.passages} == set(point.included_by)
        states = (*point.included_by, *point.told_in_part_by, *point.not_found_in)
        assert sorted(states) == ["a", "b", "c", "d"]
        assert 0 <= point.weight <= 1
        assert point.text
    assert len({point.id for point in made}) == len(made)


@settings(max_examples=50)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_the_ends_of_no_chain_of_three_articles_are_one_point(
    a: list[str], b: list[str], c: list[str]
) -> None:
    found, made = told(article("a", *a), article("b", *b), article("c", *c))
    linked = ends(found)
    for point in made:
        pairs = combinations(point.passages, 2)
        assert {frozenset(pair) for pair in pairs if pair[0][0] != pair[1][0]} <= linked


@settings(max_examples=30)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_the_order_of_articles_decides_nothing(a: list[str], b: list[str], c: list[str]) -> None:
    named = article("a", *a), article("b", *b), article("c", *c)
    expected = _unordered(told(*named)[1])
    for order in permutations(named):
        assert _unordered(told(*order)[1]) == expected


def _unordered(made: tuple[Point, ...]) -> list[tuple[object, ...]]:
    return [
        (
            point.id,
            frozenset(point.passages),
            point.core,
            frozenset(point.included_by),
            frozenset(point.told_in_part_by),
            frozenset(point.not_found_in),
            point.weight,
            point.text,
        )
        for point in made
    ]


def test_points_agree_with_readers_as_well_as_links_do(shared: Path) -> None:
    stories = list(triples(cases(shared / "alignment" / "dev.jsonl")))
    found = figures(stories, Settings())
    assert found.points >= found.links
    assert found.common > 0.87
