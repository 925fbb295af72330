"""Words of doubt that one telling has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.findings.wording_model import Both, Narrated, Rewording, Side
from corpus.model import Span

_REACH = 4
"""Words after a hedge that it is about."""


def hedges(both: Both) -> Iterator[Rewording]:
    """Hedges about what both tell, where the other side tells it without any doubt."""
    ours, theirs = both.a.narrated.hedges, both.b.narrated.hedges
    if bool(ours) == bool(theirs):
        return
    one, other = both if ours else (both.b, both.a)
    if other.narrated.doubts:
        return
    tokens = one.narrated.tokens
    for first, end in ours or theirs:
        span = Span(tokens[first].start, tokens[end - 1].end)
        if _about(one.narrated, end) in other.narrated.stems and _near(one, span):
            forms = tuple(token.lower for token in tokens[first:end])
            place = frozenset(((one.narrated.passage.id, *forms),))
            yield Rewording("hedge", place, span if ours else None, None if ours else span)


def _about(told: Narrated, end: int) -> str:
    """The stem of the first word after a hedge that says something; "" where none is near."""
    near = told.tokens[end : end + _REACH]
    return next((told.stem_at[t.start] for t in near if t.start in told.stem_at), "")


def _near(side: Side, span: Span) -> bool:
    """Whether a hedge stands in what both tell, or right before it."""
    return any(one.start - 2 <= span.end and span.start < one.end for one in side.spans)
