"""What a person has reviewed: the marks on passages, and how much is decided of how much."""

from __future__ import annotations

from dataclasses import replace

from corpus.comparison import Comparison
from corpus.model import Absence, NotedPassages, Omission
from tests.meeting import comparison
from tui.view_model.brief import counts
from tui.view_model.inspection import gap_words, inspect


def omissions(made: Comparison) -> list[Omission]:
    return list(made.omission_of.values())


def with_left_out(made: Comparison, article: str) -> Comparison:
    """The comparison once a person confirmed that an article leaves out the first omission."""
    first, *others = omissions(made)
    absent = tuple(
        Absence(one.article, 1.0, "firm") if one.article == article else one for one in first.absent
    )
    left_out = replace(first, left_out_by=(article,), absent=absent)
    return replace(made, findings=(left_out, *others))


def test_nothing_is_marked_before_a_person_did_anything() -> None:
    reviewed = comparison().reviewed
    assert reviewed.marks == {}
    assert reviewed.decided == 0
    assert "reviewed" not in counts(comparison())


def test_links_notes_and_bookmarks_mark_their_passages_in_a_fixed_order() -> None:
    made = comparison()
    first, second, third = made.links
    made = replace(
        made,
        links=(replace(first, origin="confirmed"), replace(second, origin="added"), third),
        rejected=(("north:2", "south:2"),),
        notes=(NotedPassages(("north:2", "east:1"), "Ask why."),),
        bookmarks=("north:2", "north:4"),
    )
    assert made.reviewed.marks == {
        "north:2": ("noted", "bookmarked", "rejected", "confirmed"),
        "east:1": ("noted",),
        "north:4": ("bookmarked",),
        "south:2": ("rejected",),
        "south:3": ("confirmed",),
        "north:3": ("confirmed",),
        "south:1": ("confirmed",),
    }


def test_a_confirmed_omission_marks_the_passages_that_are_missing_elsewhere() -> None:
    made = comparison()
    (first, *_) = omissions(made)
    article = first.not_found_in[0]
    made = with_left_out(made, article)
    assert set(made.reviewed.marks) == set(first.passages)
    assert made.reviewed.decided == 1
    assert gap_words(made, first.passages[0], article) == ("✓", "left out here")
    assert gap_words(made, "north:4", "south") == ("⌀", "not found here")


def test_reviewed_counts_decisions_of_them_and_all_that_is_only_likely() -> None:
    made = comparison()
    likely = [link for link in made.links if link.tier == "likely"]
    assert (made.reviewed.decided, made.reviewed.open) == (0, len(likely))
    confirmed = replace(likely[0], origin="confirmed", tier="firm")
    links = tuple(confirmed if link == likely[0] else link for link in made.links)
    made = replace(made, links=links)
    assert (made.reviewed.decided, made.reviewed.total) == (1, len(likely))
    made = replace(made, rejected=(("north:4", "south:2"),))
    assert (made.reviewed.decided, made.reviewed.total) == (2, len(likely) + 1)
    assert counts(made).endswith(f"2 of {len(likely) + 1} reviewed")


def test_a_likely_absence_is_open_until_it_is_confirmed() -> None:
    made = comparison()
    (first, *others) = omissions(made)
    article = first.not_found_in[0]
    likely = tuple(Absence(one.article, 0.7, "likely") for one in first.absent)
    made = replace(made, findings=(replace(first, absent=likely), *others))
    before = made.reviewed
    after = with_left_out(made, article).reviewed
    assert (after.decided, after.open) == (1, before.open - 1)


def test_the_inspector_names_rejected_links() -> None:
    made = replace(comparison(), rejected=(("north:4", "south:2"),))
    last = inspect(made, "south:2").entries[-1]
    assert (last.label, last.text) == ("You rejected", "Link with North ¶4")
