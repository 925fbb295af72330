"""Spelling variants of English words, and the stems of words in other languages.

    variants().standard("organisation")    "organization"
    without_accents("erdoğan")             "erdogan"; "7,000" becomes "7000"
    stem("Soldaten", "de")                 "soldat"
    stem("7.000", "de")                    "7000"

The stems of English words are made in `words.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.language.languages import LanguageProfile, language_profile
from corpus.language.lexicon import other_names
from corpus.language.nltk_loader import load_nltk_module

_THREE_DIGITS = r"(?=\d{3}(?!\d))"
_THOUSANDS_COMMA = re.compile(f",{_THREE_DIGITS}")
_THOUSANDS_ANY_COMMA = re.compile(f"[,٬]{_THREE_DIGITS}")
"""The Arabic comma too."""
_THOUSANDS_STOP = re.compile(rf"\.{_THREE_DIGITS}")
_LATIN_END = "\u0250"
"""Letters below it are Latin and are compared without accents."""

# Spelling variants

_MIN_LENGTH_FOR_ENDINGS = 6
"""Shorter words keep their ending: "-ise" in "rise" is none."""


@dataclass(frozen=True, slots=True)
class Variants:
    """Words that are spelled in more than one way, and the spelling that stands for all."""

    words: dict[str, str]
    """The standard spelling by variant; variants are in lower case where case does not matter."""
    pairs: dict[tuple[str, str], str]
    """The standard spelling by the two words of an open compound."""
    endings: dict[str, str]
    """The standard ending by variant: -isation, -ization."""
    lengths: tuple[int, ...]
    """The lengths of the endings, longest first."""

    def standard(self, form: str) -> str:
        """The standard spelling of a word, which is given in lower case."""
        form = self.words.get(form, form)
        if len(form) >= _MIN_LENGTH_FOR_ENDINGS:
            for length in self.lengths:
                ending = self.endings.get(form[-length:])
                if ending is not None:
                    return form[:-length] + ending
        return form


def without_accents(form: str) -> str:
    """An English word without accents, or a figure without the commas between its thousands.

    `form` is in lower case. Only words that begin with a Latin letter change: Erdoğan is also
    written Erdogan.
    """
    if form[:1].isdigit():
        form = _THOUSANDS_COMMA.sub("", form)
    return form if form.isascii() else _without_accents(form)


def _without_accents(form: str) -> str:
    """A word without accents if it begins with a Latin letter; each letter is one character."""
    if form[:1] < _LATIN_END:
        apart = unicodedata.normalize("NFD", form)
        form = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", form)


@cache
def variants() -> Variants:
    """The spelling variants of `variants.toml`, and the other names of `aliases.toml`."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("variants.toml").read_text("utf-8"))
    endings = table.pop("endings")
    lengths = sorted(set(map(len, endings)), reverse=True)
    words: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for section in table.values():
        for word, written in section.items():
            for variant in written:
                first, _, second = variant.partition(" ")
                if second:
                    pairs[first, second] = word
                else:
                    words[variant] = word
    words.update(other_names().words)
    return Variants(words, pairs, endings, tuple(lengths))


# Stems of other languages

_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640]")
"""Arabic vowel signs, and the stroke that lengthens a word (tatweel)."""
_FORMS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
"""Arabic letters that are often written without their sign or confused."""
_MIN_WITH_AND, _MIN_AFTER_ARTICLE, _MIN_BEFORE_ENDING = 5, 2, 3
"""Letters that an Arabic word has at least: with "and", without an article, without an ending."""
_ARTICLES = ("بال", "كال", "فال", "ال", "لل")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


@lru_cache(maxsize=1 << 17)
def stem(token: str, code: str) -> str:
    """The stem of a word of a language; a number in ASCII digits without marks for thousands."""
    profile = language_profile(code)
    if token[0].isdigit():
        return _figure(token, profile)
    form = _lower(token.replace("’", "'"), code)
    before, apostrophe, after = form.partition("'")
    if apostrophe and profile.elision and len(after) > 1:
        form = after  # l'accord
    elif apostrophe and profile.suffixes:
        form = before  # Ankara'da
    form = _stemmer(profile.stemmer)(form.replace(".", ""))
    if not form.isascii():
        form = _without_accents(form.replace("ß", "ss"))
    # In some languages only the first letters of a word are compared.
    return form[: profile.first] if profile.first else form


@cache
def stop_stems(code: str) -> frozenset[str]:
    """The stems of a language's stop words."""
    return frozenset(stem(word, code) for word in language_profile(code).common)


def is_common(form: str, code: str) -> bool:
    """Whether a stem is that of a stop word or, in Chinese and Japanese, has a stop character."""
    return form in stop_stems(code) or not language_profile(code).particles.isdisjoint(form)


def _figure(token: str, profile: LanguageProfile) -> str:
    """A number in ASCII digits, by the sign that the language sets between thousands: 7.000."""
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in token.lower())
    if profile.grouping == ".":
        digits = _THOUSANDS_STOP.sub("", digits).replace(",", ".")
    elif profile.grouping == " ":
        digits = re.sub(r"\s", "", digits).replace(",", ".")
    return _THOUSANDS_ANY_COMMA.sub("", digits)


def _lower(token: str, code: str) -> str:
    """The token in lower case; in Turkish I, ı, İ and i are treated as one letter."""
    if code in {"tr", "az"}:
        token = token.replace("İ", "i").replace("I", "i").replace("ı", "i")
    return token.lower()


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    """The stemmer of a name in `languages.toml`; "" leaves words as they are."""
    if name == "light10":
        return _arabic
    if not name:
        return str
    snowball: Callable[[str], str] = (
        load_nltk_module("nltk.stem.snowball").SnowballStemmer(name).stem
    )
    return snowball


def _arabic(form: str) -> str:
    """A light Arabic stem (after light10: Larkey, Ballesteros and Connell 2007).

    "And" is removed before and after the article, so that a word which begins with that letter
    has the same stem with the article and without; NLTK's Snowball gives it two.
    """
    form = _without_and(_SIGNS.sub("", form).translate(_FORMS))
    for article in _ARTICLES:
        if form.startswith(article) and len(form) >= len(article) + _MIN_AFTER_ARTICLE:
            form = _without_and(form.removeprefix(article))
            break
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) >= len(ending) + _MIN_BEFORE_ENDING:
            form = form.removesuffix(ending)
    return form


def _without_and(form: str) -> str:
    """A word without the letter that means "and" at its beginning."""
    return form[1:] if form.startswith("و") and len(form) >= _MIN_WITH_AND else form
