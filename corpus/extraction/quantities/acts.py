"""Finds the act that a figure belongs to: what was done on a day, or took so long.

A day, a sum or a length says little by itself. Two of them are about one thing only where the
same was done: *passed on Tuesday*, *on Wednesday the House voted*.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from corpus.extraction.quantities.counted_noun import stem_of
from corpus.extraction.quantities.tokens import Tokens, table

_BEFORE, _AFTER = 10, 12
"""Tokens that are searched for the verb on either side of a figure."""
_ENDINGS = ("ed", "ing")
_SHORTEST = 5
"""The fewest letters of a word in -ed or -ing that is taken for a verb."""
_STOPS = frozenset(
    {"who", "whom", "whose", "which", "that", "after", "before", "when", "while", "because", "but"}
    | {"although", "though", "if", "where", "than", "as", "whether", "amid"}
)
_SIGNS = frozenset(';:“”"()—–«»') | {".", "?", "!"}


class Act(NamedTuple):
    """What was done, in the figure's own clause."""

    name: str
    """The same for all words and forms of one act; empty for none."""
    place: int
    """The place of its word among the tokens; -1 for none."""
    says: bool = False
    """Whether it only says something: said, announced."""
    recurs: bool | None = None
    """Whether it happens again within days: met, rose; not resigned, was born. None: not known."""


NO_ACT = Act("", -1)


class _Known(NamedTuple):
    names: dict[str, str]
    """By stem: the first word of the group."""
    irregular: dict[str, str]
    saying: frozenset[str]
    light: frozenset[str]
    recurring: frozenset[str]


@cache
def _known() -> _Known:
    found = table("acts")
    names = {stem_of(word): group[0] for group in found["same_as"] for word in group}
    return _Known(
        names,
        found["irregular"],
        frozenset(map(stem_of, found["saying"])),
        frozenset(map(stem_of, found["light"])),
        frozenset(map(stem_of, found["recurring"])),
    )


def act_of(tokens: Tokens, start: int, end: int) -> Act:
    """The act that the figure from token `start` to the one before `end` belongs to.

    The nearest verb before it in its clause, or a noun for an act ("the vote on Tuesday"); else
    the first one after it ("On Tuesday the House voted").
    """
    for place in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        word = tokens.lower(place)
        if word in _SIGNS or word in _STOPS or word == ",":
            break
        if act := _act_at(tokens, place):
            return act
    first = end + (tokens.lower(end) == ",")
    for place in range(first, first + _AFTER):
        word = tokens.lower(place)
        if not word or word in _SIGNS or word in _STOPS or word == ",":
            break
        if act := _act_at(tokens, place):
            return act
    return NO_ACT


_TO = frozenset({"to", "will", "would", "may", "might", "must", "could", "should"})
"""Words after which a word is taken for a verb."""


def _act_at(tokens: Tokens, place: int) -> Act | None:
    """The act whose word is at a place; None for another word and for verbs that say too little."""
    name, says, recurs, needs_to = _meaning(tokens.lower(place))
    if not name or (needs_to and tokens.lower(place - 1) not in _TO):
        return None
    token = tokens.at(place)
    if not token.is_word or (token.text[0].isupper() and not tokens.opens_sentence(place)):
        return None
    return Act(name, place, says, recurs)


@lru_cache(maxsize=1 << 14)
def _meaning(word: str) -> tuple[str, bool, bool | None, bool]:
    """The act of a word, as in `Act`, and whether it is one only after "to".

    An empty name for a word that is no act.
    """
    known = _known()
    base = known.irregular.get(word, word)
    stem = stem_of(base)
    if stem in known.light:
        return "", False, None, False
    if stem in known.saying and stem not in known.names:
        return stem, True, None, False
    recurs = stem in known.recurring
    if name := known.names.get(stem):
        return name, stem in known.saying, recurs, False
    is_verb = base != word or (len(word) >= _SHORTEST and word.endswith(_ENDINGS))
    return stem, False, recurs or None, not is_verb
