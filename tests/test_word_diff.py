"""Wording: which words two passages have in common, and where they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.findings.word_diff import changes, common_words, own_words
from corpus.language.words import split_words


def shown(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(change.kind, change.a.of(a), change.b.of(b)) for change in changes(a, b)]


def test_swapped_omitted_and_added_words_are_distinguished() -> None:
    a = "The minister said on Monday that 7,000 troops had arrived."
    b = "The minister claimed that 10,000 more troops had arrived by rail."
    assert shown(a, b) == [
        ("equal", "The minister", "The minister"),
        ("replace", "said on Monday", "claimed"),
        ("equal", "that", "that"),
        ("replace", "7,000", "10,000 more"),
        ("equal", "troops had arrived", "troops had arrived"),
        ("insert", "", "by rail"),
    ]
    assert shown(b, a)[-1] == ("delete", "by rail", "")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“NATO defence ministers claimed it.”", "Nato defense minister claims it"),
        ("a false-flag operation", "a false flag operation"),
        ("7,000 troops", "7000 troop"),
    ],
)
def test_case_marks_endings_and_spelling_make_no_difference(a: str, b: str) -> None:
    assert {change.kind for change in changes(a, b)} == {"equal"}


def test_an_empty_text_is_all_inserted_or_deleted() -> None:
    assert shown("", "Two words") == [("insert", "", "Two words")]
    assert shown("Two words", "") == [("delete", "Two words", "")]
    assert changes("", "") == ()


@given(st.text(), st.text())
def test_changes_cover_both_texts_in_their_order(a: str, b: str) -> None:
    found = changes(a, b)
    for side, text in (("a", a), ("b", b)):
        spans = [getattr(change, side) for change in found]
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        covered = [split_words(span.of(text)) for span in spans]
        assert sum(map(len, covered)) == len(split_words(text))


@given(
    st.lists(st.sampled_from(["the", "envoy", "met", "7", "北", "京", "ministers"])).map(" ".join)
)
def test_a_text_is_equal_to_itself(text: str) -> None:
    assert {change.kind for change in changes(text, text)} <= {"equal"}


def test_common_words_stand_anywhere_and_say_something() -> None:
    text = "The envoy of Malta met the ministers in Rome."
    found = common_words(text, ["In Rome, an envoy said nothing of the minister."])
    assert [span.of(text) for span in found] == ["envoy", "ministers", "Rome"]
    assert [span.of(text) for span in own_words(text, ["Rome, ministers."])] == [
        "envoy",
        "Malta",
        "met",
    ]
