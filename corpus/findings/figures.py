"""Finds where articles differ in figures, agree in them, or one leaves a figure out.

`find_figure_differences` takes the articles and the links between their passages. Figures are
paired, a `Mention` (a figure where it stands) with another, each `Pairing` with a verdict:

1. those of linked passages:           12 dead                     10 dead
2. those of doubtful links, where      they conflict: the number may be what makes a link doubtful
3. a headline's with its own text's    "10 dead"                   "At least 12 people died"
4. those of passages without a link    that count the same thing: 300 jobs, 400 jobs
5. days in the first sentences         died on Monday              died on Tuesday
6. each place where one is repeated

Pairings that belong together become one finding. Then come the figures that only one of two linked
passages gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations

from corpus.article import Article, Passage, article_of
from corpus.extraction.quantities.counted_noun import PEOPLE
from corpus.extraction.quantities.tolerance import NormalizedValue, agreement, measured_alike
from corpus.findings.figure_conflicts import is_comparable, is_conflict
from corpus.findings.figure_findings import FindingWriter, grouped
from corpus.findings.figure_mentions import Mention, find_mentions
from corpus.findings.figure_pairing import (
    Pairing,
    drop_ambiguous,
    drop_rounded,
    is_coincidence,
    pair_figures,
)
from corpus.findings.figure_referents import may_be_of_one_thing
from corpus.language.words import split_words
from corpus.model import FigureFinding, Link, Tier
from corpus.stories.origins import OriginGroup

_MIN_COMMON_HEADLINE = 2
"""Words around the figure that a headline and a passage must have in common."""

_UNMATCHED_KINDS = frozenset(
    {"count", "money", "percent", "length", "area", "mass", "volume", "speed"}
)
_OF_THINGS = frozenset({"length", "area", "mass", "volume", "speed"})
"""Kinds of figures that a thing has one of: a 200-metre ravine, a ravine 150 metres deep."""
_MIN_COMMON_UNMATCHED = 2
"""Words around a figure that the passage without it must have, besides what the figure counts."""
_TRIVIAL = 2
"""No reader misses a number up to this."""


def find_figure_differences(
    articles: Sequence[Article],
    links: Sequence[Link],
    doubtful: Sequence[Link] = (),
    origins: Iterable[OriginGroup] = (),
) -> tuple[FigureFinding, ...]:
    """Return one finding for each thing that is given in numbers, in the order of the texts.

    Figures about the same thing are one finding, however many passages give them. Doubtful links
    are searched for conflicts only: a number that differs is often what makes a link doubtful. If
    copies of one text (`origins`) agree, that is no finding.
    """
    index = _FigureIndex(articles)
    pairings = _find_pairings(index, links, doubtful)
    writer = FindingWriter(articles, origins)
    findings = []
    for group, verdict in grouped(pairings):
        found = writer.paired(group, verdict)
        outlets = map(article_of, found.passages)
        if found.verdict != "agree" or not writer.names.are_copies(outlets):
            findings.append(found)
    findings += [
        writer.unmatched(mention, passages, tier)
        for mention, (passages, tier) in index.unmatched(links, _mentions_of(pairings)).items()
    ]
    return tuple(sorted(findings, key=writer.place))


def _find_pairings(
    index: _FigureIndex, links: Sequence[Link], doubtful: Sequence[Link]
) -> list[Pairing]:
    """The pairs of figures about one thing, in the order of the steps at the top of this file."""
    pairings = [pairing for link in links for pairing in index.pairings(link)]
    for link in doubtful:
        pairings += index.conflicts(link.a, link.b, link.tier)
    for mentions in index.by_article.values():
        pairings += headline_conflicts(mentions)
    pairings = list(drop_ambiguous(drop_rounded(pairings)))
    settled = _mentions_of(one for one in pairings if is_comparable(one.a, one.b))
    every = (*links, *doubtful)
    pairings += index.unlinked(every, settled)
    known = {frozenset((one.a, one.b)) for one in pairings}
    pairings += [one for one in index.of_leads(every) if frozenset((one.a, one.b)) not in known]
    pairings = list(drop_ambiguous(pairings))
    return pairings + [again for pairing in pairings for again in index.repeated(pairing)]


def _mentions_of(pairings: Iterable[Pairing]) -> set[Mention]:
    """The figures that are paired."""
    return {mention for pairing in pairings for mention in (pairing.a, pairing.b)}


class _FigureIndex:
    """The figures of all articles, by passage, by article and by value."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.passage = {p.id: p for article in articles for p in article.passages}
        self.by_passage: dict[str, tuple[Mention, ...]] = {}
        self.by_article: dict[str, list[Mention]] = {}
        self.leads = {
            next((p.id for p in article.passages if p.kind == "body"), "") for article in articles
        }
        """The ids of the first sentences."""
        self.by_value: dict[str, dict[NormalizedValue, list[Mention]]] = {}
        """By article id and value."""
        for article in articles:
            found = find_mentions(article)
            self.by_passage.update(found)
            mentions = [mention for one in found.values() for mention in one]
            self.by_article[article.id] = mentions
            values = self.by_value[article.id] = {}
            for mention in mentions:
                values.setdefault(mention.value, []).append(mention)

    def pairings(self, link: Link) -> Iterator[Pairing]:
        """Yield the pairs of figures that two linked passages give about the same things."""
        for pairing in self._paired(link.a, link.b, link.tier):
            differs = pairing.verdict == "conflict"
            left_out = self._is_settled(pairing) if differs else is_coincidence(pairing, link)
            if not left_out:
                yield pairing

    def unlinked(self, links: Iterable[Link], paired: Set[Mention]) -> Iterator[Pairing]:
        """Yield conflicts of figures that count the same thing in passages without a link.

        Passages may be too unlike to be linked just because their figures differ.

        Args:
            links: all links, doubtful ones too.
            paired: the figures that are left out, because linked passages settle them.

        """
        linked = {frozenset((link.a, link.b)) for link in links}
        for one, other in combinations(self.by_article, 2):
            by_thing: dict[tuple[str, ...], dict[str, None]] = {}
            for mention in self.by_article[other]:
                if (thing := _named_thing(mention)) and mention not in paired:
                    by_thing.setdefault(thing, {})[mention.passage.id] = None
            pairs = dict.fromkeys(
                (mention.passage.id, facing)
                for mention in self.by_article[one]
                if mention not in paired
                for facing in by_thing.get(_named_thing(mention), ())
            )
            for a, b in pairs:
                if frozenset((a, b)) not in linked:
                    for pairing in self.conflicts(a, b, None):
                        if not {pairing.a, pairing.b} & paired:
                            yield pairing

    def conflicts(self, a: str, b: str, tier: Tier | None) -> Iterator[Pairing]:
        """Yield the conflicts of two passages, by id; `tier` is their link's, None for no link."""
        for pairing in self._paired(a, b, tier):
            if pairing.verdict == "conflict" and not self._is_settled(pairing):
                yield pairing

    def _paired(self, a: str, b: str, tier: Tier | None) -> Iterator[Pairing]:
        """Yield all pairs of figures of two passages, by id."""
        a, b = sorted((a, b))
        if a in self.by_passage and b in self.by_passage:
            yield from pair_figures(self.by_passage[a], self.by_passage[b], tier)

    def of_leads(self, links: Iterable[Link]) -> Iterator[Pairing]:
        """Yield conflicts of days between first sentences, even if an article gives both days.

        Elsewhere an article that gives both days settles a conflict. What happens once has one day,
        though: a report opens with the day it holds to be right, and one further down was planned
        or said before.
        """
        tiers = {frozenset((link.a, link.b)): link.tier for link in links}
        for a, b in combinations(sorted(self.leads & self.by_passage.keys()), 2):
            tier = tiers.get(frozenset((a, b)))
            for pairing in pair_figures(self.by_passage[a], self.by_passage[b], tier):
                if pairing.verdict == "conflict" and _is_of_one_day(pairing.a, pairing.b):
                    yield pairing._replace(tier="likely")

    def repeated(self, pairing: Pairing) -> Iterator[Pairing]:
        """Yield a conflict once more for each other place where an article repeats its figure."""
        if pairing.verdict != "conflict":
            return
        for own, other in ((pairing.a, pairing.b), (pairing.b, pairing.a)):
            for again in self.by_value[own.article].get(own.value, ()):
                if (
                    again is not own
                    and _is_same_figure(again, own)
                    and may_be_of_one_thing(again, other)
                ):
                    yield Pairing(again, other, "conflict", pairing.tier)

    def _is_settled(self, pairing: Pairing) -> bool:
        """Whether some article gives both figures: then they are of two things, and no conflict."""
        return any(
            self._gives(article, pairing.a) and self._gives(article, pairing.b)
            for article in self.by_article
        )

    def _gives(self, article: str, mention: Mention) -> bool:
        """Whether an article gives the value of a figure for the same thing.

        For a day it is enough that the article gives its month or year.
        """
        same = self.by_value[article].get(mention.value, ())
        if mention.figure.kind == "date":
            same = [
                other
                for other in self.by_article[article]
                if other.figure.kind == "date"
                and measured_alike(mention.figure, other.figure)
                and agreement(mention.figure, other.figure) in {"agree", "compatible"}
            ]
        is_count = mention.figure.kind == "count"  # nine companies, nine others
        return any(
            is_comparable(mention, other) or (is_count and other.figure.of.endswith("others"))
            for other in same
        )

    def unmatched(
        self, links: Sequence[Link], paired: Set[Mention]
    ) -> dict[Mention, tuple[tuple[Passage, ...], Tier]]:
        """Return the figures that only one of two linked passages gives.

        Each with the passages that lack it, and "likely" where one of the links is no firmer.
        """
        found: dict[Mention, tuple[tuple[Passage, ...], Tier]] = {}
        for link in links:
            for own, other in ((link.a, link.b), (link.b, link.a)):
                for mention in unmatched_figures(
                    self.by_passage.get(own, ()),
                    self.passage[other],
                    link,
                    self.by_passage.get(other, ()),
                    self.by_value[article_of(other)].keys(),
                ):
                    if mention not in paired and not self._is_near(mention, article_of(other)):
                        passages, tier = found.get(mention, ((), link.tier))
                        weaker: Tier = tier if link.tier == "firm" else "likely"
                        found[mention] = (*passages, self.passage[other]), weaker
        return found

    def _is_near(self, mention: Mention, article: str) -> bool:
        """Whether an article gives a figure of the same kind beside the noun of another one's."""
        return mention.figure.kind in _OF_THINGS and any(
            mention.figure.head in other.near and measured_alike(mention.figure, other.figure)
            for other in self.by_article[article]
        )


