"""Gathers the quotations of all articles that are one, and judges each article's form of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.extraction.quotes.matching import Difference, QuoteMatch, compare_quotes
from corpus.extraction.quotes.names import is_person, surname
from corpus.extraction.quotes.quotation_marks import QuotedWord
from corpus.extraction.quotes.speaker_lexicon import are_different
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
"""Equal words; two people may well say a shorter run alike."""
_MIN_JOINING = 8
"""So many equal words join two quotations that are already matched with others."""
_GAP = QuotedWord(0, 0, "")

Words = tuple[QuotedWord, ...]


@dataclass(eq=False, slots=True)
class Cluster:
    """One quotation in however many articles."""

    utterances: dict[str, list[Utterance]] = field(default_factory=dict)
    """By article id, in the order of the text."""
    indirect: dict[str, set[str]] = field(default_factory=dict)
    """The passages of each article that tells it as indirect speech, by article id."""
    told: dict[str, set[str]] = field(default_factory=dict)
    """The passages of each article that tells it as a fact, by article id."""

    def add(self, article: str, utterances: Iterable[Utterance]) -> None:
        """Add quotations of an article, each once."""
        known = self.utterances.setdefault(article, [])
        known += [one for one in utterances if one not in known]
        known.sort(key=lambda one: one.start)


class PairedArticles(NamedTuple):
    """What two articles quote alike, the surest first."""

    a: str
    b: str
    matches: Sequence[Match]


def gather_clusters(pairs: Iterable[PairedArticles]) -> list[Cluster]:
    """The quotations that are the same, from the matches of each two articles.

    A few equal words join no two quotations that have other counterparts: one phrase may stand in
    two different statements.
    """
    edges = [(match, pair.a, pair.b) for pair in pairs for match in pair.matches]
    edges.sort(key=lambda edge: _strength(*edge))
    of: dict[Utterance, Cluster] = {}
    for match, a, b in edges:
        one, other = of.get(match.a), of.get(match.b)
        if one is not None and one is other:
            continue
        if one and other and match.result.matched < _MIN_JOINING:
            continue
        cluster = one or other or Cluster()
        cluster.add(a, [match.a])
        cluster.add(b, [match.b])
        if one and other:
            for article, utterances in other.utterances.items():
                cluster.add(article, utterances)
        for utterances in cluster.utterances.values():
            of.update(dict.fromkeys(utterances, cluster))
    return list(dict.fromkeys(of.values()))


def _strength(match: Match, a: str, b: str) -> tuple[object, ...]:
    """A key by which the surest matches come first, whatever the order of the articles."""
    names = sorted(((a, match.a.start), (b, match.b.start)))
    return match.result.verdict != "identical", -match.result.matched, *names


@dataclass(slots=True)
class Judgement:
    """How the articles of a cluster give its words."""

    longest: str
    """The id of the article with the longest form."""
    verdicts: dict[str, QuoteVerdict] = field(default_factory=dict)
    """Of each article, by its id."""
    kept: Mapping[str, Sequence[Utterance]] = field(default_factory=dict)
    """The quotations that are compared, by article id."""
    differing: dict[frozenset[tuple[str, ...]], dict[str, Words]] = field(default_factory=dict)
    """The words of each article that stand for one another, by their forms."""

    @property
    def gravest(self) -> QuoteVerdict:
        """The gravest of the verdicts."""
        return min(self.verdicts.values(), key=GRAVEST_FIRST.index)

    def _differ(self, article: str, differences: Iterable[Difference]) -> None:
        for difference in differences:
            key = frozenset((_forms(difference.a), _forms(difference.b)))
            words = self.differing.setdefault(key, {})
            words.setdefault(self.longest, difference.a)
            words.setdefault(article, difference.b)

    def add(self, article: str, whole: Sequence[Utterance], given: Sequence[Utterance]) -> None:
        """Judge the quotations of an article against the longest form."""
        result = compare_quotes(joined(whole), joined(given), linked=True)
        results = [result] if result else []
        if result is None or result.verdict == "altered":
            single = list(_by_part(whole, given))
            altered = [one for one in single if one.verdict == "altered"]
            if single and not (result and altered):
                # What one breaks up and the other gives in one piece: the parts decide.
                results = altered or [one._replace(verdict="trimmed") for one in single]
        if not results:
            return
        verdict: QuoteVerdict = min((one.verdict for one in results), key=GRAVEST_FIRST.index)
        matched = sum(one.matched for one in results)
        if verdict == "altered":
            for one in results:
                self._differ(article, one.differences)
        elif matched >= _MIN_ATTRIBUTED and _are_two_people(whole, given):
            verdict = "differently attributed"
        self.verdicts[article] = verdict


def _by_part(whole: Sequence[Utterance], given: Sequence[Utterance]) -> Iterator[QuoteMatch]:
    """How each two quotations that give the same words differ."""
    for one in whole:
        for other in given:
            if found := compare_quotes(one.words, other.words, linked=True):
                yield found


def judge(cluster: Cluster) -> Judgement:
    """The verdict on each article's form of a quotation, against the longest form."""
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
    """The quotations of one article without those that repeat words of a longer one."""
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
    ours, theirs = _sure_surnames(a), _sure_surnames(b)
    if ours and theirs:
        return ours.isdisjoint(theirs)
    return are_different(*_sure_speaker(a), *_sure_speaker(b))


def _sure_speaker(utterances: Sequence[Utterance]) -> tuple[str, str]:
    """The one speaker who is named beside the quotations, and the role; empty where it varies."""
    parts = [part for one in utterances for part in one.parts]
    found = {(part.speaker, part.role) for part in parts if part.beside}
    return found.pop() if len(found) == 1 else ("", "")


def _sure_surnames(utterances: Sequence[Utterance]) -> set[str]:
    """The surnames of the speakers, if each is a person named in full beside the quotation."""
    found = set()
    for one in utterances:
        beside = any(part.beside for part in one.parts)
        if not beside or " " not in one.speaker or not is_person(one.speaker):
            return set()
        found |= {surname(name) for name in one.speaker.split(" and ")}
    return found


def _forms(words: Words) -> tuple[str, ...]:
    return tuple(word.form for word in words)
