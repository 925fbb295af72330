"""Who did it: a passive that names nobody against an active that does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.article import Span
from corpus.findings.rewording import Both, Narrated, Rewording
from corpus.language.diction import diction
from corpus.quotes.narration import Token
from corpus.quotes.people import people
from corpus.quotes.phrase import belongs

_BETWEEN = frozenset({"also", "not", "being", "been", "reportedly", "later", "first", "all"})
_REACH = 5
"""Words between a verb and what it is done to."""


class _Verb(NamedTuple):
    """A verb with what it is done to."""

    at: int
    form: str
    sufferers: set[str]


def voices(both: Both) -> Iterator[Rewording]:
    """The same verb, done to the same, in the passive on one side and the active on the other."""
    ours, theirs = both.a.narrated, both.b.narrated
    for one, other, turned in ((ours, theirs, False), (theirs, ours, True)):
        for passive in _passives(one):
            active = next(
                (
                    at
                    for at in _actives(other, passive.form)
                    if passive.sufferers & other.stems_of(at + 1, _object_end(other.tokens, at + 1))
                ),
                None,
            )
            if active is not None:
                spans = _whole(one.tokens, passive.at), _with_agent(other.tokens, active)
                a, b = reversed(spans) if turned else spans
                yield Rewording("voice", frozenset(((passive.form,),)), a, b)


def _passives(side: Narrated) -> Iterator[_Verb]:
    tokens = side.tokens
    for at, token in enumerate(tokens):
        if not _is_participle(token) or not _follows_be(tokens, at):
            continue
        if any(after.lower == "by" for after in tokens[at + 1 : at + 1 + _REACH]):
            continue
        yield _Verb(at, token.lower, side.stems_of(at - 2 - _REACH, at - 1))


def _actives(side: Narrated, participle: str) -> Iterator[int]:
    forms = diction().participles.get(participle, frozenset({participle}))
    for at, token in enumerate(side.tokens):
        named = at > 0 and belongs(side.tokens, at - 1)
        if token.lower in forms and named and not _follows_be(side.tokens, at):
            yield at


def _object_end(tokens: Sequence[Token], start: int) -> int:
    """Where the words end to which a verb does something."""
    end = start
    while end < min(len(tokens), start + _REACH) and tokens[end].is_word:
        if tokens[end].lower in ("and", "but", "who", "that", "while", "after", "before"):
            break
        end += 1
    return end


def _is_participle(token: Token) -> bool:
    return (token.lower.endswith("ed") and len(token.lower) > 4) or (
        token.lower in diction().participles
    )


def _follows_be(tokens: Sequence[Token], at: int) -> bool:
    place = at - 1
    while place >= 0 and (tokens[place].lower in _BETWEEN or tokens[place].lower.endswith("ly")):
        if tokens[place].lower in people().be:
            return True
        place -= 1
    return place >= 0 and tokens[place].lower in people().be


def _whole(tokens: Sequence[Token], at: int) -> Span:
    """From the form of "be" to the participle."""
    first = at
    while tokens[first].lower not in people().be:
        first -= 1
    return Span(tokens[first].start, tokens[at].end)


def _with_agent(tokens: Sequence[Token], at: int) -> Span:
    """From the words for who did it to the verb."""
    first = at
    while first and belongs(tokens, first - 1):
        first -= 1
    return Span(tokens[first].start, tokens[at].end)
