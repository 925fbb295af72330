"""Each passage with the passages it is linked to: every link once, in the order of the texts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Generic, Literal, NamedTuple, TypeVar

from corpus.article import Span
from corpus.comparison import Comparison, article_of
from corpus.findings.word_diff import differences
from corpus.model import Link
from corpus.reports.citations import Citation
from corpus.reports.evidence import CitedWords
from corpus.reports.phrases import copies_words, in_common, link_label


class Counterpart(NamedTuple):
    """A passage of another article, seen from the passage it is linked to."""

    cited: Citation
    link: Link
    common: tuple[Span, ...]
    """For a partial link: what both have in common, as spans in the counterpart's article."""
    differing: tuple[tuple[str, str], ...]
    """For other links: pairs of words of the passage and the words in their place here."""


MOST_AMONG = 21
"""The most links between counterparts of one passage that a report lists: seven have 21. Many
copies of one article have thousands, which say nothing new."""

T = TypeVar("T")


class Group(NamedTuple, Generic[T]):
    """The first of several items with the same content, and the others."""

    first: T
    others: tuple[T, ...]


def grouped(items: Iterable[T], content: Callable[[T], Hashable]) -> tuple[Group[T], ...]:
    """Group items with the same content, in the order of the first of each group.

    >>> grouped(["Rain", "Wind", "rain"], str.lower)
    (Group(first='Rain', others=('rain',)), Group(first='Wind', others=()))
    """
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(content(item), []).append(item)
    return tuple(Group(group[0], tuple(group[1:])) for group in found.values())


@dataclass(frozen=True, slots=True)
class LinkedPassage:
    """A passage with its links that no earlier entry has shown."""

    cited: Citation
    common: tuple[Span, ...]
    """What its partial links have in common with it, as spans in the article's text."""
    counterparts: tuple[Counterpart, ...]
    """In the order of the articles, the strongest link first."""
    among: tuple[tuple[Citation, Citation, Link], ...]
    """Links of the counterparts with one another."""
    copies: str = ""
    """How many copies of its article have the passage too, where they are not among counterparts.
    """

    @property
    def listed_among(self) -> tuple[tuple[Citation, Citation, Link], ...]:
        """Those links of the counterparts that a report lists: all, or none of many."""
        return self.among if len(self.among) <= MOST_AMONG else ()

    @property
    def unlisted_among(self) -> str:
        """How many links of the counterparts a report does not list; empty if it lists them."""
        if self.listed_among or not self.among:
            return ""
        scores = [link.score for *_, link in self.among]
        between = f"{min(scores):.2f} to {max(scores):.2f}"
        return f"{len(self.among):,} links among these, scores {between}: the JSON report has them"

    @property
    def alike(self) -> tuple[Group[Counterpart], ...]:
        """The counterparts, those with the same score for the same reasons together."""
        return grouped(self.counterparts, lambda one: (link_label(one.link), one.link.reasons))

    @property
    def wordings(self) -> tuple[Group[Counterpart], ...]:
        """The counterparts, those of the same words and the same kind of link together."""
        return grouped(
            self.counterparts,
            lambda one: (one.cited.passage.text, one.link.label, one.link.tier, one.link.origin),
        )


def linked_passages(
    comparison: Comparison, cite: Mapping[str, Citation]
) -> Iterator[LinkedPassage]:
    """Every link once: under the first of its passages, in the order of the articles' texts."""
    rank = {article.id: place for place, article in enumerate(comparison.articles)}
    shown: set[Link] = set()
    for passage, cited in cite.items():
        links = [link for link in comparison.links_of.get(passage, ()) if link not in shown]
        if not links:
            continue
        pairs = _pairs(passage, links, rank)
        among = _links_among([other for other, _ in pairs], comparison, shown)
        shown.update(links, among)
        yield LinkedPassage(
            cited,
            common=tuple(span for link in links for span in _common_spans(link, passage)),
            counterparts=tuple(_counterpart(cited, cite[other], link) for other, link in pairs),
            among=tuple((cite[link.a], cite[link.b], link) for link in among),
        )


def between_origins(
    comparison: Comparison, matches: Iterable[LinkedPassage]
) -> Iterator[LinkedPassage]:
    """The linked passages without links between copies of one text, unless a person made them."""
    counts_as = comparison.counts_as
    for match in matches:
        own = counts_as[article_of(match.cited.passage.id)]
        apart = tuple(
            one
            for one in match.counterparts
            if counts_as[article_of(one.cited.passage.id)] != own or one.link.origin != "computed"
        )
        copies = {
            article_of(one.cited.passage.id) for one in match.counterparts if one not in apart
        }
        if apart:
            yield replace(match, counterparts=apart, copies=copies_words(copies))


def counterparts(
    comparison: Comparison, cite: Mapping[str, Citation], passage: str
) -> tuple[Counterpart, ...]:
    """All passages linked to one (by id), in the order of the articles."""
    rank = {article.id: place for place, article in enumerate(comparison.articles)}
    pairs = _pairs(passage, comparison.links_of.get(passage, ()), rank)
    return tuple(_counterpart(cite[passage], cite[other], link) for other, link in pairs)


def _pairs(passage: str, links: Iterable[Link], rank: Mapping[str, int]) -> list[tuple[str, Link]]:
    """Links with their other passages, in the order of the articles, the strongest first."""
    pairs = [(_other(link, passage), link) for link in links]
    return sorted(pairs, key=lambda pair: (rank[article_of(pair[0])], -pair[1].score))


def _counterpart(cited: Citation, other: Citation, link: Link) -> Counterpart:
    return Counterpart(
        other,
        link,
        common=_common_spans(link, other.passage.id),
        differing=()
        if link.label == "partial"
        else differences(cited.passage.text, other.passage.text),
    )


def _common_spans(link: Link, passage: str) -> tuple[Span, ...]:
    """What a partial link has in common, in one of its passages; nothing for other links."""
    return link.spans(passage) if link.label == "partial" else ()


def _other(link: Link, passage: str) -> str:
    return link.b if link.a == passage else link.a


def _links_among(passages: list[str], comparison: Comparison, shown: set[Link]) -> list[Link]:
    """The links of some passages with one another that have not been shown."""
    found = {
        link: None
        for passage in passages
        for link in comparison.links_of[passage]
        if _other(link, passage) in passages and link not in shown
    }
    return list(found)


# For the page: a text in marked stretches, and equal texts grouped, so that each is quoted once.


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
