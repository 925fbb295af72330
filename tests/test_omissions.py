"""Omissions: claims about an absence, with what comes nearest."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.alignment.align import Alignment
from corpus.alignment.points import find_points
from corpus.article import Article
from corpus.comparison import compare
from corpus.findings.omissions import find_omissions
from corpus.findings.phrasing import join_names, outlet_labels
from corpus.model import Absence, Omission, Point, Selection
from corpus.reports.citations import IN_WORDS, citations
from corpus.reports.omissions import LackingArticle, OmissionEntry, omission_chapters
from corpus.review.edits import add_link
from corpus.review.model import EMPTY
from corpus.selection import narrow
from corpus.settings import Settings
from corpus.stories.origins import OriginGroup
from tests.articles import FILLER, OTHER_FILLER, aligned, article

STRIKE = "The glassblowers of Murano went on strike on Monday."
WHALE = "A whale was seen in the lagoon."
BOTH = "Murano's glassblowers went on strike on Monday, and a whale was seen in the lagoon."


def found(*articles: Article) -> tuple[Omission, ...]:
    alignment = aligned(*articles)
    return find_omissions(articles, find_points(articles, alignment), alignment)


def of(all_: tuple[Omission, ...], passage: str) -> Omission:
    (one,) = (omission for omission in all_ if passage in omission.passages)
    return one


def test_points_in_all_articles_are_not_omissions() -> None:
    assert found(article("a", STRIKE), article("b", STRIKE)) == ()


def test_an_omission_names_articles_with_and_without_the_point() -> None:
    a, b = article("a", STRIKE, *FILLER), article("b", WHALE, *OTHER_FILLER)
    c = article("c", STRIKE, "Nothing else happened.")
    one = of(found(a, b, c), "a:1")
    assert one.says == "Reported by A and C; not found in B."
    assert (one.verdict, one.included_by, one.not_found_in) == ("not found", ("a", "c"), ("b",))
    assert one.passages == ("a:1", "c:1")


def test_an_article_that_tells_it_in_part_is_not_said_to_lack_it() -> None:
    a, b = article("a", STRIKE, *FILLER), article("b", BOTH)
    c, d = article("c", WHALE, *OTHER_FILLER), article("d", "Nothing of note was heard.")
    one = of(found(a, b, c, d), "a:1")
    assert one.says == "Reported by A and B, in part by C; not found in D."
    assert one.not_found_in == ("d",)


def test_likely_absence_is_never_said_in_the_words_of_a_firm_one() -> None:
    a, b, c = article("a", STRIKE), article("b", WHALE), article("c", WHALE, *OTHER_FILLER)
    for one in found(a, b, replace(c, language="de")):
        firmly, _, perhaps = one.says.partition("; may be missing from ")
        for absence in one.absent:
            outlet = absence.article.upper()
            assert (outlet in perhaps) == (absence.tier == "likely")
            assert (outlet in firmly.partition("; not found in ")[2]) == (absence.tier == "firm")
    one = of(found(article("a", STRIKE), replace(article("b", WHALE), language="de")), "a:1")
    assert one.says == "Reported by A; may be missing from B."


@settings(max_examples=50)
@given(st.lists(st.lists(st.sampled_from((STRIKE, WHALE, BOTH, *FILLER)), max_size=5), max_size=4))
def test_nothing_is_said_to_be_missing_where_it_has_a_counterpart(told: list[list[str]]) -> None:
    articles = tuple(article(name, *each) for name, each in zip("abcd", told, strict=False))
    comparison = compare(articles, Settings())
    for omission in comparison.omission_of.values():
        for lacking in omission.not_found_in:
            for teller in omission.passages:
                assert comparison.counterparts(teller, lacking) == ()
        for near in omission.nearest:
            assert near.score < comparison.settings.threshold
            assert comparison.nearest(omission.passages[0], near.passage[0]) is not None


def test_a_partial_match_is_nearest_where_there_is_no_full_one() -> None:
    """B tells the strike and the whale, A the strike, C the whale: C lacks nothing, yet not all."""
    articles = (
        article("a", STRIKE, *FILLER),
        article("b", BOTH),
        article("c", WHALE, *OTHER_FILLER),
    )
    comparison = compare(articles, Settings())
    (link,) = (link for link in comparison.links_of["b:1"] if "c:1" in (link.a, link.b))
    assert comparison.counterparts("a:1", "c") == ()
    assert comparison.nearest("a:1", "c") == ("c:1", link.score, True)
    assert comparison.nearest("b:1", "c") is None


def test_a_link_to_the_point_counts_as_part_of_it_whatever_its_score() -> None:
    articles = article("a", STRIKE), article("b", STRIKE), article("c", "Octopuses!", WHALE)
    review = add_link(EMPTY, articles, "b:1", "c:1")
    by_hand = compare(articles, Settings(), review=review)
    assert by_hand.nearest("a:1", "c") == ("c:1", 0.0, True)
    (omission,) = (found for found in by_hand.findings if found.passages == ("c:2",))
    assert omission.verdict == "not found"


def test_a_near_passage_does_not_share_the_point() -> None:
    a = article("a", "The strike has ended.", *FILLER)
    b = article("b", "Nothing was said.", *OTHER_FILLER, "A strike is a rare thing in Bari.")
    near = compare((a, b), Settings()).nearest("a:1", "b")
    assert near
    assert (near.passage, near.has_part) == ("b:10", False)


def test_it_names_the_nearest_passage_with_its_score() -> None:
    a = article("a", "The strike has ended.", *FILLER)
    b = article("b", "Nothing was said.", *OTHER_FILLER, "A strike is a rare thing in Bari.")
    (near,) = of(found(a, b), "a:1").nearest
    assert near.passage == "b:10"
    assert 0 < near.score < Settings().threshold


def test_without_a_similar_passage_there_is_no_nearest() -> None:
    assert of(found(article("a", "Octopuses!"), article("b", STRIKE)), "a:1").nearest == ()


def test_where_else_a_point_is_missing_is_one_line_each_or_one_for_all() -> None:
    """Articles with a close passage have a line of their own, unless there are more than six."""
    made = compare((article("a", STRIKE, *FILLER), article("b", WHALE, *OTHER_FILLER)), Settings())
    cite = citations(made)
    entry = next(omission_chapters(narrow(made, Selection()), cite)).entries[0]

    def lines(near: int, firm: int, likely: int = 0) -> list[str]:
        """Of so many articles, the first `near` with a close passage, the last ones likely."""
        named = (
            LackingArticle(
                f"N{n}",
                cite["b:1"] if n < near else None,
                0.5,
                Absence("b", 0.97, "firm" if n < firm else "likely"),
            )
            for n in range(firm + likely)
        )
        return replace(entry, named=tuple(named)).missing_too(IN_WORDS)

    sure = "(certainty 0.97)"
    assert lines(1, 3) == [
        f"No match found in N0 {sure}; closest is B, paragraph 1: “{WHALE}”",
        f"No match found in N1 {sure} and N2 {sure}; no close match",
    ]
    assert lines(1, 7) == ["No match found in N0, N1, N2, N3 and 3 others (certainty 0.97 or more)"]
    assert lines(1, 5, 2) == [
        f"No match found in N0 {sure}, N1 {sure}, N2 {sure}, N3 {sure} and N4 {sure}",
        f"May be missing from N5 {sure} and N6 {sure}; no close match",
    ]


def test_one_line_for_many_articles_is_as_certain_as_the_least_certain_of_them() -> None:
    made = compare((article("a", STRIKE, *FILLER), article("b", WHALE, *OTHER_FILLER)), Settings())
    entry = next(omission_chapters(narrow(made, Selection()), citations(made))).entries[0]
    named = tuple(
        LackingArticle(f"N{n}", None, 0.0, Absence("b", certainty, "firm"))
        for n, certainty in enumerate((0.99, 0.98, 0.97, 0.96, 0.97, 0.98, 0.99))
    )
    assert replace(entry, named=named).missing_too(IN_WORDS) == [
        "No match found in N0, N1, N2, N3 and 3 others (certainty 0.96 or more)"
    ]


def chapters(*articles: Article) -> dict[str, list[OmissionEntry]]:
    """The entries of a report of some articles, by their headings."""
    made = compare(articles, Settings())
    found = omission_chapters(narrow(made, Selection()), citations(made))
    return {chapter.heading: list(chapter.entries) for chapter in found}


def test_what_several_have_is_firm_where_one_other_surely_lacks_it() -> None:
    """German D, of which it is only likely, does not make it likely of all."""
    found = chapters(
        article("a", STRIKE, *FILLER),
        article("b", "On Monday the Murano glassblowers went on strike.", *OTHER_FILLER),
        article("c", WHALE),
        replace(article("d", "Es regnet in Triest."), language="de"),
    )
    firm = found["In several reports, not found in others"]
    (entry,) = (one for one in firm if one.finding.passages == ("a:1", "b:1"))
    assert entry.missing_from == "not found in C; may be missing from D"


def test_of_an_origin_of_several_articles_the_passages_of_one_are_cited() -> None:
    found = chapters(
        article("a", "On Monday the Murano glassblowers went on strike.", *FILLER),
        article("b", STRIKE, *OTHER_FILLER[:5]),
        article("c", STRIKE, *OTHER_FILLER[:5]),
        article("d", WHALE),
    )
    several = found["In several reports, not found in others"]
    (entry,) = (one for one in several if "a:1" in one.finding.passages)
    assert entry.finding.passages == ("a:1", "b:1", "c:1")
    assert (entry.cited.passage.id, [one.passage.id for one in entry.also]) == ("a:1", ["b:1"])


NOTHING = Alignment({}, (), (), {})
REPORTS = article("a", BOTH), article("b", STRIKE, WHALE), article("c", "Octopuses!")


def point(name: str, core: str, *passages: str) -> Point:
    return Point(name, passages, core, ("a", "b"), ("c",), 0.5, "")


def test_a_confirmed_omission_is_of_the_point_whose_core_was_named() -> None:
    """A passage may be in a heavier point too, of which another passage is the core."""
    points = point("heavy", "b:1", "a:1", "b:1"), point("light", "a:1", "a:1", "b:2")
    omissions = find_omissions(REPORTS, points, NOTHING, {("a:1", "c")})
    assert {one.point: one.verdict for one in omissions} == {
        "heavy": "not found",
        "light": "left out",
    }


def test_a_confirmed_omission_of_a_non_core_passage_is_of_its_heaviest_point() -> None:
    points = point("heavy", "b:1", "a:1", "b:1"), point("light", "b:2", "a:1", "b:2")
    omissions = find_omissions(REPORTS, points, NOTHING, {("a:1", "c")})
    assert {one.point: one.verdict for one in omissions} == {
        "heavy": "left out",
        "light": "not found",
    }


def test_an_omission_that_one_of_two_articles_confirms_is_still_not_found_in_the_other() -> None:
    lacking = replace(point("whale", "a:1", "a:1"), included_by=("a",), not_found_in=("b", "c"))
    (one,) = find_omissions(REPORTS, (lacking,), NOTHING, {("a:1", "c")})
    assert (one.verdict, one.left_out_by) == ("not found", ("c",))
    assert {found.article: found.certainty for found in one.absent} == {"b": 1.0, "c": 1.0}
    assert one.says == "Reported by A; left out by C; not found in B."
    (both,) = find_omissions(REPORTS, (lacking,), NOTHING, {("a:1", "c"), ("a:1", "b")})
    assert (both.verdict, both.left_out_by) == ("left out", ("b", "c"))
    assert both.says == "Reported by A; left out by B and C."


def test_a_weightless_point_is_not_an_omission_and_equals_keep_their_order() -> None:
    points = [point(name, "a:1", "a:1") for name in ("m", "z", "a")]
    points.append(replace(point("none", "a:1", "a:1"), weight=0.0))
    assert [one.point for one in find_omissions(REPORTS, points, NOTHING)] == ["m", "z", "a"]


def origin(name: str, *articles: str) -> OriginGroup:
    """The origin of some articles, for which the first stands."""
    return OriginGroup(name, articles, "agency copy", "AP", lead=articles[0], earliest="")


def test_a_point_missing_from_a_copy_is_an_omission_only_among_copies() -> None:
    points = (point("whale", "a:1", "a:1"),)
    every = find_omissions(REPORTS, points, NOTHING, origins=[origin("1", "a", "b", "c")])
    assert [one.not_found_in for one in every] == [("c",)]
    apart = [origin("1", "a", "c"), origin("2", "b")]
    assert find_omissions(REPORTS, points, NOTHING, origins=apart) == ()


def test_an_absence_has_the_certainty_of_the_origins_first_article() -> None:
    articles = (
        article("a", WHALE, *FILLER),
        article("b", "A strike of glassblowers was seen in the lagoon.", *FILLER),
        article("c", "Glassblowers in Bari spoke of a strike.", *OTHER_FILLER),
    )
    alignment = aligned(*articles)

    def certainty(origins: list[OriginGroup], *passages: str) -> float:
        points = (point("whale", "a:1", *passages),)
        (one,) = find_omissions(articles, points, alignment, origins=origins)
        return one.absent[0].certainty

    copies = [origin("1", "a", "b"), origin("2", "c")]
    alone = certainty([], "a:1")
    assert certainty([], "a:1", "b:1") == certainty([], "b:1") < alone
    assert certainty(copies, "a:1", "b:1") == alone


def test_the_nearest_passage_is_that_of_the_highest_score_and_of_equals_the_first() -> None:
    points = (point("whale", "a:1", "a:1", "b:2"),)
    for a, b, nearest in ((0.1, 0.2, "c:2"), (0.2, 0.1, "c:1"), (0.2, 0.2, "c:1")):
        near = {("a:1", "c"): (a, "c:1"), ("b:2", "c"): (b, "c:2")}
        (omission,) = find_omissions(REPORTS, points, Alignment({}, (), (), near))
        assert omission.nearest == ((nearest, max(a, b)),)


def test_heavier_ones_come_first_and_ids_are_their_own() -> None:
    all_ = found(article("a", STRIKE, *FILLER), article("b", WHALE, *OTHER_FILLER))
    weights = [one.weight for one in all_]
    assert weights == sorted(weights, reverse=True)
    assert len({one.id for one in all_} | {one.point for one in all_}) == 2 * len(all_)


def test_two_articles_of_one_outlet_are_numbered() -> None:
    a, b = article("a"), article("b")
    assert outlet_labels((a, b)) == {"a": "A", "b": "B"}
    assert outlet_labels((a, b, replace(a, id="c"))) == {"a": "A (1)", "b": "B", "c": "A (2)"}


def test_names_are_listed_as_in_a_sentence() -> None:
    assert [join_names(["A", "B", "C"][:n]) for n in (1, 2, 3)] == ["A", "A and B", "A, B and C"]
