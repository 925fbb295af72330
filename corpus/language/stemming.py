"""Spelling variants, and the stems of words in languages other than English."""

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

_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


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
        """The standard spelling of a word in lower case."""
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


_LATIN = "\u0250"
"""Letters below it are Latin and are compared without accents."""
_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640]")
"""Arabic vowel signs, and the stroke that lengthens a word (tatweel)."""
_FORMS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
"""Arabic letters that are often written without their sign or confused."""
_ARTICLES = ("بال", "كال", "فال", "ال", "لل")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


@lru_cache(maxsize=1 << 17)
def stem(token: str, code: str) -> str:
    """The stem of a word of a language; a number in ASCII digits without marks for thousands."""
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
    """The stems of a language's stop words."""
    return frozenset(stem(word, code) for word in language_profile(code).common)


def is_common(stem: str, code: str) -> bool:
    """Whether a stem is that of a stop word, or has a stop character."""
    return stem in common(code) or not language_profile(code).particles.isdisjoint(stem)


def _figure(token: str, known: LanguageProfile) -> str:
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in token.lower())
    if known.grouping == ".":
        digits = re.sub(r"\.(?=\d{3}(?!\d))", "", digits).replace(",", ".")
    elif known.grouping == " ":
        digits = re.sub(r"\s", "", digits).replace(",", ".")
    return re.sub(r"[,٬](?=\d{3}(?!\d))", "", digits)


def _lower(token: str, code: str) -> str:
    """The token in lower case; Turkish I, ı, İ and i are all one letter."""
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
    """A light Arabic stem (after light10: Larkey, Ballesteros and Connell 2007).

    "And" is removed before and after the article, so that a word which begins with that letter
    has the same stem with the article and without; NLTK's Snowball gives it two.
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
