"""What one finding about a quote says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from corpus.article import Article, article_of
from corpus.findings.finding import Place, Quoted, QuoteFinding, QuoteVerdict
from corpus.findings.naming import listing, names
from corpus.quotes.likeness import Difference
from corpus.quotes.quote import Quote
from corpus.quotes.spoken import Spoken

_SHOWN = 3
"""Differences that one sentence names."""

Words = tuple[Spoken, ...]


@dataclass(slots=True)
class Group:
    """What is one finding, in however many articles."""

    verdict: QuoteVerdict
    quotes: dict[str, list[Quote]] = field(default_factory=dict)
    """By article id."""
    passages: set[str] = field(default_factory=set)
    """Those that tell it without quoting it."""
    differing: dict[frozenset[tuple[str, ...]], dict[str, Words]] = field(default_factory=dict)
    """By what stands for each other: the words of each article."""

    def add(self, article: str, quotes: Iterable[Quote]) -> None:
        """Keep quotes of an article, each once."""
        known = self.quotes.setdefault(article, [])
        known += [quote for quote in quotes if quote not in known]

    def differ(self, a: str, b: str, differences: Iterable[Difference]) -> None:
        """Keep what stands for each other in two articles."""
        for difference in differences:
            key = frozenset((_forms(difference.a), _forms(difference.b)))
            kept = self.differing.setdefault(key, {})
            kept.setdefault(a, difference.a)
            kept.setdefault(b, difference.b)


class Scribe:
    """Writes findings about some articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.called = names(articles)
        self.text = {article.id: article.text for article in articles}
        self.order = {article.id: place for place, article in enumerate(articles)}

    def place(self, passage: str) -> tuple[int, int]:
        """Where a passage comes, the articles in their order."""
        article, _, number = passage.rpartition(":")
        return self.order[article], int(number)

    def finding(self, group: Group) -> QuoteFinding:
        """What a group of quotes is, as a finding."""
        given = sorted(
            (
                Quoted(quote.passages[0], *quote.span, quote.speaker)
                for quotes in group.quotes.values()
                for quote in quotes
            ),
            key=lambda one: (*self.place(one.passage), one.start),
        )
        touched = {
            passage
            for quotes in group.quotes.values()
            for quote in quotes
            for passage in quote.passages
        }
        content = sorted(f"{one.passage} {one.start} {one.end}" for one in given)
        return QuoteFinding(
            id=sha256(f"quote {group.verdict} {content}".encode()).hexdigest()[:8],
            verdict=group.verdict,
            passages=tuple(sorted(touched | group.passages, key=self.place)),
            says=self._says(group, given),
            quotes=tuple(given),
            words=tuple(
                sorted(
                    self._words(group, given), key=lambda at: (*self.place(at.passage), at.start)
                )
            ),
        )

    def _says(self, group: Group, given: Sequence[Quoted]) -> str:
        outlets = self._listing(group.quotes)
        whom = _speaker(given)
        if group.verdict == "identical":
            whose = f" from {whom}" if whom else ""
            return f"{outlets} quote the same words{whose}."
        if group.verdict == "trimmed":
            lengths = ", ".join(
                f"{sum(len(quote.words) for quote in group.quotes[article])} in {self.called[article]}"
                for article in self._ordered(group.quotes)
            )
            whose = f" of {whom}" if whom else ""
            return f"The same words{whose} are quoted at different length; words quoted: {lengths}."
        if group.verdict == "altered":
            whose = f" of {whom}" if whom else ""
            return f"A quote{whose} differs in its words: {self._differing(group)}."
        if group.verdict == "differently attributed":
            given_to = " and ".join(
                f"to {group.quotes[article][0].speaker} in {self.called[article]}"
                for article in self._ordered(group.quotes)
            )
            return f"The same words are given {given_to}."
        others = {article_of(passage) for passage in group.passages}
        verb = "quote" if len(group.quotes) > 1 else "quotes"
        whose = f" {whom}" if whom else " this"
        return (
            f"{outlets} {verb}{whose} directly; not found in quotation marks in "
            f"{self._listing(others)}."
        )

    def _differing(self, group: Group) -> str:
        said = []
        for words in group.differing.values():
            by_words: dict[str, list[str]] = {}
            for article in self._ordered(words):
                found = words[article]
                text = self.text[article]
                written = f"“{text[found[0].start : found[-1].end]}”" if found else "nothing"
                by_words.setdefault(written.lower(), [written]).append(self.called[article])
            said.append(
                ", ".join(f"{first} in {listing(rest)}" for first, *rest in by_words.values())
            )
        more = [f"and {len(said) - _SHOWN} more"] if len(said) > _SHOWN else []
        return "; ".join(said[:_SHOWN] + more)

    def _words(self, group: Group, given: Sequence[Quoted]) -> Iterator[Place]:
        for words in group.differing.values():
            for article, found in words.items():
                if found:
                    inside = [
                        one.passage
                        for one in given
                        if article_of(one.passage) == article
                        and one.start <= found[0].start < one.end
                    ]
                    if inside:
                        yield Place(inside[0], found[0].start, found[-1].end)

    def _listing(self, articles: Iterable[str]) -> str:
        return listing([self.called[article] for article in self._ordered(articles)])

    def _ordered(self, articles: Iterable[str]) -> list[str]:
        return sorted(articles, key=self.order.__getitem__)


def _forms(words: Words) -> tuple[str, ...]:
    return tuple(word.form for word in words)


def _speaker(given: Sequence[Quoted]) -> str:
    """The fullest name of the speaker, where the quotes do not have several."""
    named = sorted(
        {one.speaker for one in given if one.speaker}, key=lambda name: (-len(name), name)
    )
    last = {name.split()[-1].lower() for name in named}
    return named[0] if len(last) == 1 else ""
