"""The stem of a word in a language other than English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.language.languages import LanguageProfile, language_profile
from corpus.language.nltk_loader import load_nltk_module

# Words that are written in more than one way, from `variants.toml`.

_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Variants:
    """What stands for what."""

    words: dict[str, str]
    """By the variant as it is written; in lower case where case does not matter."""
    pairs: dict[tuple[str, str], str]
    """One word by the two that it is also written in."""
    endings: dict[str, str]
    lengths: tuple[int, ...]
    """Of the endings, the longest first."""

    def one(self, form: str) -> str:
        """What stands for a word in lower case, however it is spelled."""
        form = self.words.get(form, form)
        if len(form) >= 6:
            for length in self.lengths:
                instead = self.endings.get(form[-length:])
                if instead is not None:
                    return form[:-length] + instead
        return form


def without_accents(form: str) -> str:
    """A word in lower case without accents, a figure without the marks between its thousands.

    Only Latin letters lose what stands over them: Erdoğan is also written Erdogan.
    """
    if form[:1].isdigit():
        form = _THOUSANDS.sub("", form)
    if not form.isascii():
        if form[0] < "\u0250":
            apart = unicodedata.normalize("NFD", form)
            form = "".join(letter for letter in apart if not unicodedata.combining(letter))
        form = unicodedata.normalize("NFC", form)
    return form


@cache
def variants() -> Variants:
    """The table that ships with the program."""
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
    return Variants(words, pairs, endings, tuple(lengths))


_LATIN = "\u0250"
"""Letters before it are Latin: their accents are not compared."""
_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640]")
"""Vowel signs of Arabic, and the stroke that draws a word out."""
_FORMS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
"""Letters of Arabic that are often written without their sign, or for one another."""
_ARTICLES = ("بال", "كال", "فال", "ال", "لل")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


@lru_cache(maxsize=1 << 17)
def stem(token: str, code: str) -> str:
    """What stands for a word of a language; a figure in ASCII digits, its thousands not parted."""
    known = language_profile(code)
    if token[0].isdigit():
        return _figure(token, known)
    form = _lower(token.replace("’", "'"), code)
    before, mark, after = form.partition("'")
    if mark and known.elision and len(after) > 1:
        form = after
    elif mark and known.suffixes:
        form = before
    form = _plain(_stemmer(known.stemmer)(form.replace(".", "")))
    return form[: known.first] if known.first else form


@cache
def common(code: str) -> frozenset[str]:
    """The stems of a language's common words."""
    return frozenset(stem(word, code) for word in language_profile(code).common)


def is_common(stem: str, code: str) -> bool:
    """Whether a stem is that of a common word, or has a character that says nothing."""
    return stem in common(code) or not language_profile(code).particles.isdisjoint(stem)


def _figure(token: str, known: LanguageProfile) -> str:
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in token.lower())
    if known.grouping == ".":
        digits = re.sub(r"\.(?=\d{3}(?!\d))", "", digits).replace(",", ".")
    elif known.grouping == " ":
        digits = re.sub(r"\s", "", digits).replace(",", ".")
    return re.sub(r"[,٬](?=\d{3}(?!\d))", "", digits)


def _lower(token: str, code: str) -> str:
    """In lower case; in Turkish, I is ı, which is not told from i."""
    if code in {"tr", "az"}:
        token = token.replace("İ", "i").replace("I", "i").replace("ı", "i")
    return token.lower()


def _plain(form: str) -> str:
    """Without accents where the letters are Latin."""
    if form.isascii() or form[:1] >= _LATIN:
        return unicodedata.normalize("NFC", form)
    apart = unicodedata.normalize("NFD", form.replace("ß", "ss"))
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in apart if not unicodedata.combining(letter))
    )


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    if name == "light10":
        return _arabic
    if not name:
        return str
    snowball: Callable[[str], str] = (
        load_nltk_module("nltk.stem.snowball").SnowballStemmer(name).stem
    )
    return snowball


def _arabic(form: str) -> str:
    """A light stem (after light10: Larkey, Ballesteros and Connell 2007): no root, fewer forms.

    "And" is taken off before the article and after it, so that a word which begins with that letter
    has one stem with the article and without; from NLTK's Snowball it gets two.
    """
    form = _without_and(_SIGNS.sub("", form).translate(_FORMS))
    for article in _ARTICLES:
        if form.startswith(article) and len(form) >= len(article) + 2:
            form = _without_and(form.removeprefix(article))
            break
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) >= len(ending) + 3:
            form = form.removesuffix(ending)
    return form


def _without_and(form: str) -> str:
    return form[1:] if form.startswith("و") and len(form) >= 5 else form
