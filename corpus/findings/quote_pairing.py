"""Pairs the quotations of two articles that give the same words, and finds those of only one.

What one article quotes, another may report in words of its own ("Brook said that …"), state as a
fact, or leave out. Comparing is by stems, the basic forms of words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from corpus.article import Span
from corpus.extraction.analysis import TokenizedPassage
from corpus.extraction.quotes.extract import ReportingVerb, Speech
from corpus.extraction.quotes.matching import QuoteMatch, compare_quotes
from corpus.extraction.quotes.quotation_verbs import NAMING
from corpus.extraction.quotes.speaker_lexicon import is_person, surname
from corpus.findings.utterances import Utterance
from corpus.language.word_frequency import is_plain
from corpus.language.words import split_words
from corpus.model import Link


class _Enough(NamedTuple):
    """How much of a quotation a statement must give to report it."""

    words: int
    """At least so many of its content words …"""
    part: float
    """… and more than this part of them."""


_IN_LINKED = _Enough(words=2, part=0.4)
"""For a statement in a passage that is linked with the quotation's."""
_IN_UNLINKED = _Enough(words=3, part=0.5)
"""For a statement in any other passage."""
_WITHOUT_PERSON = _Enough(words=3, part=0.75)
"""For a linked passage in which excerpts or sources say it, not a person; this part is enough."""
_MIN_WORDS = 4
"""A shorter quote may be anybody's, and is not missed if another article does not quote it."""
_MIN_WORDS_ALONE = 5
"""A shorter quote is not missed in an article of which no passage is linked with its own."""
_MIN_SHARED = 0.5
"""The part of a quote's letters that a link to another passage must share to report it."""
_SAME_QUOTE = 0.6
"""Two quotes are the same if they share more than this part of one's content words."""
_MIN_CONTENT = 2
"""Content words that quotes must share which have no three words in a row in common."""
_MIN_UNSEEDED = 0.5
"""The part of the longer one's words that they must share as well."""

Pairs = Collection[tuple[str, str]]


@dataclass(frozen=True, eq=False)
class Quoted:
    """What one article quotes, and its speech."""

    article: str
    speech: Speech
    utterances: Sequence[Utterance]
    phrases: Sequence[Utterance]
    """Its quotations of one word or two."""
    passages: Mapping[str, TokenizedPassage]
    """Its passages by their ids."""
    statements: dict[tuple[str, int], Set[str]] = field(default_factory=dict)
    """The stems of what reporting verbs report, by passage and place; filled when asked for."""
    contents: dict[int, Set[str]] = field(default_factory=dict)
    """The stems of its quotations by where they start; filled when asked for."""

    @cached_property
    def reporting(self) -> Mapping[str, Sequence[tuple[str, ReportingVerb]]]:
        """The reporting verbs with their passages, by the speaker's surname or "".

        Also those of acts ("accused Vale of lying"), and those that introduce a quotation, which
        may be only a part of what they report.
        """
        found: dict[str, list[tuple[str, ReportingVerb]]] = defaultdict(list)
        for passage, verbs in self.speech.reporting_verbs.items():
            for verb in verbs:
                found[surname(verb.speaker.name)].append((passage, verb))
        return found

    def may_report(self, said: Set[str]) -> bool:
        """Whether any passage has enough of a quotation's stems, `said`, to report what it says."""
        least, places = max(_IN_LINKED.words, _IN_LINKED.part * len(said)), self._places
        counts = Counter(chain.from_iterable(places.get(stem, ()) for stem in said))
        return bool(counts) and max(counts.values()) >= least

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the passages that have each stem."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self.passages.values()):
            for stem in one.stems:
                places[stem].append(number)
        return places

    def stems(self, passage: str, spans: Sequence[Span]) -> Set[str]:
        """The stems of a passage's words in some spans of the text, without stop words."""
        one = self.passages.get(passage)
        start = one.passage.span.start if one else 0
        return {
            word.stem
            for span in spans
            for word in (one.words if one else ())
            if span.start <= start + word.start < span.end and not is_plain(word.stem)
        }


