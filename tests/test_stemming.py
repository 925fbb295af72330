"""Stems of words and numbers in languages other than English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.languages import language_profiles
from corpus.language.word_frequency import is_plain, rarity
from corpus.language.words import split_words


def stems(text: str, language: str) -> list[str]:
    return [word.stem for word in split_words(text, language)]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", "Soldat Soldaten"),
        ("de", "Länder Landes"),
        ("fr", "l’accord accords D'ACCORD"),
        ("es", "heridos herida"),
        ("it", "l'accordo accordi"),
        ("pt", "ministro ministros"),
        ("nl", "minister ministers"),
        ("sv", "flyktingar flyktingarna"),
        ("ru", "плотина плотины плотиной"),
        ("tr", "Ankara'da ANKARA Ankara’nın"),
        ("tr", "İçişleri içişlerinde"),
        ("tr", "IRAK Irak'a"),
        ("ar", "وزير الوزير"),
        ("ar", "وزراء الوزراء والوزراء"),
        ("ar", "القاهرة القَاهِرَة القـــاهرة"),
        ("ar", "إضراب الاضراب بالإضراب"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len(set(stems(forms, language))) == 1


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("de", "7.000 Soldaten, 3,5 Prozent", ["7000", "3.5"]),
        ("fr", "7 000 soldats, 3,5 points, 1 250 300 euros", ["7000", "3.5", "1250300"]),
        ("fr", "en 2022 350 soldats", ["2022", "350"]),
        ("ru", "7 000 военных, 1,8 м", ["7000", "1.8"]),
        ("es", "1.200.000 euros", ["1200000"]),
        ("ar", "٧٠٠٠ جندي و ١٩١١", ["7000", "1911"]),
        ("zh", "约3,200人", ["3200"]),
        ("", "7,000 troops, 3.5 percent", ["7000", "3.5"]),
    ],
)
def test_a_number_has_one_stem_in_every_language(
    language: str, text: str, figures: list[str]
) -> None:
    assert [stem for stem in stems(text, language) if stem[0].isdigit()] == figures


def test_stop_words_weigh_least_and_numbers_most() -> None:
    der, stadt, figure = (rarity(stem, "de") for stem in ("der", "stadt", "7000"))
    assert der < stadt < figure
    assert is_plain("der", "de")
    assert not is_plain("stadt", "de")
    assert rarity("stadt", "xx") == stadt


@given(st.sampled_from(["", "xx", "zh", *language_profiles()]), st.text())
def test_words_of_any_text_slice_it_and_have_a_stem(language: str, text: str) -> None:
    for word in split_words(text, language):
        assert text[word.start : word.end]
        assert word.stem
