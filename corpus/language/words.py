"""The words of a text as they are compared: where each stands, its stem, and its clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.language import stemming
from corpus.language.languages import ENGLISH, language_profile
from corpus.language.lexicon import other_names
from corpus.language.nltk_loader import load_nltk_module
from corpus.language.stemming import variants, without_accents
from corpus.language.tokenizer import has_unspaced, is_unspaced, tokenize, word_spans
from corpus.language.word_frequency import rarity


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


def split_words(text: str, language: str = "") -> tuple[Word, ...]:
    """The words of `text` in its order; punctuation is left out, a hyphen parts two words.

    `language` is an ISO 639 code; empty for English.

    >>> [word.stem for word in split_words("The U.S. denied 7,000 false-flag claims.")]
    ['the', 'america', 'deni', '7000', 'falseflag', 'claim']
    """
    return _kept(text, "" if language in ENGLISH else language)


@lru_cache(maxsize=1 << 10)
def _kept(text: str, language: str) -> tuple[Word, ...]:
    """Findings ask for the words of the same passages again; most take them from the analysis.

    What is kept for long costs time too: the garbage collector looks at every word of it.
    """
    found = _foreign(text, language) if language else _english(text)
    return tuple(_in_pairs(text, found) if has_unspaced(text) else found)


def _foreign(text: str, language: str) -> list[Word]:
    spaced = language_profile(language).grouping == " "
    spans = word_spans(tokenize(text), spaced_thousands=spaced)
    return [Word(start, end, stemming.stem(text[start:end], language)) for start, end in spans]


def _english(text: str) -> list[Word]:
    found: list[Word] = []
    joined, seconds = _joined()
    new = tuple.__new__  # what Word(…) calls, in half the time
    for start, end in word_spans(tokenize(text)):
        stem = word_stem(text[start:end])
        if stem in seconds and found:
            before = found[-1]
            whole = joined.get((before.stem, stem))
            if whole and start - before.end == 1 and text[before.end] in " -‐‑":
                found[-1] = Word(before.start, end, whole)
                continue
        found.append(new(Word, (start, end, stem)))
    names = _names()
    return found if names.stems.isdisjoint([stem for _, _, stem in found]) else _rename(text, found)


def _rename(text: str, words: list[Word]) -> list[Word]:
    """The words, other names compared as one, and words in names no longer as what they mean."""
    names = _names()
    for at, word in enumerate(words):
        for phrase in names.phrases_by_last.get(word.stem, ()):
            first = at + 1 - len(phrase)
            if first >= 0 and tuple(one.stem for one in words[first:at]) == phrase[:-1]:
                words[at] = word._replace(stem=names.phrases[phrase])
                break
        if at and text[word.start : word.end] in names.after_a_name:
            before = words[at - 1]
            if text[before.start].isupper() and text[before.end : word.start] == " ":
                words[at] = word._replace(stem=_in_name(word.stem))
        if at + 1 < len(words) and (known := names.before.get(word.stem)):
            after, (written, followers) = words[at + 1], known
            if (
                text.startswith(written, word.start)
                and text[after.start].isupper()
                and after.stem in followers
            ):
                words[at] = word._replace(stem=_in_name(word.stem))
    return words


def _in_name(stem: str) -> str:
    """The stem of a word that is part of a name and not what it means elsewhere."""
    return f"~{stem}"


def _in_pairs(text: str, found: Sequence[Word]) -> list[Word]:
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


_SUFFIXES = (
    *("s", "ed", "ing", "y", "e", "i", "al", "ful", "ll", "er", "or", "ion", "ism", "ic", "ant"),
    *("ent", "'", "’"),
)
"""Endings that Snowball may change (Porter 2001, "The English stemmer"); without one of them a word
is its own stem, and need not wait 30 µs for it."""


@lru_cache(maxsize=1 << 17)
def word_stem(token: str) -> str:
    """The stem of one English word as `split_words` compares it, whatever stands around it."""
    table = variants()
    token = token.replace("’", "'").removesuffix("'s").removesuffix("'S")
    known = table.words.get(token) or table.words.get(token.replace(".", ""))
    form = table.standard(known or _plain(token))
    stem = (_stemmer()(form) or form) if form.endswith(_SUFFIXES) else form
    # Snowball leaves the l of "travelled" doubled and that of "traveled" single.
    return stem[:-1] if len(stem) > 5 and stem.endswith("ll") else stem


def ignores_case(token: str) -> bool:
    """Whether an English word has the stem of the same word in lower case; "US" has not."""
    return variants().words.keys().isdisjoint((token, token.lower()))


def _plain(token: str) -> str:
    """The token in lower case, without accents and the points inside."""
    form = token.lower()
    return without_accents(form if form[:1].isdigit() else form.replace(".", ""))


@cache
def _stemmer() -> Callable[[str], str]:
    stem: Callable[[str], str] = load_nltk_module("nltk.stem.snowball").EnglishStemmer().stem
    return stem


@dataclass(frozen=True, slots=True)
class _Names:
    """The table of other names by stems."""

    phrases: dict[tuple[str, ...], str]
    phrases_by_last: dict[str, list[tuple[str, ...]]]
    """Those that end in a stem, the longest first."""
    before: dict[str, tuple[str, frozenset[str]]]
    """By the stem of the word: the word as it is written, and the stems it may stand before."""
    after_a_name: frozenset[str]
    """As they are written."""
    stems: frozenset[str]
    """Those without one of which a text has nothing to rename."""


@cache
def _names() -> _Names:
    table = other_names()
    phrases = {
        tuple(map(word_stem, words)): word_stem(word) for words, word in table.phrases.items()
    }
    by_last: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        by_last.setdefault(phrase[-1], []).append(phrase)
    before = {
        word_stem(word): (word.capitalize(), frozenset(map(word_stem, followers)))
        for word, followers in table.before.items()
    }
    after = frozenset(word.capitalize() for word in table.after_a_name)
    stems = frozenset((*by_last, *before, *map(word_stem, after)))
    return _Names(phrases, by_last, before, after, stems)


@cache
def _joined() -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """The stem of each word that is also written in two, by their stems; and the second ones."""
    joined = {
        (word_stem(first), word_stem(second)): word_stem(word)
        for (first, second), word in variants().pairs.items()
    }
    return joined, frozenset(second for _, second in joined)


_MARKS = frozenset(',;:—–()[]…“”"«»，、；：（）「」《》،؛')
_OPENING = frozenset(
    {"and", "but", "or", "nor", "that", "which", "who", "whom", "whose", "while", "when", "where"}
    | {"after", "befor", "as", "becaus", "if", "although", "though", "sinc", "until", "unless"}
    | {"despit", "whether"}
)


class WordRange(NamedTuple):
    """Adjacent words, by the indexes of the first and the last."""

    first: int
    last: int


def split_clauses(text: str, words: Sequence[Word]) -> Iterator[WordRange]:
    """The clauses of `text` as ranges of its words, in its order."""
    first = 0
    for at in range(1, len(words)):
        gap = text[words[at - 1].end : words[at].start]
        marked = gap != " " and (" - " in gap or not _MARKS.isdisjoint(gap))
        if marked or opens_clause(words[at].stem):
            yield WordRange(first, at - 1)
            first = at
    if words:
        yield WordRange(first, len(words) - 1)


def opens_clause(stem: str) -> bool:
    """Whether a word with this stem opens a clause: "and", "which", "because"."""
    return stem in _OPENING


_RARE = 7.5
"""The rarity from which an unknown word that opens a sentence is rather a name than a noun."""
_NOUN_ENDINGS = ("s", "ing", "ion", "ment", "ness", "ity", "ly", "ed", "ism", "ance", "ence")


@lru_cache(maxsize=1 << 12)
def is_rare_name(word: str) -> bool:
    """Whether an unknown word with a capital is rather a name than a noun."""
    if not word.isalpha() or word.lower().endswith(_NOUN_ENDINGS):
        return False
    return all(rarity(found.stem) >= _RARE for found in split_words(word))


_COMPANIES = frozenset(
    {"retailer", "lender", "insurer", "reinsurer", "supplier", "manufacturer", "airline", "carrier"}
    | {"broadcaster", "publisher", "wholesaler", "exporter", "importer", "housebuilder", "grocer"}
    | {"supermarket", "startup", "start-up", "fintech", "utility", "bookseller", "refiner"}
    | {"conglomerate", "company", "firm", "e-tailer", "developer", "steelworks", "shipbuilder"}
)


def is_company_noun_before(text: str, noun: str, name: str) -> bool:
    """Whether a word is a noun for a company before a name that a text has alone: Carmaker Vale."""
    known = noun.lower() in _COMPANIES or (noun.endswith("maker") and noun != "Shoemaker")
    return known and text.count(name) > text.count(f"{noun} {name}")
