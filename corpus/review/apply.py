"""Applies a review: resolves its entries against the current articles, and overrides links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Literal, NamedTuple

from corpus.alignment.align import Alignment, PairScores, build_link
from corpus.alignment.article_pair import ArticlePair, pair_documents
from corpus.alignment.certainty import link_tier
from corpus.alignment.weighting import Cell
from corpus.article import Article, Passage, article_of
from corpus.model import LapsedEntry, Link, NotedPassages, Origin
from corpus.review.model import (
    EMPTY,
    Anchor,
    Choice,
    Decision,
    LeftOut,
    LostError,
    Note,
    PassageFinder,
    Review,
)

Ends = tuple[str, str]
"""Two passages, in the order of their ids."""


class ConfirmedOmission(NamedTuple):
    """The id of a passage, and of an article that leaves out what the passage says."""

    passage: str
    article: str


@dataclass(frozen=True, slots=True)
class ResolvedReview:
    """A review by the ids of the passages that are compared."""

    decisions: Mapping[Ends, Choice]
    left_out: frozenset[ConfirmedOmission] = frozenset()
    notes: tuple[NotedPassages, ...] = ()
    bookmarks: tuple[str, ...] = ()
    lapsed: tuple[LapsedEntry, ...] = ()

    @property
    def rejected(self) -> tuple[Ends, ...]:
        """The pairs of passages that must not be linked."""
        return tuple(both for both, choice in self.decisions.items() if choice == "rejected")


def ends(one: str, other: str) -> Ends:
    """The ids of two passages as a key, whichever is named first."""
    return (one, other) if one < other else (other, one)


def resolve_review(review: Review, articles: Iterable[Article]) -> ResolvedReview:
    """Resolve every entry of a review; of two decisions on the same passages the later counts."""
    if review == EMPTY:
        return ResolvedReview({})
    resolver = _Resolver(PassageFinder(articles))
    for decision in review.decisions:
        resolver.decision(decision)
    for absence in review.left_out:
        resolver.absence(absence)
    for note in review.notes:
        resolver.note(note)
    for bookmark in review.bookmarks:
        resolver.bookmark(bookmark)
    return ResolvedReview(
        resolver.decisions,
        frozenset(resolver.left_out),
        tuple(dict.fromkeys(resolver.notes)),
        tuple(dict.fromkeys(resolver.bookmarks)),
        tuple(resolver.lapsed),
    )


def linked_ends(places: PassageFinder, decision: Decision) -> Ends:
    """The ids of the two passages of a decision; raises LostError if they cannot be linked."""
    a, b = places.find(decision.a), places.find(decision.b)
    if why := why_not_linkable(a, b):
        raise LostError(why)
    return ends(a.id, b.id)


def why_not_linkable(a: Passage, b: Passage) -> str:
    """Why two passages cannot be linked; "" if they can."""
    if article_of(a.id) == article_of(b.id):
        return "both passages are in the same report"
    if "boilerplate" in (a.kind, b.kind):
        return "boilerplate is never linked"
    return "" if a.kind == b.kind else "a heading is linked with headings only"


class _Resolver:
    def __init__(self, places: PassageFinder) -> None:
        self.places = places
        self.decisions: dict[Ends, Choice] = {}
        self.left_out: list[ConfirmedOmission] = []
        self.notes: list[NotedPassages] = []
        self.bookmarks: list[str] = []
        self.lapsed: list[LapsedEntry] = []

    def decision(self, decision: Decision) -> None:
        try:
            self.decisions[linked_ends(self.places, decision)] = decision.choice
        except LostError as why:
            self._lapse("link", f"Link {decision.choice}", (decision.a, decision.b), why)

    def absence(self, absence: LeftOut) -> None:
        try:
            lacking = self.places.find_article(absence.outlet, absence.article).id
            self.left_out.append(ConfirmedOmission(self.places.find(absence.passage).id, lacking))
        except LostError as why:
            self._lapse("omission", f"Left out by {absence.outlet}", (absence.passage,), why)

    def note(self, note: Note) -> None:
        try:
            on = tuple(self.places.find(anchor).id for anchor in note.on)
            self.notes.append(NotedPassages(on, note.text))
        except LostError as why:
            self._lapse("note", f"Note “{' '.join(note.text.split())}”", note.on, why)

    def bookmark(self, bookmark: Anchor) -> None:
        try:
            self.bookmarks.append(self.places.find(bookmark).id)
        except LostError as why:
            self._lapse("bookmark", "Bookmark", (bookmark,), why)

    def _lapse(
        self,
        kind: Literal["link", "omission", "note", "bookmark"],
        said: str,
        anchors: Iterable[Anchor],
        why: LostError,
    ) -> None:
        on = " and ".join(_quoted(anchor) for anchor in anchors)
        self.lapsed.append(LapsedEntry(kind, f"{said}: {on}: {why}."))


def _quoted(anchor: Anchor) -> str:
    where = f", paragraph {anchor.paragraph}" if anchor.paragraph else ""
    return f"{anchor.outlet}{where}, “{anchor.text}”"


def apply_decisions(alignment: Alignment, decisions: Mapping[Ends, Choice]) -> Alignment:
    """The alignment with the links that a person confirmed or added, whatever their score.

    What a person rejected is left out everywhere, as if it had never been scored.
    """
    if not decisions:
        return alignment
    decided = _DecidedLinks(alignment, decisions)
    links = [link for link in alignment.links if ends(link.a, link.b) not in decisions]
    links += [
        decided.link(both, choice) for both, choice in decisions.items() if choice != "rejected"
    ]
    return Alignment(
        alignment.documents,
        tuple(sorted(links, key=decided.place)),
        tuple(link for link in alignment.doubtful if ends(link.a, link.b) not in decisions),
        decided.nearest(),
        decided.scores(),
    )


class _DecidedLinks:
    def __init__(self, alignment: Alignment, decisions: Mapping[Ends, Choice]) -> None:
        self.alignment = alignment
        self.decisions = decisions
        self._found = {ends(one.a, one.b): one for one in alignment.links}
        self._pairs: dict[Ends, ArticlePair] = {}
        self._places = {
            passage.passage.id: (article, place)
            for article, document in enumerate(alignment.documents.values())
            for place, passage in enumerate(document.passages)
        }

    def place(self, link: Link) -> tuple[int, int, int, int]:
        """The place of a link: by the articles in their order, then by their texts."""
        (a_article, a), (b_article, b) = self._places[link.a], self._places[link.b]
        return a_article, b_article, a, b

    def link(self, both: Ends, choice: Choice) -> Link:
        """The link of two passages, with the origin that was decided."""
        link = self._found.get(both) or self._between(both)
        origin: Origin = "added" if choice == "added" else "confirmed"
        return replace(link, origin=origin, tier=link_tier(link.score, origin))

    def nearest(self) -> Mapping[tuple[str, str], tuple[float, str]]:
        """The nearest passages, without those that were rejected."""
        found = dict(self.alignment.nearest)
        for both, choice in self.decisions.items():
            for one, other in (both, both[::-1]):
                key = one, article_of(other)
                if choice == "rejected" and found.get(key, (0.0, ""))[1] == other:
                    del found[key]
                    if left := self._others(*key):
                        found[key] = max(left, key=itemgetter(0))  # of several, the first
        return found

    def _others(self, one: str, article: str) -> list[tuple[float, str]]:
        """The passages of an article that score above 0 with a passage and were not rejected."""
        passages = self.alignment.documents[article].passages
        others = (passage.passage.id for passage in passages)
        return [
            (score, other)
            for other in others
            if self.decisions.get(ends(one, other)) != "rejected"
            if (score := self._score(self._ordered((one, other)))) > 0
        ]

    def scores(self) -> Mapping[Ends, PairScores]:
        """The scores with what was decided: 1 for a confirmed or added link, 0 for a rejected one.

        An omission is as certain as they make it.
        """
        decided: dict[Ends, dict[Cell, float]] = {}
        for both, choice in self.decisions.items():
            a, b = self._ordered(both)
            cell = self._places[a][1], self._places[b][1]
            articles = article_of(a), article_of(b)
            decided.setdefault(articles, {})[cell] = 0.0 if choice == "rejected" else 1.0
        return {
            articles: replace(found, scores={**found.scores, **decided.get(articles, {})})
            for articles, found in self.alignment.scores.items()
        }

    def _between(self, both: Ends) -> Link:
        """The link of two passages that the program did not link; they may share no word."""
        a, b = self._ordered(both)
        pair, cell = self._pair(a, b), (self._places[a][1], self._places[b][1])
        if all(one.a[cell[0]].isdisjoint(one.b[cell[1]]) for one in (pair.stems, pair.families)):
            a_span, b_span = (
                document.passages[place].passage.span
                for document, place in zip((pair.a, pair.b), cell, strict=True)
            )
            return Link(a, b, 0.0, "partial", (a_span,), (b_span,))
        return build_link(pair, cell, self._score((a, b)))

    def _pair(self, a: str, b: str) -> ArticlePair:
        """The articles of two passages."""
        articles = article_of(a), article_of(b)
        if articles not in self._pairs:
            documents = map(self.alignment.documents.__getitem__, articles)
            self._pairs[articles] = pair_documents(*documents)
        return self._pairs[articles]

    def _ordered(self, both: Ends) -> Ends:
        """Two passages in the order of the comparison."""
        a, b = sorted(both, key=self._places.__getitem__)
        return a, b

    def _score(self, both: Ends) -> float:
        """The score of two passages in the order of the comparison."""
        a, b = both
        found = self.alignment.scores[article_of(a), article_of(b)]
        return found.scores.get((self._places[a][1], self._places[b][1]), 0.0)
