"""Figures that one of two linked passages gives of what the other tells without a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from corpus.extraction.quantities.tolerance import Worth, measured_alike
from corpus.findings.figure_pairing__mention import Mention
from corpus.language.tokenizer import words
from corpus.model import Passage, Span

_KINDS = frozenset({"count", "money", "percent", "length", "area", "mass", "volume", "speed"})
_SURE_UNMATCHED = 2
"""Words around a figure that the other passage must have besides what it counts."""
_MANY = 2
"""A count up to this is no figure that a reader misses."""


def lone(
    mentions: Sequence[Mention],
    passage: Passage,
    spans: Sequence[Span],
    others: Sequence[Mention],
    elsewhere: Set[Worth],
) -> Iterator[Mention]:
    """The figures of a passage that `passage`, which tells the same, does not give.

    `others` are the figures of that passage, `elsewhere` the values in its article, `spans` what
    both tell. A figure counts only where both tell of what it counts.
    """
    stems: frozenset[str] | None = None
    for mention in mentions:
        figure = mention.figure
        if figure.kind not in _KINDS or not figure.head or figure.low <= _MANY:
            continue
        if spans and not any(span.overlaps(figure.span) for span in spans):
            continue
        if any(measured_alike(figure, other.figure) for other in others):
            continue
        stems = stems or frozenset(word.stem for word in words(passage.text))
        told_of = figure.head in stems and len(mention.near & stems) >= _SURE_UNMATCHED
        if told_of and Worth.of(figure) not in elsewhere:
            yield mention
