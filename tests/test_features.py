"""Features of candidate pairs: exclusivity, and what the first pass expects near a pair."""

from __future__ import annotations

from math import sqrt

import pytest

from corpus.alignment.article_pair import pair_documents
from corpus.alignment.candidates import find_candidates
from corpus.alignment.document import Speakers, document_of
from corpus.alignment.features import first_pass_features, neighbourhood, same_speaker
from tests.articles import article, article_of_text

FIRST = {(3, 3): 0.5, (4, 4): 0.4, (5, 3): 0.1, (3, 9): 1.0}


def test_neighbours_count_the_nearer_the_more_and_the_cell_itself_does_not() -> None:
    (found,) = neighbourhood(FIRST, [(3, 3)])
    assert found == pytest.approx(sqrt(0.4 / 2 + 0.1 / 4))


@pytest.mark.parametrize("row", range(-2, 3))
@pytest.mark.parametrize("column", range(-2, 3))
def test_a_neighbour_counts_by_one_over_the_square_of_its_distance(row: int, column: int) -> None:
    (found,) = neighbourhood({(3 + row, 3 + column): 1.0, (9, 9): 0.0}, [(3, 3)])
    square = row**2 + column**2
    assert found == pytest.approx(sqrt(1 / square) if square else 0.0)


@pytest.mark.parametrize("far", [(0, 3), (6, 3), (3, 0), (3, 6)])
def test_a_passage_three_places_away_is_not_a_neighbour(far: tuple[int, int]) -> None:
    assert list(neighbourhood({far: 1.0, (9, 9): 0.0}, [(3, 3)])) == [0.0]


def test_cells_are_answered_in_the_order_given() -> None:
    cells = [(4, 4), (3, 3), (5, 4), (3, 9)]
    apart = [next(neighbourhood(FIRST, [cell])) for cell in cells]
    assert list(neighbourhood(FIRST, cells)) == apart


def test_nothing_is_near_across_the_edge_of_a_row() -> None:
    assert list(neighbourhood({(0, 5): 1.0, (1, 0): 1.0}, [(0, 5), (1, 0)])) == [0.0, 0.0]


def test_rows_and_columns_may_change_places() -> None:
    turned = {(b, a): chance for (a, b), chance in FIRST.items()}
    cells = list(FIRST)
    assert list(neighbourhood(FIRST, cells)) == list(
        neighbourhood(turned, [(b, a) for a, b in cells])
    )


def test_a_shared_word_counts_as_exclusive_by_its_strongest_candidate() -> None:
    a = article("a", "Glassblowers in Murano went on strike.", "The strike was long.")
    b = article("b", "A strike by glassblowers began.", "No strike has ended.")
    pair = pair_documents(document_of(a), document_of(b))
    words = pair.families
    found = first_pass_features(words, find_candidates(pair, 0.0))
    strongest = max(found.values())
    for strength, exclusivity, _ in found.values():
        assert exclusivity <= strength**2 + 1e-9
    assert strongest[1] == pytest.approx(strongest[0] ** 2)
    assert min(found.values())[1] < min(found.values())[0] ** 2


def test_unnamed_people_are_never_speakers_in_two_reports() -> None:
    text = "Ada Brook said it rained.\n\nOfficials said so.\n\nThe ministry denied it."
    found = document_of(article_of_text("a", text)).quoted_speakers
    assert found == {
        "a:1": Speakers(frozenset({"brook"}), frozenset()),
        "a:3": Speakers(frozenset(), frozenset({"ministry"})),
    }


def test_a_person_and_a_body_may_be_one_speaker_and_two_people_are_not() -> None:
    brook, reed = (Speakers(frozenset({name}), frozenset()) for name in ("brook", "reed"))
    ministry = Speakers(frozenset(), frozenset({"ministry"}))
    assert same_speaker(brook, brook) == same_speaker(ministry, ministry) == 1
    assert same_speaker(brook, reed) == -1
    assert same_speaker(brook, ministry) == same_speaker(ministry, brook) == 0
