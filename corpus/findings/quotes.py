"""The same words in quotation marks, article by article, and those that one alone quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from corpus.extraction.quotes.extract import Quote, Speech
from corpus.extraction.quotes.names import is_person, surname
from corpus.findings.phrasing import Scribe
from corpus.findings.quote_pairing import Match, alone, matches
from corpus.findings.quotes__quote import Group, finding
from corpus.model import Article, article_of
from corpus.model__finding import QuoteFinding, QuoteVerdict
from corpus.model__link import Link

_LONG = 5
"""A shorter run of words two people may well say alike."""


def quotes(
    articles: Sequence[Article], speeches: Mapping[str, Speech], links: Sequence[Link]
) -> tuple[QuoteFinding, ...]:
    """What the articles quote alike, otherwise and alone, in the order of the texts."""
    groups: dict[tuple[QuoteVerdict, frozenset[tuple[str, ...]]], Group] = {}

    def group(verdict: QuoteVerdict, *said: Sequence[Quote]) -> Group:
        key = verdict, frozenset(_forms(quotes) for quotes in said)
        return groups.setdefault(key, Group(verdict))

    links_of: dict[frozenset[str], list[Link]] = defaultdict(list)
    for link in links:
        links_of[frozenset((article_of(link.a), article_of(link.b)))].append(link)
    for a, b in combinations(articles, 2):
        between = links_of[frozenset((a.id, b.id))]
        linked = {pair for link in between for pair in ((link.a, link.b), (link.b, link.a))}
        ours, theirs = speeches[a.id], speeches[b.id]
        found = matches(ours, theirs, linked)
        for match in found:
            kept = group(_verdict(match), match.a, match.b)
            kept.add(a.id, match.a)
            kept.add(b.id, match.b)
            kept.differ(a.id, b.id, match.likeness.differences)
        for one, speech, other in ((a, ours, theirs), (b, theirs, ours)):
            for quote, passages in alone(speech, other, found, between):
                kept = group("only here", [quote])
                kept.add(one.id, [quote])
                kept.passages |= passages
    scribe = Scribe(articles)
    made = [finding(kept, scribe) for kept in groups.values()]

    def place(found: QuoteFinding) -> tuple[tuple[int, int], int, str]:
        first = min((scribe.place(one.passage), one.start) for one in found.quotes)
        return (*first, found.id)

    return tuple(sorted(made, key=place))


def _forms(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(word.form for quote in quotes for word in quote.words if word.form)


def _verdict(match: Match) -> QuoteVerdict:
    verdict = match.likeness.verdict
    if verdict != "altered" and match.likeness.matched >= _LONG:
        ours, theirs = _certain(match.a), _certain(match.b)
        if ours and theirs and ours.isdisjoint(theirs):
            return "differently attributed"
    return verdict


def _certain(quotes: Sequence[Quote]) -> set[str]:
    """The surnames of the people who are named in full beside quotes; none if one is not."""
    found = {surname(quote.speaker) for quote in quotes if quote.beside}
    sure = all(
        quote.beside and " " in quote.speaker and is_person(quote.speaker) for quote in quotes
    )
    return found if sure else set()
