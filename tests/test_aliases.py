"""Other names: abbreviations learnt from the articles, and the table that ships."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.aliases import (
    find_abbreviations,
    find_full_names,
    full_name,
    is_abbreviation,
    resolve_abbreviations,
)
from corpus.alignment.article_pair import pair_documents
from corpus.alignment.document import document_of
from corpus.language.lexicon import other_names
from corpus.language.words import split_words
from tests.articles import FILLER, OTHER_FILLER, article, linked


def stems(text: str) -> list[str]:
    """The stems of a text."""
    return [word.stem for word in split_words(text)]


def test_an_abbreviation_has_three_to_six_capitals_and_is_not_a_word() -> None:
    text = "The ACLU, the F.B.I. and NOW met the EU and the ABCDEFG of Paris."
    assert find_abbreviations(text) == {"aclu", "fbi"}


def test_a_full_name_may_have_small_words_whose_letters_count_or_not() -> None:
    text = "the Federal Bureau of Investigation said"
    found = dict(find_full_names(text, split_words(text)))
    assert found.keys() == {"fbi", "fboi"}
    assert len(found["fbi"]) == 3


def test_parts_of_a_run_of_capitals_are_names_but_two_words_are_not() -> None:
    text = "Then American Civil Liberties Union Director Jones spoke to Mary Smith."
    found = {letters for letters, _ in find_full_names(text, split_words(text))}
    assert "aclu" in found
    assert "ms" not in found


def test_no_name_is_longer_than_eight_words() -> None:
    text = " ".join(f"{letter}a" for letter in "ABCDEFGHI")
    assert max(len(letters) for letters, _ in find_full_names(text, split_words(text))) == 8


def test_an_abbreviation_stands_for_the_rarest_word_of_the_name() -> None:
    name = tuple(stems("Barbule Control Year"))
    alike = resolve_abbreviations({"bcy"}, ({"bcy": frozenset({name})}, {}), "en")
    assert alike == {"bcy": "barbul"}


def test_an_abbreviation_of_two_names_is_not_an_alias() -> None:
    one, two = ("board", "glass", "zytholog"), ("bank", "glass", "murano")
    names = {"bgz": frozenset({one})}, {"bgz": frozenset({two})}
    assert resolve_abbreviations({"bgz"}, names, "en") == {}


@given(st.permutations([{"a": frozenset({("x", "y", "z")})}, {"a": frozenset({("u", "v", "w")})}]))
def test_the_order_of_the_articles_decides_nothing(
    names: list[dict[str, frozenset[tuple[str, ...]]]],
) -> None:
    assert resolve_abbreviations({"a"}, names, "") == resolve_abbreviations({"a"}, names[::-1], "")


@pytest.mark.parametrize("turned", [False, True])
def test_a_body_spelled_out_in_one_article_is_found_by_its_abbreviation(turned: bool) -> None:
    long = "The Murano Glass Zythology Board has closed three kilns in the north."
    short = "Kilns in the north were closed by the MGZB on Monday."
    documents = [
        document_of(article("a", long, *FILLER)),
        document_of(article("b", short, *OTHER_FILLER)),
    ]
    pair = pair_documents(*(documents[::-1] if turned else documents))
    assert pair.spellings["mgzb"] in documents[0].passages[0].stems


def test_the_reason_shows_the_whole_other_name() -> None:
    long = "A lawyer of the American Civil Liberties Union sued the county over its curfew."
    short = "The ACLU sued the county over its curfew."
    names = linked(long, short).reasons.names
    assert "American Civil Liberties Union~ACLU" in names


def test_the_whole_name_is_the_part_with_the_initials_or_else_the_run() -> None:
    text = "Former Homeland Security Secretary Jones left the Bureau of Glass."
    words = split_words(text)
    homeland, glass = (
        next(w for w in words if text[w.start :].startswith(n)) for n in ("Home", "Gla")
    )
    assert full_name(text, words, homeland, "HS") == "Homeland Security"
    assert full_name(text, words, homeland, "DHS") == "Former Homeland Security Secretary Jones"
    assert full_name(text, words, glass, "B.G.") == "Bureau of Glass"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("EU", True), ("F.B.I.", True), ("A", False), ("Eu", False), ("7", False)],
)
def test_an_abbreviation_is_written_in_capitals(word: str, expected: bool) -> None:
    assert is_abbreviation(word) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DHS", "homeland"),
        ("F.A.A.", "aviation"),
        ("burma", "myanmar"),
        ("European Union", "European EU"),
        ("the Food and Drug Administration", "the food and drug FDA"),
    ],
)
def test_names_in_the_table_are_compared_as_one(one: str, other: str) -> None:
    assert stems(one)[-1] == stems(other)[-1]


def test_aliases_with_capitals_match_only_as_written() -> None:
    assert stems("who") != stems("WHO")
    assert stems("ice") != stems("ICE")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("American Airlines", "American troops"),
        ("American Civil Liberties Union", "U.S. civil law"),
    ],
)
def test_american_in_a_proper_name_is_not_the_country(name: str, country: str) -> None:
    assert stems(name)[0] != stems(country)[0]
    assert stems(country)[0] == stems("US")[0] == "america"


def test_american_before_a_common_noun_is_the_country() -> None:
    assert stems("American airlines")[0] == "america"


def test_falls_after_a_name_is_part_of_the_name() -> None:
    assert stems("Niagara Falls")[1] != stems("prices fall")[1]
    assert stems("Falls of snow")[0] == stems("fall")[0]
    assert stems("a river falls")[2] == stems("fall")[0]


def test_the_table_names_about_a_hundred_bodies_and_places() -> None:
    table = other_names()
    assert 90 <= len(table.words) + len(table.phrases) <= 200
    assert all(len(phrase) > 1 for phrase in table.phrases)
