"""What a number counts: how far from it the noun may stand, and what happened to it."""

from __future__ import annotations

import pytest

from corpus.extraction.quantities.counted_noun import is_of_another_number, part_before
from corpus.extraction.quantities.extract import extract_figures
from corpus.extraction.quantities.figure import Figure
from tests.articles import place_of


def first(text: str) -> Figure:
    """The first figure of a text."""
    return extract_figures(text, None)[0]


def words(number: int) -> str:
    """So many adjectives."""
    return "dull " * number


@pytest.mark.parametrize(("adjectives", "head"), [(4, "ship"), (5, "")])
def test_a_counted_noun_is_among_the_five_words_after_its_number(
    adjectives: int, head: str
) -> None:
    assert first(f"The navy has 30 {words(adjectives)}boats.").head == head


@pytest.mark.parametrize(("adjectives", "of"), [(4, "Richter scale"), (5, "")])
def test_a_scale_is_among_the_six_tokens_after_its_number(adjectives: int, of: str) -> None:
    assert first(f"It was 6.1 on the {words(adjectives)}Richter scale.").of == of


@pytest.mark.parametrize(("adjectives", "counts"), [(4, True), (5, False)])
def test_a_number_is_of_another_one_up_to_five_words_on(adjectives: int, counts: bool) -> None:
    tokens, at = place_of(f"They won 10 of {words(adjectives)}16 games.", "of")
    assert is_of_another_number(tokens, at + 1) is counts


@pytest.mark.parametrize(("adjectives", "part"), [(2, "10"), (3, "")])
def test_a_part_stands_up_to_four_tokens_before_its_whole(adjectives: int, part: str) -> None:
    tokens, at = place_of(f"They won 10 of the {words(adjectives)}16 games.", "16")
    assert part_before(tokens, at) == part


@pytest.mark.parametrize(("adjectives", "of"), [(11, "boats"), (12, "")])
def test_the_number_of_something_is_said_up_to_fifteen_tokens_later(
    adjectives: int, of: str
) -> None:
    assert first(f"The number of boats {words(adjectives)}was 300.").of == of


@pytest.mark.parametrize(("adjectives", "outcome"), [(4, "destroyed"), (5, "")])
def test_outcomes_are_read_up_to_five_tokens_after_the_place_of_a_noun(
    adjectives: int, outcome: str
) -> None:
    assert first(f"85 schools in {words(adjectives)}were destroyed.").outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Shots killed 12 people.", "killed"),
        ("Shots killed old 12 people.", "killed"),
        ("Shots killed old and 12 people.", ""),
        ("Two were killed, 12 people left.", ""),
        ("Two were killed and 12 people left.", ""),
        ("Doctors at a Lorn hospital followed 12 people.", ""),
        ("The director greeted 12 hospital workers.", ""),
        ("In hospital, doctors followed 12", ""),
    ],
)
def test_outcomes_before_a_number_are_in_its_own_clause(text: str, outcome: str) -> None:
    assert extract_figures(text, None)[-1].outcome == outcome
