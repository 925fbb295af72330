"""Where in a passage stands what another one tells too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.alignment.common import Common, Side
from corpus.article import Span

_MARKS = frozenset(',;:—–()[]…“”"«»')
_JOINT = re.compile(
    "and|but|or|nor|that|which|who|whom|whose|while|when|where|after|befor|as|becaus|if|although"
    "|though|sinc|until|unless|despit|whether"
)
"""Stems that open a clause."""
_GAP = 2
"""So many words in between do not part two stretches told in common."""
_LEAST = 0.2
"""A stretch that weighs less than this share of the heaviest is chance, not telling."""

Stretch = tuple[int, int]
"""The places of a first and a last word."""


def told(common: Common, side: Side) -> tuple[Span, ...]:
    """The clauses of one side that the other one tells too, or the words where it is less.

    A clause counts as told where at least half of its weight is shared. Spans of the article's
    text, in its order; at least one.
    """
    found = _joined([stretch for clause in _clauses(side) for stretch in _in(clause, common, side)])
    if not found:
        whole = side.telling.passage.span
        return (whole,)
    weights = [_weight(stretch, common, side) for stretch in found]
    words = side.telling.words
    return tuple(
        side.telling.span(words[first], words[last])
        for (first, last), weight in zip(found, weights, strict=True)
        if weight >= _LEAST * max(weights)
    )


def _clauses(side: Side) -> Iterator[Stretch]:
    """The passage's words between punctuation and conjunctions."""
    words, text, first = side.telling.words, side.telling.passage.text, 0
    for at in range(1, len(words)):
        gap = text[words[at - 1].end : words[at].start]
        if _JOINT.fullmatch(side.stems[at]) or " - " in gap or not _MARKS.isdisjoint(gap):
            yield first, at - 1
            first = at
    if words:
        yield first, len(words) - 1


def _in(clause: Stretch, common: Common, side: Side) -> Iterator[Stretch]:
    """The whole clause where the other side tells most of it, else its shared stretches."""
    first, last = clause
    if first < last and _JOINT.fullmatch(side.stems[first]):
        first += 1
    stems = side.stems[first : last + 1]
    shared = [
        first + at
        for at, stem in enumerate(stems)
        if stem in common.shared and common.of_substance(stem)
    ]
    if not shared:
        return
    if 2 * _weight((first, last), common, side) >= sum(common.weight[stem] for stem in stems):
        yield first, last
        return
    start = end = shared[0]
    for at in shared[1:]:
        if at - end > _GAP + 1:
            yield start, end
            start = at
        end = at
    yield start, end


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches, where one that follows at once on another continues it."""
    joined: list[Stretch] = []
    for first, last in stretches:
        if joined and first - joined[-1][1] <= 2:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _weight(stretch: Stretch, common: Common, side: Side) -> int:
    """What the shared words of a stretch weigh."""
    stems = side.stems[stretch[0] : stretch[1] + 1]
    return sum(common.weight[stem] for stem in stems if stem in common.shared)
