"""What shows that two figures are about two things: one example for each sign."""

from __future__ import annotations

import pytest

from corpus.findings.figure_mentions import Mention, find_mentions
from corpus.findings.figure_referents import may_be_of_one_thing
from tests.articles import article


def mention(text: str, number: float) -> Mention:
    """The figure of a text that begins with a number."""
    found = (one for said in find_mentions(article("a", text)).values() for one in said)
    return next(one for one in found if one.figure.low == number)


@pytest.mark.parametrize(
    ("one", "number", "other", "number_of_other"),
    [
        ("James Holm left in May.", 5, "Ada Brook left in June.", 6),
        ("Sales rose 4 percent in March.", 4, "Sales rose 6 percent in April.", 6),
        ("The share was 12 percent, up from 9 percent.", 9, "The share was 8 percent.", 8),
        ("Rates rose to 5 percent.", 5, "Rates rose by 2 percent.", 2),
        ("Two people died on the spot, and a third in hospital.", 2, "Three people died.", 3),
        ("He was hit by seven bullets.", 7, "It was loaded with four bullets.", 4),
        ("He paid a fine of $2 million.", 2e6, "Prosecutors asked for $5 million.", 5e6),
        ("He got a salary of $2 million.", 2e6, "He got a bonus of $5 million.", 5e6),
        ("The storm killed nine women.", 9, "The storm killed four men.", 4),
        ("They jailed Tom Reed for 4 years.", 4, "They jailed a son of Tom Reed for 6 years.", 6),
        ("There were 300 foreign troops.", 300, "There were 400 local troops.", 400),
    ],
)
def test_each_sign_shows_that_two_figures_are_about_two_things(
    one: str, number: float, other: str, number_of_other: float
) -> None:
    a, b = mention(one, number), mention(other, number_of_other)
    assert not may_be_of_one_thing(a, b)
    assert not may_be_of_one_thing(b, a)


def test_two_figures_without_a_sign_may_be_about_one_thing() -> None:
    a, b = mention("The storm killed nine people.", 9), mention("A storm killed four people.", 4)
    assert may_be_of_one_thing(a, b)


def test_the_home_of_a_person_is_not_taken_for_the_name_of_another() -> None:
    a = mention("The court jailed Tom Reed of Velden for four years.", 4)
    b = mention("The court jailed his brother Tom Reed for six years.", 6)
    assert may_be_of_one_thing(a, b)
