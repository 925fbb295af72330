"""Links: which passages are linked, whatever the order in which articles are named."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.alignment.align import Alignment, align
from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.scoring import score_candidates
from corpus.alignment.weighting import Cell
from corpus.article import Article
from corpus.model import Link
from corpus.settings import Settings
from tests.articles import BODY, FILLER, OTHER_FILLER, aligned, article, ends
from tests.meeting import Sentences
from tests.meeting import article as article_of_kinds

STRIKE = "The glassblowers of Murano went on strike on Monday."
GAS = "The price of gas has tripled since March, the guild said."
BOTH = "Murano's glassblowers went on strike, since the price of gas has tripled."
WHALE = "A whale was seen in the lagoon."


class CountingScorer:
    """Scores as the program does, and notes which articles it was asked about."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(
        self, pair: ArticlePair, beside_itself: AbstractSet[int] | None
    ) -> Mapping[Cell, float]:
        """The scores, noted as asked for."""
        self.asked.append(pair.a.article.id + pair.b.article.id)
        return score_candidates(pair, beside_itself)

    def links(self, *articles: Article, threshold: float = 0.32) -> tuple[Link, ...]:
        """The links of these articles by its scores."""
        return align(articles, Settings(threshold=threshold), self).links


def test_another_threshold_scores_nothing_anew() -> None:
    a, b = article("a", BOTH, WHALE, *FILLER), article("b", STRIKE, *OTHER_FILLER, GAS)
    scorer = CountingScorer()
    strict, loose = scorer.links(a, b, threshold=0.9), scorer.links(a, b, threshold=0.1)
    assert len(strict) < len(loose)
    assert scorer.links(a, b, threshold=0.9) == strict
    assert scorer.asked == ["ab"]
    assert CountingScorer().links(a, b, threshold=0.1) == loose


def test_an_article_more_is_scored_with_the_others_alone() -> None:
    a, b, c = article("a", BOTH), article("b", STRIKE), article("c", GAS)
    scorer = CountingScorer()
    scorer.links(a, b)
    scorer.links(a, b, c)
    assert scorer.asked == ["ab", "ac", "bc"]


def test_a_changed_article_of_the_same_name_is_scored_anew() -> None:
    a, before, after = article("a", BOTH), article("b", WHALE), article("b", STRIKE)
    scorer = CountingScorer()
    assert not scorer.links(a, before)
    assert scorer.links(a, after)


def test_links_cross() -> None:
    a, b = article("a", STRIKE, WHALE, *FILLER), article("b", WHALE, *OTHER_FILLER, STRIKE)
    assert ends(aligned(a, b)) == {frozenset({"a:1", "b:10"}), frozenset({"a:2", "b:1"})}


def test_two_reports_of_one_sentence_each_are_linked_as_longer_ones_are() -> None:
    other = "On Monday the glassblowers of Murano began their strike."
    assert ends(aligned(article("a", STRIKE), article("b", other))) == {frozenset({"a:1", "b:1"})}
    assert not aligned(article("a", STRIKE), article("b", WHALE)).links


def test_a_sentence_with_two_counterparts_is_linked_with_both() -> None:
    a, b = article("a", BOTH, *FILLER), article("b", STRIKE, *OTHER_FILLER, GAS)
    assert ends(aligned(a, b)) == {frozenset({"a:1", "b:1"}), frozenset({"a:1", "b:10"})}


def test_headings_are_linked_with_headings_and_boilerplate_with_nothing() -> None:
    kinds: Sentences = ((STRIKE, "heading"), (STRIKE, "body"), (STRIKE, "boilerplate"))
    company: Sentences = tuple((sentence, BODY) for sentence in FILLER)
    other_company: Sentences = tuple((sentence, BODY) for sentence in OTHER_FILLER)
    a, b = article_of_kinds("a", kinds + company), article_of_kinds("b", kinds + other_company)
    found = aligned(a, b)
    assert ends(found) == {frozenset({"a:1", "b:1"}), frozenset({"a:2", "b:2"})}
    assert not {passage for link in found.doubtful for passage in (link.a, link.b)} & {"a:3", "b:3"}


def test_a_crosshead_is_never_linked_with_a_headline() -> None:
    above = article_of_kinds("a", ((STRIKE, "heading"), (FILLER[0], "body")))
    inside = article_of_kinds("b", ((OTHER_FILLER[0], "body"), (STRIKE, "heading")))
    assert not aligned(above, inside, threshold=0.0).links


