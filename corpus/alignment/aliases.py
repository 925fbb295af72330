"""Abbreviations that two articles use for names which one of them spells out.

"ACLU" beside "American Civil Liberties Union": whichever of the two articles has the full name, the
abbreviation is compared as the rarest word of it. Other names that are known beforehand stand in
`corpus/language/aliases.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from corpus.language.word_frequency import is_plain, rarity
from corpus.language.words import Word

FullNames = Mapping[str, AbstractSet[tuple[str, ...]]]
"""The stems of the names that an article spells out, by the letters that may abbreviate them."""

_ABBREVIATION = re.compile(r"\b(?:[A-Z]{3,6}|(?:[A-Z]\.){3,6})(?![\w.])")
_SMALL = frozenset({"of", "and", "for", "the", "on", "in", "to", "against", "by"})
"""Words without a capital that may stand in a name; their first letters may count or not."""
_JOINTS = (" ", "-", " & ")
_LEAST, _LONGEST = 3, 8
"""Words of a name with an abbreviation: capitalised ones at least, all together at most."""


def resolve_abbreviations(
    short: AbstractSet[str], names: Sequence[FullNames], language: str
) -> dict[str, str]:
    """For the stem of each abbreviation, the stem of the full name's rarest word.

    The same whatever the order of `names`. Left out is an abbreviation of two names with different
    rarest words, or of none.
    """
    found = {}
    for letters in sorted(short):
        rarest = {
            max(
                (stem for stem in stems if stem.isalpha()),
                key=lambda stem: (rarity(stem, language), stem),
                default="",
            )
            for side in names
            for stems in side.get(letters, ())
        } - {""}
        if len(rarest) == 1:
            found[letters] = rarest.pop()
    return found


def find_abbreviations(text: str, language: str = "") -> frozenset[str]:
    """The stems of the abbreviations of a text; "NOW" is not one, since "now" is a word.

    >>> sorted(find_abbreviations("The ACLU and the F.B.I. sued NOW."))
    ['aclu', 'fbi']
    """
    found = {match.group().replace(".", "").lower() for match in _ABBREVIATION.finditer(text)}
    return frozenset(letters for letters in found if not is_plain(letters, language))


def find_full_names(text: str, words: Sequence[Word]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The letters that may abbreviate each name of a text, and the stems of its words.

    A name is a run of three to eight words that begins and ends with a capital; every part of a
    longer run counts as one too.
    """
    for first, last in capitalised_runs(text, words):
        letters = [text[words[at].start] for at in range(first, last + 1)]
        for begin in range(len(letters) - _LEAST + 1):
            if letters[begin].isupper():
                for end in range(begin + _LEAST, min(len(letters), begin + _LONGEST) + 1):
                    capitals = [at for at in range(begin, end) if letters[at].isupper()]
                    if letters[end - 1].isupper() and len(capitals) >= _LEAST:
                        stems = tuple(words[first + at].stem for at in capitals)
                        few = "".join(letters[at] for at in capitals).lower()
                        every = "".join(letters[begin:end]).lower()
                        yield few, stems
                        if every != few:
                            yield every, stems


def full_name(text: str, words: Sequence[Word], word: Word, abbreviation: str) -> str:
    """The name that a word is part of, as it is written: "American Civil Liberties Union".

    In a longer run of words with capitals, the part whose initials are the abbreviation; the whole
    run if no part has them; the word alone if it has no capital.
    """
    at = words.index(word)
    letters = abbreviation.replace(".", "").lower()
    for first, last in capitalised_runs(text, words):
        if first <= at <= last:
            whole = words[first : last + 1]
            part = _part_with_initials(text, whole, at - first, letters) or whole
            return text[part[0].start : part[-1].end].removesuffix("'s").removesuffix("’s")
    return text[word.start : word.end]


def is_abbreviation(written: str) -> bool:
    """Whether a word is two capitals or more: "EU", "F.B.I."."""
    letters = written.replace(".", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def _part_with_initials(
    text: str, words: Sequence[Word], at: int, letters: str
) -> Sequence[Word] | None:
    """The words around one of them whose initials, small words left out or not, are letters."""
    for first in range(at + 1):
        for last in range(at, len(words)):
            part = words[first : last + 1]
            every = [text[word.start] for word in part]
            few = [letter for letter in every if letter.isupper()]
            if letters in ("".join(every).lower(), "".join(few).lower()) and every[0].isupper():
                return part
    return None


def capitalised_runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """First and last word of each run of capitalised words, small words between them."""
    first = last = -1
    for at, (start, end, _) in enumerate(words):
        is_capital = text[start].isupper() and end - start > 1
        if first >= 0:
            is_next = text[words[at - 1].end : start] in _JOINTS
            if not (is_next and (is_capital or text[start:end] in _SMALL)):
                yield first, last
                first = -1
        if is_capital:
            first, last = (first if first >= 0 else at), at
    if first >= 0:
        yield first, last
