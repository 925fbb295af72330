"""Changes of the review, without a screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.review import edits, read, write
from corpus.review.model import Choice
from tests.host import FakeHost
from tests.meeting import comparison
from tests.questioning import question
from tui.compare.review_controller import ReviewController
from tui.messages import Failed, ReviewSaved
from tui.view_model.place import Place

LINK = comparison().links[0]
"""From North's second passage to South's third."""
HERE = Place("north", "north:2")


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the review is kept."""
    return tmp_path / "harbour.review.toml"


@pytest.fixture
def review(host: FakeHost, file: Path) -> ReviewController:
    """A review that has been read, of a comparison that is shown."""
    made = ReviewController(host, lambda: file)
    made.load()
    made.show(comparison())
    return made


def test_each_change_is_in_the_file_and_can_be_undone_by_its_name(
    review: ReviewController, host: FakeHost, file: Path
) -> None:
    review.confirm(HERE, LINK)
    assert [one.choice for one in read(file).decisions] == ["confirmed"]
    review.reject(HERE, LINK)
    assert [one.choice for one in read(file).decisions] == ["rejected"]
    review.undo()
    assert [one.choice for one in read(file).decisions] == ["confirmed"]
    review.undo()
    assert read(file).decisions == ()
    review.redo()
    assert host.said == [
        "Link confirmed (South ¶3)",
        "Link rejected (South ¶3)",
        "Undid: reject link with South ¶3",
        "Undid: confirm link with South ¶3",
        "Redid: confirm link with South ¶3",
    ]
    assert host.undoable == [host.said[0], host.said[1], host.said[4]]
    assert [type(message) for message in host.messages] == [ReviewSaved] * 5


def test_link_decided_in_a_list_is_named_by_both_ends(
    review: ReviewController, host: FakeHost
) -> None:
    review.decide(LINK, "rejected")
    assert host.said == ["Link rejected (North ¶2 – South ¶3)"]


def test_omission_is_confirmed_at_a_gap(
    review: ReviewController, host: FakeHost, file: Path
) -> None:
    review.confirm(Place("south", "north:4"), None)
    assert [one.outlet for one in read(file).left_out] == ["South"]
    review.undo()
    assert host.said == [
        "Omission confirmed (missing from South)",
        "Undid: confirm omission from South",
    ]


def test_link_by_hand_begins_here_and_ends_there(
    review: ReviewController, host: FakeHost, file: Path
) -> None:
    assert review.link(Place("north", "north:4"))
    assert not review.link(Place("south", "south:2"))
    assert [one.choice for one in read(file).decisions] == ["added"]
    assert host.said == ["Passages linked (North ¶4)"]


def test_link_by_hand_needs_two_articles_and_begins_anew(
    review: ReviewController, host: FakeHost, file: Path
) -> None:
    review.link(Place("north", "north:3"))
    assert not review.link(Place("north", "north:4"))
    assert len(host.said) == 1
    assert not file.exists()
    assert review.link(Place("north", "north:4"))


def test_link_by_hand_is_not_begun_at_a_gap(review: ReviewController) -> None:
    assert not review.link(Place("south", "north:4"))


def test_begun_link_is_forgotten_when_its_passage_is_gone(review: ReviewController) -> None:
    review.link(Place("east", "east:1"))
    review.show(comparison())
    assert review.link_start == "east:1"
    made = comparison()
    review.show(replace(made, articles=made.articles[:2]))
    assert review.link_start is None


def test_notes_and_bookmarks(review: ReviewController, host: FakeHost, file: Path) -> None:
    review.add_note(HERE, "ask why")
    review.add_note(HERE, "  ")
    review.toggle_bookmark(HERE)
    review.toggle_bookmark(HERE)
    review.undo()
    assert host.said == [
        "Note added (North ¶2)",
        "Nothing changed",
        "Bookmarked (North ¶2)",
        "Bookmark removed (North ¶2)",
        "Undid: remove bookmark from North ¶2",
    ]
    assert [note.text for note in read(file).notes] == ["ask why"]


def test_nothing_to_undo_or_redo_writes_no_file(
    review: ReviewController, host: FakeHost, file: Path
) -> None:
    review.undo()
    review.redo()
    review.reject(HERE, None)
    assert host.said == ["Nothing to undo", "Nothing to redo", "No link here"]
    assert not file.exists()


def test_without_a_file_every_change_is_refused(host: FakeHost) -> None:
    review = ReviewController(host, None)
    assert review.load() is None
    review.confirm(HERE, LINK)
    assert host.said == [], "before the comparison is there, nothing is said"
    review.show(comparison())
    review.confirm(HERE, LINK)
    review.toggle_bookmark(HERE)
    assert host.said == ["No review is kept: nothing can be saved"] * 2
    assert host.messages == []