def test_a_lower_threshold_adds_links_and_keeps_the_others() -> None:
    a, b = article("a", BOTH, WHALE, *FILLER), article("b", STRIKE, *OTHER_FILLER, GAS)
    found = [ends(aligned(a, b, threshold=percent / 100)) for percent in range(1, 101)]
    assert all(loose >= strict for loose, strict in pairwise(found))
    assert found[0] > found[-1]


def test_doubtful_pairs_are_near_the_threshold_and_not_linked() -> None:
    a, b = article("a", BOTH, *FILLER), article("b", STRIKE, GAS, *OTHER_FILLER)
    strongest = max(link.score for link in aligned(a, b).links)
    found = aligned(a, b, threshold=1.0)
    assert found.links == ()
    assert strongest in {link.score for link in found.doubtful}
    assert all(0.5 <= link.score < 1.0 for link in found.doubtful)


def test_doubtful_pairs_reach_half_of_the_threshold() -> None:
    a = article("a", "The strike ended.", *FILLER)
    b = article("b", *OTHER_FILLER, "A strike is rare.")
    both = frozenset({"a:1", "b:9"})
    score, _ = aligned(a, b, threshold=1.0).nearest["a:1", "b"]
    near, far = (aligned(a, b, threshold=score / share) for share in (0.51, 0.49))
    assert both in {frozenset((link.a, link.b)) for link in near.doubtful}
    assert both not in {frozenset((link.a, link.b)) for link in far.doubtful}


def test_the_nearest_passage_is_known_where_nothing_is_linked() -> None:
    a = article("a", "The strike ended.", *FILLER)
    b = article("b", *OTHER_FILLER, "A strike is rare.")
    found = aligned(a, b, threshold=0.9)
    score, passage = found.nearest["a:1", "b"]
    assert (passage, found.links) == ("b:9", ())
    assert 0 < score < 0.9
    assert found.nearest["b:9", "a"] == (score, "a:1")


def test_a_third_article_changes_nothing_between_two() -> None:
    a, b = article("a", BOTH, *FILLER), article("b", STRIKE, *OTHER_FILLER, GAS)
    c = article("c", GAS, *[STRIKE] * 20)
    assert set(aligned(a, b).links) <= set(aligned(a, b, c).links)


def test_articles_without_words_are_linked_with_nothing() -> None:
    found = aligned(article("a"), article("b", "…"), article("c", STRIKE))
    assert found.links == found.doubtful == ()


SENTENCES = st.lists(st.sampled_from((STRIKE, GAS, BOTH, WHALE, *FILLER)), max_size=6)


@settings(max_examples=50)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_the_order_of_articles_decides_nothing(a: list[str], b: list[str], c: list[str]) -> None:
    named = article("a", *a), article("b", *b), article("c", *c)
    expected = _unordered(aligned(*named))
    for order in permutations(named):
        assert _unordered(aligned(*order)) == expected


@settings(max_examples=50)
@given(st.lists(st.text(max_size=40), max_size=4), st.lists(st.text(max_size=40), max_size=4))
def test_no_text_makes_it_raise_and_every_span_lies_in_its_passage(
    a: list[str], b: list[str]
) -> None:
    one, two = article("a", *a, STRIKE), article("b", *b, STRIKE, *a)
    passages = {passage.id: passage for named in (one, two) for passage in named.passages}
    found = aligned(one, two, threshold=0.01)
    assert found.links
    for link in found.links:
        for id_, spans in ((link.a, link.a_spans), (link.b, link.b_spans)):
            passage = passages[id_].span
            edges = [edge for span in spans for edge in span]
            assert edges == sorted(edges)
            assert passage.start <= edges[0] < edges[-1] <= passage.end


def _unordered(found: Alignment) -> tuple[object, ...]:
    """What does not depend on which article is named first."""
    return (
        {_turned(link) for link in found.links},
        {_turned(link) for link in found.doubtful},
        dict(found.nearest),
    )


def _turned(link: Link) -> tuple[object, ...]:
    both = sorted(((link.a, link.a_spans), (link.b, link.b_spans)))
    return (*both, link.score, link.label, link.reasons.quote.lower())
