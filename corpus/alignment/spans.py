"""Where in a passage stands what another one tells too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.alignment.common import Common, Side
from corpus.article import Span
from corpus.language.clauses import Stretch, opens

_HYPHENS = frozenset("-‐‑")
_GAP = 2
"""So many words in between do not part two stretches told in common."""
_LEAST = 0.2
"""A stretch that weighs less than this share of the heaviest is chance, not telling."""


def told(common: Common, side: Side) -> tuple[Span, ...]:
    """The clauses of one side that the other one tells too, or the words where it is less.

    A clause counts as told where at least half of its weight is shared. Spans of the article's
    text, in its order; at least one.
    """
    stretches = (
        stretch for clause in side.telling.clauses for stretch in _in(clause, common, side)
    )
    found = _joined(stretches, side)
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


def _in(clause: Stretch, common: Common, side: Side) -> Iterator[Stretch]:
    """The whole clause where the other side tells most of it, else its shared stretches."""
    first, last = clause
    if first < last and opens(side.stems[first]):
        first += 1
    stems = side.stems[first : last + 1]
    shared = [
        first + at
        for at, stem in enumerate(stems)
        if stem in common.shared and common.of_substance(stem)
    ]
    if not shared:
        return
    if 2 * _weight(Stretch(first, last), common, side) >= sum(
        common.weight[stem] for stem in stems
    ):
        yield Stretch(first, last)
        return
    start = end = shared[0]
    for at in shared[1:]:
        if at - end > _GAP + 1:
            yield Stretch(start, end)
            start = at
        end = at
    yield Stretch(start, end)


def _joined(stretches: Iterable[Stretch], side: Side) -> list[Stretch]:
    """The stretches; those with nothing or a conjunction between them made one."""
    joined: list[Stretch] = []
    for stretch in stretches:
        first, last = _unbroken(stretch, side)
        between = side.stems[joined[-1].last + 1 : first] if joined else ("",)
        if all(opens(stem) for stem in between):
            joined[-1] = Stretch(joined[-1].first, last)
        else:
            joined.append(Stretch(first, last))
    return joined


def _unbroken(stretch: Stretch, side: Side) -> Stretch:
    """The stretch with all parts of the hyphenated words at its ends."""
    text, words = side.telling.passage.text, side.telling.words
    first, last = stretch
    while first and text[words[first - 1].end : words[first].start] in _HYPHENS:
        first -= 1
    while last + 1 < len(words) and text[words[last].end : words[last + 1].start] in _HYPHENS:
        last += 1
    return Stretch(first, last)


def _weight(stretch: Stretch, common: Common, side: Side) -> int:
    """What the shared words of a stretch weigh."""
    stems = side.stems[stretch.first : stretch.last + 1]
    return sum(common.weight[stem] for stem in stems if stem in common.shared)
