"""Which language a text is in: its script says, or its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

# What is known of a language, from `languages.toml`.

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)

ENGLISH = ("", "en")
"""Codes of what is read as English: an article of no known language too."""


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    """A language as this program reads it; of an unknown one, the defaults."""

    common: frozenset[str] = frozenset()
    """Words that say nothing by themselves, in lower case."""
    particles: frozenset[str] = frozenset()
    """Where no spaces are set: characters that say nothing, nor do pairs with one of them."""
    stemmer: str = ""
    """NLTK's Snowball stemmer, or "light10" for ours; empty where there is none."""
    first: int = 0
    """So many letters stand for a word; 0 for all."""
    abbreviations: tuple[str, ...] = ()
    """Without their last full stop."""
    ordinals: bool = False
    """Whether a full stop after a number may stand for "th"."""
    grouping: Literal["", ".", " "] = ""
    """What parts thousands."""
    elision: bool = False
    """Whether a word loses its vowel before the next: l'accord."""
    suffixes: bool = False
    """Whether endings hang on a name by an apostrophe: Ankara'da."""
    nouns: bool = False
    """Whether every noun has a capital, so that a capital tells no name."""


def language_profile(code: str) -> LanguageProfile:
    """The language of an ISO 639 code."""
    return language_profiles().get(code, _UNKNOWN)


def language_code(name: str) -> str:
    """The ISO 639 code in a tag such as "de-AT" or "pt_BR"; "" where it is none."""
    found = _CODE.fullmatch(name.strip())
    return found[1].lower() if found else ""


@cache
def language_profiles() -> dict[str, LanguageProfile]:
    """All that ship with the program, by code."""
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


_SEEN = 6000
"""So many characters tell the language."""
_LEAST = 0.08
"""In running text of any of the languages, more of the words than this are among its common ones;
in a list of names fewer."""

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]")

_OWN = {
    "cs": "řěů",
    "hu": "őű",
    "pl": "łąęśż",
    "ro": "țșţ",
    "tr": "ığ",
    "vi": "ơưạảấầếộ",
}
"""Letters that of the languages in Latin letters hardly another writes."""
_OWN_LEAST = 0.01

# A script with the language that most of its news is in, and the letters by which others tell
# themselves apart; the first that does is the one.
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
"""A language of its own writes at least one of these letters for so many others."""
_HAN_IN_JAPANESE = 6
"""Japanese writes at least one kana for so many other characters."""


def detect_language(text: str) -> str:
    """The ISO 639 code of a text's language; "" where nothing tells.

    >>> detect_language("Die Minister haben sich in Brüssel auf ein neues Abkommen geeinigt.")
    'de'
    """
    seen = text[:_SEEN].lower()
    words = _LETTERS.findall(seen)
    letters = sum(map(len, words))
    if letters == 0:
        return ""
    if 2 * len(_LATIN.findall(seen)) > letters:
        return _by_letters(seen, letters) or _by_words(words)
    return _by_script(seen)


def _by_letters(seen: str, letters: int) -> str:
    """The language that writes letters of its own; names alone have fewer of them."""
    counts = {code: sum(map(seen.count, own)) for code, own in _OWN.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _OWN_LEAST * letters else ""


def _by_words(words: list[str]) -> str:
    """The language of which most words are common ones, by the alphabet where two are alike."""
    times = Counter(words)
    counts: Counter[str] = Counter()
    for word in times.keys() & _spoken().keys():
        for code in _spoken()[word]:
            counts[code] += times[word]
    if not counts:
        return ""
    best = min(counts, key=lambda code: (-counts[code], code != "en", code))
    return best if counts[best] >= _LEAST * len(words) else ""


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
def _spoken() -> dict[str, list[str]]:
    """The languages in which a word is common."""
    found: dict[str, list[str]] = {}
    for code, known in language_profiles().items():
        for word in known.common:
            found.setdefault(word, []).append(code)
    return found
