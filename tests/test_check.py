"""Check, without a screen: rounds of eight, what comes later, and what the answers change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Absence
from corpus.statistics import Changes, Increase, changes
from tests.meeting import comparison
from tests.questioning import PAIRS, asking, question
from tui.view_model.check import ROUND, Check, changes_text, in_context

FIRST, SECOND = PAIRS[:2]


def asked(check: Check) -> tuple[str, str] | None:
    return (check.question.a, check.question.b) if check.question else None


def through(check: Check, *answers: bool | None) -> None:
    for same in answers:
        if same is None:
            check.put_off()
        else:
            check.answer(same=same)


def test_a_round_asks_eight_questions_in_their_order() -> None:
    check = Check(asking())
    seen: list[tuple[str, str]] = []
    while (pair := asked(check)) is not None:
        assert (check.number, check.total) == (len(seen) + 1, ROUND)
        seen.append(pair)
        check.answer(same=False)
    assert tuple(seen) == PAIRS[:8]
    assert check.next_round == 2
    check.begin_round()
    assert (asked(check), check.number, check.total) == (PAIRS[8], 1, 2)
    through(check, True, True)
    assert (check.question, check.next_round) == (None, 0)


def test_the_next_question_is_there_before_the_comparison_is() -> None:
    check = Check(asking())
    through(check, True)
    assert check.is_waiting
    assert asked(check) == SECOND
    check.receive(asking({FIRST: "confirmed"}))
    assert not check.is_waiting
    assert asked(check) == SECOND, "what is asked stays"
    assert check.effect == "The same: 1 link more · 2 omissions fewer"


def test_implied_pairs_are_not_asked_again() -> None:
    check = Check(asking())
    through(check, True)
    check.receive(asking({FIRST: "confirmed"}, pairs=(FIRST, SECOND, PAIRS[5])))
    through(check, False)
    assert asked(check) == PAIRS[5]
    assert check.total == 3


def test_answers_given_while_it_compares_are_counted_together() -> None:
    check = Check(asking())
    through(check, True, False)
    check.receive(asking({FIRST: "confirmed"}))
    assert check.is_waiting, "the second answer is not in it"
    assert check.effect.startswith("The same: ")
    check.receive(asking({FIRST: "confirmed", SECOND: "rejected"}))
    assert not check.is_waiting
    assert check.effect == "Not the same: 1 link fewer"
    check = Check(asking())
    through(check, True, False)
    check.receive(asking({FIRST: "confirmed", SECOND: "rejected"}))
    assert check.effect == "2 answers: 1 link now firm · 2 omissions fewer"


def test_an_answer_that_changes_nothing_says_so() -> None:
    check = Check(asking())
    through(check, False)
    check.receive(asking({FIRST: "rejected"}))
    assert check.effect == "Not the same: nothing changes"


def test_a_comparison_for_another_reason_says_nothing() -> None:
    check = Check(asking())
    check.receive(asking())
    assert check.effect == ""


def test_undoing_an_answer_asks_again_and_names_it() -> None:
    check = Check(asking())
    through(check, True)
    check.receive(asking({FIRST: "confirmed"}))
    step = check.take_back()
    assert step is not None
    assert (step.question, step.same) == (question(*FIRST), True)
    assert (asked(check), check.number) == (FIRST, 1)
    assert check.is_waiting
    assert check.effect == ""
    check.receive(asking())
    assert check.effect == "Taken back: 1 link fewer · 2 omissions more"
    assert check.take_back() is None


def test_postponed_questions_come_last() -> None:
    check = Check(asking(pairs=PAIRS[:3]))
    through(check, None, True, None)
    assert (check.question, check.next_round) == (None, 2)
    assert check.summary[0] == "1 answer: 1 the same, 0 not the same · 2 for later"
    check.begin_round()
    assert [asked(check)] == [FIRST]
    through(check, False)
    assert asked(check) == PAIRS[2]
    through(check, None)
    assert (check.question, check.next_round) == (None, 1)
    check.take_back()
    check.take_back()
    assert asked(check) == FIRST


def test_the_summary_measures_the_round_as_a_whole() -> None:
    check = Check(asking())
    through(check, True, False, *[False] * 6)
    check.receive(asking({FIRST: "confirmed", **dict.fromkeys(PAIRS[1:8], "rejected")}))
    assert check.summary == (
        "8 answers: 1 the same, 7 not the same",
        "In all: 1 link now firm · 2 omissions fewer",
    )
    check.begin_round()
    assert "In all: nothing changed" in check.summary


def test_any_pair_can_be_asked_about_first() -> None:
    check = Check(asking(pairs=PAIRS[:2]))
    check.ask(question("south:3", "east:1"))
    assert (asked(check), check.number, check.total) == (("south:3", "east:1"), 1, 3)
    through(check, False)
    assert asked(check) == FIRST, "what would have been asked comes after it"


def test_a_pair_that_was_decided_before_can_be_asked_about_again() -> None:
    made = asking({FIRST: "confirmed"})
    check = Check(made)
    check.ask(question(*FIRST))
    through(check, True)
    assert not check.is_waiting
    assert check.effect == "Already decided this way"
    check.ask(question(*FIRST))
    through(check, False)
    assert check.is_waiting
    check.receive(asking({FIRST: "rejected"}))
    assert check.effect == "Not the same: 1 link fewer · 2 omissions more"


def test_an_answer_that_was_there_before_is_not_the_rounds_to_take_back() -> None:
    check = Check(asking({FIRST: "confirmed"}))
    check.ask(question(*FIRST))
    through(check, True, False)
    assert [step.changed_review for step in check.steps] == [False, True]
    check.take_back()
    check.take_back()
    assert asked(check) == FIRST
    assert not check.is_waiting


def test_an_answer_given_again_before_it_was_compared_can_be_taken_back_again() -> None:
    check = Check(asking())
    through(check, True)
    check.receive(asking({FIRST: "confirmed"}))
    check.take_back()
    through(check, True)
    assert check.steps[-1].changed_review


def test_a_question_that_is_asked_anew_waits_for_nothing() -> None:
    check = Check(asking())
    through(check, True)
    check.receive(asking({FIRST: "confirmed"}))
    check.ask(question(*FIRST))
    assert not check.is_waiting


def test_a_decision_that_was_there_stays_while_another_answer_is_waited_for() -> None:
    check = Check(asking({SECOND: "confirmed"}))
    through(check, True)
    check.ask(question(*SECOND))
    through(check, True)
    assert [step.changed_review for step in check.steps] == [True, False]


def test_an_answer_that_is_taken_back_is_waited_for_though_its_question_is_put_off() -> None:
    check = Check(asking())
    through(check, True)
    check.receive(asking({FIRST: "confirmed"}))
    check.take_back()
    check.put_off()
    assert check.is_waiting
    check.receive(asking())
    assert not check.is_waiting


def test_a_full_round_makes_room_for_a_pair() -> None:
    check = Check(asking())
    through(check, *[None] * 8)
    check.ask(question(*FIRST))
    assert (asked(check), check.number) == (FIRST, 1)


def test_a_sitting_goes_on_where_it_was_left() -> None:
    check = Check(asking())
    through(check, False)
    check.resume()
    assert (asked(check), check.number) == (SECOND, 2)
    check.receive(asking({FIRST: "rejected", SECOND: "confirmed"}))
    check.resume()
    assert asked(check) == PAIRS[2], "the second one was decided elsewhere"
    through(check, *[False] * 7)
    assert check.question is None
    check.resume()
    assert check.number == 1


def test_a_passage_that_is_gone_is_asked_about_no_more() -> None:
    check = Check(asking())
    through(check, None)
    made = asking(pairs=PAIRS[5:])
    gone = replace(made, articles=(made.articles[0], made.articles[1]))
    gone.__dict__["questions"] = tuple(question(*pair) for pair in PAIRS[5:7])
    check.receive(gone)
    assert asked(check) == PAIRS[5], "East is read no more"


def test_an_answer_about_an_article_that_was_read_again_is_waited_for_no_more() -> None:
    check = Check(asking())
    check.ask(question("north:2", "east:1"))
    through(check, True)
    made = asking()
    check.receive(replace(made, articles=(made.articles[0], made.articles[1])))
    assert not check.is_waiting, "East has other passages now"


def test_an_answer_that_was_undone_elsewhere_is_waited_for_no_more() -> None:
    check = Check(asking())
    through(check, True, False)
    check.receive(asking({FIRST: "confirmed", SECOND: "rejected"}))
    check.receive(asking({FIRST: "confirmed"}))
    assert not check.is_waiting, "u beside the text took the second answer back"
    check.ask(question(*SECOND))
    through(check, False)
    assert check.is_waiting, "it is given again"
    check.receive(asking({FIRST: "confirmed", SECOND: "rejected"}))
    assert not check.is_waiting


def test_an_answer_of_an_earlier_round_that_is_given_again_and_taken_back_still_stands() -> None:
    check = Check(asking())
    through(check, True)
    check.receive(asking({FIRST: "confirmed"}))
    check.begin_round()
    check.ask(question(*FIRST))
    through(check, True)
    check.take_back()
    assert not check.is_waiting


def test_nothing_to_ask() -> None:
    check = Check(asking(pairs=()))
    assert (check.question, check.next_round) == (None, 0)


NONE = Increase(0, 0)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Changes(NONE, NONE, 0, 0, 5), ""),
        (Changes(Increase(1, 1), NONE, 0, 1, 5), "1 link more · 1 difference more"),
        (Changes(Increase(-1, 0), NONE, 0, -2, 0), "1 link fewer · 2 differences fewer"),
        (Changes(NONE, Increase(-2, 0), 3, 0, 5), "2 omissions fewer"),
        (Changes(NONE, Increase(1, 1), 0, 0, 5), "1 omission more"),
        (
            Changes(Increase(0, 1), Increase(0, -1), 0, 0, 0),
            "1 link now firm · 1 omission no longer firm",
        ),
        (Changes(NONE, NONE, 2, 0, 0), "2 omissions more certain"),
    ],
)
def test_changes_are_named_in_a_few_words(found: Changes, said: str) -> None:
    assert changes_text(found) == said


def test_changes_count_links_omissions_and_points_that_moved() -> None:
    before, after = asking(), asking({FIRST: "confirmed", SECOND: "rejected"})
    found = changes(before, after)
    assert (found.links, found.omissions) == (Increase(0, 1), Increase(-2, -2))
    assert changes(before, before) == Changes(NONE, NONE, 0, 0, 0)
    moved = replace(before.points[0], not_found_in=())
    other = replace(before.points[1], id="point-9")
    after = replace(before, points=(moved, other, *before.points[2:]))
    assert changes(before, after).moved_points == 2


def test_an_omission_is_more_certain_only_where_it_was_listed_before() -> None:
    before = comparison()
    first, *others = before.omission_of.values()
    absent = tuple(Absence(one.article, 0.99, "firm") for one in first.absent)
    after = replace(before, findings=(replace(first, absent=absent), *others))
    assert changes(before, after).surer_omissions == 1
    assert changes(after, before).surer_omissions == 0
    assert changes(replace(before, findings=tuple(others)), after).surer_omissions == 0


def test_a_passage_is_shown_with_the_paragraphs_around_it() -> None:
    made = comparison()
    shown = in_context(made, "south:3", "north:2")
    assert shown.head == "South ¶3"
    assert [span.of(shown.text) for span in shown.paragraphs] == [
        passage.text for passage in made.article["south"].passages
    ]
    words = {span.of(shown.text) for span in shown.common}
    assert {"nine", "countries", "harbour", "Monday"} <= words
    assert all(shown.passage.span.start <= span.start for span in shown.common)
