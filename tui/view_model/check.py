"""Check asks of two passages at a time: do they report the same thing? In rounds of eight.

An answer is a decision in the review: yes confirms the link of the two passages, no rejects it. The
articles are then compared again, and Check says what that changed: how many links there are, and
how many omissions. An omission is a point, one thing that articles report, that some article lacks.
*Firm* is what is sure enough to be stated, or what a person decided; all else is only likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Passage, Span, article_of
from corpus.reports.phrases import count
from corpus.statistics import Changes, Increase, changes

if TYPE_CHECKING:
    from corpus.alignment.questions import Question
    from corpus.comparison import Comparison

ROUND = 8
"""Questions of a round: few enough for two minutes."""


@dataclass(frozen=True, slots=True)
class Step:
    """A question that was asked, and what became of it."""

    question: Question
    same: bool | None
    """Whether both passages report the same; None where it was put off."""
    was_decided: bool = False
    """Whether the review had the same decision before."""

    @property
    def changed_review(self) -> bool:
        """Whether the review must be changed to take it back."""
        return self.same is not None and not self.was_decided


@dataclass(frozen=True, slots=True)
class ReviewChange:
    """A change to the review: an answer that was given, or taken back."""

    question: Question
    same: bool
    is_given: bool

    def is_in(self, comparison: Comparison) -> bool:
        """Whether a comparison was made with it."""
        has_answer = _answer_in(comparison, self.question) is self.same
        return has_answer if self.is_given else not has_answer


class Check:
    """The state of Check: which question is asked, what was answered, and what that changed.

    Comparisons arrive later than answers. The next question is taken from the one that is there,
    and what an answer has changed is known once there is a comparison with that answer: `receive`
    takes it.
    """

    def __init__(self, comparison: Comparison) -> None:
        """Begin a round with the most consequential question."""
        self.comparison = comparison
        self._earlier: list[Step] = []
        """The steps of earlier rounds."""
        self._steps: list[Step] = []
        """The steps of this round."""
        self._begun_with = comparison
        """What the changes of the round are measured against."""
        self._changes = changes(comparison, comparison)
        """What the answers of this round have changed."""
        self._awaited: Mapping[str, ReviewChange] = {}
        """The last changes that the comparison was made without, by the question's id."""
        self.effect = ""
        """What the last answers that were compared have changed; empty where that was nothing new.

        While `is_waiting`, later answers are still to be compared.
        """
        self.question = self._next()
        """What is asked; None at the end of the round, or where nothing is left to ask."""

    # The round

    @property
    def steps(self) -> Sequence[Step]:
        """What has been asked in this round."""
        return self._steps

    @property
    def number(self) -> int:
        """Which question of the round this is, counted from 1."""
        return len(self._steps) + 1

    @property
    def total(self) -> int:
        """How many questions the round has: eight, or as many as there are."""
        left = self._open()
        if self.question is not None and self.question not in left:
            left.append(self.question)
        return min(ROUND, len(self._steps) + len(left))

    @property
    def next_round(self) -> int:
        """How many questions the next round would have."""
        return min(ROUND, len(self._open()) + sum(step.same is None for step in self._steps))

    def ask(self, question: Question) -> None:
        """Ask this question now, even if it is decided; the one that was on the screen comes next.

        Where it was answered in this round, it is answered anew.
        """
        if len(self._steps) == ROUND:
            self.begin_round()
        self._steps = [step for step in self._steps if step.question.id != question.id]
        self.question = question

    def resume(self) -> None:
        """Go on after Check was left, with the same question unless it was decided meanwhile."""
        if self.question is None:
            self.begin_round()
        elif _answer_in(self.comparison, self.question) is not None:
            self.question = self._next()

    def answer(self, *, same: bool) -> None:
        """Record the answer to the question, and ask the next one."""
        self._record(same)

    def put_off(self) -> None:
        """Leave the question for a later round."""
        self._record(None)

    def take_back(self) -> Step | None:
        """Ask the last question of the round again; returns what became of it before, if any."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self.question, self.effect = step.question, ""
        if step.same is not None and not step.was_decided:
            self._await(ReviewChange(step.question, step.same, is_given=False))
        return step

    def begin_round(self) -> None:
        """Begin the next eight questions."""
        self._earlier += self._steps
        self._steps = []
        self._begun_with = self.comparison
        self._changes = changes(self.comparison, self.comparison)
        self.effect = ""
        self.question = self._next()

    # Comparisons

    @property
    def is_waiting(self) -> bool:
        """Whether a comparison with all answers, and none that was taken back, is to come.

        None is to come for answers about passages that are gone since their articles were read
        again.
        """
        return any(self._can_ask(change.question) for change in self._awaited.values())

    def receive(self, comparison: Comparison) -> None:
        """Take a newer comparison, and find what the answers in it have changed."""
        before, self.comparison = self.comparison, comparison
        made = [change for change in self._awaited.values() if change.is_in(comparison)]
        if made:
            self._awaited = {
                id_: change for id_, change in self._awaited.items() if change not in made
            }
            new = [change.same for change in made if change.is_given]
            changed = changes_text(changes(before, comparison))
            if new:
                changed = changed or "nothing changes"
            self.effect = ": ".join(filter(None, (_heading(new), changed)))
        self._changes = changes(self._begun_with, comparison)
        if self.question is not None and not self._can_ask(self.question):
            self.question = self._next()

    @property
    def moved_points(self) -> int:
        """How many points have other passages, or are missing elsewhere, since the round began."""
        return self._changes.moved_points

    @property
    def summary(self) -> tuple[str, ...]:
        """What was answered in the round, and what that changed, in lines."""
        same = sum(step.same is True for step in self._steps)
        not_same = sum(step.same is False for step in self._steps)
        put_off = len(self._steps) - same - not_same
        answers = (
            f"{count(same + not_same, 'answer')}: {same:,} the same, {not_same:,} not the same"
        )
        moved = f"{count(self.moved_points, 'point')} moved" if self.moved_points else ""
        changed = " · ".join(filter(None, (changes_text(self._changes), moved)))
        return (
            f"{answers} · {put_off:,} for later" if put_off else answers,
            f"In all: {changed or 'nothing changed'}",
        )

    def _record(self, same: bool | None) -> None:
        if self.question is None:
            return
        was_decided = same is not None and self._decided(self.question) is same
        self._steps.append(Step(self.question, same, was_decided))
        if was_decided:
            self.effect = "Already decided this way"
        elif same is not None:
            self._await(ReviewChange(self.question, same, is_given=True))
        self.question = self._next() if len(self._steps) < ROUND else None

    def _next(self) -> Question | None:
        return next(iter(self._open()), None)

    def _open(self) -> list[Question]:
        """The questions to ask next, in their order: what was put off before this round last."""
        latest, in_round = self._latest(), {step.question.id for step in self._steps}
        fresh = [question for question in self.comparison.questions if question.id not in latest]
        put_off = [
            step.question
            for id_, step in latest.items()
            if step.same is None and id_ not in in_round and self._can_ask(step.question)
        ]
        return [*fresh, *put_off]

    def _can_ask(self, question: Question) -> bool:
        """Whether both passages are there: an article may have been read again."""
        return {question.a, question.b} <= self.comparison.passage.keys()

    def _latest(self) -> Mapping[str, Step]:
        """The last step of each question that was asked, by its id."""
        return {step.question.id: step for step in (*self._earlier, *self._steps)}

    def _decided(self, question: Question) -> bool | None:
        """What the review says of a question, with what changed since the comparison was made."""
        change = self._awaited.get(question.id)
        if change is None:
            return _answer_in(self.comparison, question)
        return change.same if change.is_given else None

    def _await(self, change: ReviewChange) -> None:
        """Wait for a comparison with a change, unless this one has it."""
        others = {id_: other for id_, other in self._awaited.items() if id_ != change.question.id}
        is_there = change.is_in(self.comparison)
        self._awaited = others if is_there else {**others, change.question.id: change}


def _answer_in(comparison: Comparison, question: Question) -> bool | None:
    """Whether the review of a comparison calls both passages the same; None if it is silent."""
    decision = comparison.reviewed.decisions.get(frozenset((question.a, question.b)))
    return None if decision is None else decision != "rejected"


# What has changed, in words.


def changes_text(changed: Changes) -> str:
    """Changes in a few words: "1 link more · 1 omission fewer"; empty where there are none."""
    parts = (*_increase("link", changed.links), *_increase("omission", changed.omissions))
    if changed.surer_omissions and not parts:
        parts = (f"{count(changed.surer_omissions, 'omission')} more certain",)
    if changed.differences:
        parts = (*parts, _more("difference", changed.differences))
    return " · ".join(parts)


def _increase(noun: str, increase: Increase) -> Iterator[str]:
    """How many there are more; where there are as many, how many more of them are firm."""
    if increase.all:
        yield _more(noun, increase.all)
    elif increase.firm > 0:
        yield f"{count(increase.firm, noun)} now firm"
    elif increase.firm < 0:
        yield f"{count(-increase.firm, noun)} no longer firm"


def _more(noun: str, by: int) -> str:
    return f"{count(abs(by), noun)} {'more' if by > 0 else 'fewer'}"


def _heading(answers: Sequence[bool]) -> str:
    """What led to a change: one answer, several, or none, if some were taken back."""
    if not answers:
        return "Taken back"
    if len(answers) > 1:
        return count(len(answers), "answer")
    return "The same" if answers[0] else "Not the same"


# The passages of a question, as the screen shows them.


AROUND = 3
"""Paragraphs before and after that of a passage; as many are shown as there is room for."""


@dataclass(frozen=True, slots=True)
class PassageInContext:
    """A passage of a question, with what stands around it."""

    head: str
    """Outlet and paragraph and, if it is known, the date."""
    text: str
    """The text of the whole article."""
    passage: Passage
    paragraphs: tuple[Span, ...]
    """The passage's own, and those around it, in the text."""
    common: tuple[Span, ...]
    """The words of the passage that the other one has too, in the text."""


def in_context(comparison: Comparison, passage: str, other: str) -> PassageInContext:
    """A passage, by its id, as Check shows it beside another one."""
    from corpus.findings.word_diff import common_words
    from corpus.reports.phrases import day

    article, shown = comparison.article[article_of(passage)], comparison.passage[passage]
    at = shown.paragraph - 1
    common = common_words(shown.text, [comparison.passage[other].text])
    head = f"{comparison.labels[article.id]} ¶{shown.paragraph}"
    return PassageInContext(
        f"{head} · {day(article.published)}" if article.published else head,
        article.text,
        shown,
        article.paragraphs[max(0, at - AROUND) : at + AROUND + 1],
        tuple(map(shown.span.absolute, common)),
    )
