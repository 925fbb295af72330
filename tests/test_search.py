"""Words sought in all columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Passage, Span
from tests.meeting import comparison
from tui.view_model.place import Place
from tui.view_model.search import TextMatches, fold_case, search


def test_words_are_found_in_every_article_whatever_their_case() -> None:
    found = search(comparison(), "TWO")
    assert found.stops == {"north": [3], "south": [1], "east": [1]}
    assert (found.count, found.passage_count) == (3, 3)
    assert found.number(Place("south", "south:1")) == 2
    assert found.number(Place("south", "south:2")) is None


def test_a_search_goes_round() -> None:
    found = search(comparison(), "lighthouse")
    last = Place("east", "east:1")
    assert found.step(last, 1) == Place("north", "north:3")
    assert found.step(Place("north", "north:3"), -1) == last


def test_a_search_begins_in_the_column_where_the_reader_is() -> None:
    found = search(comparison(), "ministers")
    assert found.step(Place("south", "south:2"), 1) == Place("south", "south:1")
    assert found.step(Place("east", None), 1) == Place("north", "north:1")


def test_no_words_find_nothing_and_signs_are_taken_as_they_are() -> None:
    for words in ("", "  ", ".*", "[", "(("):
        assert search(comparison(), words).stops == {}
        assert search(comparison(), words).step(Place("north", None), 1) is None


@given(st.sampled_from(["o", "e ", "the", "lighthouses.", "n"]))
def test_every_span_slices_the_words_sought(words: str) -> None:
    made = comparison()
    for article, sought in search(made, words).matches.items():
        text = made.article[article].text
        spans = sought.within(Span(0, len(text)))
        assert len(spans) == sought.count
        assert all(span.of(text).lower() == words for span in spans)


@given(st.text(), st.text(min_size=1), st.integers(0, 20), st.integers(0, 20))
def test_matches_that_overlap_a_passage_are_found_in_it(
    text: str, words: str, start: int, length: int
) -> None:
    sought, part = TextMatches(fold_case(words), fold_case(text)), Span(start, start + length)
    for span in sought.within(part):
        assert span.overlaps(part) or not length
        assert fold_case(span.of(text)) == fold_case(words)
    passage = Passage("a:1", 1, 1, part, "")
    assert sought.numbers([passage]) == [1] * bool(sought.within(part))


@given(st.text())
def test_every_letter_keeps_its_place_in_lower_case(text: str) -> None:
    assert len(fold_case(text)) == len(text)
    assert fold_case(text.upper().lower()) == fold_case(fold_case(text.upper().lower()))


@pytest.mark.parametrize("words", ["ΟΔΟΣ", "οδος", "οδοσ"])
def test_a_greek_word_is_found_by_either_sigma(words: str) -> None:
    assert TextMatches(fold_case(words), fold_case("Η οδός: ΟΔΟΣ, οδος")).count == 2
