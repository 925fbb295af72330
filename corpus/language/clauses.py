"""The clauses of a sentence, as far as punctuation and conjunctions show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.language.words import Word

_MARKS = frozenset(',;:—–()[]…“”"«»，、；：（）「」《》،؛')
_OPENING = frozenset(
    {"and", "but", "or", "nor", "that", "which", "who", "whom", "whose", "while", "when", "where"}
    | {"after", "befor", "as", "becaus", "if", "although", "though", "sinc", "until", "unless"}
    | {"despit", "whether"}
)


class WordRange(NamedTuple):
    """Words that follow on one another, by the places of the first and the last."""

    first: int
    last: int


def split_clauses(text: str, words: Sequence[Word]) -> Iterator[WordRange]:
    """The words of `text`, parted at marks and before conjunctions."""
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
    """Whether a word opens a clause."""
    return stem in _OPENING
