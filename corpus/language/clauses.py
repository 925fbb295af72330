"""Splits a sentence into clauses at punctuation and conjunctions."""

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
