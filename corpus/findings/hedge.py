"""Words of doubt that one telling has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.article import Span
from corpus.findings.rewording import Both, Narrated, Rewording, Side
from corpus.language.diction import diction
from corpus.quotes.people import people
from corpus.quotes.phrase import belongs

_REACH = 4
"""Words after a hedge that it is about."""
_DID = frozenset({"alleged", "suspected", "supposed", "purported"})
"""Hedges that can also be what somebody did."""


def hedges(both: Both) -> Iterator[Rewording]:
    """Hedges about what both tell, where the other side tells it without any doubt."""
    ours, theirs = list(hedged(both.a.narrated)), list(hedged(both.b.narrated))
    if bool(ours) == bool(theirs):
        return
    one, other = both if ours else (both.b, both.a)
    if doubts(other.narrated):
        return
    tokens = one.narrated.tokens
    for first, end in ours or theirs:
        span = Span(tokens[first].start, tokens[end - 1].end)
        if _about(one.narrated, end) in other.narrated.stems and _near(one, span):
            forms = tuple(token.lower for token in tokens[first:end])
            place = frozenset(((one.narrated.passage.id, *forms),))
            yield Rewording("hedge", place, span if ours else None, None if ours else span)


def doubts(told: Narrated) -> bool:
    """Whether a passage, in whatever words, tells something as less than certain."""
    return (
        any(told.passage.text[w.start : w.end].lower() in diction().doubts for w in told.words)
        or any(one.verb.tone == "telling" for one in told.told)
        or any(hedged(told))
    )


def _about(told: Narrated, end: int) -> str:
    """The stem of the first word after a hedge that says something; "" where none is near."""
    near = told.tokens[end : end + _REACH]
    return next((told.stem_at[t.start] for t in near if t.start in told.stem_at), "")


def hedged(told: Narrated) -> Iterator[tuple[int, int]]:
    """Where the hedges of a passage stand among its tokens; none of what is quoted."""
    hedges = diction().hedges
    for at, token in enumerate(told.tokens):
        one = tuple(token.lower.split("-")) if "-" in token.lower else (token.lower,)
        if one in hedges:
            if not _was_done(told, at):
                yield at, at + 1
            continue
        following = told.tokens[at + 1 : at + 2] if one[0] in diction().opening else ()
        if any((*one, after.lower) in hedges for after in following):
            yield at, at + 2


def _was_done(told: Narrated, at: int) -> bool:
    """Whether "alleged" or "suspected" is what somebody did."""
    token = told.tokens[at]
    if token.lower not in _DID or not at:
        return False
    before = told.tokens[at - 1].lower
    follows_name = belongs(told.tokens, at - 1) and before not in people().determiners
    return follows_name or any(one.span.start == token.start for one in told.told)


def _near(side: Side, span: Span) -> bool:
    """Whether a hedge stands in what both tell, or right before it."""
    return any(one.start - 2 <= span.end and span.start < one.end for one in side.spans)
