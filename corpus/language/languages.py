"""Detects the language of a text, and what is known of each language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)

ENGLISH = ("", "en")
"""Codes that are read as English; "" stands for an unknown language."""


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    """What is known of a language; the defaults are those of an unknown one."""

    name: str = ""
    """In English."""
    common: frozenset[str] = frozenset()
    """Stop words, in lower case."""
    particles: frozenset[str] = frozenset()
    """In scripts without spaces: stop characters; a pair that holds one is a stop word."""
    stemmer: str = ""
    """The name of NLTK's Snowball stemmer, "light10" for our Arabic one, or empty for none."""
    first: int = 0
    """How many letters of a stem are compared; 0 for all."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations without their last full stop, in lower case."""
    ordinals: bool = False
    """Whether a full stop after a number makes it an ordinal: 17. Februar."""
    grouping: Literal["", ".", " "] = ""
    """The sign between thousands."""
    elision: bool = False
    """Whether a word is elided before a vowel: l'accord."""
    suffixes: bool = False
    """Whether an apostrophe joins suffixes to names: Ankara'da."""
    nouns: bool = False
    """Whether every noun has a capital, so that a capital marks no name."""


def language_profile(code: str) -> LanguageProfile:
    """The profile of a language, by its ISO 639 code."""
    return language_profiles().get(code, _UNKNOWN)


def language_code(name: str) -> str:
    """The ISO 639 code in a language tag such as "de-AT" or "pt_BR"; "" for no such tag."""
    found = _CODE.fullmatch(name.strip())
    return found[1].lower() if found else ""


def language_name(code: str) -> str:
    """The English name of a language, by its ISO 639 code; the code itself if it has none here."""
    if code in ENGLISH:
        return "English"
    return language_profile(code).name or f"the language “{code}”"


@cache
def language_profiles() -> dict[str, LanguageProfile]:
    """The profiles of `languages.toml`, by ISO 639 code."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
    return {
        code: LanguageProfile(
            **{
                **known,
                "common": frozenset(known.get("common", "").split()),
                "particles": frozenset(known.get("particles", "")),
                "abbreviations": tuple(known.get("abbreviations", ())),
            }
        )
        for code, known in table.items()
    }


_UNKNOWN = LanguageProfile()


_DETECTED_CHARACTERS = 6000
"""Characters from the start of a text by which its language is detected."""
_LEAST_STOP_WORDS = 0.08
"""The least share of stop words in running text; lists of names have fewer."""

_SIGNS = "“”‘’–—…\xa0"
"""The signs beyond ASCII that English texts have; most are in ASCII but for them."""
_LETTERS = re.compile(r"[^\W\d_]+")
_ASCII_LETTERS = re.compile(r"[a-z]+")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]+")

_OWN = {
    "cs": "řěů",
    "hu": "őű",
    "pl": "łąęśż",
    "ro": "țșţ",
    "tr": "ığ",
    "vi": "ơưạảấầếộ",
}
"""Letters that hardly any other language in Latin script uses."""
_LEAST_OWN_LETTERS = 0.01

# Each script with the language of most news in it, and the letters that mark other languages;
# the first language that is marked counts.
_SCRIPTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("\u3040-\u30ff", "ja", {}),
    ("\u3400-\u9fff\uf900-\ufaff", "zh", {}),
    ("\uac00-\ud7af", "ko", {}),
    ("\u0e00-\u0e7f", "th", {}),
    ("\u0600-\u06ff", "ar", {"ur": "ٹڈڑےںہ", "fa": "پچژگکی"}),
    ("\u0400-\u04ff", "ru", {"uk": "ґєії", "be": "ў", "bg": "ѫѝ", "sr": "ђјљњћџ"}),
    ("\u0370-\u03ff", "el", {}),
    ("\u0590-\u05ff", "he", {}),
    ("\u0900-\u097f", "hi", {}),
    ("\u0980-\u09ff", "bn", {}),
    ("\u10a0-\u10ff", "ka", {}),
    ("\u0530-\u058f", "hy", {}),
)
_MARKED = 50
"""A language is marked if its letters are more than one in so many."""
_HAN_IN_JAPANESE = 6
"""Japanese has at least one kana for so many Han characters."""


_CLEARLY_MORE = 2
"""So many stop words more than English ones show that a short text is in another language."""


def detect_language(text: str) -> str:
    """The ISO 639 code of a text's language; "" where it is not clear.

    >>> detect_language("Die Minister haben sich in Brüssel auf ein neues Abkommen geeinigt.")
    'de'
    """
    seen = text[:_DETECTED_CHARACTERS].lower()
    for sign in _SIGNS:
        seen = seen.replace(sign, " ")
    if seen.isascii():  # no letters that only one language uses
        return _by_words(_ASCII_LETTERS.findall(seen))
    words = _LETTERS.findall(seen)
    letters = sum(map(len, words))
    if letters == 0:
        return ""
    if 2 * sum(map(len, _LATIN.findall(seen))) > letters:
        return _by_letters(seen, letters) or _by_words(words)
    return _by_script(seen)


def _by_letters(seen: str, letters: int) -> str:
    """The language with letters of its own; foreign names alone have fewer of them."""
    counts = {code: sum(map(seen.count, own)) for code, own in _OWN.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _LEAST_OWN_LETTERS * letters else ""


def _by_words(words: list[str]) -> str:
    """The language with most stop words in the text; English, then the alphabet, break ties."""
    languages = _languages_of_stop_words()
    stop_words = list(filter(languages.__contains__, words))
    counts = Counter(chain.from_iterable(map(languages.__getitem__, stop_words)))
    if not counts:
        return ""
    best = min(counts, key=lambda code: (-counts[code], code != "en", code))
    if best != "en" and counts[best] - counts["en"] < _CLEARLY_MORE:
        best = "en" if counts["en"] else ""  # "he met Sen. Hale": "he" and "sen" are Finnish too
    return best if counts[best] >= _LEAST_STOP_WORDS * len(words) else ""


def _by_script(seen: str) -> str:
    counts = {code: len(re.findall(f"[{letters}]", seen)) for letters, code, _ in _SCRIPTS}
    if counts["zh"] < _HAN_IN_JAPANESE * counts["ja"]:
        counts["ja"] += counts["zh"]
    best = max(counts, key=lambda code: counts[code])
    if counts[best] == 0:
        return ""
    others = next(others for _, code, others in _SCRIPTS if code == best)
    for code, own in others.items():
        if _MARKED * sum(map(seen.count, own)) > counts[best]:
            return code
    return best


@cache
def _languages_of_stop_words() -> dict[str, list[str]]:
    """The languages in which a word is a stop word, by the word."""
    found: dict[str, list[str]] = {}
    for code, known in language_profiles().items():
        for word in known.common:
            found.setdefault(word, []).append(code)
    return found
