"""Clusters the quotations of all articles that give the same words, and judges each version.

What a minister said is one cluster, in however many articles it is quoted. The article that quotes
most of it is the measure. Every other quotes the same words ("identical"), fewer ("trimmed") or
different ones ("altered"), names another speaker, or only reports them ("indirect").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.extraction.quotes.matching import Difference, QuoteMatch, compare_quotes
from corpus.extraction.quotes.quotation_marks import QuotedWord
from corpus.extraction.quotes.roles import are_different
from corpus.extraction.quotes.speaker_lexicon import is_person, surname
from corpus.findings.quote_pairing import Match
from corpus.findings.utterances import Utterance
from corpus.model import QuoteVerdict

GRAVEST_FIRST: tuple[QuoteVerdict, ...] = (
    "differently attributed",
    "altered",
    "trimmed",
    "indirect",
    "only here",
    "identical",
)
_MIN_ATTRIBUTED = 5
"""Equal words from which two speakers contradict each other: two people may well say fewer alike.
"""
_MIN_JOINING = 8
"""Equal words from which a match joins two clusters, each of which has other members."""
_GAP = QuotedWord(0, 0, "")
"""Stands between two quotations, where words may have been left out."""

Words = tuple[QuotedWord, ...]


@dataclass(eq=False, slots=True)
class Cluster:
    """One quotation in however many articles."""

    utterances: dict[str, list[Utterance]] = field(default_factory=dict)
    """The quotations by article id, in the order of the text."""
    indirect: dict[str, set[str]] = field(default_factory=dict)
    """Ids of the passages that give it as indirect speech ("Brook said that …"), by article id."""
    as_fact: dict[str, set[str]] = field(default_factory=dict)
    """Ids of the passages that state it as a fact, without a speaker, by article id."""

    def add(self, article: str, utterances: Iterable[Utterance]) -> None:
        """Add quotations of an article, each once."""
        known = self.utterances.setdefault(article, [])
        known += [one for one in utterances if one not in known]
        known.sort(key=lambda one: one.start)


class PairedArticles(NamedTuple):
    """What two articles quote alike."""

    a: str
    """The id of the first article."""
    b: str
    matches: Sequence[Match]
    """The surest first."""


def gather_clusters(pairs: Iterable[PairedArticles]) -> list[Cluster]:
    """Return the clusters that the matches of each two articles make, taken surest first.

    A match of a few words joins no two clusters: one phrase may stand in two different statements.
    """
    edges = [(match, pair.a, pair.b) for pair in pairs for match in pair.matches]
    edges.sort(key=lambda edge: _strength(*edge))
    cluster_of: dict[Utterance, Cluster] = {}
    for match, a, b in edges:
        first, second = cluster_of.get(match.a), cluster_of.get(match.b)
        if first is not None and first is second:
            continue
        if first and second and match.result.matched < _MIN_JOINING:
            continue
        cluster = first or second or Cluster()
        cluster.add(a, [match.a])
        cluster.add(b, [match.b])
        if first and second:
            for article, utterances in second.utterances.items():
                cluster.add(article, utterances)
        for utterances in cluster.utterances.values():
            cluster_of.update(dict.fromkeys(utterances, cluster))
    return list(dict.fromkeys(cluster_of.values()))


def _strength(match: Match, a: str, b: str) -> tuple[object, ...]:
    """A sort key: identical before altered, then long before short; the same if a and b swap."""
    names = sorted(((a, match.a.start), (b, match.b.start)))
    return match.result.verdict != "identical", -match.result.matched, *names


@dataclass(slots=True)
class Judgement:
    """The verdict on each article's version of a quotation."""

    longest: str
    """The id of the article that quotes most; the others are compared with it."""
    verdicts: dict[str, QuoteVerdict] = field(default_factory=dict)
    """By article id."""
    kept: Mapping[str, Sequence[Utterance]] = field(default_factory=dict)
    """The quotations that were compared, by article id; those that repeat others are left out."""
    differing: dict[frozenset[tuple[str, ...]], dict[str, Words]] = field(default_factory=dict)
    """Words that one article has in the place of another's ("have" for "had"): by their two forms,
    then by article id."""

    @property
    def gravest(self) -> QuoteVerdict:
        """The gravest of the verdicts."""
        return min(self.verdicts.values(), key=GRAVEST_FIRST.index)

    def _record_differences(self, article: str, differences: Iterable[Difference]) -> None:
        for difference in differences:
            key = frozenset((_forms(difference.a), _forms(difference.b)))
            words = self.differing.setdefault(key, {})
            words.setdefault(self.longest, difference.a)
            words.setdefault(article, difference.b)

    def add(self, article: str, whole: Sequence[Utterance], given: Sequence[Utterance]) -> None:
        """Judge an article's quotations, `given`, against those of the longest form, `whole`.

        Where they have too little in common, the article gets no verdict.
        """
        results = _compare(whole, given)
        if not results:
            return
        verdict: QuoteVerdict = min((one.verdict for one in results), key=GRAVEST_FIRST.index)
        matched = sum(one.matched for one in results)
        if verdict == "altered":
            for one in results:
                self._record_differences(article, one.differences)
        elif matched >= _MIN_ATTRIBUTED and _are_two_people(whole, given):
            verdict = "differently attributed"
        self.verdicts[article] = verdict


