"""The harbour meeting with questions about it: answers change it as a real comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from corpus.alignment.questions import Question, question_id
from corpus.article import Article
from corpus.comparison import Comparison
from corpus.model import Link
from corpus.review.apply import resolve_review
from corpus.review.model import EMPTY, Choice, Review
from corpus.settings import Settings
from tests.meeting import comparison

PAIRS = (
    ("north:4", "south:2"),
    ("north:3", "east:1"),
    ("north:4", "south:1"),
    ("north:4", "south:3"),
    ("north:3", "south:2"),
    ("north:3", "south:3"),
    ("north:2", "south:1"),
    ("north:2", "south:2"),
    ("north:2", "east:1"),
    ("south:2", "east:1"),
)
"""What is asked, in this order."""


def question(a: str, b: str) -> Question:
    """The question about two passages."""
    return Question(question_id(a, b), a, b, 0.3, "“Same” lists it as shared.")


def asking(
    decided: dict[tuple[str, str], Choice] | None = None,
    pairs: Sequence[tuple[str, str]] = PAIRS,
) -> Comparison:
    """The meeting as it is compared after some decisions; they are asked about no more.

    An omission of a passage ends for good where any link of it is confirmed.
    """
    made, choices = comparison(), decided or {}
    rejected = tuple(pair for pair, choice in choices.items() if choice == "rejected")
    confirmed = {pair for pair, choice in choices.items() if choice != "rejected"}
    links = [one for one in made.links if (one.a, one.b) not in choices]
    links += [Link(*pair, 0.3, "partial", origin="confirmed", tier="firm") for pair in confirmed]
    shared = {end for pair in confirmed for end in pair}
    findings = tuple(one for one in made.findings if not shared.intersection(one.passages))
    made = replace(made, links=tuple(links), rejected=rejected, findings=findings)
    left = tuple(question(*pair) for pair in pairs if pair not in choices)
    made.__dict__["questions"] = left  # in the place of those that scores would lead to
    return made


def compare(
    _: Sequence[Article], __: Settings, *, review: Review | None = None, **___: Any
) -> Comparison:
    """Stands in for `corpus.comparison.compare`."""
    found = resolve_review(review or EMPTY, comparison().articles).decisions
    order = [passage for one in comparison().articles for passage in (p.id for p in one.passages)]
    decided: dict[tuple[str, str], Choice] = {}
    for (one, other), choice in found.items():
        a, b = sorted((one, other), key=order.index)
        decided[a, b] = choice
    return asking(decided)
