"""The act that a figure belongs to: what was done on a day, or took so long."""

from __future__ import annotations

import pytest

from corpus.extraction.quantities.acts import Act, act_of
from corpus.extraction.quantities.tokens import Tokens


def act(text: str, figure: str) -> Act:
    """The act of a figure of one word."""
    tokens = Tokens.of(text)
    at = next(place for place, token in enumerate(tokens.all) if token.text == figure)
    return act_of(tokens, at, at + 1)


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("The senate passed the bill on Tuesday.", "Tuesday", "pass"),
        ("On Wednesday, the House voted on a bill.", "Wednesday", "pass"),
        ("A staffer on Friday apologized for a post.", "Friday", "apologize"),
        ("She had to apologize Saturday for a post.", "Saturday", "apologize"),
        ("The vote on Tuesday was close.", "Tuesday", "pass"),
        ("He resigned after a row, and left on Friday.", "Friday", "resign"),
        ("The abbey, founded in 1120, was closed.", "1120", "found"),
        ("She was in court on Friday, when the judge resigned.", "Friday", ""),
        ("The deal that he signed was on Monday called off.", "Monday", ""),
    ],
)
def test_act_is_the_verb_of_the_clause(text: str, figure: str, name: str) -> None:
    assert act(text, figure).name == name


def test_saying_something_is_told_from_doing_it() -> None:
    assert act("The mayor said on Tuesday that it rained.", "Tuesday").says
    assert not act("The mayor resigned on Tuesday.", "Tuesday").says


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("They met on Tuesday.", True),
        ("She resigned on Tuesday.", False),
        ("They juggled on Tuesday.", None),
    ],
)
def test_acts_that_happen_again_are_known(text: str, recurs: bool | None) -> None:
    assert act(text, "Tuesday").recurs is recurs
