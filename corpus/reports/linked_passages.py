"""What more than one article tells: every link exactly once, in the order of the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.comparison import Comparison, article_of
from corpus.findings.word_diff import differences
from corpus.model import Link, Span
from corpus.reports.citations import Citation


class Counterpart(NamedTuple):
    """What another article tells of a passage."""

    cited: Citation
    link: Link
    common: tuple[Span, ...]
    """What of it the passage tells too, where that is not all of it; spans in the article."""
    differing: tuple[tuple[str, str], ...]
    """Words of the passage beside those in their place, where all is told by both."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage with all that is linked to it and has not been shown before it."""

    told: Citation
    common: tuple[Span, ...]
    """What of it any counterpart tells too in part, as spans in the article's text."""
    counterparts: tuple[Counterpart, ...]
    """In the order of the articles, the strongest link first."""
    among: tuple[tuple[Citation, Citation, Link], ...]
    """Links of the counterparts with one another."""


def shared_passages(
    comparison: Comparison, cite: Mapping[str, Citation]
) -> Iterator[SharedPassage]:
    """Walk the articles in their order; each passage takes with it the links not yet shown."""
    rank = {article.id: place for place, article in enumerate(comparison.articles)}
    shown: set[Link] = set()
    for passage, cited in cite.items():
        links = [link for link in comparison.links_of.get(passage, ()) if link not in shown]
        if not links:
            continue
        pairs = _pairs(passage, links, rank)
        among = _among([counterpart for counterpart, _ in pairs], comparison, shown)
        shown.update(links, among)
        yield SharedPassage(
            told=cited,
            common=tuple(span for link in links for span in _part(link, passage)),
            counterparts=tuple(_counterpart(cited, cite[other], link) for other, link in pairs),
            among=tuple((cite[link.a], cite[link.b], link) for link in among),
        )


def counterparts(
    comparison: Comparison, cite: Mapping[str, Citation], passage: str
) -> tuple[Counterpart, ...]:
    """All that is linked to a passage, in the order of the articles."""
    rank = {article.id: place for place, article in enumerate(comparison.articles)}
    pairs = _pairs(passage, comparison.links_of.get(passage, ()), rank)
    return tuple(_counterpart(cite[passage], cite[other], link) for other, link in pairs)


def _pairs(passage: str, links: Iterable[Link], rank: Mapping[str, int]) -> list[tuple[str, Link]]:
    """Links with their other passages, in the order of the articles, the strongest first."""
    pairs = [(_other(link, passage), link) for link in links]
    return sorted(pairs, key=lambda pair: (rank[article_of(pair[0])], -pair[1].score))


def _counterpart(told: Citation, other: Citation, link: Link) -> Counterpart:
    in_part = link.label == "partial"
    return Counterpart(
        other,
        link,
        _part(link, other.passage.id),
        () if in_part else differences(told.passage.text, other.passage.text),
    )


def _part(link: Link, passage: str) -> tuple[Span, ...]:
    """The spans of one of its passages that a partial link tells in common."""
    if link.label != "partial":
        return ()
    return link.a_spans if link.a == passage else link.b_spans


def _other(link: Link, passage: str) -> str:
    return link.b if link.a == passage else link.a


def _among(passages: list[str], comparison: Comparison, shown: set[Link]) -> list[Link]:
    """The links of some passages with one another that have not been shown."""
    found = {
        link: None
        for passage in passages
        for link in comparison.links_of[passage]
        if _other(link, passage) in passages and link not in shown
    }
    return list(found)
