"""A text in marked stretches, and equal texts grouped, so that the page quotes each once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise
from typing import Generic, Literal, NamedTuple, TypeVar

from corpus.model import Link, Span
from corpus.reports.citations import Citation
from corpus.reports.evidence import CitedWords
from corpus.reports.linked_passages import Counterpart
from corpus.reports.phrases import in_common, link_label

Mark = Literal["common", "differs", "wording", "stated"]
"""In common with another article; a figure or quote that differs; a wording that differs; the
words of a finding. The page's classes have the same names."""


class Stretch(NamedTuple):
    """A run of characters with the same marks."""

    text: str
    marks: tuple[Mark, ...]


def stretches(
    text: str, marked: Iterable[tuple[Span, Mark]], start: int = 0
) -> tuple[Stretch, ...]:
    """A text in order, cut where a mark begins or ends.

    Spans count as `start` does, the offset of the text's first character; what of them lies outside
    the text is ignored.

    >>> stretches("Seven ships", [(Span(16, 99), "common")], 10)
    (Stretch(text='Seven ', marks=()), Stretch(text='ships', marks=('common',)))
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


class Group(NamedTuple, Generic[T]):
    """The first of several items that differ in nothing but their place."""

    first: T
    others: tuple[T, ...]


def grouped(items: Iterable[T], content: Callable[[T], Hashable]) -> tuple[Group[T], ...]:
    """Items of the same content together, in the order of the first of each group.

    >>> grouped(["Rain", "Wind", "rain"], str.lower)
    (Group(first='Rain', others=('rain',)), Group(first='Wind', others=()))
    """
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(content(item), []).append(item)
    return tuple(Group(group[0], tuple(group[1:])) for group in found.values())


def counterpart_groups(counterparts: Iterable[Counterpart]) -> tuple[Group[Counterpart], ...]:
    """Counterparts with the same words, linked in the same way for the same reasons."""
    return grouped(counterparts, _counterpart_content)


QUOTED = 3
"""The most wordings, and findings, that a card quotes whole; of more, it names the places."""


class Card(NamedTuple):
    """What a passage's card says of its counterparts."""

    quoted: tuple[Group[Counterpart], ...]
    named: tuple[Counterpart, ...]
    """Near copies: only the words in which they differ are given."""


def card(counterparts: Iterable[Counterpart]) -> Card:
    """Quote the first wordings; of near copies beyond them, only name the words that differ."""
    quoted: list[Group[Counterpart]] = []
    named: list[Counterpart] = []
    for group in counterpart_groups(counterparts):
        if len(quoted) < QUOTED or not group.first.differing:
            quoted.append(group)
        else:
            named += (group.first, *group.others)
    return Card(tuple(quoted), tuple(named))


def links(
    among: Iterable[tuple[Citation, Citation, Link]],
) -> tuple[Group[tuple[Citation, Citation, Link]], ...]:
    """Links of one passage with the same label, score and reasons."""
    return grouped(among, lambda link: (link[0].passage.id, _link_content(link[2])))


def quotations(passages: Iterable[Citation]) -> tuple[Group[Citation], ...]:
    """Passages with the same words."""
    return grouped(passages, lambda cited: cited.passage.text)


def proofs(
    proof: Iterable[CitedWords], speaker: Callable[[CitedWords], str]
) -> tuple[Group[CitedWords], ...]:
    """Words that prove a finding: the same words, marked in the same way, of the same speaker."""
    return grouped(proof, lambda one: (one.quoted, one.marked, speaker(one)))


def _counterpart_content(one: Counterpart) -> Hashable:
    begin = one.cited.passage.span.start
    common = tuple((start - begin, end - begin) for start, end in one.common)
    return one.cited.passage.text, common, one.differing, _link_content(one.link)


def _link_content(link: Link) -> Hashable:
    return link_label(link), in_common(link.reasons)
