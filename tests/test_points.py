"""Points: every passage in one, every link in one, and no text twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.alignment.align import Alignment, PairScores
from corpus.alignment.clustering import CLOSING
from corpus.alignment.document import document_of
from corpus.alignment.points import find_points
from corpus.article import Article, Span, article_of
from corpus.comparison import compare
from corpus.model import Link, Point
from corpus.review.edits import decide
from corpus.review.model import EMPTY
from corpus.settings import Settings
from corpus.stories.origins import OriginGroup
from tests.articles import FILLER, OTHER_FILLER, aligned, article, article_of_text, ends
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


def points_of(articles: tuple[Article, ...], *links: Link) -> tuple[Point, ...]:
    """The points that some links make, whatever the words."""
    documents = {one.id: document_of(one) for one in articles}
    return find_points(articles, Alignment(documents, links, (), {}))


def test_the_core_is_the_passage_of_which_most_is_shared() -> None:
    articles = article("a", STRIKE), article("b", STRIKE)
    for a_end, b_end, core in ((40, 20, "a:1"), (20, 40, "b:1")):
        (point,) = points_of(articles, link("a:1", "b:1", 0.9, (0, a_end), (0, b_end)))
        assert point.core == core
    (point,) = points_of(articles, link("a:1", "b:1", 0.9, (30, 40), (0, 20)))
    assert point.core == "b:1", "wherever it stands"


def test_of_a_passage_with_several_links_the_average_counts() -> None:
    """All are as long. A's passages share 20 characters in three links each, B's 25 in two."""
    rain = [f"{name} told the council of rain in the hills." for name in ("Ada", "Eva", "Tom")]
    snow = [f"{name} told the council of snow in the hills." for name in ("Ben", "Ida")]
    articles = article("a", *snow), article("b", *rain)
    links = [
        link(a, b, 0.9, (0, 20), (0, 25)) for a in ("a:1", "a:2") for b in ("b:1", "b:2", "b:3")
    ]
    (point,) = points_of(articles, *links)
    assert point.passages == ("a:1", "a:2", "b:1", "b:2", "b:3")
    assert point.core == "b:1"


def test_a_passage_of_one_point_is_a_better_core_than_one_of_two_points() -> None:
    articles = article("a", STRIKE), article("b", STRIKE, GAS)
    made = points_of(
        articles,
        link("a:1", "b:1", 0.9, (0, 25), (0, 10)),
        link("a:1", "b:2", 0.8, (26, 50), (0, 10)),
    )
    assert {point.core for point in made} == {"b:1", "b:2"}


def test_a_core_is_not_used_for_another_point() -> None:
    articles = article("a", STRIKE, GAS), article("b", f"{STRIKE}!", f"{GAS}!")
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


def test_own_passages_of_a_copy_join_a_point_only_by_a_link_with_its_core() -> None:
    """C is a copy of A; its second sentence is linked with what is not the core of A's and B's."""
    a, b = article("a", STRIKE, GAS), article("b", WHALE, f"{GAS}!")
    c = article("c", FILLER[0], f"{GAS}?")
    links = (
        link("a:2", "b:2", 0.9, (0, 40), (0, 20)),
        link("b:2", "c:2", 0.8, (0, 20), (0, 20)),
    )
    scores = PairScores(("a:1", "a:2"), ("c:1", "c:2"), {(1, 1): CLOSING})
    alignment = Alignment(
        {one.id: document_of(one) for one in (a, b, c)}, links, (), {}, {("a", "c"): scores}
    )
    origins = (
        OriginGroup("one", ("a", "c"), "same text", "", "a", ""),
        OriginGroup("two", ("b",), "single", "", "b", ""),
    )
    shared = [one.passages for one in find_points((a, b, c), alignment, origins)]
    assert sorted(one for one in shared if len(one) > 1) == [("a:2", "b:2"), ("b:2", "c:2")]


def test_weight_falls_with_the_place_at_which_each_article_first_has_the_point() -> None:
    rain = ("rain fell.", "snow fell.", "hail fell.", "sleet fell.")
    apart = {point.core: point.weight for point in points_of((article("a", *rain),))}
    assert apart["a:1"] - apart["a:3"] == pytest.approx(0.15 * 2 / 4)
    articles = article("a", rain[0]), article("b", *rain)
    once = points_of(articles, link("a:1", "b:1", 0.9, (0, 9), (0, 9)))
    twice = points_of(
        articles,
        link("a:1", "b:1", 0.9, (0, 9), (0, 9)),
        link("a:1", "b:4", 0.8, (0, 9), (0, 9)),
    )
    assert twice[0].passages == ("a:1", "b:1", "b:4")
    assert twice[0].weight == once[0].weight


def test_two_fifths_of_the_weight_are_for_how_many_articles_have_the_point() -> None:
    articles = article("a", "rain fell."), article("b", "it rained."), article("c", "snow fell.")
    together = points_of(articles, link("a:1", "b:1", 0.9, (0, 9), (0, 5)))
    (alone,), (both,) = of(points_of(articles), "a:1"), of(together, "a:1")
    assert both.core == alone.core == "a:1"
    assert both.weight - alone.weight == pytest.approx(0.4 / 3, abs=0.0001)


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


def test_a_link_with_a_heading_makes_no_point_and_no_part_of_one() -> None:
    a = article_of_kinds("a", ((STRIKE, "heading"), (WHALE, "body")))
    made = points_of((a, article("b", GAS)), link("a:1", "b:1", 0.9, (0, 10), (0, 10)))
    assert {(point.passages, point.not_found_in) for point in made} == {
        (("a:2",), ("b",)),
        (("b:1",), ("a",)),
    }


def test_points_in_more_articles_and_earlier_weigh_more() -> None:
    a = article("a", STRIKE, GAS, *FILLER)
    b = article("b", STRIKE, *OTHER_FILLER)
    _, found = told(a, b)
    (both,), (early,), (late,) = (of(found, passage) for passage in ("a:1", "a:2", "a:10"))
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
        assert all(
            frozenset((point.core, passage)) in linked
            or article_of(passage) == article_of(point.core)
            or _texts(named)[passage] == point.text
            for passage in point.passages
        )
        assert {p[0] for p in point.passages} == set(point.included_by)
        states = (*point.included_by, *point.told_in_part_by, *point.not_found_in)
        assert sorted(states) == ["a", "b", "c", "d"]
        assert 0 <= point.weight <= 1
        assert point.text
    assert len({point.id for point in made}) == len(made)


def _texts(articles: Iterable[Article]) -> Mapping[str, str]:
    return {passage.id: passage.text for one in articles for passage in one.passages}


@settings(max_examples=50)
@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES)
def test_no_two_points_have_the_same_text(
    a: list[str], b: list[str], c: list[str], d: list[str]
) -> None:
    _, made = told(article("a", *a), article("b", *b), article("c", *c), article("d", *d))
    assert len({point.text for point in made}) == len(made)


@settings(max_examples=50)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_the_ends_of_no_chain_of_three_articles_are_one_point(
    a: list[str], b: list[str], c: list[str]
) -> None:
    articles = article("a", *a), article("b", *b), article("c", *c)
    found, made = told(*articles)
    nearly = {
        frozenset((pair.a[i], pair.b[j]))
        for pair in found.scores.values()
        for (i, j), score in pair.scores.items()
        if score >= CLOSING
    }
    joined, texts = ends(found) | nearly, _texts(articles)
    for point in made:
        for one, other in combinations(point.passages, 2):
            apart = one[0] == other[0] or point.text in (texts[one], texts[other])
            assert apart or frozenset((one, other)) in joined


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
    found = figures(list(triples(cases())), Settings())
    assert found.points >= found.links
    assert found.agreeing > 0.85
    assert found.common > 0.87


def test_a_quotation_is_one_point_with_its_attribution() -> None:
    spoken = (
        "Ada Reed praised the crews. “We won,” she said. “It was a great day. We celebrate "
        "tonight.” The crews went home."
    )
    a = article_of_text("a", spoken)
    articles = a, article("b", *OTHER_FILLER)
    made = find_points(articles, aligned(*articles))
    (quoted,) = of(made, "a:2")
    assert quoted.passages == ("a:2", "a:3", "a:4")
    assert (quoted.core, quoted.included_by, quoted.not_found_in) == ("a:2", ("a",), ("b",))
    assert quoted.text == "“We won,” she said. “It was a great day. We celebrate tonight.”"
    assert quoted.text in a.text
    assert [point.passages for point in of(made, "a:1")] == [("a:1",)]


def test_different_speakers_keep_points_apart() -> None:
    a = article_of_text("a", f"“{STRIKE[:-1]},” said Ada Brook.")
    b = article_of_text("b", "“On Monday the Murano glassblowers went on strike,” said Ben Vale.")
    c = article_of_text("c", f"“{STRIKE[4:-1]},” said Ada Brook.")
    _, found = told(a, b, c)
    assert {one.passages for one in found} == {
        ("a:1", "b:1"),
        ("a:1", "c:1"),
        ("b:1", "c:1"),
    }


def test_a_shared_sentence_of_a_quotation_is_a_point_of_its_own() -> None:
    spoken = "“Bring water,” Brook said. “The glassblowers of Murano are on strike. Be patient.”"
    a, b = article_of_text("a", spoken), article("b", STRIKE, *OTHER_FILLER)
    linked = link("a:2", "b:1", 0.9, (27, 60), (0, 20))
    assert {point.passages for point in points_of((a, b), linked)} >= {
        ("a:1",),
        ("a:2", "b:1"),
        ("a:3",),
    }


def test_sentences_of_two_articles_are_one_point_if_they_are_the_same_though_not_linked() -> None:
    articles = article("a", "He did not.", *FILLER), article("b", *OTHER_FILLER, "He did not.")
    (point,) = of(points_of(articles), "a:1")
    assert (point.passages, point.not_found_in) == (("a:1", "b:9"), ())


def test_a_rejected_link_makes_two_points_of_the_same_words() -> None:
    articles = article("a", STRIKE, *FILLER), article("b", *OTHER_FILLER, STRIKE)
    review = decide(EMPTY, articles, "a:1", "b:9", "rejected")
    found = compare(articles, Settings(), review=review)
    assert [point.passages for point in of(found.points, "a:1")] == [("a:1",)]


def test_what_a_person_rejected_of_one_passage_keeps_its_whole_point_apart() -> None:
    """A and B have the same sentence, which B shares with C; somebody rejected it of A and B."""
    articles = article("a", STRIKE), article("b", STRIKE), article("c", WHALE)
    documents = {one.id: document_of(one) for one in articles}
    links = (link("b:1", "c:1", 0.9, (0, 40), (0, 10)),)
    rejected = {("a", "b"): PairScores(("a:1",), ("b:1",), {(0, 0): 0.0})}
    for scores, expected in (
        ({}, {("a:1", "b:1", "c:1")}),
        (rejected, {("a:1",), ("b:1", "c:1")}),
    ):
        found = find_points(articles, Alignment(documents, links, (), {}, scores))
        assert {one.passages for one in found} == expected


def test_a_core_makes_room_for_a_cluster_that_has_no_other() -> None:
    """A:1 would be the core of its cluster, but B:1, which shares less of it, will do too."""
    articles = article("a", STRIKE), article("b", GAS), article("c", WHALE)
    made = points_of(
        articles,
        link("a:1", "b:1", 0.9, (0, 40), (0, 10)),
        link("a:1", "c:1", 0.8, (41, 50), (0, 1)),
    )
    assert {point.passages: point.core for point in made} == {
        ("a:1", "b:1"): "b:1",
        ("a:1", "c:1"): "c:1",
    }


@pytest.mark.parametrize(
    ("text", "points"),
    [
        # two people in two paragraphs; one person in one
        ("“We won the cup,” Ada Brook said.\n\n“It rained a lot,” Tom Reed said.", [1, 1]),
        ("“We won the cup. It was a great day for us,” Ada Brook said. It rained.", [2, 1]),
        ("“We won the cup,” Ada Brook said. “It was a great day for us.”", [2]),
        ("“We won the cup,” Ada Brook said.\n\n“It was a great day for us.”", [1, 1]),
        ("“We won the cup,” Ada Brook said. “It was a great day,” she added.", [1, 1]),
        ("Ada Brook won the cup. “It was a great day for us.”", [1, 1]),
    ],
)
def test_a_statement_goes_on_in_its_quotation_and_in_those_alone_in_its_paragraph(
    text: str, points: list[int]
) -> None:
    _, found = told(article_of_text("a", text), article("b", *OTHER_FILLER))
    own = sorted((one for one in found if one.included_by == ("a",)), key=lambda one: one.core)
    assert [len(one.passages) for one in own] == points
