"""Each passage with the passages it is linked to: every link once, in the order of the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.comparison import Comparison, article_of
from corpus.findings.word_diff import differences
from corpus.model import Link, Span
from corpus.reports.citations import Citation


class Counterpart(NamedTuple):
    """A passage of another article, seen from the passage it is linked to."""

    cited: Citation
    link: Link
    common: tuple[Span, ...]
    """What both have in common, as spans in the counterpart's article; only of partial links."""
    differing: tuple[tuple[str, str], ...]
    """Words of the passage beside the words in their place here; none for partial links."""


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
    if link.label != "partial":
        return ()
    return link.a_spans if link.a == passage else link.b_spans


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
