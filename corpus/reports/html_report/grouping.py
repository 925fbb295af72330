"""What many articles say in the same words, gathered, so that the page quotes it once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise
from typing import Generic, Literal, NamedTuple, TypeVar

from corpus.model import Link, Span
from corpus.reports.citations import Citation
from corpus.reports.evidence import Given
from corpus.reports.phrases import in_common, told
from corpus.reports.linked_passages import Counterpart

# A text in stretches, each with what is to be marked in it.

Mark = Literal["told", "differs", "worded", "given"]
"""Told in common; at odds with another article; worded otherwise; the words of a finding."""


class Stretch(NamedTuple):
    """A run of characters that are marked alike."""

    text: str
    marks: tuple[Mark, ...]


def stretches(
    text: str, marked: Iterable[tuple[Span, Mark]], start: int = 0
) -> tuple[Stretch, ...]:
    """A text in order, cut where a mark begins or ends.

    The spans are counted as `start` is, at which the text begins; what lies outside marks nothing.

    >>> stretches("Seven ships", [(Span(16, 99), "told")], 10)
    (Stretch(text='Seven ', marks=()), Stretch(text='ships', marks=('told',)))
    """
    whole = Span(start, start + len(text))
    within = [
        (Span(max(span.start, whole.start), min(span.end, whole.end)), mark)
        for span, mark in marked
        if span.overlaps(whole)
    ]
    cuts = sorted({*whole, *(edge for span, _ in within for edge in span)})
    return tuple(
        Stretch(
            text[first - start : end - start],
            tuple(sorted({mark for span, mark in within if span.start <= first < span.end})),
        )
        for first, end in pairwise(cuts)
    )


T = TypeVar("T")

QUOTED = 3
"""Wordings, and findings, that a card quotes whole; the others are named, and a link away."""


class GroupedText(NamedTuple, Generic[T]):
    """The first of several that differ in nothing but their place."""

    first: T
    others: tuple[T, ...]


class Told(NamedTuple):
    """What a card says of the counterparts of a passage."""

    quoted: tuple[GroupedText[Counterpart], ...]
    briefly: tuple[Counterpart, ...]
    """Those of which only the words are named in which they differ."""


def gathered(items: Iterable[T], saying: Callable[[T], Hashable]) -> tuple[GroupedText[T], ...]:
    """Those that say the same together, in the order of the first of each.

    >>> gathered(["Rain", "Wind", "rain"], str.lower)
    (GroupedText(first='Rain', others=('rain',)), GroupedText(first='Wind', others=()))
    """
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(saying(item), []).append(item)
    return tuple(GroupedText(one[0], tuple(one[1:])) for one in found.values())


def card(counterparts: Iterable[Counterpart]) -> Told:
    """Quote the first wordings; of near-copies beyond them, the words that differ say all."""
    quoted: list[GroupedText[Counterpart]] = []
    briefly: list[Counterpart] = []
    for group in counterpart_groups(counterparts):
        if len(quoted) < QUOTED or not group.first.differing:
            quoted.append(group)
        else:
            briefly += (group.first, *group.others)
    return Told(tuple(quoted), tuple(briefly))


def counterpart_groups(counterparts: Iterable[Counterpart]) -> tuple[GroupedText[Counterpart], ...]:
    """Those with the same words, linked in the same way for the same reasons."""
    return gathered(counterparts, _counterpart)


def links(
    among: Iterable[tuple[Citation, Citation, Link]],
) -> tuple[GroupedText[tuple[Citation, Citation, Link]], ...]:
    """Links of one passage, of the same kind, score and reasons."""
    return gathered(among, lambda link: (link[0].passage.id, _link(link[2])))


def quotations(passages: Iterable[Citation]) -> tuple[GroupedText[Citation], ...]:
    """Passages with the same words."""
    return gathered(passages, lambda cited: cited.passage.text)


def proofs(
    given: Iterable[Given], speaker: Callable[[Given], str]
) -> tuple[GroupedText[Given], ...]:
    """What proves a finding: the same words, marked alike, of the same speaker."""
    return gathered(given, lambda one: (one.quoted, one.marked, speaker(one)))


def _counterpart(one: Counterpart) -> Hashable:
    begin = one.cited.passage.span.start
    common = tuple((start - begin, end - begin) for start, end in one.common)
    return one.cited.passage.text, common, one.differing, _link(one.link)


def _link(link: Link) -> Hashable:
    return told(link), link.label, f"{link.score:.2f}", in_common(link.reasons)