class Match(NamedTuple):
    """Two quotations of two articles that give the same words."""

    a: Utterance
    b: Utterance
    result: QuoteMatch


def match_quotes(ours: Quoted, theirs: Quoted, linked: Pairs) -> list[Match]:
    """The quotations of two articles that give the same words, the surest first.

    What one article has in the very same words is not taken for an altered form of another.

    Args:
        ours: the first article's.
        theirs: the second's.
        linked: the ids of linked passages, either way round.

    """
    found = []
    for a, b in _candidates(ours.utterances, theirs.utterances, linked):
        is_seeded = not a.seeds.isdisjoint(b.seeds)  # three words in a row
        has_same_words = len(a.forms) == len(b.forms) and sorted(a.forms) == sorted(b.forms)
        if not (is_seeded or len(a.content & b.content) >= _MIN_CONTENT or has_same_words):
            continue
        is_linked = _are_in_linked_passages(a, b, linked) or _is_same_statement(a, b)
        result = compare_quotes(a.words, b.words, linked=is_linked)
        least = 0 if is_seeded else _MIN_UNSEEDED * max(len(a.forms), len(b.forms))
        if result and result.matched >= least:
            found.append(Match(a, b, result))
    found += _matching_phrases(ours, theirs, linked)
    identical = [match for match in found if match.result.verdict == "identical"]
    settled = {one for match in identical for one in (match.a, match.b)}
    rest = [
        match
        for match in found
        if match.result.verdict != "identical" and settled.isdisjoint((match.a, match.b))
    ]
    return sorted((*identical, *rest), key=_rank)


def _matching_phrases(ours: Quoted, theirs: Quoted, linked: Pairs) -> Iterator[Match]:
    """Two quoted words, and a longer quotation of the same person that contains them.

    In linked passages only: two words may be said of anything.
    """
    everything = *theirs.utterances, *theirs.phrases
    for a, b in (
        *(_candidates(ours.phrases, everything, linked) if ours.phrases else ()),
        *(_candidates(ours.utterances, theirs.phrases, linked) if theirs.phrases else ()),
    ):
        is_same_speaker = surname(a.speaker) == surname(b.speaker) != ""
        if is_same_speaker and _are_in_linked_passages(a, b, linked):
            result = compare_quotes(a.words, b.words, linked=True)
            if result and min(len(a.forms), len(b.forms)) == result.matched > 1:
                yield Match(a, b, result)


def _are_in_linked_passages(a: Utterance, b: Utterance, linked: Pairs) -> bool:
    """Whether some passage of one quotation is linked with one of the other's."""
    return any((one, other) in linked for one in a.passages for other in b.passages)


def _rank(match: Match) -> tuple[bool, int]:
    """Sorts identical quotations first, then by the words that they share."""
    return match.result.verdict != "identical", -match.result.matched


def _is_same_statement(a: Utterance, b: Utterance) -> bool:
    """Whether two articles give the very same words to one person by name."""
    is_one_person = is_person(a.speaker) and surname(a.speaker) == surname(b.speaker)
    return is_one_person and len(a.words) >= _MIN_WORDS and a.forms == b.forms


def _candidates(
    ours: Sequence[Utterance], theirs: Sequence[Utterance], linked: Pairs
) -> list[tuple[Utterance, Utterance]]:
    """Pairs of quotations with a run of words in common or in linked passages, as they stand."""
    by_seed: dict[tuple[str, ...], set[int]] = defaultdict(set)
    by_passage: dict[str, set[int]] = defaultdict(set)
    for number, quote in enumerate(theirs):
        for seed in quote.seeds:
            by_seed[seed].add(number)
        for passage in quote.passages:
            by_passage[passage].add(number)
    by_linked_passage: dict[str, set[int]] = defaultdict(set)
    for one, other in linked:
        by_linked_passage[one] |= by_passage.get(other, set())
    pairs = {
        (number, other)
        for number, quote in enumerate(ours)
        for others in (
            *(by_seed.get(seed, ()) for seed in quote.seeds),
            *(by_linked_passage.get(passage, ()) for passage in quote.passages),
        )
        for other in others
    }
    return [(ours[one], theirs[other]) for one, other in sorted(pairs)]


