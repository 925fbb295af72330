"""The normal form of a line: control and invisible characters are visible, nothing is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.text_cleaning import clean_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("red \x1b[31malert\x1b[0m", "red ␛[31malert␛[0m"),
        ("bell\x07 back\x08 nul\x00 delete\x7f", "bell␇ back␈ nul␀ delete␡"),
        ("\x1c\x1d\x1e\x1f", "␜␝␞␟"),
        ("csi \x9b31m", "csi ‹U+009B›31m"),
        ("evil\u202etxt.exe", "evil‹U+202E›txt.exe"),
        ("a\u2066b\u2069", "a‹U+2066›b‹U+2069›"),
        ("zero\u200bwidth\u2060\ufeff", "zero‹U+200B›width‹U+2060›‹U+FEFF›"),
        ("pass\u200dword", "pass‹U+200D›word"),
        ("pass\u200cword", "pass‹U+200C›word"),
        ("left\u200eright\u200f", "left‹U+200E›right‹U+200F›"),
        ("tag\U000e0068\U000e0069", "tag‹U+E0068›‹U+E0069›"),
        ("two\ufe0f\ufe0f", "two\ufe0f‹U+FE0F›"),
        ("filler\u3164", "filler‹U+3164›"),
        ("lone\ud800", "lone‹U+D800›"),
        ("none\uffff\U0010ffff", "none‹U+FFFF›‹U+10FFFF›"),
    ],
)
def test_control_and_invisible_characters_are_made_visible(text: str, shown: str) -> None:
    assert clean_line(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: a non-joiner is spelling
        "क्\u200dष",  # Hindi: a joiner asks for the half form
        "ශ්\u200dරී",  # Sinhala
        "ภาษา\u200bไทย",  # Thai: the only sign where a word ends
        "ᠮᠣᠩ᠋ᠭᠣᠯ",  # Mongolian: a variation selector
        "👩\u200d🚒 👨🏽\u200d👩🏽\u200d👧 🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # Scotland's flag
        "שלום\u200f!",
        "السلام\u061c 123",
        "שָׁלוֹם",
        "Zürich, Kyjiw, Ελλάδα, Việt Nam, 北京, 서울",
        "[bold]markup[/] <b>tags</b> =1+1 ‹quoted› ‘so’ — …",
    ],
)
def test_characters_that_a_script_or_an_emoji_needs_are_kept(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  one\t two \n three\r\n", "one two three"),
        ("7,000\u00a0soldiers\u202fand\u3000more\u2009!", "7,000 soldiers and more !"),
        ("de\u00adesca\u00adla\u00adtion", "deescalation"),
        ("cafe\u0301", "caf\u00e9"),
        ("\u00a0", ""),
        ("", ""),
    ],
)
def test_spaces_soft_hyphens_and_accents_have_one_form(text: str, clean: str) -> None:
    assert clean_line(text) == clean


TRICKY = st.text(
    st.sampled_from(
        "a é e\u0301 \u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u202e\ufeff\ufe0f\u115f\u1160\u1161"
        "\u00a0\t\n\x00\x1b\x85\x9b\u2028می\u0915\u094dก👩🚒🏴\U000e0067\U000e007f\ud800\udc00‹›␛"
    )
)


@given(st.text(st.characters()) | TRICKY)
@example("\u00ad")
@example("e\u00ad\u0301")
@example("\u200d\u200d")
@example("🏴\U000e0067\U000e0067")
def test_cleaning_is_idempotent_and_leaves_no_control_character(text: str) -> None:
    clean = clean_line(text)
    assert clean_line(clean) == clean
    assert not any(
        unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in clean
    )
    assert "  " not in clean
    assert clean == clean.strip()
    clean.encode()  # would raise on a lone surrogate


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_no_letter_digit_or_sign_is_lost(text: str) -> None:
    def kept(text: str) -> str:
        return "".join(unicodedata.normalize("NFC", text).split())

    assert len(kept(clean_line(text))) >= len(kept(text))
