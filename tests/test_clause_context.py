"""What a clause says of its figure: whether it is a fact, whose names are near, what lasts."""

from __future__ import annotations

import pytest

from corpus.extraction.quantities.clause_context import is_in_office, names_around, stance
from tests.articles import place_of


@pytest.mark.parametrize(("between", "expected"), [(7, "expected"), (8, "")])
def test_words_of_expectation_are_read_up_to_eight_tokens_before(
    between: int, expected: str
) -> None:
    assert stance(*place_of(f"They expect {'dull ' * between}12 boats.", "12")) == expected


@pytest.mark.parametrize(("speaker", "is_near"), [("Ada Brook", False), ("Dr Ada Brook", True)])
def test_a_speaker_within_four_tokens_of_a_comma_is_not_a_name_of_the_clause(
    speaker: str, is_near: bool
) -> None:
    tokens, at = place_of(f"Vale sank 12 boats, {speaker} also said.", "12")
    names = names_around(tokens, at, at + 1, lambda _: True)
    assert ("brook" in names, "vale" in names) == (is_near, True)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("She was minister for six years.", True),
        ("She left as minister after six years.", False),
        ("She lived there for six years.", False),
        ("She had six years in office.", True),
        ("She had six years at the helm.", True),
        ("She had six years in Sarne.", False),
    ],
)
def test_terms_of_office_are_known_by_the_words_beside(text: str, is_so: bool) -> None:
    tokens, at = place_of(text, "six")
    assert is_in_office(tokens, at, at + 2) is is_so
