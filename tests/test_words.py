"""Words: their spans and stems, and how rare they are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus.language
from corpus.alignment.article_pair import spelling_variants
from corpus.language.nltk_loader import load_nltk_module
from corpus.language.stemming import variants
from corpus.language.word_frequency import background, is_plain, rarity
from corpus.language.words import _SUFFIXES, split_words


def stems(text: str) -> list[str]:
    return [word.stem for word in split_words(text)]


def slices(text: str) -> list[str]:
    return [text[word.start : word.end] for word in split_words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("150,000,", "150,000"),
        ("150,000", "150000"),
        ("Putin’s", "Putin"),
        ("Putin's", "PUTIN"),
        ("don’t", "don't"),
        ("defence", "defense"),
        ("Defence", "defenses"),
        ("false-flag", "false flag"),
        ("Nato", "NATO"),
        ("U.S.", "US"),
        ("U.S.’s", "USA"),
        ("U.K.", "UK"),
        ("F.B.I.", "FBI"),
        ("neighbour’s", "neighbors"),
        ("neighbouring", "neighboring"),
        ("mobilise", "mobilizing"),
        ("organisation", "organizations"),
        ("analysed", "analyze"),
        ("travelled", "traveling"),
        ("fulfil", "fulfill"),
        ("recalled", "recall"),
        ("Kiev", "Kyiv"),
        ("Zelensky", "Zelenskyy"),
        ("Erdoğan", "Erdogan"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("cease-fire", "ceasefires"),
        ("cease fire", "ceasefire"),
        ("per cent", "%"),
        ("build‑up", "buildup"),
        ("Russian", "Russia"),
        ("Sept.", "September"),
    ],
)
def test_spelling_variants_have_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "us"),
        ("US", "use"),
        ("willing", "will"),
        ("7,000", "7"),
        ("3.5", "35"),
        ("per. Cent", "percent"),
    ],
)
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “No — never.”", ["He", "said", "No", "never"]),
        (
            "a 3.5% rise to $1,200.50 at 10:30",
            ["a", "3.5", "%", "rise", "to", "1,200.50", "at", "10:30"],
        ),
        ("the 9/11 years-long war", ["the", "9/11", "years", "long", "war"]),
        ("O’Neill can’t", ["O’Neill", "can’t"]),
        ("in the U.S. on Jan. 5", ["in", "the", "U.S.", "on", "Jan", "5"]),
        ("health care", ["health care"]),
        ("snake_case __", ["snake", "case"]),
        ("", []),
        (" … – ’ ", []),
    ],
)
def test_words_have_the_expected_spans(text: str, expected: list[str]) -> None:
    assert slices(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Президент Украины", ["президент", "украины"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("اَلْعَرَبِيَّة هنا", ["اَلْعَرَبِيَّة", "هنا"]),
        ("北京市", ["北京", "京市", "京市"]),
        ("北、京", ["北", "京"]),
        ("NATO在2022年", ["nato", "在", "2022", "年"]),
    ],
)
def test_other_scripts_keep_their_letters_and_marks(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


@given(st.text())
def test_words_of_any_text_are_in_order(text: str) -> None:
    found = split_words(text)
    assert all(word.stem and word.stem == word.stem.strip() for word in found)
    edges = [edge for word in found for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(word.start < word.end <= len(text) for word in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "ceasefire",
                "cease-fire",
                "health",
                "care",
                "Health",
                "U.S.",
                "7,000",
                "-",
                "北",
                "京",
            ]
        )
    )
)
def test_a_joined_text_has_the_words_of_its_parts(parts: list[str]) -> None:
    text = " . ".join(parts)
    assert stems(text) == [stem for part in parts for stem in stems(part)]


def test_every_line_of_the_table_makes_two_spellings_one() -> None:
    table = tomllib.loads(
        Path(corpus.language.__file__).with_name("variants.toml").read_text("utf-8")
    )
    table.pop("endings")
    pairs = [
        (word, variant)
        for section in table.values()
        for word, written in section.items()
        for variant in written
    ]
    assert len(pairs) > 100
    assert [(a, b) for a, b in pairs if stems(a) != stems(b)] == []


def test_no_spelling_is_a_variant_of_two_words() -> None:
    table = variants()
    assert not set(table.words.values()) & set(table.words)


def test_rare_words_and_numbers_weigh_more() -> None:
    the, said, border, figure = (rarity(stems(text)[0]) for text in ("the", "said", "border", "7"))
    assert 0 < the < said < border < figure
    assert is_plain("the")
    assert not is_plain(stems("border")[0])


def test_background_is_kept_by_stem(shared: Path) -> None:
    from tests.benchmarks.word_frequencies import KEPT, by_stem, table

    lines = (shared / "language" / "english-news-frequencies.tsv").read_text("utf-8").splitlines()
    assert KEPT.read_text("utf-8") == table(by_stem(lines))
    assert background()["the"] == 22839


def test_a_name_spelled_differently_is_one_word() -> None:
    alike = spelling_variants({"gaddafist", "tripoli"}, {"gadafist", "tripoli"})
    assert alike["gaddafist"] == alike["gadafist"]
    assert "tripoli" not in alike


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("elect", "select"),  # not of one initial
        ("prosecut", "prosecutor"),  # both known to English news
        ("lindqvist", "lundqvast"),  # too far apart
        ("1234567", "1234568"),  # figures
        ("tomi", "tommi"),  # too short to tell
    ],
)
def test_words_with_similar_spelling_stay_apart(a: str, b: str) -> None:
    assert spelling_variants({a}, {b}) == {}


@given(st.sets(st.text("abc", max_size=8)), st.sets(st.text("abc", max_size=8)))
def test_spelling_match_is_symmetric(a: set[str], b: set[str]) -> None:
    assert spelling_variants(a, b) == spelling_variants(b, a)


@given(st.from_regex(r"[a-z]{1,3}[a-z']{0,12}[a-z']", fullmatch=True))
def test_a_word_without_a_suffix_is_its_own_stem(word: str) -> None:
    """So that Snowball need not be asked for it."""
    if not word.endswith(_SUFFIXES):
        assert load_nltk_module("nltk.stem.snowball").EnglishStemmer().stem(word) == word


def test_no_word_of_the_news_loses_its_stem() -> None:
    stemmer = load_nltk_module("nltk.stem.snowball").EnglishStemmer()
    without = [word for word in background() if not word.endswith(_SUFFIXES)]
    assert [word for word in without if stemmer.stem(word) != word] == []
