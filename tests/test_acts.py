"""The act that a figure belongs to: what was done on a day, or took so long."""

from __future__ import annotations

import pytest

from corpus.extraction.quantities.acts import Act, act_of, occasion
from corpus.extraction.quantities.clause_context import object_of, subject_of
from tests.articles import place_of


def act(text: str, figure: str) -> Act:
    """The act of a figure of one word."""
    tokens, at = place_of(text, figure)
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
        ("She resigned Tuesday.", "Tuesday", "resign"),
        ("She resigned; Tuesday was dull.", "Tuesday", ""),
        ("She resigned — Tuesday was dull.", "Tuesday", ""),
        ("She resigned (Tuesday was dull).", "Tuesday", ""),
        ("She resigned: Tuesday was dull.", "Tuesday", ""),
    ],
)
def test_act_is_the_verb_of_the_clause(text: str, figure: str, name: str) -> None:
    assert act(text, figure).name == name


def test_speaking_is_distinguished_from_acting() -> None:
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


def words(number: int) -> str:
    """So many words that are no verbs."""
    return "dull " * number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # ten tokens before a figure, twelve after it
        (f"She resigned {words(8)}on Tuesday.", "resign"),
        (f"She resigned {words(9)}on Tuesday.", ""),
        (f"On Tuesday {words(11)}resigned.", "resign"),
        (f"On Tuesday {words(12)}resigned.", ""),
        (f"On Tuesday, {words(11)}resigned.", "resign"),
        (f"On Tuesday, {words(12)}resigned.", ""),
        # five letters of a word in -ed
        ("They faded on Tuesday.", "fade"),
        ("They shed on Tuesday.", ""),
        # four tokens of a name between commas
        ("They jailed the pilot, Tom Tom Tom Reed, on Tuesday.", "sentence"),
        ("They jailed the pilot, Tom Tom Tom Tom Reed, on Tuesday.", ""),
        # five tokens of an office
        (f"She resigned as {words(4)}minister on Tuesday.", "resign"),
        (f"She resigned as {words(5)}minister on Tuesday.", ""),
    ],
)
def test_verb_is_looked_for_so_far_and_no_further(text: str, name: str) -> None:
    assert act(text, "Tuesday").name == name


@pytest.mark.parametrize(("between", "names"), [(7, {"vale"}), (8, set())])
def test_subject_and_object_stand_up_to_eight_tokens_from_the_verb(
    between: int, names: set[str]
) -> None:
    text = f"Vale {words(between)}resigned on Tuesday."
    assert subject_of(place_of(text, "Tuesday")[0], act(text, "Tuesday")).names == names
    text = f"jailed {words(between)}Vale on Tuesday."
    tokens, at = place_of(text, "Tuesday")
    assert object_of(tokens, act(text, "Tuesday"), at).names == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They jailed Tom Reed of Velden on Tuesday.", {"tom", "reed"}),
        ("They jailed the rival of Ada Brook on Tuesday.", set()),
    ],
)
def test_names_after_of_are_not_the_objects_own(text: str, names: set[str]) -> None:
    tokens, at = place_of(text, "Tuesday")
    assert object_of(tokens, act(text, "Tuesday"), at).names == names


@pytest.mark.parametrize(("between", "again"), [(2, True), (3, False)])
def test_again_stands_up_to_three_tokens_behind_the_verb(between: int, again: bool) -> None:
    text = f"They will meet {words(between)}again on Tuesday."
    assert occasion(place_of(text, "Tuesday")[0], act(text, "Tuesday")) == (True, again)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vale left, and Brook resigned on Tuesday.", {"brook"}),
        ("Vale left; Brook resigned on Tuesday.", {"brook"}),
        ("Vale said Brook resigned on Tuesday.", {"brook"}),
        ("Vale and Brook resigned on Tuesday.", {"vale", "brook"}),
    ],
)
def test_subject_is_not_looked_for_beyond_its_clause(text: str, names: set[str]) -> None:
    assert subject_of(place_of(text, "Tuesday")[0], act(text, "Tuesday")).names == names