class Unmatched(NamedTuple):
    """A quotation that another article does not quote."""

    quote: Utterance
    passages: frozenset[str]
    """Ids of passages of the other article that report what it says; none if it is missing."""
    indirect: bool
    """Whether they report it as a person's words, not as a fact."""


def unmatched_quotes(
    ours: Quoted, theirs: Quoted, matched: Set[Utterance], links: Sequence[Link]
) -> Iterator[Unmatched]:
    """Yield the quotations of `ours` that the other article reports without quoting, or lacks.

    Args:
        ours: the article that quotes.
        theirs: the other.
        matched: the quotations that both have.
        links: between their passages.

    """
    by_passage = _links_of(links)
    for quote in ours.utterances:
        if quote in matched or len(quote.words) < _MIN_WORDS or _is_quoted(quote, theirs):
            continue
        linked = frozenset(_reporting_passages(quote, by_passage))
        if any(_is_quoted_in(quote, passage, ours, theirs) for passage in linked):
            continue
        if indirect := frozenset(_indirect_passages(quote, linked, theirs, ours)):
            yield Unmatched(quote, indirect, indirect=True)
        elif linked:
            is_name = any(_has_words_unquoted(theirs.speech, one, quote) for one in linked)
            if quote.speaker or not is_name:
                yield Unmatched(quote, linked, indirect=False)
        elif _is_absent(quote, ours, theirs):
            yield Unmatched(quote, frozenset(), indirect=False)


def _is_absent(quote: Utterance, ours: Quoted, theirs: Quoted) -> bool:
    """Whether no passage of the other article can be a report of what the quotation says."""
    if len(quote.words) < _MIN_WORDS_ALONE or not (quote.speaker or _is_sentence(quote, ours)):
        return False
    return not theirs.may_report(_content(quote, ours))


def _is_sentence(quote: Utterance, ours: Quoted) -> bool:
    """Whether a quotation is a whole sentence, which someone said though it is unclear who."""
    first, last = quote.parts[0], quote.parts[-1]
    begins, ends = (ours.passages[one].passage for one in (first.passages[0], last.passages[-1]))
    opening = begins.text[first.span.start - begins.span.start :]
    closing = ends.text[: last.span.end - ends.span.start]
    return opening[:1].isupper() and closing.endswith((".", ",", "!", "?", "…"))


def _is_quoted_in(quote: Utterance, passage: str, ours: Quoted, theirs: Quoted) -> bool:
    """Whether a linked passage quotes the same person, or perhaps the same, in other words.

    Two quotations of one person by name without a word in common are two.
    """
    return any(
        passage in other.passages
        and len(other.words) >= _MIN_WORDS
        and (
            not quote.speaker
            or (
                surname(other.speaker) == surname(quote.speaker)
                and not _content(quote, ours).isdisjoint(_content(other, theirs))
            )
        )
        for other in theirs.utterances
    )


def _indirect_passages(
    quote: Utterance, linked: Set[str], theirs: Quoted, ours: Quoted
) -> Iterator[str]:
    """Yield the passages that report a quotation as indirect speech of its speaker.

    A linked passage may leave the speaker without a name ("he said"); others must name the speaker.
    """
    if not quote.speaker:
        return
    named = theirs.reporting.get(surname(quote.speaker), ())
    unnamed = (one for one in theirs.reporting.get("", ()) if one[0] in linked)
    said: Set[str] | None = None
    for passage, verb in (*named, *unnamed):
        if verb.direct and verb.verb.name in NAMING:
            continue  # he called the leak of it “reprehensible”
        said = _content(quote, ours) if said is None else said
        enough = _IN_LINKED if passage in linked else _IN_UNLINKED
        shared = len(said & _statement(passage, verb, theirs))
        if shared >= enough.words and shared > enough.part * len(said):
            yield passage
    for passage in linked:
        verbs = theirs.speech.reporting_verbs.get(passage, ())
        is_persons = any(is_person(verb.speaker.name) for verb in verbs)
        if verbs and not is_persons and _has_run_unquoted(theirs.speech, passage, quote):
            said = _content(quote, ours) if said is None else said
            own = [Span(one.start, one.end) for one in theirs.speech.narration[passage]]
            needed = max(_WITHOUT_PERSON.words, _WITHOUT_PERSON.part * len(said))
            if len(said & theirs.stems(passage, own)) >= needed:
                yield passage


