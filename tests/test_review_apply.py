"""The review: what a person decides holds, whatever the program computes and the editor edits."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, article_of
from corpus.comparison import Comparison, compare
from corpus.model import Omission
from corpus.review.apply import resolve_review
from corpus.review.edits import (
    add_link,
    add_note,
    confirm_omission,
    decide,
    merge,
    toggle_bookmark,
    withdraw,
    withdraw_decision,
)
from corpus.review.model import EMPTY, Anchor, Choice, Decision, LostError, PassageFinder, Review
from corpus.settings import Settings
from tests import meeting
from tests.articles import FILLER, OTHER_FILLER, article

STRIKE = "The glassblowers of Murano went on strike on Monday."
GAS = "The price of gas has tripled since March, their guild said."
WORK = "Nobody in the workshops picked up a pipe at the start of the week."
MAYOR = "The mayor of Venice called the guild to the town hall for talks on Thursday."


def three() -> tuple[Article, Article, Article]:
    return (
        article("north", STRIKE, GAS, *FILLER),
        article("south", *OTHER_FILLER[:4], WORK, MAYOR),
        article("east", GAS, *OTHER_FILLER[4:], STRIKE),
    )


def reviewed(
    review: Review, *articles: Article, threshold: float = Settings().threshold
) -> Comparison:
    return compare(articles or three(), Settings(threshold=threshold), review=review)


def linked(comparison: Comparison) -> dict[tuple[str, str], str]:
    return {(link.a, link.b): link.origin for link in comparison.links}


def test_an_empty_review_changes_nothing() -> None:
    assert reviewed(EMPTY) == compare(three(), Settings())


# Links


def test_a_rejected_link_stands_nowhere() -> None:
    before = reviewed(EMPTY)
    assert ("north:1", "east:6") in linked(before)
    after = reviewed(decide(EMPTY, three(), "east:6", "north:1", "rejected"))
    both = {"north:1", "east:6"}
    assert not any({link.a, link.b} == both for link in (*after.links, *after.doubtful))
    assert not any(both <= {*point.passages} for point in after.points)
    assert "north" not in {article_of(one) for one in after.counterparts("east:6")}
    assert after.coverage["north"].only_here == before.coverage["north"].only_here + 1
    assert after.nearest("north:1", "east") != (
        "east:6",
        before.links_of["north:1"][0].score,
        False,
    )
    assert (len(after.links), after.lapsed) == (len(before.links) - 1, ())


def test_where_the_nearest_is_rejected_the_next_one_is_nearest() -> None:
    articles = (
        article("a", "The strike has ended.", *FILLER),
        article("b", "A strike is a rare thing in Bari.", *OTHER_FILLER, "The strike was short."),
    )
    first = reviewed(EMPTY, *articles, threshold=1.0).nearest("a:1", "b")
    assert first
    after = reviewed(
        decide(EMPTY, articles, "a:1", first.passage, "rejected"), *articles, threshold=1.0
    )
    second = after.nearest("a:1", "b")
    assert second
    assert {first.passage, second.passage} == {"b:1", "b:10"}
    assert 0 < second.score <= first.score


def test_a_rejected_passage_is_never_nearest() -> None:
    articles = article("a", STRIKE), article("b", STRIKE, "Octopuses!")
    after = reviewed(decide(EMPTY, articles, "a:1", "b:1", "rejected"), *articles)
    assert (after.links, after.nearest("a:1", "b")) == ((), None)


def test_a_confirmed_link_stands_whatever_the_threshold() -> None:
    computed = reviewed(EMPTY).links_of["north:1"][0]
    review = decide(EMPTY, three(), computed.a, computed.b, "confirmed")
    for threshold in (0.0, Settings().threshold, 1.0):
        comparison = reviewed(review, threshold=threshold)
        (link,) = (one for one in comparison.links_of["north:1"] if one.b == computed.b)
        assert link == replace(computed, origin="confirmed")
        assert link not in comparison.doubtful


def test_a_link_by_hand_has_a_score_a_label_and_spans_that_the_words_give() -> None:
    review = add_link(EMPTY, three(), "south:5", "north:1")
    comparison = reviewed(review)
    (link,) = comparison.links_of["south:5"]
    assert (link.a, link.b, link.origin) == ("north:1", "south:5", "added")
    assert 0 <= link.score < comparison.settings.threshold
    for passage, spans in ((link.a, link.a_spans), (link.b, link.b_spans)):
        own = comparison.passage[passage].span
        assert spans
        assert all(own.start <= span.start < span.end <= own.end for span in spans)
    assert comparison.counterparts("south:5") != ()
    assert comparison.coverage["south"].only_here == reviewed(EMPTY).coverage["south"].only_here - 1


def test_passages_without_a_common_word_can_be_linked_by_hand() -> None:
    articles = article("a", "Octopuses!"), article("b", STRIKE)
    (link,) = reviewed(add_link(EMPTY, articles, "a:1", "b:1"), *articles).links
    assert (link.score, link.label, link.origin) == (0.0, "partial", "added")
    assert (link.a_spans, link.b_spans) == (
        (articles[0].body[0].span,),
        (articles[1].body[0].span,),
    )


def test_links_stand_in_the_order_of_the_texts() -> None:
    computed = [(link.a, link.b) for link in reviewed(EMPTY).links]
    review = add_link(EMPTY, three(), "north:1", "south:5")
    for a, b in reversed(computed):
        review = decide(review, three(), a, b, "confirmed")
    expected = sorted([*computed, ("north:1", "south:5")], key=_place)
    assert [(link.a, link.b) for link in reviewed(review).links] == expected


def _place(ends: tuple[str, str]) -> tuple[int, int, int, int]:
    names = ("north", "south", "east")
    (a, a_number), (b, b_number) = (end.split(":") for end in ends)
    return names.index(a), names.index(b), int(a_number), int(b_number)


def test_the_later_of_two_decisions_stands() -> None:
    review = decide(
        add_link(EMPTY, three(), "north:1", "east:6"), three(), "east:6", "north:1", "rejected"
    )
    assert [decision.choice for decision in review.decisions] == ["rejected"]
    assert withdraw_decision(review, three(), "north:1", "east:6") == EMPTY


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("north:2", "north:3", "both passages are in the same report"),
        ("north:2", "south:4", "boilerplate is never linked"),
        ("north:1", "south:1", "a heading is linked with headings only"),
    ],
)
def test_impossible_links_give_an_error(a: str, b: str, why: str) -> None:
    articles = meeting.comparison().articles
    with pytest.raises(LostError, match=why):
        add_link(EMPTY, articles, a, b)
    places = PassageFinder(articles)
    by_hand = Review(decisions=(Decision("added", places.anchor(a), places.anchor(b)),))
    found = resolve_review(by_hand, articles)
    assert found.decisions == {}
    assert found.lapsed[0].says.endswith(f": {why}.")


# Omissions


def omission(comparison: Comparison, told: str) -> Omission:
    (found,) = (comparison.omission_of[point.id] for point in comparison.points_of[told])
    return found


def test_an_omission_is_left_out_where_a_person_confirmed_it_of_all() -> None:
    once = confirm_omission(EMPTY, three(), "south:6", "north")
    in_part = omission(reviewed(once), "south:6")
    assert (in_part.verdict, in_part.left_out_by) == ("not found", ("north",))
    assert in_part.says == "Reported by South; left out by North; may be missing from East."
    twice = confirm_omission(once, three(), "south:6", "east")
    whole = omission(reviewed(twice), "south:6")
    assert (whole.verdict, whole.left_out_by) == ("left out", ("north", "east"))
    assert whole.says == "Reported by South; left out by North and East."
    assert whole.not_found_in == ("north", "east")
    assert withdraw(twice, twice.left_out[-1]) == once


def test_a_link_ends_a_confirmed_omission() -> None:
    review = confirm_omission(EMPTY, three(), "south:5", "north")
    assert omission(reviewed(review), "south:5").left_out_by == ("north",)
    after = reviewed(add_link(review, three(), "south:5", "north:1"))
    assert not any(one.left_out_by for one in after.omission_of.values())


# Notes and bookmarks


def test_notes_and_bookmarks_stand_on_their_passages() -> None:
    review = add_note(EMPTY, three(), "Who counted?\r\nAsk the\x1b guild. ", "south:6", "north:1")
    review = toggle_bookmark(add_note(review, three(), "Early.", "east:1"), three(), "south:5")
    found = reviewed(review)
    assert [(set(one.passages), one.text) for one in found.notes] == [
        ({"north:1", "south:6"}, "Who counted?\nAsk the␛ guild."),
        ({"east:1"}, "Early."),
    ]
    assert found.bookmarks == ("south:5",)
    review = withdraw(review, review.notes[-1])
    assert [one.text for one in review.notes] == ["Who counted?\nAsk the␛ guild."]
    assert toggle_bookmark(review, three(), "south:5").bookmarks == ()


def test_a_note_with_no_words_is_not_saved_and_a_repeated_one_is_saved_once() -> None:
    assert add_note(EMPTY, three(), " \n ", "east:1") == EMPTY
    once = add_note(EMPTY, three(), "Early.", "east:1")
    assert add_note(once, three(), "Early.", "east:1") == once


# Edited articles


def edited(*sentences: str) -> Article:
    """The article of North after an edit: another text, so another id, of the same outlet."""
    return replace(article("other", *sentences), outlet="North")


def test_a_passage_is_found_where_it_moved() -> None:
    anchor = PassageFinder(three()).anchor("north:1")
    assert PassageFinder([edited(*FILLER, STRIKE)]).find(anchor).number == len(FILLER) + 1


def test_of_the_same_words_the_nearest_are_found() -> None:
    anchor = Anchor("North", STRIKE, paragraph=4)
    assert PassageFinder([edited(STRIKE, *FILLER[:3], STRIKE)]).find(anchor).number == 5
    assert PassageFinder([edited(STRIKE, FILLER[0], FILLER[1], FILLER[2])]).find(anchor).number == 1


def test_an_edited_sentence_is_found_near_by_only() -> None:
    anchor = PassageFinder(three()).anchor("north:1")
    typo = STRIKE.replace("glassblowers", "glass-blowers")
    assert PassageFinder([edited(*FILLER[:3], typo)]).find(anchor).number == 4
    with pytest.raises(LostError, match="North no longer says so"):
        PassageFinder([edited(*FILLER, typo)]).find(anchor)
    for other in (MAYOR, STRIKE.replace("Monday", "Tuesday")):
        with pytest.raises(LostError, match="North no longer says so"):
            PassageFinder([edited(other)]).find(anchor)


def test_the_id_of_an_article_comes_before_its_outlet() -> None:
    north, south, east = three()
    swapped = replace(north, outlet="South"), replace(south, outlet="North"), east
    assert PassageFinder(swapped).find(PassageFinder(three()).anchor("north:1")).id == "north:1"


def test_lapsed_entries_are_listed_and_kept() -> None:
    review = decide(EMPTY, three(), "north:1", "east:6", "confirmed")
    review = confirm_omission(review, three(), "south:6", "north")
    review = toggle_bookmark(
        add_note(review, three(), "Who\ncounted?", "south:6"), three(), "north:2"
    )
    found = reviewed(review, edited(*FILLER), three()[2])
    assert [(one.kind, one.says) for one in found.lapsed] == [
        (
            "link",
            f"Link confirmed: East, paragraph 6, “{STRIKE}” and North, paragraph 1, “{STRIKE}”: "
            "North no longer says so.",
        ),
        (
            "omission",
            f"Left out by North: South, paragraph 6, “{MAYOR}”: South is not compared.",
        ),
        ("note", f"Note “Who counted?”: South, paragraph 6, “{MAYOR}”: South is not compared."),
        ("bookmark", f"Bookmark: North, paragraph 2, “{GAS}”: North no longer says so."),
    ]
    assert (found.notes, found.bookmarks) == ((), ())
    assert reviewed(review).lapsed == ()


def test_a_decision_before_an_edit_gives_way_to_one_after_it() -> None:
    typo = STRIKE.replace("glassblowers", "glass-blowers")
    later = edited(typo, *FILLER), three()[2]
    review = decide(EMPTY, three(), "north:1", "east:6", "rejected")
    assert linked(reviewed(review, *later)) == {}
    (only,) = decide(review, later, "other:1", "east:6", "confirmed").decisions
    assert only.choice == "confirmed"
    # A program that had not read the first decision adds the second beside it.
    both = merge(EMPTY, decide(EMPTY, later, "other:1", "east:6", "confirmed"), review)
    assert [one.choice for one in both.decisions] == ["rejected", "confirmed"]
    assert linked(reviewed(both, *later)) == {("other:1", "east:6"): "confirmed"}


# Whatever is said

SENTENCES = st.lists(st.sampled_from((STRIKE, GAS, WORK, *FILLER[:2])), min_size=1, max_size=4)
ARTICLES = st.lists(SENTENCES, min_size=2, max_size=3).map(
    lambda told: tuple(article(name, *each) for name, each in zip("abc", told, strict=False))
)
ANCHORS = st.builds(
    Anchor,
    st.sampled_from(("A", "B", "Z")),
    st.sampled_from((STRIKE, STRIKE.lower(), GAS[:-1], "")) | st.text(max_size=9),
    st.integers(0, 9),
    st.sampled_from(("", "a", "b", "z")),
    st.integers(0, 3),
)


@given(st.lists(SENTENCES.map(" ".join), min_size=1, max_size=3))
def test_an_anchor_leads_back_to_its_passage(paragraphs: list[str]) -> None:
    one = Article("a", "a.txt", "A", "\n\n".join(paragraphs), "")
    (segmented,) = compare((one,), Settings()).articles
    places = PassageFinder((segmented,))
    for passage in segmented.passages:
        assert places.find(places.anchor(passage.id)) == passage


@given(ANCHORS, ARTICLES)
def test_anchoring_finds_a_passage_or_says_that_it_is_lost(
    anchor: Anchor, articles: tuple[Article, ...]
) -> None:
    with suppress(LostError):
        assert PassageFinder(articles).find(anchor).text


CHOICES: tuple[Choice, ...] = ("confirmed", "rejected", "added")


def acts(articles: tuple[Article, ...]) -> st.SearchStrategy[list[Callable[[Review], Review]]]:
    """Some acts on the passages of articles."""
    passages = st.sampled_from([passage.id for one in articles for passage in one.body])
    pairs = st.tuples(passages, passages).filter(
        lambda both: article_of(both[0]) != article_of(both[1])
    )
    act = st.one_of(
        st.tuples(pairs, st.sampled_from(CHOICES)).map(
            lambda said: lambda review: decide(review, articles, *said[0], said[1])
        ),
        pairs.map(lambda both: lambda review: withdraw_decision(review, articles, *both)),
        st.tuples(passages, st.sampled_from([one.id for one in articles])).map(
            lambda said: lambda review: confirm_omission(review, articles, *said)
        ),
        st.tuples(st.text(max_size=5), passages).map(
            lambda said: lambda review: add_note(review, articles, *said)
        ),
        passages.map(lambda passage: lambda review: toggle_bookmark(review, articles, passage)),
    )
    return st.lists(act, max_size=6)


def done(acts: list[Callable[[Review], Review]], review: Review = EMPTY) -> Review:
    for act in acts:
        review = act(review)
    return review


def contents(review: Review) -> tuple[frozenset[object], ...]:
    """A review, whatever the order of its entries."""
    return tuple(
        frozenset(entries)
        for entries in (review.decisions, review.left_out, review.notes, review.bookmarks)
    )


@settings(max_examples=60)
@given(ARTICLES, st.data())
def test_a_review_is_honoured_in_any_order_of_articles(
    articles: tuple[Article, ...], data: st.DataObject
) -> None:
    review = done(data.draw(acts(articles)))
    expected = _unordered(reviewed(review, *articles))
    assert expected[0] >= {
        (frozenset(ends), says)
        for ends, says in resolve_review(review, articles).decisions.items()
        if says != "rejected"
    }
    for order in permutations(articles):
        assert _unordered(reviewed(review, *order)) == expected


def _unordered(found: Comparison) -> tuple[frozenset[object], ...]:
    return (
        frozenset((frozenset((link.a, link.b)), link.origin) for link in found.links),
        frozenset((frozenset((link.a, link.b)), link.score, link.label) for link in found.links),
        frozenset(frozenset((link.a, link.b)) for link in found.doubtful),
        frozenset((point.id, point.core, point.weight) for point in found.points),
        frozenset(
            (one.id, one.verdict, frozenset(one.left_out_by), frozenset(one.nearest))
            for one in found.omission_of.values()
        ),
        frozenset(found.coverage.items()),
        frozenset((frozenset(one.passages), one.text) for one in found.notes),
        frozenset(found.bookmarks),
        frozenset(found.lapsed),
    )


@settings(max_examples=60)
@given(ARTICLES, st.data())
def test_of_two_programs_that_act_at_once_neither_loses_anything(
    articles: tuple[Article, ...], data: st.DataObject
) -> None:
    base = done(data.draw(acts(articles)))
    ours = done(data.draw(acts(articles)), base)
    theirs = done(data.draw(acts(articles)), base)
    merged = merge(base, ours, theirs)
    for place, before in enumerate(contents(base)):
        mine, others, both = (contents(one)[place] for one in (ours, theirs, merged))
        assert mine - before <= both
        assert not (before - mine) & both
        settled = {one.ends for one in mine - before if isinstance(one, Decision)}
        assert {
            one
            for one in others - before
            if not isinstance(one, Decision) or one.ends not in settled
        } <= both
        assert not (before - others - (mine - before)) & both
        assert both <= mine | others
    assert contents(merge(base, ours, base)) == contents(ours)
    assert contents(merge(base, base, theirs)) == contents(theirs)
    assert contents(merge(base, ours, merged)) == contents(merged)


@settings(max_examples=60)
@given(ARTICLES, st.data())
def test_acts_on_different_things_come_to_the_same_in_any_order(
    articles: tuple[Article, ...], data: st.DataObject
) -> None:
    base = done(data.draw(acts(articles)))
    first, other = articles[0].body[0].id, articles[1].body[0].id
    some: list[Callable[[Review], Review]] = [
        lambda review: decide(review, articles, first, other, "rejected"),
        lambda review: confirm_omission(review, articles, first, articles[1].id),
        lambda review: add_note(review, articles, "Why?", first, other),
        lambda review: toggle_bookmark(review, articles, other),
        lambda review: toggle_bookmark(review, articles, first),
    ]
    order = data.draw(st.permutations(some))
    assert contents(done(order, base)) == contents(done(some, base))