def test_broken_file_is_reported_and_left_alone(host: FakeHost, file: Path) -> None:
    file.write_text("this is no review [", "utf-8")
    review = ReviewController(host, lambda: file)
    assert review.load() is None
    (message,) = host.messages
    assert isinstance(message, Failed)
    assert str(file) in message.cause
    review.show(comparison())
    review.reject(HERE, LINK)
    assert file.read_text("utf-8") == "this is no review ["


def test_file_is_looked_for_once(host: FakeHost, file: Path) -> None:
    asked = []

    def find() -> Path:
        asked.append(file)
        return file

    review = ReviewController(host, find)
    review.load()
    review.load()
    assert asked == [file]


# Check


QUESTION = question(LINK.a, LINK.b)


def decisions(file: Path) -> list[Choice]:
    return [one.choice for one in read(file).decisions]


def test_an_answer_decides_on_a_link_without_a_word(
    review: ReviewController, host: FakeHost, file: Path
) -> None:
    assert review.answer(QUESTION, same=False)
    assert decisions(file) == ["rejected"]
    assert review.answer(QUESTION, same=True)
    assert decisions(file) == ["confirmed"]
    assert review.answer(QUESTION, same=True), "it is so already"
    assert host.said == []
    assert [type(message) for message in host.messages] == [ReviewSaved] * 2


def test_an_answer_that_is_taken_back_brings_an_earlier_decision_back(
    review: ReviewController, file: Path
) -> None:
    review.reject(HERE, LINK)
    review.answer(QUESTION, same=True)
    assert review.take_back_answer(QUESTION)
    assert decisions(file) == ["rejected"]


def test_an_answer_is_withdrawn_where_something_was_done_since(
    review: ReviewController, file: Path
) -> None:
    review.answer(QUESTION, same=True)
    review.toggle_bookmark(HERE)
    assert review.take_back_answer(QUESTION)
    assert decisions(file) == []
    assert len(read(file).bookmarks) == 1
    assert review.take_back_answer(QUESTION), "it is gone already"


def test_taking_an_answer_back_keeps_a_bookmark_set_before_an_answer_that_was_not_saved(
    review: ReviewController, file: Path
) -> None:
    other = question("north:3", "south:1")
    review.answer(QUESTION, same=True)
    review.toggle_bookmark(HERE)
    kept = file.read_text("utf-8")
    file.write_text("this is no review [", "utf-8")
    assert not review.answer(other, same=True)
    file.write_text(kept, "utf-8")
    assert review.take_back_answer(QUESTION)
    assert decisions(file) == []
    assert len(read(file).bookmarks) == 1


def test_taking_an_answer_back_keeps_a_bookmark_where_another_program_answered_the_same(
    review: ReviewController, file: Path
) -> None:
    review.toggle_bookmark(HERE)
    theirs = edits.decide(read(file), comparison().articles, LINK.a, LINK.b, "confirmed")
    write(file, theirs, since=read(file))
    review.answer(QUESTION, same=True)
    assert review.take_back_answer(QUESTION)
    assert decisions(file) == []
    assert len(read(file).bookmarks) == 1


def test_an_answer_that_cannot_be_saved_says_so(
    review: ReviewController, host: FakeHost, file: Path
) -> None:
    file.write_text("this is no review [", "utf-8")
    assert not review.answer(QUESTION, same=True)
    (said,) = host.said
    assert str(file) in said


def test_without_a_file_nothing_can_be_answered_or_taken_back(host: FakeHost) -> None:
    review = ReviewController(host, None)
    review.show(comparison())
    assert not review.can_save()
    assert not review.answer(QUESTION, same=True)
    assert not review.take_back_answer(QUESTION)
    assert host.said == ["No review is kept: nothing can be saved"] * 3


def test_a_review_can_be_saved_where_it_has_a_file(
    review: ReviewController, host: FakeHost
) -> None:
    assert review.can_save()
    assert host.said == []


# Entries of the review


def test_any_entry_can_be_withdrawn_and_brought_back(
    review: ReviewController, host: FakeHost, file: Path
) -> None:
    review.toggle_bookmark(HERE)
    review.add_note(HERE, "ask why")
    (bookmark,) = read(file).bookmarks
    review.withdraw(bookmark)
    assert read(file).bookmarks == ()
    assert len(read(file).notes) == 1
    review.withdraw(bookmark)
    review.undo()
    assert read(file).bookmarks == (bookmark,)
    assert host.said[2:] == [
        "Bookmark removed (North ¶2)",
        "Nothing changed",
        "Undid: remove bookmark from North ¶2",
    ]
