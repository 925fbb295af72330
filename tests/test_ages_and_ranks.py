"""Ages and ranks: how far from each other the words stand that make them so."""

from __future__ import annotations

import pytest

from corpus.extraction.quantities.extract import extract_figures
from corpus.extraction.quantities.figure import Figure


def first(text: str) -> Figure | None:
    """The first figure of a text; None for none."""
    return next(iter(extract_figures(text, None)), None)


def age_of(text: str) -> str | None:
    """Whose age the first figure of a text is; None for no age."""
    found = first(text)
    return found.of if found and found.kind == "age" else None


@pytest.mark.parametrize(("age", "of"), [(125, "Ada Brook"), (126, None)])
def test_ages_above_125_are_not_read(age: int, of: str | None) -> None:
    assert age_of(f"Ada Brook, {age}, left.") == of


@pytest.mark.parametrize(("between", "of"), [(5, "Ada Brook"), (6, None)])
def test_the_age_of_a_death_is_said_up_to_six_tokens_behind_the_verb(
    between: int, of: str | None
) -> None:
    assert age_of(f"Ada Brook died {'long ' * between}at 86.") == of


@pytest.mark.parametrize(
    ("aside", "of"),
    [
        (f"the {'dull ' * 4}poet", "Tom Reed"),
        (f"the {'dull ' * 5}poet", ""),
        (f"who {'long ' * 20}left", "Tom Reed"),
        (f"who {'long ' * 21}left", ""),
    ],
)
def test_an_aside_between_a_name_and_an_age_has_seven_tokens_and_a_clause_23(
    aside: str, of: str
) -> None:
    assert age_of(f"Tom Reed, {aside}, died at the age of 86.") == of


@pytest.mark.parametrize(
    ("rank", "counts"), [("second", False), ("third", True), ("2nd", False), ("3rd", True)]
)
def test_first_and_second_of_several_are_not_ranks(rank: str, counts: bool) -> None:
    assert (first(f"It was among the {rank} bridges there.") is not None) is counts


@pytest.mark.parametrize(("digits", "counts"), [(9, True), (10, False)])
def test_a_rank_has_nine_digits_at_most(digits: int, counts: bool) -> None:
    assert (first(f"the {'1' * digits}th boat") is not None) is counts


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Ranked third in the league.", 3),
        ("The club ranked joint third.", 3),
        ("The club fell to fifth.", 5),
        ("The club came home third.", None),
        ("To third.", None),
    ],
)
def test_a_rank_without_a_noun_is_the_result_of_a_verb(text: str, rank: int | None) -> None:
    found = first(text)
    assert (found.low if found else None) == rank


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The baker, 29, left.", "baker"),
        ("Ada Brook, who is 36, left.", "Ada Brook"),
        ("Ada Brook, who was 36, left.", "Ada Brook"),
        ("The actor was 86.", ""),
        ("The poet Tom Reed died at the age of 86.", "Tom Reed"),
        ("A HUNTER died at the age of 86.", ""),
        ("She was 86.", ""),
        ("The ferry was 86.", None),
        ("Then the actor was 86.", None),
    ],
)
def test_an_age_is_of_the_person_beside_it(text: str, of: str | None) -> None:
    assert age_of(text) == of


def test_a_number_set_off_after_a_noun_is_the_age_of_one_person_and_the_count_of_several() -> None:
    assert age_of("The protester, 40, was held.") == "protester"
    several = first("The protesters, 40, were held.")
    assert several is not None
    assert (several.kind, several.low) == ("count", 40)


@pytest.mark.parametrize(
    ("text", "is_score"),
    [
        ("The team won 5-3 in the match.", True),
        ("The team won 5-3 -- in the match.", True),
        ("The team won 5-3% in the match.", False),
        ("The team won 5-3/2 in the match.", False),
    ],
)
def test_two_numbers_with_a_sign_right_behind_them_are_no_score(text: str, is_score: bool) -> None:
    found = first(text)
    assert found is not None
    assert (found.unit == "score") is is_score
