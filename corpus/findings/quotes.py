"""The same words in quotation marks, article by article, and those that one alone quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from corpus.extraction.quotes.extract import Quote, Speech
from corpus.extraction.quotes.matching import Difference
from corpus.extraction.quotes.names import is_person, surname
from corpus.extraction.quotes.tokens import QuotedWord
from corpus.findings.phrasing import Phrasing, finding_id, passage_order
from corpus.findings.quote_pairing import Match, alone, matches
from corpus.model import Article, Link, Place, QuotedWords, QuoteFinding, QuoteVerdict, article_of

# What one finding about a quote says.

_SHOWN = 3
"""Differences that one sentence names."""

_CITED = 5
"""Words of a quote by which a sentence tells which one it is."""

Words = tuple[QuotedWord, ...]


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
            key = frozenset((_word_forms(difference.a), _word_forms(difference.b)))
            kept = self.differing.setdefault(key, {})
            kept.setdefault(a, difference.a)
            kept.setdefault(b, difference.b)


def finding(group: Group, scribe: Phrasing) -> QuoteFinding:
    """What a group of quotes is, as a finding."""
    given = sorted(
        (
            QuotedWords(quote.passages[0], *quote.span, quote.speaker)
            for quotes in group.quotes.values()
            for quote in quotes
        ),
        key=lambda one: (*passage_order(one.passage), one.start),
    )
    touched = {
        passage
        for quotes in group.quotes.values()
        for quote in quotes
        for passage in quote.passages
    }
    return QuoteFinding(
        id=finding_id("quote", group.verdict, (Place(*one[:3]) for one in given)),
        verdict=group.verdict,
        passages=tuple(sorted(touched | group.passages, key=passage_order)),
        says=_SAYS[group.verdict](group, _speaker(given), scribe),
        quotes=tuple(given),
        words=tuple(
            sorted(_words(group, given), key=lambda at: (*passage_order(at.passage), at.start))
        ),
    )


def _identical(group: Group, speaker: str, scribe: Phrasing) -> str:
    outlets = scribe.listing(group.quotes)
    if speaker:
        return f"{outlets} quote {speaker} in the same words."
    return f"{outlets} quote the same words: {_opening(group, scribe)}."


def _trimmed(group: Group, speaker: str, scribe: Phrasing) -> str:
    """Who quotes most of it, with the words each quotes: "by A (15 words; B 7, C 7)"."""
    lengths = {
        article: sum(len(quote.words) for quote in group.quotes[article])
        for article in scribe.ordered(group.quotes)
    }
    most = max(lengths.values())
    longest = scribe.listing(article for article, length in lengths.items() if length == most)
    shorter = ", ".join(
        f"{scribe.called[article]} {length}" for article, length in lengths.items() if length < most
    )
    whom = speaker or _opening(group, scribe)
    if not shorter:
        return f"{longest} quote different parts ({most} words each): {whom}."
    return f"Quoted at greater length by {longest} ({most} words; {shorter}): {whom}."


def _altered(group: Group, speaker: str, scribe: Phrasing) -> str:
    whom = speaker or _opening(group, scribe)
    said = [_difference(words, group, scribe) for words in group.differing.values()]
    more = [f"{len(said) - _SHOWN} more"] if len(said) > _SHOWN else []
    return f"Quoted differently ({whom}): {'; '.join(said[:_SHOWN] + more)}."


def _differently_attributed(group: Group, _: str, scribe: Phrasing) -> str:
    given = " and ".join(
        f"to {group.quotes[article][0].speaker} in {scribe.called[article]}"
        for article in scribe.ordered(group.quotes)
    )
    return f"The same words are attributed {given}."


def _only_here(group: Group, speaker: str, scribe: Phrasing) -> str:
    verb = "quote" if len(group.quotes) > 1 else "quotes"
    others = scribe.listing(map(article_of, group.passages))
    whom = speaker or _opening(group, scribe)
    return f"{scribe.listing(group.quotes)} {verb} {whom} directly; no quotation found in {others}."


def _opening(group: Group, scribe: Phrasing) -> str:
    """The first words of a quote whose speaker no text names."""
    article = scribe.ordered(group.quotes)[0]
    words = group.quotes[article][0].words
    cited = scribe.written(article, words[0].start, words[:_CITED][-1].end)
    return f"{cited[:-1]} …”" if len(words) > _CITED else cited


_SAYS: Mapping[QuoteVerdict, Callable[[Group, str, Phrasing], str]] = {
    "identical": _identical,
    "trimmed": _trimmed,
    "altered": _altered,
    "differently attributed": _differently_attributed,
    "only here": _only_here,
}


def _difference(words: Mapping[str, Words], group: Group, scribe: Phrasing) -> str:
    """What each article has: A and B “will”, C “would”.

    Where one of them has nothing, the word before and the word after are cited too: A “we have
    received”, B “we received”; or, at the edge of a quote, only what there is: only A has “have”.
    """
    spans = {article: (found[0].start, found[-1].end) for article, found in words.items() if found}
    if len(spans) < len(words):
        around = {article: _with_neighbours(words, group.quotes, article) for article in words}
        if not all(around.values()):
            having = scribe.ordered(spans)
            verb = "has" if len(having) == 1 else "have"
            cited = scribe.written(having[0], *spans[having[0]])
            return f"only {scribe.listing(having)} {verb} {cited}"
        spans = {article: span for article, span in around.items() if span}
    outlets: dict[str, list[str]] = {}
    for article in scribe.ordered(spans):
        outlets.setdefault(scribe.written(article, *spans[article]), []).append(article)
    return ", ".join(f"{scribe.listing(having)} {cited}" for cited, having in outlets.items())


def _with_neighbours(
    words: Mapping[str, Words], quotes: Mapping[str, Sequence[Quote]], article: str
) -> tuple[int, int] | None:
    """Where the words of an article stand in its text, with the word before and the word after.

    Its words may be none; None where the neighbours do not stand in one quote of the article.
    """
    for one, found in words.items():
        for before, after in _neighbours(found, quotes[one]) if found else ():
            run = (before.form, *_word_forms(words[article]), after.form)
            for quote in quotes[article]:
                for at in range(len(quote.words) - len(run) + 1):
                    span = quote.words[at : at + len(run)]
                    if _word_forms(span) == run:
                        return span[0].start, span[-1].end
    return None


def _neighbours(found: Words, quotes: Sequence[Quote]) -> Iterator[tuple[QuotedWord, QuotedWord]]:
    """The words before and after some words of a quote, where it has both."""
    for quote in quotes:
        if found[0] in quote.words and found[-1] in quote.words:
            first, last = quote.words.index(found[0]), quote.words.index(found[-1])
            if first and last + 1 < len(quote.words):
                yield quote.words[first - 1], quote.words[last + 1]


def _words(group: Group, given: Sequence[QuotedWords]) -> Iterator[Place]:
    """Where the words stand that differ."""
    for words in group.differing.values():
        for article, found in words.items():
            for one in given:
                inside = article_of(one.passage) == article and found
                if inside and one.start <= found[0].start < one.end:
                    yield Place(one.passage, found[0].start, found[-1].end)


def _word_forms(words: Words) -> tuple[str, ...]:
    return tuple(word.form for word in words)


def _speaker(given: Sequence[QuotedWords]) -> str:
    """The fullest name of the speaker, where the quotes do not have several."""
    named = sorted(
        {one.speaker for one in given if one.speaker}, key=lambda name: (-len(name), name)
    )
    last = {name.split()[-1].lower() for name in named}
    return named[0] if len(last) == 1 else ""


_LONG = 5
"""A shorter run of words two people may well say alike."""


def find_quote_differences(
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
    scribe = Phrasing(articles)
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
