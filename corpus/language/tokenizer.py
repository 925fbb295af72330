"""The words of a text: where each stands, and the stem under which it is compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.language import stemming
from corpus.language.languages import ENGLISH, language_profile
from corpus.language.nltk_loader import load_nltk_module
from corpus.language.stemming import variants, without_accents

# What a word is, in whatever script: where the words of a text stand.

# Scripts that set no spaces (Thai to Khmer, kana, Han): each character counts as a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
# Accents, points, vowel signs and joiners, which `\w` leaves out, belong to the letter before.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u200c\u200d"
_CHARACTER = re.compile(rf"[{_UNSPACED}]")


def tokens(text: str, *, thousands: bool = False) -> Iterator[re.Match[str]]:
    """The words of a text, figures and percent signs; with `thousands`, also as in 7 000."""
    return _word(unspaced=has_unspaced(text), thousands=thousands).finditer(text)


def has_unspaced(text: str) -> bool:
    """Whether a text has characters of a script that sets no spaces."""
    return not text.isascii() and bool(_CHARACTER.search(text))


def is_unspaced(text: str, at: int) -> bool:
    """Whether the character at a place is one of them."""
    return bool(_CHARACTER.match(text, at))


def sets_no_spaces(text: str) -> bool:
    """Whether most of a text is in a script that sets no spaces between words."""
    return not text.isascii() and 2 * len(_CHARACTER.findall(text)) > len(text)


@cache
def _word(unspaced: bool, thousands: bool) -> re.Pattern[str]:
    """Without the scripts that set no spaces it is made in a tenth of the time."""
    single = _UNSPACED if unspaced else ""
    letter = rf"[^\W_{single}]"
    letters = rf"{letter}+(?:[{_MARKS}]+{letter}*)*"
    kinds = (
        r"\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?" if thousands else "",  # 7 000
        rf"\d+(?:[.,:/]\d+)*[^\W\d_{single}]*",  # 150,000  3.5  10:30  9/11  5m
        r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?(?:['’]s\b)?",  # U.S.  p.m.
        rf"[{single}]" if unspaced else "",
        rf"{letters}(?:['’]{letters})*",  # don't  O'Neill
        "%",
    )
    return re.compile("|".join(filter(None, kinds)))


class Word(NamedTuple):
    """One word of a text."""

    start: int
    end: int
    stem: str
    """Its own stem, or that of the spelling which stands for it; a figure without its commas."""

    @property
    def is_figure(self) -> bool:
        """Whether it is written in digits."""
        return self.stem[0].isdigit()


def tokenize(text: str, language: str = "") -> tuple[Word, ...]:
    """The words of `text` in its order; punctuation is left out, a hyphen parts two words.

    `language` is an ISO 639 code; empty for English.

    >>> [word.stem for word in tokenize("The U.S. denied 7,000 false-flag claims.")]
    ['the', 'america', 'deni', '7000', 'falseflag', 'claim']
    """
    return _kept(text, "" if language in ENGLISH else language)


@lru_cache(maxsize=1 << 14)
def _kept(text: str, language: str) -> tuple[Word, ...]:
    """Alignment and every kind of finding asks for the words of the same passages."""
    found = _foreign(text, language) if language else _english(text)
    return tuple(_in_pairs(text, found) if has_unspaced(text) else found)


def _foreign(text: str, language: str) -> list[Word]:
    return [
        Word(match.start(), match.end(), stemming.stem(match.group(), language))
        for match in tokens(text, thousands=language_profile(language).grouping == " ")
    ]


def _english(text: str) -> list[Word]:
    found: list[Word] = []
    joined, seconds = _joined()
    for match in tokens(text):
        start, end = match.span()
        stem = _stem(match.group())
        if stem in seconds and found:
            before = found[-1]
            whole = joined.get((before.stem, stem))
            if whole and start - before.end == 1 and text[before.end] in " -‐‑":
                found[-1] = Word(before.start, end, whole)
                continue
        found.append(Word(start, end, stem))
    return found


def _in_pairs(text: str, found: list[Word]) -> list[Word]:
    """The words, where each character of a script without spaces is compared with its next.

    One character alone says too little: the last of a run is compared with the one before it.
    """
    is_one = [is_unspaced(text, word.start) for word in found]
    paired = []
    for at, word in enumerate(found):
        start, end, _ = word
        if is_one[at]:
            if at + 1 < len(found) and is_one[at + 1] and found[at + 1].start == end:
                end += 1
            elif at and is_one[at - 1] and found[at - 1].end == start:
                start -= 1
        paired.append(word._replace(stem=text[start:end]) if is_one[at] else word)
    return paired


@lru_cache(maxsize=1 << 17)
def _stem(token: str) -> str:
    table = variants()
    token = token.replace("’", "'").removesuffix("'s").removesuffix("'S")
    form = table.one(table.words.get(token) or _plain(token))
    stem = _stemmer()(form) or form
    # Snowball leaves the l of "travelled" doubled and that of "traveled" single.
    return stem[:-1] if len(stem) > 5 and stem.endswith("ll") else stem


def _plain(token: str) -> str:
    """The token in lower case, without accents and the points inside."""
    form = token.lower()
    return without_accents(form if form[:1].isdigit() else form.replace(".", ""))


@cache
def _stemmer() -> Callable[[str], str]:
    stem: Callable[[str], str] = load_nltk_module("nltk.stem.snowball").EnglishStemmer().stem
    return stem


@cache
def _joined() -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """The stem of each word that is also written in two, by their stems; and the second ones."""
    joined = {
        (_stem(first), _stem(second)): _stem(word)
        for (first, second), word in variants().pairs.items()
    }
    return joined, frozenset(second for _, second in joined)
