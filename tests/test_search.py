"""Words sought in all columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.meeting import comparison
from tui.place import Place
from tui.search import search


def test_words_are_found_in_every_article_whatever_their_case() -> None:
    found = search(comparison(), "TWO")
    assert [place.passage for place in found.places] == ["north:3", "south:1", "east:1"]
    assert found.count == 3


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
        assert search(comparison(), words).places == ()
        assert search(comparison(), words).step(Place("north", None), 1) is None


@given(st.sampled_from(["o", "e ", "the", "lighthouses.", "n"]))
def test_every_span_slices_the_words_sought(words: str) -> None:
    made = comparison()
    for article, spans in search(made, words).spans.items():
        for span in spans:
            assert span.of(made.article[article].text).lower() == words.lower()
