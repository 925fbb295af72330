"""Findings about wording: each difference once; and how often an outlet uses verbs and hedges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.article import Article, Span, article_of
from corpus.extraction.analysis import TokenizedPassage, analyze
from corpus.extraction.quotes.extract import Speech
from corpus.findings.listed_rules import find_hedge_differences, find_listed
from corpus.findings.phrasing import Phrasing, finding_id, passage_order
from corpus.findings.wording_model import LinkedPair, Narration, Rewording, Side, find_hedges
from corpus.findings.wording_rules import (
    find_swaps,
    find_verb_differences,
    find_voice_differences,
)
from corpus.language.languages import ENGLISH
from corpus.language.words import split_words
from corpus.model import Link, Place, WordingFinding, WordingVerdict
from corpus.stories.origins import OriginGroup


def find_wording_differences(
    articles: Sequence[Article],
    speeches: Mapping[str, Speech],
    links: Sequence[Link],
    origins: Iterable[OriginGroup] = (),
) -> tuple[WordingFinding, ...]:
    """Swapped words, other reporting verbs, hedges and voices, in the order of the texts.

    Args:
        articles: those compared.
        speeches: the quotes and reporting verbs of each, by article id.
        links: between their passages.
        origins: which articles are one source, and named together.

    """
    passages = {passage.id: passage for article in articles for passage in article.passages}
    groups: dict[tuple[WordingVerdict, frozenset[tuple[str, ...]]], _Group] = {}
    narrations = {
        one.passage.id: _narration(one, speeches[article.id], article.language)
        for article in articles
        for one in analyze(article).passages
    }
    pairs = [
        # Sorted, so that the order of the articles decides nothing: words can often be aligned in
        # more than one way.
        LinkedPair(*[Side(narrations[one], link) for one in sorted((link.a, link.b))])
        for link in links
        if passages[link.a].kind == passages[link.b].kind == "body"
    ]
    doubted = _doubted_by(pairs)
    for pair in pairs:
        one, two = pair.a.narration.passage, pair.b.narration.passage
        if one.text == two.text:  # as many links between copies have it
            continue
        a, b = one.id, two.id
        for found in _rewordings(pair):
            hedging, other = (a, b) if found.b is None else (b, a)
            if found.verdict == "hedge" and (hedging, article_of(other)) in doubted:
                continue
            group = groups.setdefault((found.verdict, found.words), _Group(found.verdict))
            group.passages.update((a, b))
            for passage, span in ((a, found.a), (b, found.b)):
                if span:
                    group.places.add(Place(passage, *span))
    phrasing = Phrasing(articles, origins)
    findings = [
        _finding(group, phrasing) for group in groups.values() if not _has_both(group, phrasing)
    ]

    def place(found: WordingFinding) -> tuple[tuple[int, int], int, str]:
        first = min((phrasing.place(one.passage), one.start) for one in found.words)
        return (*first, found.id)

    return tuple(sorted(findings, key=place))


@dataclass(slots=True)
class _Group:
    """One difference, wherever it stands."""

    verdict: WordingVerdict
    places: set[Place] = field(default_factory=set)
    passages: set[str] = field(default_factory=set)


def _narration(one: TokenizedPassage, speech: Speech, language: str) -> Narration:
    """A passage as its wording is compared: by English words, in whatever language it is."""
    id_, text = one.passage.id, one.passage.text
    return Narration(
        one.passage,
        speech.narration[id_],
        speech.reporting_verbs.get(id_, ()),
        one.words if language in ENGLISH else split_words(text),
    )


def _by_id(side: Side) -> str:
    return side.narration.passage.id


def _doubted_by(pairs: Sequence[LinkedPair]) -> set[tuple[str, str]]:
    """Each passage with the articles that somewhere present the same as less than certain."""
    return {
        (_by_id(one), article_of(_by_id(other)))
        for a, b in pairs
        for one, other in ((a, b), (b, a))
        if other.narration.doubts_more_than(one.narration)
    }


def _rewordings(pair: LinkedPair) -> Iterable[Rewording]:
    swaps = list(find_swaps(pair))
    listed = [_with_other_word(found, swaps) for found in find_listed(pair)]
    named = [span for found in listed if found.a and found.b for span in (found.a, found.b)]
    listed = [
        found
        for found in listed
        if (found.a and found.b) or not any(_meet(found.a or found.b, span) for span in named)
    ]
    yield from listed
    known = [span for found in listed for span in (found.a, found.b) if span]
    for swap in swaps if pair.is_one_statement else ():
        if not any(_meet(swap.a, span) or _meet(swap.b, span) for span in known):
            yield swap
    for verb in find_verb_differences(pair):
        if not any(_meet(verb.a, span) or _meet(verb.b, span) for span in known):
            yield verb
    yield from find_hedge_differences(pair)
    yield from find_voice_differences(pair)


def _with_other_word(found: Rewording, swaps: Iterable[Rewording]) -> Rewording:
    """A strong word with the word that the other passage has in its place: serious damage."""
    if found.verdict != "intensity" or (found.a and found.b):
        return found
    for swap in swaps:
        if found.a in {swap.a, None} and found.b in {swap.b, None}:
            return swap._replace(verdict="intensity")
    return found


def _meet(one: Span | None, other: Span) -> bool:
    return one is not None and one.start < other.end and other.start < one.end


def _has_both(group: _Group, phrasing: Phrasing) -> bool:
    """Whether an outlet uses both of two swapped words: it does not choose between them."""
    if group.verdict != "swap":
        return False
    words: dict[str, set[str]] = {}
    for passage, start, end in group.places:
        article = article_of(passage)
        words.setdefault(article, set()).add(phrasing.written(article, start, end).lower())
    return any(
        len(ours) > 1 and not ours.isdisjoint(theirs)
        for article, ours in words.items()
        for other, theirs in words.items()
        if other != article
    )


def _finding(group: _Group, phrasing: Phrasing) -> WordingFinding:
    places = sorted(group.places, key=lambda one: (*passage_order(one.passage), one.start))
    return WordingFinding(
        id=finding_id("wording", group.verdict, places),
        verdict=group.verdict,
        passages=tuple(sorted(group.passages, key=passage_order)),
        says=_says(group, places, phrasing),
        words=tuple(places),
    )


def _says(group: _Group, places: Iterable[Place], phrasing: Phrasing) -> str:
    """The words with the outlets that have them: “troops” in A; “soldiers” in B and C."""
    outlets: dict[str, list[str]] = {}
    cited: dict[str, str] = {}
    for passage, start, end in sorted(places, key=lambda one: (phrasing.place(one[0]), one[1])):
        written = phrasing.written(article_of(passage), start, end)
        cited.setdefault(written.lower(), written)
        outlets.setdefault(written.lower(), []).append(article_of(passage))
    said = "; ".join(
        f"{cited[key]} in {phrasing.listing(having)}" for key, having in outlets.items()
    )
    having = {article_of(place.passage) for place in places}
    others = {article_of(passage) for passage in group.passages} - having
    lacking = _LACKING.get(group.verdict)
    if lacking is None or not others:
        return f"{said}."
    return f"{said}; {lacking} {phrasing.listing(others)}."


_LACKING: Mapping[WordingVerdict, str] = {
    "hedge": "not hedged in",
    "intensity": "not in",
    "limit": "not limited in",
}
"""How a sentence goes on about those who have nothing in the place of a word."""


class ReportingStyle(NamedTuple):
    """How often an outlet uses reporting verbs and hedges, outside quotation marks."""

    verbs: Mapping[str, int]
    """By the verb's name: "say", "claim"; the most frequent first."""
    hedges: Mapping[str, int]
    """By the words as they are written, in lower case."""


def reporting_styles(articles: Iterable[Article]) -> Mapping[str, ReportingStyle]:
    """The reporting style of each article's body passages, by the article's id."""
    return {article.id: _style(article) for article in articles}


def _style(article: Article) -> ReportingStyle:
    speech = analyze(article).speech
    verbs: Counter[str] = Counter()
    hedges: Counter[str] = Counter()
    for passage in article.body:
        reporting_verbs = speech.reporting_verbs.get(passage.id, ())
        verbs.update(one.verb.name for one in reporting_verbs)
        tokens = speech.narration.get(passage.id, ())
        for first, end in find_hedges(tokens, reporting_verbs):
            hedges[" ".join(token.lower for token in tokens[first:end])] += 1
    return ReportingStyle(_ordered(verbs), _ordered(hedges))


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
