"""The quotes of two articles beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from corpus.extraction.quotes.extract import Quote, Speech
from corpus.extraction.quotes.matching import QuoteMatch, compare_quotes
from corpus.extraction.quotes.names import is_person, surname
from corpus.extraction.quotes.tokens import QuotedWord
from corpus.language.word_frequency import is_plain
from corpus.model import Link, Span

_SEED = 3
"""Words in a row that two quotes must share to be compared at all."""
_LEAST = 4
"""A shorter quote may be anybody's, and is not missed where another article does not quote it."""
_TOLD = 0.5
"""Of a quote that only one article quotes, a link must tell so much in common."""
_MOST = 0.6
"""Of the words of a quote that say something, so many in another one are the same quote."""
_GAP = QuotedWord(0, 0, "")

Pairs = Collection[tuple[str, str]]


class Match(NamedTuple):
    """Quotes of two articles that give the same words."""

    a: tuple[Quote, ...]
    """More than one where the other article quotes in one piece what this one breaks up."""
    b: tuple[Quote, ...]
    likeness: QuoteMatch


def matches(ours: Speech, theirs: Speech, linked: Pairs) -> list[Match]:
    """Which quotes of two articles give the same words.

    Args:
        ours: what is said in the first article.
        theirs: and in the second.
        linked: the ids of passages that tell the same, either way round.

    """
    found = []
    for a, b in _seeded(ours.quotes, theirs.quotes):
        near = any((one, other) in linked for one in a.passages for other in b.passages)
        near = near or _said_whole(a, b)
        if like := compare_quotes(a.words, b.words, linked=near):
            found.append(Match((a,), (b,), like))
    return [match for group in _groups(found) for match in _whole(group)]


def _said_whole(a: Quote, b: Quote) -> bool:
    """Whether two articles give the very same words to one person by name."""
    return (
        len(a.words) >= _LEAST
        and is_person(a.speaker)
        and surname(a.speaker) == surname(b.speaker)
        and [word.form for word in a.words] == [word.form for word in b.words]
    )


def _seeded(ours: Sequence[Quote], theirs: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
    """Pairs of quotes with a run of words in common, in the order of the texts."""
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, quote in enumerate(theirs):
        for seed in _seeds(quote):
            places[seed].add(number)
    pairs = {
        (number, other)
        for number, quote in enumerate(ours)
        for seed in _seeds(quote)
        for other in places.get(seed, ())
    }
    return [(ours[one], theirs[other]) for one, other in sorted(pairs)]


def _seeds(quote: Quote) -> set[tuple[str, ...]]:
    if quote.kind == "phrase":
        return set()
    forms = [word.form for word in quote.words]
    runs = zip(forms, forms[1:], forms[2:], strict=False)
    return {run for run in runs if all(run)} or {tuple(forms)}


def _groups(found: Sequence[Match]) -> Iterator[list[Match]]:
    """Matches that share a quote; those of identical quotes stand alone."""
    settled = {
        quote
        for match in found
        if match.likeness.verdict == "identical"
        for quote in (*match.a, *match.b)
    }
    left = []
    for match in found:
        if match.likeness.verdict == "identical":
            yield [match]
        elif settled.isdisjoint((*match.a, *match.b)):
            left.append(match)
    while left:
        group = [left.pop(0)]
        quotes = {*group[0].a, *group[0].b}
        while more := [match for match in left if not quotes.isdisjoint((*match.a, *match.b))]:
            group += more
            left = [match for match in left if match not in more]
            quotes.update(quote for match in more for quote in (*match.a, *match.b))
        yield group


def _whole(group: Sequence[Match]) -> list[Match]:
    """A group as one match, where what one article breaks up the other gives in one piece."""
    if len(group) == 1:
        return list(group)
    a = tuple(sorted({quote for match in group for quote in match.a}, key=_start))
    b = tuple(sorted({quote for match in group for quote in match.b}, key=_start))
    like = compare_quotes(_joined(a), _joined(b), linked=True)
    counted = sum(match.likeness.matched for match in group)
    altered = any(match.likeness.verdict == "altered" for match in group)
    if like and like.matched >= counted and (like.verdict != "altered" or altered):
        return [Match(a, b, like)]
    return list(group)


def _start(quote: Quote) -> int:
    return quote.span.start


def _joined(quotes: Sequence[Quote]) -> list[QuotedWord]:
    """The words of several quotes; between two of them some may have been left out."""
    words: list[QuotedWord] = []
    for quote in quotes:
        words += [_GAP, *quote.words] if words else quote.words
    return words


def alone(
    ours: Speech, theirs: Speech, found: Sequence[Match], links: Sequence[Link]
) -> Iterator[tuple[Quote, frozenset[str]]]:
    """The quotes of one article that the other does not quote, with its passages that tell them."""
    met = {quote for match in found for quote in (*match.a, *match.b)}
    of = _links_of(links)
    quoted = [(_seeds(quote), _forms(quote)) for quote in theirs.quotes]
    for quote in ours.quotes:
        if quote.kind == "phrase" or quote in met or len(quote.words) < _LEAST:
            continue
        passages = frozenset(_telling(quote, of))
        if not passages or _is_quoted(quote, quoted):
            continue
        if quote.speaker or not any(_holds(theirs, passage, quote) for passage in passages):
            yield quote, passages


def _holds(speech: Speech, passage: str, quote: Quote) -> bool:
    """Whether a passage has the words of a quote without the marks: what bears that name."""
    own = "".join(f" {token.lower}" for token in speech.narration[passage] if token.is_word)
    return f"{''.join(f' {word.form}' for word in quote.words)} " in f"{own} "


def _links_of(links: Sequence[Link]) -> Mapping[str, list[tuple[str, tuple[Span, ...]]]]:
    """By passage: those it is linked with, and what of it they tell too."""
    found: dict[str, list[tuple[str, tuple[Span, ...]]]] = defaultdict(list)
    for link in links:
        found[link.a].append((link.b, link.a_spans))
        found[link.b].append((link.a, link.b_spans))
    return found


def _telling(
    quote: Quote, links_of: Mapping[str, list[tuple[str, tuple[Span, ...]]]]
) -> Iterator[str]:
    """The passages that tell, as a link knows it, a good part of what is quoted."""
    for passage in quote.passages:
        for other, spans in links_of.get(passage, ()):
            common = sum(_overlap(quote.span, span) for span in spans)
            if common >= _TOLD * (quote.span.end - quote.span.start):
                yield other


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _is_quoted(quote: Quote, others: Sequence[tuple[Set[tuple[str, ...]], Set[str]]]) -> bool:
    """Whether any quote gives a run of the words, or most of them in another order."""
    seeds = {seed for seed in _seeds(quote) if any(form and not is_plain(form) for form in seed)}
    telling = {form for form in _forms(quote) if not is_plain(form)}
    return any(
        not seeds.isdisjoint(runs) or len(telling & forms) > _MOST * len(telling)
        for runs, forms in others
    )


def _forms(quote: Quote) -> frozenset[str]:
    return frozenset(word.form for word in quote.words if word.form)