def _statement(passage: str, verb: ReportingVerb, theirs: Quoted) -> Set[str]:
    """The stems of what a verb reports: what follows it or, if that is little, the whole passage.

    For a verb with a quotation, only what follows it outside the quotation marks.
    """
    key = passage, verb.span.start
    if key not in theirs.statements:
        whole = theirs.passages[passage].passage.span
        named = {word.stem for word in split_words(f"{verb.speaker.name} {verb.speaker.role}")}
        spans = [Span(verb.span.end, whole.end)]
        if verb.direct:
            own = theirs.speech.narration[passage]
            spans = [Span(one.start, one.end) for one in own if one.start >= verb.span.end]
        after = theirs.stems(passage, spans) - named
        is_enough = verb.direct or len(after) >= _MIN_WORDS
        theirs.statements[key] = after if is_enough else theirs.passages[passage].stems
    return theirs.statements[key]


def _content(quote: Utterance, ours: Quoted) -> Set[str]:
    """The stems of a quotation's words that carry meaning."""
    if quote.start not in ours.contents:
        spans = [part.span for part in quote.parts]
        found = (ours.stems(passage, spans) for passage in quote.passages)
        ours.contents[quote.start] = frozenset().union(*found)
    return ours.contents[quote.start]


def _has_words_unquoted(speech: Speech, passage: str, quote: Utterance) -> bool:
    """Whether a passage has the words of a quote without quotation marks: as a name, a title."""
    return f" {' '.join(quote.forms)} " in _unquoted(speech, passage)


def _has_run_unquoted(speech: Speech, passage: str, quote: Utterance) -> bool:
    """Whether a passage has a run of the words of a quote without quotation marks."""
    own = _unquoted(speech, passage)
    runs = (run for run in quote.seeds if not all(map(is_plain, run)))
    return any(f" {' '.join(run)} " in own for run in runs)


def _unquoted(speech: Speech, passage: str) -> str:
    """The words of a passage outside quotation marks, with a space around each."""
    own = "".join(f" {token.lower}" for token in speech.narration[passage] if token.is_word)
    return f"{own} "


def _links_of(links: Sequence[Link]) -> Mapping[str, list[tuple[str, Link]]]:
    """By passage: the passages linked with it, each with the link."""
    found: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in links:
        found[link.a].append((link.b, link))
        found[link.b].append((link.a, link))
    return found


def _reporting_passages(
    quote: Utterance, links_of: Mapping[str, list[tuple[str, Link]]]
) -> Iterator[str]:
    """The passages of the other article that share a good part of a quotation by a link."""
    length = sum(part.span.end - part.span.start for part in quote.parts)
    for passage in quote.passages:
        for other, link in links_of.get(passage, ()):
            spans = link.spans(passage)
            common = sum(_overlap(part.span, span) for part in quote.parts for span in spans)
            if common >= _MIN_SHARED * length:
                yield other


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _is_quoted(quote: Utterance, theirs: Quoted) -> bool:
    """Whether any quotation of an article gives a run of the words, or most in another order."""
    return any(
        quote.has_run_of(other)
        or len(quote.content & other.content) > _SAME_QUOTE * len(quote.content)
        for other in theirs.utterances
        if not quote.content.isdisjoint(other.content)  # in most of them nothing is alike
    )
