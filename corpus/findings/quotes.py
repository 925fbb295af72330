"""Findings about quotes: the same words in several articles, and those that only one quotes."""

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
from corpus.findings.quote_pairing import Match, match_quotes, unmatched_quotes
from corpus.model import Article, Link, Place, QuotedWords, QuoteFinding, QuoteVerdict, article_of

_MAX_DIFFERENCES = 3
"""Differences that one sentence names."""
_MAX_OPENING = 5
"""Words of a quote by which a sentence identifies it."""
_MIN_ATTRIBUTED = 5
"""Equal words; two people may well say a shorter run alike."""

Words = tuple[QuotedWord, ...]


def find_quote_differences(
    articles: Sequence[Article], speeches: Mapping[str, Speech], links: Sequence[Link]
) -> tuple[QuoteFinding, ...]:
    """One finding for each run of quoted words, in the order of the texts.

    Args:
        articles: those compared.
        speeches: the quotes and reporting verbs of each, by article id.
        links: between their passages.

    """
    groups: dict[tuple[QuoteVerdict, frozenset[tuple[str, ...]]], _Group] = {}

    def group(verdict: QuoteVerdict, *parts: Sequence[Quote]) -> _Group:
        key = verdict, frozenset(_forms(quotes) for quotes in parts)
        return groups.setdefault(key, _Group(verdict))

    links_of: dict[frozenset[str], list[Link]] = defaultdict(list)
    for link in links:
        links_of[frozenset((article_of(link.a), article_of(link.b)))].append(link)
    for a, b in combinations(articles, 2):
        between = links_of[frozenset((a.id, b.id))]
        linked = {pair for link in between for pair in ((link.a, link.b), (link.b, link.a))}
        ours, theirs = speeches[a.id], speeches[b.id]
        found = match_quotes(ours, theirs, linked)
        for match in found:
            found_group = group(_verdict(match), match.a, match.b)
            found_group.add(a.id, match.a)
            found_group.add(b.id, match.b)
            found_group.differ(a.id, b.id, match.result.differences)
        for one, speech, other in ((a, ours, theirs), (b, theirs, ours)):
            for quote, passages in unmatched_quotes(speech, other, found, between):
                own = group("only here", [quote])
                own.add(one.id, [quote])
                own.passages |= passages
    phrasing = Phrasing(articles)
    findings = [_finding(one, phrasing) for one in groups.values()]

    def place(found: QuoteFinding) -> tuple[tuple[int, int], int, str]:
        first = min((phrasing.place(one.passage), one.start) for one in found.quotes)
        return (*first, found.id)

    return tuple(sorted(findings, key=place))


