"""Who did it: a passive that names nobody against an active that does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.speaker_phrase import belongs
from corpus.extraction.quotes.tokens import Token
from corpus.findings.wording_model import Both, Narrated, Rewording
from corpus.findings.wording_model__passive import REACH, follows_be
from corpus.language.lexicon import diction
from corpus.model import Span


def voices(both: Both) -> Iterator[Rewording]:
    """The same verb, done to the same, in the passive on one side and the active on the other."""
    ours, theirs = both.a.narrated, both.b.narrated
    for one, other, turned in ((ours, theirs, False), (theirs, ours, True)):
        for passive in one.passives:
            form = one.tokens[passive].lower
            sufferers = one.stems_of(passive - 2 - REACH, passive - 1)
            active = next(
                (
                    at
                    for at in _actives(other, form)
                    if sufferers & other.stems_of(at + 1, _object_end(other.tokens, at + 1))
                ),
                None,
            )
            if active is not None:
                spans = _whole(one.tokens, passive), _with_agent(other.tokens, active)
                a, b = reversed(spans) if turned else spans
                yield Rewording("voice", frozenset(((form,),)), a, b)


def _actives(side: Narrated, participle: str) -> Iterator[int]:
    forms = diction().participles.get(participle, frozenset({participle}))
    for at, token in enumerate(side.tokens):
        named = token.lower in forms and at > 0 and belongs(side.tokens, at - 1)
        if named and not follows_be(side.tokens, at):
            yield at


def _object_end(tokens: Sequence[Token], start: int) -> int:
    """Where the words end to which a verb does something."""
    end = start
    while end < min(len(tokens), start + REACH) and tokens[end].is_word:
        if tokens[end].lower in ("and", "but", "who", "that", "while", "after", "before"):
            break
        end += 1
    return end


def _whole(tokens: Sequence[Token], at: int) -> Span:
    """From the form of "be" to the participle."""
    first = at
    while tokens[first].lower not in people().be:
        first -= 1
    if first and tokens[first].lower in ("been", "being") and _helps(tokens[first - 1]):
        first -= 1
    return Span(tokens[first].start, tokens[at].end)


def _helps(token: Token) -> bool:
    """Whether it helps "been" and "being": has been, were being."""
    return token.lower in people().be or token.lower in ("has", "have", "had")


def _with_agent(tokens: Sequence[Token], at: int) -> Span:
    """From the words for who did it to the verb."""
    first = at
    while first and belongs(tokens, first - 1):
        first -= 1
    return Span(tokens[first].start, tokens[at].end)
