"""The passive: what was done, and not by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.tokens import Token
from corpus.language.lexicon import diction

REACH = 5
"""Words between a verb and what it is done to, or who does it."""
_BETWEEN = frozenset({"also", "not", "being", "been", "reportedly", "later", "first", "all"})


def passives(tokens: Sequence[Token]) -> Iterator[int]:
    """The places of participles after a form of "be", with no "by" near after them."""
    known = diction().participles
    for at, token in enumerate(tokens):
        form = token.lower
        is_participle = (form.endswith("ed") and len(form) > 4) or form in known
        if is_participle and follows_be(tokens, at) and not _by(tokens, at):
            yield at


def follows_be(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form of "be" stands before a place, with nothing but small words between."""
    be, place = people().be, at - 1
    while place >= 0 and (tokens[place].lower in _BETWEEN or tokens[place].lower.endswith("ly")):
        if tokens[place].lower in be:
            return True
        place -= 1
    return place >= 0 and tokens[place].lower in be


def _by(tokens: Sequence[Token], at: int) -> bool:
    return any(after.lower == "by" for after in tokens[at + 1 : at + 1 + REACH])