def _compare(whole: Sequence[Utterance], given: Sequence[Utterance]) -> list[QuoteMatch]:
    """How two versions differ: compared as a whole or, where one is in pieces, piece by piece.

    "We will go", and later "and come back", would as a whole look like an altered form of "We will
    go and come back"; each piece by itself is only trimmed.
    """
    result = compare_quotes(joined(whole), joined(given), linked=True)
    results = [result] if result else []
    if result and result.verdict != "altered":
        return results
    pieces = list(_by_piece(whole, given))
    altered = [one for one in pieces if one.verdict == "altered"]
    if not pieces or (result and altered):
        return results
    return altered or [one._replace(verdict="trimmed") for one in pieces]


def _by_piece(whole: Sequence[Utterance], given: Sequence[Utterance]) -> Iterator[QuoteMatch]:
    """How each two quotations that give the same words differ."""
    for one in whole:
        for other in given:
            if found := compare_quotes(one.words, other.words, linked=True):
                yield found


def judge(cluster: Cluster) -> Judgement:
    """Return the verdict on each article's version of a quotation, against the longest one."""
    forms = {article: _kept(parts) for article, parts in cluster.utterances.items()}
    longest = min(forms, key=lambda article: (-_length(forms[article]), article))
    judged = Judgement(longest, kept=forms)
    alone = len(forms) == 1
    judged.verdicts[longest] = "only here" if alone else "identical"
    for article, parts in forms.items():
        if article != longest:
            judged.add(article, forms[longest], parts)
    judged.verdicts.update(dict.fromkeys(cluster.indirect.keys() - forms.keys(), "indirect"))
    return judged


def _kept(parts: Sequence[Utterance]) -> list[Utterance]:
    """The quotations of one article without those half of whose words a longer one has."""
    kept: list[Utterance] = []
    for one in sorted(parts, key=lambda part: (-len(part.forms), part.start)):
        compared = (compare_quotes(other.words, one.words, linked=True) for other in kept)
        if all(found is None or found.matched < len(one.forms) // 2 for found in compared):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _length(parts: Sequence[Utterance]) -> int:
    return sum(len(part.forms) for part in parts)


def joined(parts: Sequence[Utterance]) -> list[QuotedWord]:
    """The words of several quotations, with a gap between where words may have been left out."""
    words: list[QuotedWord] = []
    for part in parts:
        words += [_GAP, *part.words] if words else part.words
    return words


def _are_two_people(a: Sequence[Utterance], b: Sequence[Utterance]) -> bool:
    """Whether two articles surely name two different speakers of the same words."""
    ours, theirs = _sure_surnames(a), _sure_surnames(b)
    if ours and theirs:
        return ours.isdisjoint(theirs)
    return are_different(*_sure_speaker(a), *_sure_speaker(b))


def _sure_speaker(utterances: Sequence[Utterance]) -> tuple[str, str]:
    """Name and role of the one speaker named in the same sentence; two empty texts for several."""
    parts = [part for one in utterances for part in one.parts]
    found = {(part.speaker, part.role) for part in parts if part.beside}
    return found.pop() if len(found) == 1 else ("", "")


def _sure_surnames(utterances: Sequence[Utterance]) -> set[str]:
    """The speakers' surnames; none unless each has a full name in the quotation's own sentence."""
    found = set()
    for one in utterances:
        beside = any(part.beside for part in one.parts)
        if not beside or " " not in one.speaker or not is_person(one.speaker):
            return set()
        found |= {surname(name) for name in one.speaker.split(" and ")}
    return found


def _forms(words: Words) -> tuple[str, ...]:
    """The words as they are compared: without capitals and punctuation."""
    return tuple(word.form for word in words)