def _is_of_one_day(one: Mention, other: Mention) -> bool:
    """Whether both are days of an act that happens only once, as somebody's death."""
    return one.figure.kind == "date" and False in {one.act.recurs, other.act.recurs}


def _is_same_figure(one: Mention, other: Mention) -> bool:
    """Whether two equal figures of one article are plainly of the same thing."""
    x = one.figure
    if not is_comparable(one, other):
        return False
    if x.kind == "date":
        is_once = not one.act.says and one.act.recurs is False and one.limit == other.limit
        return is_once and not (one.is_dateline or other.is_dateline)
    return bool(x.outcome) or x.head not in {"", PEOPLE}


def _named_thing(mention: Mention) -> tuple[str, ...]:
    """What a figure is about, as its kind with its noun or its act; empty where it is not plain."""
    figure = mention.figure
    if figure.kind == "date":
        act = mention.act
        return ("date", act.name) if act.name and not act.says else ()
    return (figure.kind, figure.head, figure.outcome) if figure.head not in {"", PEOPLE} else ()


def headline_conflicts(mentions: Iterable[Mention]) -> Iterator[Pairing]:
    """Yield each figure of a headline with the figure of its own article that contradicts it.

    Not where the text gives several different figures of the same thing.

    Args:
        mentions: the figures of one article.

    """
    mentions = list(mentions)
    body = [mention for mention in mentions if mention.passage.kind == "body"]
    for mention in mentions:
        if mention.passage.reason == "headline":
            same = [other for other in body if is_comparable(mention, other)]
            values = {(other.figure.low, other.figure.high, other.figure.unit) for other in same}
            if len(values) == 1 and all(
                agreement(mention.figure, other.figure) == "conflict" for other in same
            ):
                first = same[0]
                common = len(mention.near & first.near)
                if is_conflict(mention, first) and common >= _MIN_COMMON_HEADLINE:
                    yield Pairing(mention, first, "conflict", "firm")


def unmatched_figures(
    mentions: Sequence[Mention],
    passage: Passage,
    link: Link,
    others: Sequence[Mention],
    elsewhere: Set[NormalizedValue],
) -> Iterator[Mention]:
    """Yield the figures of a passage that the passage linked with it does not give.

    A figure counts only if it is in the shared part and both passages mention what it counts.

    Args:
        mentions: the figures of the one passage.
        passage: the other one.
        link: of the two.
        others: the figures of the other passage.
        elsewhere: the values that the other passage's article gives anywhere.

    """
    stems: frozenset[str] | None = None
    for mention in mentions:
        figure = mention.figure
        if figure.kind not in _UNMATCHED_KINDS or not figure.head or figure.low <= _TRIVIAL:
            continue
        if any(measured_alike(figure, other.figure) for other in others):
            continue
        stems = stems or frozenset(word.stem for word in split_words(passage.text))
        common = len(mention.near & stems)
        is_mentioned = figure.head in stems and common >= _MIN_COMMON_UNMATCHED
        if is_mentioned and mention.value not in elsewhere:
            shared = link.spans(mention.passage.id)
            if not shared or any(span.overlaps(figure.span) for span in shared):
                yield mention
