"""Where a passage hedges: alleged, reportedly, is said to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.extraction.quotes.extract import Told
from corpus.extraction.quotes.speaker_lexicon import people
from corpus.extraction.quotes.speaker_phrase import belongs
from corpus.extraction.quotes.tokens import Token
from corpus.language.lexicon import diction

_DID = frozenset({"alleged", "suspected", "supposed", "purported"})
"""Hedges that can also be what somebody did."""


def hedged(tokens: Sequence[Token], told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Where the hedges of a passage stand among its tokens; none of what is quoted."""
    hedges, begin = diction().hedges, diction().hedging
    for at, token in enumerate(tokens):
        form = token.lower
        if "-" not in form and form not in begin:
            continue
        one = tuple(form.split("-"))
        if one in hedges:
            if form not in _DID or not _was_done(tokens, told, at):
                yield at, at + 1
        elif (*one, *_next(tokens, at)) in hedges:
            yield at, at + 2


def _next(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[at + 1 : at + 2])


def _was_done(tokens: Sequence[Token], told: Sequence[Told], at: int) -> bool:
    """Whether "alleged" or "suspected" is what somebody did."""
    if not at:
        return False
    before = tokens[at - 1].lower
    follows_name = belongs(tokens, at - 1) and before not in people().determiners
    return follows_name or any(one.span.start == tokens[at].start for one in told)
