"""Pairs the quotes of two articles that give the same words, and finds those without a pair."""

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

_MIN_RUN = 3
"""Words in a row that two quotes must share to be compared at all."""
_MIN_WORDS = 4
"""A shorter quote may be anybody's, and is not missed if another article does not quote it."""
_MIN_SHARED = 0.5
"""The part of an unmatched quote that a link to the other article must share, 0 to 1."""
_SAME_QUOTE = 0.6
"""Two quotes are the same if they share more than this part of one's content words."""
_GAP = QuotedWord(0, 0, "")

Pairs = Collection[tuple[str, str]]


class Match(NamedTuple):
    """Quotes of two articles that give the same words."""

    a: tuple[Quote, ...]
    """Several if the other article quotes in one piece what this one breaks up."""
    b: tuple[Quote, ...]
    result: QuoteMatch


def match_quotes(ours: Speech, theirs: Speech, linked: Pairs) -> list[Match]:
    """The quotes of two articles that give the same words.

    Args:
        ours: the quotes of the first article.
        theirs: those of the second.
        linked: the ids of linked passages, either way round.

    """
    found = []
    for a, b in _seeded_pairs(ours.quotes, theirs.quotes):
        is_linked = any((one, other) in linked for one in a.passages for other in b.passages)
        is_linked = is_linked or _is_same_statement(a, b)
        if result := compare_quotes(a.words, b.words, linked=is_linked):
            found.append(Match((a,), (b,), result))
    return [match for group in _groups(found) for match in _merge(group)]


def _is_same_statement(a: Quote, b: Quote) -> bool:
    """Whether two articles give the very same words to one person by name."""
    return (
        len(a.words) >= _MIN_WORDS
        and is_person(a.speaker)
        and surname(a.speaker) == surname(b.speaker)
        and [word.form for word in a.words] == [word.form for word in b.words]
    )


def _seeded_pairs(ours: Sequence[Quote], theirs: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
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
    """The runs of words of a quote by which it is looked up; all words of a shorter one."""
    if quote.kind == "phrase":
        return set()
    forms = [word.form for word in quote.words]
    runs = zip(*(forms[at:] for at in range(_MIN_RUN)), strict=False)
    return {run for run in runs if all(run)} or {tuple(forms)}


def _groups(found: Sequence[Match]) -> Iterator[list[Match]]:
    """Matches that share a quote, together; each match of identical quotes by itself."""
    settled = {
        quote
        for match in found
        if match.result.verdict == "identical"
        for quote in (*match.a, *match.b)
    }
    left = []
    for match in found:
        if match.result.verdict == "identical":
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


def _merge(group: Sequence[Match]) -> list[Match]:
    """A group as one match if one article quotes in one piece what the other breaks up."""
    if len(group) == 1:
        return list(group)
    a = tuple(sorted({quote for match in group for quote in match.a}, key=_start))
    b = tuple(sorted({quote for match in group for quote in match.b}, key=_start))
    result = compare_quotes(_joined(a), _joined(b), linked=True)
    counted = sum(match.result.matched for match in group)
    altered = any(match.result.verdict == "altered" for match in group)
    if result and result.matched >= counted and (result.verdict != "altered" or altered):
        return [Match(a, b, result)]
    return list(group)


def _start(quote: Quote) -> int:
    return quote.span.start


def _joined(quotes: Sequence[Quote]) -> list[QuotedWord]:
    """The words of several quotes, with a gap between two where words may have been left out."""
    words: list[QuotedWord] = []
    for quote in quotes:
        words += [_GAP, *quote.words] if words else quote.words
    return words


def unmatched_quotes(
    ours: Speech, theirs: Speech, found: Sequence[Match], links: Sequence[Link]
) -> Iterator[tuple[Quote, frozenset[str]]]:
    """The quotes that only `ours` has, each with the passages of the other that report it."""
    matched = {quote for match in found for quote in (*match.a, *match.b)}
    of = _links_of(links)
    quoted = [(_seeds(quote), _forms(quote)) for quote in theirs.quotes]
    for quote in ours.quotes:
        if quote.kind == "phrase" or quote in matched or len(quote.words) < _MIN_WORDS:
            continue
        passages = frozenset(_reporting_passages(quote, of))
        if not passages or _is_quoted(quote, quoted):
            continue
        unquoted = any(_has_words_unquoted(theirs, passage, quote) for passage in passages)
        if quote.speaker or not unquoted:
            yield quote, passages


def _has_words_unquoted(speech: Speech, passage: str, quote: Quote) -> bool:
    """Whether a passage has the words of a quote without quotation marks: as a name, a title."""
    own = "".join(f" {token.lower}" for token in speech.narration[passage] if token.is_word)
    return f"{''.join(f' {word.form}' for word in quote.words)} " in f"{own} "


def _links_of(links: Sequence[Link]) -> Mapping[str, list[tuple[str, tuple[Span, ...]]]]:
    """By passage: the passages linked with it, and the spans that they share of it."""
    found: dict[str, list[tuple[str, tuple[Span, ...]]]] = defaultdict(list)
    for link in links:
        found[link.a].append((link.b, link.a_spans))
        found[link.b].append((link.a, link.b_spans))
    return found


def _reporting_passages(
    quote: Quote, links_of: Mapping[str, list[tuple[str, tuple[Span, ...]]]]
) -> Iterator[str]:
    """The passages of the other article that share a good part of a quote by a link."""
    for passage in quote.passages:
        for other, spans in links_of.get(passage, ()):
            common = sum(_overlap(quote.span, span) for span in spans)
            if common >= _MIN_SHARED * (quote.span.end - quote.span.start):
                yield other


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _is_quoted(quote: Quote, others: Sequence[tuple[Set[tuple[str, ...]], Set[str]]]) -> bool:
    """Whether any quote gives a run of the words, or most of them in another order."""
    seeds = {seed for seed in _seeds(quote) if any(form and not is_plain(form) for form in seed)}
    content = {form for form in _forms(quote) if not is_plain(form)}
    return any(
        not seeds.isdisjoint(runs) or len(content & forms) > _SAME_QUOTE * len(content)
        for runs, forms in others
    )


def _forms(quote: Quote) -> frozenset[str]:
    return frozenset(word.form for word in quote.words if word.form)
