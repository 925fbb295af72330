"""`srcdiff questions` and `srcdiff answer`: what to ask a reader, and what was answered."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus.alignment.questions import Question, asked_passages, context
from corpus.article import Article, article_of
from corpus.comparison import Comparison, compare
from corpus.reading.parsed import UnreadableError
from corpus.reading.source import read_bytes
from corpus.reports import ReportError, write
from corpus.review import Review, ReviewError, read, review_path
from corpus.review import write as write_review
from corpus.review.edits import decide
from corpus.review.model import EMPTY, Choice, LostError
from corpus.segmentation import segment
from corpus.stories.story import Story
from corpus.text_cleaning import clean_line
from tui.cli.console import SAME, TROUBLE, print_bytes, print_error, print_text, show_progress
from tui.preferences import Preferences


class AnswersError(Exception):
    """Answers that cannot be taken; as a string, one line that says which and why."""


class Answer(NamedTuple):
    """Whether two passages report the same, as a reader answered."""

    a: str
    b: str
    same: bool


def write_questions(arguments: Namespace, story: Story, preferences: Preferences) -> int:
    """Write the questions about a story, a JSON line each; returns the exit code."""
    try:
        with show_progress(f"comparing {len(story.articles):,} reports"):
            comparison = compare(
                story.articles,
                preferences.settings,
                title=story.title,
                problems=story.problems,
                review=_read_review(story, arguments.review),
            )
            questions = comparison.ranked_questions(arguments.order)[: arguments.limit]
        lines = "".join(f"{line}\n" for line in question_lines(comparison, questions))
        content = lines.encode("utf-8", "backslashreplace")
        if arguments.output:
            write(arguments.output, content, overwrite=arguments.force, sources=story.files)
        else:
            print_bytes(content)
    except (ReportError, ReviewError) as error:
        print_error(str(error))
        return TROUBLE
    return TROUBLE if story.problems else SAME


def question_lines(comparison: Comparison, questions: Iterable[Question]) -> Iterator[str]:
    """Each question as a line of JSON, with both passages and the paragraphs around them."""
    for one in questions:
        row: dict[str, Any] = {
            "id": one.id,
            "a": one.a,
            "b": one.b,
            "score": round(one.score, 4),
            "says": clean_line(one.says),
            "points": one.points,
            "a_text": comparison.passage[one.a].text,
            "b_text": comparison.passage[one.b].text,
            "a_paragraph": _paragraph(comparison, one.a),
            "b_paragraph": _paragraph(comparison, one.b),
        }
        yield json.dumps(row, ensure_ascii=False)


def _paragraph(comparison: Comparison, passage: str) -> str:
    """The paragraph of a passage; if it holds nothing else, with those before and after it."""
    article = comparison.article[article_of(passage)]
    return context(article, comparison.passage[passage]).of(article.text)


def save_answers(arguments: Namespace, story: Story) -> int:
    """Write answers into the review of a story and say how many; returns the exit code.

    If one of them cannot be taken, nothing is written.
    """
    try:
        articles = [one if one.passages else segment(one) for one in story.articles]
        answers = list(parse_answers(_read_answers(arguments.answers), articles))
        path = review_path(story, arguments.review)
        before = read(path)
        write_review(path, with_answers(before, articles, answers), since=before)
    except (AnswersError, ReviewError) as error:
        print_error(str(error))
        return TROUBLE
    print_text(f"{summary(answers)}\n")
    return TROUBLE if story.problems else SAME


def parse_answers(text: str, articles: Sequence[Article]) -> Iterator[Answer]:
    """The answers in JSON Lines; empty lines are skipped.

    Raises:
        AnswersError: a line is no answer, or names passages that cannot be linked.

    """
    known = {passage.id: article.id for article in articles for passage in article.passages}
    for number, line in enumerate(text.split("\n"), 1):  # strings may hold other line ends
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise AnswersError(f"line {number} of the answers is not JSON") from None
        if not isinstance(row, dict) or not isinstance(row.get("same"), bool):
            raise AnswersError(f'line {number} of the answers has no "same": true or false')
        try:
            a, b = asked_passages(str(row.get("id")))
        except ValueError as error:
            raise AnswersError(f"line {number} of the answers: {error}") from None
        if unknown := [one for one in (a, b) if one not in known]:
            lost = clean_line(unknown[0])
            raise AnswersError(f"line {number} of the answers: no report has a passage {lost}")
        yield Answer(a, b, row["same"])


def with_answers(review: Review, articles: Sequence[Article], answers: Iterable[Answer]) -> Review:
    """A review with the answers in it; of several on the same two passages the last one counts.

    Raises:
        AnswersError: two passages cannot be linked: they are of one article, or boilerplate.

    """
    for answer in answers:
        try:
            choice: Choice = "confirmed" if answer.same else "rejected"
            review = decide(review, articles, answer.a, answer.b, choice)
        except LostError as error:
            raise AnswersError(f"{answer.a} and {answer.b}: {error}") from None
    return review


def summary(answers: Sequence[Answer]) -> str:
    """How many answers there were, and what they decided.

    >>> summary([Answer("a:1", "b:1", True), Answer("a:2", "b:1", False)])
    '2 answers: 1 link confirmed, 1 rejected'
    """
    same = sum(answer.same for answer in answers)
    total = f"{len(answers):,} answer{'' if len(answers) == 1 else 's'}"
    links = f"{same:,} link{'' if same == 1 else 's'}"
    return f"{total}: {links} confirmed, {len(answers) - same:,} rejected"


def _read_review(story: Story, path: str | None) -> Review:
    """The review at `path`; None is for the story's own, "" for none. Empty without a file."""
    if path == "":
        return EMPTY
    return read(Path(path) if path else review_path(story))


def _read_answers(source: str) -> str:
    """The text of a file of answers, or of standard input for "-"; raises AnswersError."""
    try:
        return read_bytes(source, stdin=sys.stdin.buffer if sys.stdin else None).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswersError(f"{clean_line(source)}: not UTF-8") from None
    except UnreadableError as error:
        raise AnswersError(f"{clean_line(source)}: {error}") from None
