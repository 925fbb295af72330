"""Links as a person decided them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from corpus.alignment.align import Alignment, linked
from corpus.alignment.article_pair import Pair, pair
from corpus.alignment.features import Cell
from corpus.alignment.scoring import scores
from corpus.model import article_of
from corpus.model__link import Link
from corpus.review.apply import Ends, ends
from corpus.review.model import Says


def decided(alignment: Alignment, decisions: Mapping[Ends, Says]) -> Alignment:
    """The alignment with what a person confirmed or added among its links, whatever it scores.

    What a person rejected stands nowhere, as if it had never been scored.
    """
    if not decisions:
        return alignment
    deciding = _Deciding(alignment, decisions)
    links = [link for link in alignment.links if ends(link.a, link.b) not in decisions]
    links += [deciding.link(both, says) for both, says in decisions.items() if says != "rejected"]
    return Alignment(
        alignment.accounts,
        tuple(sorted(links, key=deciding.place)),
        tuple(link for link in alignment.doubtful if ends(link.a, link.b) not in decisions),
        deciding.nearest(),
    )


class _Scored(NamedTuple):
    """Two articles, and what their passages score with one another."""

    pair: Pair
    scores: Mapping[Cell, float]


class _Deciding:
    def __init__(self, alignment: Alignment, decisions: Mapping[Ends, Says]) -> None:
        self.alignment = alignment
        self.decisions = decisions
        self._found = {ends(one.a, one.b): one for one in (*alignment.links, *alignment.doubtful)}
        self._scored: dict[Ends, _Scored] = {}
        self._places = {
            telling.passage.id: (article, place)
            for article, account in enumerate(alignment.accounts.values())
            for place, telling in enumerate(account.tellings)
        }

    def place(self, link: Link) -> tuple[int, int, int, int]:
        """Where a link stands: by the articles as they were named, then by their texts."""
        (a_article, a), (b_article, b) = self._places[link.a], self._places[link.b]
        return a_article, b_article, a, b

    def link(self, both: Ends, says: Says) -> Link:
        """The link of two passages, of the origin that was decided."""
        link = self._found.get(both) or self._between(both)
        return replace(link, origin="added" if says == "added" else "confirmed")

    def nearest(self) -> Mapping[tuple[str, str], tuple[float, str]]:
        """The likest passages, without those that were rejected."""
        found = dict(self.alignment.nearest)
        for both, says in self.decisions.items():
            for one, other in (both, both[::-1]):
                key = one, article_of(other)
                if says == "rejected" and found.get(key, (0.0, ""))[1] == other:
                    del found[key]
                    if left := self._others(*key):
                        found[key] = max(left, key=itemgetter(0))  # of several, the first
        return found

    def _others(self, one: str, article: str) -> list[tuple[float, str]]:
        """The passages of an article that are like a passage and were not rejected."""
        tellings = self.alignment.accounts[article].tellings
        others = (telling.passage.id for telling in tellings)
        return [
            (score, other)
            for other in others
            if self.decisions.get(ends(one, other)) != "rejected"
            if (score := self._score(self._ordered((one, other)))) > 0
        ]

    def _between(self, both: Ends) -> Link:
        """The link of two passages that the program did not link; perhaps without a shared word."""
        a, b = self._ordered(both)
        scored, cell = self._of(a, b)
        words = scored.pair.stems, scored.pair.families
        if all(one.a[cell[0]].isdisjoint(one.b[cell[1]]) for one in words):
            a_span, b_span = (
                account.tellings[place].passage.span
                for account, place in zip((scored.pair.a, scored.pair.b), cell, strict=True)
            )
            return Link(a, b, 0.0, "partial", (a_span,), (b_span,))
        return linked(scored.pair, cell, self._score((a, b)))

    def _ordered(self, both: Ends) -> Ends:
        """Two passages in the order of the comparison."""
        a, b = sorted(both, key=self._places.__getitem__)
        return a, b

    def _score(self, both: Ends) -> float:
        scored, cell = self._of(*both)
        return scored.scores.get(cell, 0.0)

    def _of(self, a: str, b: str) -> tuple[_Scored, Cell]:
        """The articles of two passages, and the places of the passages in them."""
        articles = article_of(a), article_of(b)
        if articles not in self._scored:
            both = pair(*map(self.alignment.accounts.__getitem__, articles))
            self._scored[articles] = _Scored(both, scores(both))
        return self._scored[articles], (self._places[a][1], self._places[b][1])