def _forms(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(word.form for quote in quotes for word in quote.words if word.form)


def _verdict(match: Match) -> QuoteVerdict:
    verdict = match.result.verdict
    if verdict != "altered" and match.result.matched >= _MIN_ATTRIBUTED:
        ours, theirs = _sure_surnames(match.a), _sure_surnames(match.b)
        if ours and theirs and ours.isdisjoint(theirs):
            return "differently attributed"
    return verdict


def _sure_surnames(quotes: Sequence[Quote]) -> set[str]:
    """The surnames of the speakers, if each is a person named in full beside the quote."""
    found = {surname(quote.speaker) for quote in quotes if quote.beside}
    sure = all(
        quote.beside and " " in quote.speaker and is_person(quote.speaker) for quote in quotes
    )
    return found if sure else set()


@dataclass(slots=True)
class _Group:
    """The quotes that make one finding, in however many articles."""

    verdict: QuoteVerdict
    quotes: dict[str, list[Quote]] = field(default_factory=dict)
    """By article id."""
    passages: set[str] = field(default_factory=set)
    """Those that report the words without quoting them."""
    differing: dict[frozenset[tuple[str, ...]], dict[str, Words]] = field(default_factory=dict)
    """The words of each article that stand for one another, by their forms."""

    def add(self, article: str, quotes: Iterable[Quote]) -> None:
        """Add quotes of an article, each once."""
        known = self.quotes.setdefault(article, [])
        known += [quote for quote in quotes if quote not in known]

    def differ(self, a: str, b: str, differences: Iterable[Difference]) -> None:
        """Add the words that stand for one another in two articles."""
        for difference in differences:
            key = frozenset((_word_forms(difference.a), _word_forms(difference.b)))
            words = self.differing.setdefault(key, {})
            words.setdefault(a, difference.a)
            words.setdefault(b, difference.b)


def _finding(group: _Group, phrasing: Phrasing) -> QuoteFinding:
    """The finding that a group of quotes makes."""
    quoted = sorted(
        (
            QuotedWords(quote.passages[0], *quote.span, quote.speaker)
            for quotes in group.quotes.values()
            for quote in quotes
        ),
        key=lambda one: (*passage_order(one.passage), one.start),
    )
    quoting = {
        passage
        for quotes in group.quotes.values()
        for quote in quotes
        for passage in quote.passages
    }
    return QuoteFinding(
        id=finding_id("quote", group.verdict, (Place(*one[:3]) for one in quoted)),
        verdict=group.verdict,
        passages=tuple(sorted(quoting | group.passages, key=passage_order)),
        says=_SENTENCES[group.verdict](group, _speaker(quoted), phrasing),
        quotes=tuple(quoted),
        words=tuple(
            sorted(
                _differing_places(group, quoted),
                key=lambda at: (*passage_order(at.passage), at.start),
            )
        ),
    )


def _identical(group: _Group, speaker: str, phrasing: Phrasing) -> str:
    outlets = phrasing.listing(group.quotes)
    if speaker:
        return f"{outlets} quote {speaker} in the same words."
    return f"{outlets} quote the same words: {_opening(group, phrasing)}."


def _trimmed(group: _Group, speaker: str, phrasing: Phrasing) -> str:
    """Who quotes most of it, with the words each quotes: "by A (15 words; B 7, C 7)"."""
    lengths = {
        article: sum(len(quote.words) for quote in group.quotes[article])
        for article in phrasing.ordered(group.quotes)
    }
    most = max(lengths.values())
    longest = phrasing.listing(article for article, length in lengths.items() if length == most)
    shorter = ", ".join(
        f"{phrasing.labels[article]} {length}"
        for article, length in lengths.items()
        if length < most
    )
    whom = speaker or _opening(group, phrasing)
    if not shorter:
        return f"{longest} quote different parts ({most} words each): {whom}."
    return f"Quoted at greater length by {longest} ({most} words; {shorter}): {whom}."


def _altered(group: _Group, speaker: str, phrasing: Phrasing) -> str:
    whom = speaker or _opening(group, phrasing)
    parts = [_difference(words, group, phrasing) for words in group.differing.values()]
    more = [f"{len(parts) - _MAX_DIFFERENCES} more"] if len(parts) > _MAX_DIFFERENCES else []
    return f"Quoted differently ({whom}): {'; '.join(parts[:_MAX_DIFFERENCES] + more)}."


def _differently_attributed(group: _Group, _: str, phrasing: Phrasing) -> str:
    quoted = " and ".join(
        f"to {group.quotes[article][0].speaker} in {phrasing.labels[article]}"
        for article in phrasing.ordered(group.quotes)
    )
    return f"The same words are attributed {quoted}."


def _only_here(group: _Group, speaker: str, phrasing: Phrasing) -> str:
    verb = "quote" if len(group.quotes) > 1 else "quotes"
    others = phrasing.listing(map(article_of, group.passages))
    whom = speaker or _opening(group, phrasing)
    return (
        f"{phrasing.listing(group.quotes)} {verb} {whom} directly; no quotation found in {others}."
    )


def _opening(group: _Group, phrasing: Phrasing) -> str:
    """The first words of a quote whose speaker no text names."""
    article = phrasing.ordered(group.quotes)[0]
    words = group.quotes[article][0].words
    cited = phrasing.written(article, words[0].start, words[:_MAX_OPENING][-1].end)
    return f"{cited[:-1]} …”" if len(words) > _MAX_OPENING else cited


_SENTENCES: Mapping[QuoteVerdict, Callable[[_Group, str, Phrasing], str]] = {
    "identical": _identical,
    "trimmed": _trimmed,
    "altered": _altered,
    "differently attributed": _differently_attributed,
    "only here": _only_here,
}


def _difference(words: Mapping[str, Words], group: _Group, phrasing: Phrasing) -> str:
    """What each article has: A and B “will”, C “would”.

    Where one of them has nothing, the word before and the word after are cited too: A “we have
    received”, B “we received”; or, at the edge of a quote, only what there is: only A has “have”.
    """
    spans = {article: (found[0].start, found[-1].end) for article, found in words.items() if found}
    if len(spans) < len(words):
        around = {article: _with_neighbours(words, group.quotes, article) for article in words}
        if not all(around.values()):
            articles = phrasing.ordered(spans)
            verb = "has" if len(articles) == 1 else "have"
            cited = phrasing.written(articles[0], *spans[articles[0]])
            return f"only {phrasing.listing(articles)} {verb} {cited}"
        spans = {article: span for article, span in around.items() if span}
    outlets: dict[str, list[str]] = {}
    for article in phrasing.ordered(spans):
        outlets.setdefault(phrasing.written(article, *spans[article]), []).append(article)
    return ", ".join(f"{phrasing.listing(articles)} {cited}" for cited, articles in outlets.items())


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


def _differing_places(group: _Group, quoted: Sequence[QuotedWords]) -> Iterator[Place]:
    """The places of the words that differ."""
    for words in group.differing.values():
        for article, found in words.items():
            for one in quoted:
                inside = article_of(one.passage) == article and found
                if inside and one.start <= found[0].start < one.end:
                    yield Place(one.passage, found[0].start, found[-1].end)


def _word_forms(words: Words) -> tuple[str, ...]:
    return tuple(word.form for word in words)


def _speaker(quoted: Sequence[QuotedWords]) -> str:
    """The fullest name of the speaker; empty if the quotes have several speakers or none."""
    named = sorted(
        {one.speaker for one in quoted if one.speaker}, key=lambda name: (-len(name), name)
    )
    last = {name.split()[-1].lower() for name in named}
    return named[0] if len(last) == 1 else ""
