"""Clusters: which links are one point, and no chain whose ends share nothing."""

from __future__ import annotations

import pytest

from corpus.alignment.clustering import Cluster, find_clusters
from corpus.article import Span
from corpus.model import Link

WHOLE = (0, 20), (0, 20)
"""Both links of a passage are for the same part."""


def link(a: str, b: str, score: float, a_span: tuple[int, int], b_span: tuple[int, int]) -> Link:
    return Link(a, b, score, "partial", (Span(*a_span),), (Span(*b_span),))


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


def test_two_passages_that_share_one_part_of_a_sentence_are_in_one_point() -> None:
    links = (
        link("a:1", "b:1", 0.9, (0, 20), (0, 20)),
        link("a:1", "b:2", 0.8, (0, 20), (30, 50)),
    )
    (cluster,) = find_clusters(links)
    assert cluster.members == ("a:1", "b:1", "b:2")


def test_passages_that_share_two_parts_of_a_sentence_are_in_two_points() -> None:
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


@pytest.mark.parametrize(
    ("start", "length", "clusters"),
    [(10, 20, 1), (11, 20, 2), (15, 20, 2), (15, 10, 1), (16, 10, 2)],
)
def test_two_links_are_for_the_same_part_if_half_of_the_shorter_one_overlaps(
    start: int, length: int, clusters: int
) -> None:
    links = (
        link("a:1", "b:1", 0.9, (0, 20), (0, 20)),
        link("a:1", "b:2", 0.8, (start, start + length), (0, 20)),
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


def test_two_that_are_linked_with_a_third_are_one_point_if_they_are_nearly_linked() -> None:
    """A fact that three articles report is one point, not two pairs."""
    links = link("b:1", "a:1", 0.9, *WHOLE), link("b:1", "c:1", 0.8, *WHOLE)
    (cluster,) = find_clusters(links, {("a:1", "c:1"): 0.1})
    assert cluster == Cluster(("a:1", "b:1", "c:1"), cores=("b:1",))
    assert len(find_clusters(links, {("a:1", "c:1"): 0.0999})) == 2


def test_words_of_another_speaker_are_another_point() -> None:
    links = [link(a, b, 0.9, *WHOLE) for a, b in (("a:1", "b:1"), ("a:1", "c:1"), ("b:1", "c:1"))]
    speakers = {"a:1": {"reed"}, "b:1": {"reed"}, "c:1": {"brook"}}
    assert [cluster.members for cluster in find_clusters(links, speakers=speakers)] == [
        ("a:1", "b:1"),
        ("a:1", "c:1"),
        ("b:1", "c:1"),
    ]
    assert len(find_clusters(links, speakers={**speakers, "c:1": {"reed", "brook"}})) == 1
    assert len(find_clusters(links, speakers={"a:1": {"reed"}, "c:1": set()})) == 1


def test_clusters_that_share_most_of_their_passages_are_one() -> None:
    """C and D are not linked, and each is linked with one of two passages alone."""
    pairs = (
        *(("a:1", "b:1"), ("a:1", "c:1"), ("b:1", "c:1")),
        *(("a:1", "d:1"), ("a:1", "e:1"), ("c:1", "d:1"), ("b:1", "d:1"), ("d:1", "e:1")),
    )
    links = [link(a, b, 0.9 - number / 100, *WHOLE) for number, (a, b) in enumerate(pairs)]
    clusters = find_clusters(links)
    for cluster in clusters:
        for other in clusters:
            shared = set(cluster.members) & set(other.members)
            assert cluster == other or 2 * len(shared) <= len({*cluster.members, *other.members})


def test_clusters_of_few_common_passages_stay_apart() -> None:
    links = link("a:1", "b:1", 0.9, (0, 9), (0, 9)), link("a:1", "b:2", 0.8, (30, 50), (0, 9))
    assert len(find_clusters(links)) == 2


def linked(*pairs: tuple[str, str]) -> list[Link]:
    """A link of each pair, for the same part and of the same score."""
    return [link(one, other, 0.5, *WHOLE) for one, other in pairs]


def members(
    links: list[Link], scores: dict[tuple[str, str], float] | None = None
) -> list[tuple[str, ...]]:
    """The members of each cluster."""
    return [cluster.members for cluster in find_clusters(links, scores)]


def test_of_equally_strong_links_the_first_in_the_text_makes_the_first_cluster() -> None:
    links = linked(("c:1", "d:1"), ("a:2", "b:1"), ("a:1", "b:2"))
    assert members(links) == [("a:1", "b:2"), ("a:2", "b:1"), ("c:1", "d:1")]
    stronger = link("c:2", "d:2", 0.6, *WHOLE)
    assert members([*links, stronger])[0] == ("c:2", "d:2")


def test_of_two_ends_with_as_many_new_links_the_first_is_the_core() -> None:
    links = [link("a:1", "b:1", 0.9, *WHOLE), *linked(("a:1", "c:1"), ("b:1", "d:1"))]
    nearly = {("b:1", "c:1"): 0.1, ("a:1", "d:1"): 0.1}
    assert members(links, nearly) == [("a:1", "b:1", "c:1"), ("a:1", "b:1", "d:1")]


def test_the_end_with_more_new_links_is_the_core() -> None:
    links = [
        link("a:1", "b:1", 0.9, *WHOLE),
        *linked(("a:1", "c:1"), ("b:1", "d:1"), ("b:1", "e:1"), ("d:1", "e:1")),
    ]
    nearly = {("b:1", "c:1"): 0.1, ("a:1", "d:1"): 0.1, ("a:1", "e:1"): 0.1}
    assert members(links, nearly)[0] == ("a:1", "b:1", "d:1", "e:1")


def test_a_core_may_quote_another_speaker_only_if_no_other_core_is_left() -> None:
    links = linked(("a:1", "b:1"))
    (apart,) = find_clusters(links, speakers={"a:1": {"reed"}, "b:1": {"brook"}})
    assert apart.cores == ("a:1", "b:1")


def test_a_core_without_another_speaker_is_preferred() -> None:
    links = linked(("a:1", "b:1"), ("a:1", "c:1"), ("b:1", "c:1"))
    (cluster,) = find_clusters(links, speakers={"a:1": {"reed"}, "b:1": {"brook"}})
    assert cluster == Cluster(("a:1", "b:1", "c:1"), cores=("c:1",))


def test_clusters_with_words_of_two_speakers_stay_apart_though_they_share_most() -> None:
    pairs = [("a:1", "b:1"), ("a:1", "c:1"), ("b:1", "c:1")]
    pairs += [(one, other) for one in ("a:1", "b:1", "c:1") for other in ("d:1", "e:1")]
    speakers = {"d:1": {"reed"}, "e:1": {"brook"}}
    found = [cluster.members for cluster in find_clusters(linked(*pairs), speakers=speakers)]
    assert found == [("a:1", "b:1", "c:1", "d:1"), ("a:1", "b:1", "c:1", "e:1")]
    one_speaker = {"d:1": {"reed"}, "e:1": {"reed"}}
    (cluster,) = find_clusters(linked(*pairs), speakers=one_speaker)
    assert cluster.members == ("a:1", "b:1", "c:1", "d:1", "e:1")


def test_a_cluster_that_could_be_one_with_either_of_two_is_one_with_the_first() -> None:
    """All hold A and B: the first E and F, the second C and D, the third D and F.

    One with the first, the third has too little in common with the second to be one with it.
    """
    scores = {
        ("b:1", "e:1"): 0.95,
        ("a:1", "c:1"): 0.9,
        **dict.fromkeys((("c:1", "d:1"), ("e:1", "f:1")), 0.85),
        **dict.fromkeys((("a:1", "f:1"), ("b:1", "d:1")), 0.8),
        **dict.fromkeys((("a:1", "e:1"), ("b:1", "c:1")), 0.79),
        ("a:1", "b:1"): 0.7,
        **dict.fromkeys((("a:1", "d:1"), ("b:1", "f:1")), 0.6),
        ("d:1", "f:1"): 0.3,
    }
    first, third = ("a:1", "b:1", "e:1", "f:1"), ("a:1", "b:1", "d:1", "e:1", "f:1")
    links = [link(*pair, score, *WHOLE) for pair, score in scores.items()]
    assert members(links[:-1])[0] == first
    assert members(links) == [("a:1", "b:1", "c:1", "d:1"), third]


def test_a_cluster_that_holds_most_of_another_is_one_with_it() -> None:
    """E is linked with half of the four others alone, which joins it when it begins a cluster."""
    four = ("a:1", "b:1", "c:1", "d:1")
    pairs = [(one, other) for at, one in enumerate(four) for other in four[at + 1 :]]
    links = [link(one, other, 0.9, *WHOLE) for one, other in pairs]
    fifth = linked(("a:1", "e:1"), ("b:1", "e:1"))
    assert members([*links, *fifth]) == [(*four, "e:1")]
    assert members([*links, *fifth[:1]]) == [four, ("a:1", "e:1")]
