"""Measures points of three reports against the gold links between them.

    python -m tests.benchmarks.points

Compares the three articles of every story for which all three pairs have gold links. Prints

- the F1 of the links, and of all pairs of passages that belong to one point;
- how many of 100 times a point says of an article rightly that it includes the point or that the
  point was not found there. An article has it if one of its passages has a gold link with a passage
  of the point in another article. The article of the point's core is not counted;
- the share of claimed absences that are right: no passage of the article has a gold link with every
  passage of the point (`common`), or with any of them (`any`).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from corpus.alignment.align import align
from corpus.alignment.points import find_points
from corpus.article import Article
from corpus.comparison import article_of
from corpus.model import Point
from corpus.settings import Settings
from tests.benchmarks.cases import GOLD, Case, cases

Pairs = set[frozenset[str]]


class Figures(NamedTuple):
    """What is printed."""

    links: float
    """F1."""
    points: float
    """F1 of the pairs that points imply."""
    cells: int
    """How often a point says of an article that it includes the point, or lacks it."""
    agreeing: float
    """The share of them that gold links bear out."""
    absences: int
    common: float
    any: float

    def __str__(self) -> str:
        return (
            f"F1 of links {self.links:.3f}, of points {self.points:.3f}; "
            f"of {self.cells} cells right {self.agreeing:.3f}; "
            f"of {self.absences} absences borne out {self.common:.3f} (any {self.any:.3f})"
        )


def triples(read: Sequence[Case]) -> Iterator[list[Case]]:
    """Yields the three pairs of each story that has three articles."""
    stories: dict[str, list[Case]] = defaultdict(list)
    for case in read:
        stories[case.story].append(case)
    yield from (pairs for pairs in stories.values() if len(pairs) == 3)


def figures(stories: Sequence[Sequence[Case]], settings: Settings) -> Figures:
    """Returns micro F1 over all pairs of sentences, and the share of right absences."""
    links, implied, absent = Counter[str](), Counter[str](), Counter[str]()
    agreeing: list[bool] = []
    for pairs in stories:
        articles = {article.id: article for case in pairs for article in (case.a, case.b)}
        gold = {
            frozenset((case.a.passages[i].id, case.b.passages[j].id))
            for case in pairs
            for i, j in case.links
        }
        alignment = align(tuple(articles.values()), settings)
        made = find_points(tuple(articles.values()), alignment)
        links += _compared({frozenset((link.a, link.b)) for link in alignment.links}, gold)
        implied += _compared({pair for point in made for pair in _pairs(point)}, gold)
        for point in made:
            agreeing += _agreements(point, articles, gold)
            for lacking in point.not_found_in:
                absent += _borne_out(point, articles[lacking], gold)
    claims = absent["claims"]
    return Figures(
        _f1(links),
        _f1(implied),
        len(agreeing),
        sum(agreeing) / len(agreeing),
        claims,
        absent["common"] / claims,
        absent["any"] / claims,
    )


def _agreements(point: Point, articles: Mapping[str, Article], gold: Pairs) -> Iterator[bool]:
    """Whether gold links bear out each article that includes a point, or lacks it."""
    for article in (*point.included_by, *point.not_found_in):
        if article != article_of(point.core):
            has_it = any(
                frozenset((member, passage.id)) in gold
                for member in point.passages
                for passage in articles[article].passages
            )
            yield has_it == (article in point.included_by)


def _pairs(point: Point) -> Iterator[frozenset[str]]:
    for one, other in combinations(point.passages, 2):
        if article_of(one) != article_of(other):
            yield frozenset((one, other))


def _compared(said: Pairs, gold: Pairs) -> Counter[str]:
    return Counter(right=len(said & gold), said=len(said), gold=len(gold))


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["right"] / max(1, counts["said"] + counts["gold"])


def _borne_out(point: Point, lacking: Article, gold: Pairs) -> Counter[str]:
    linked = [
        [frozenset((teller, passage.id)) in gold for teller in point.passages]
        for passage in lacking.passages
    ]
    return Counter(
        claims=1,
        common=not any(all(tellers) for tellers in linked),
        any=not any(any(tellers) for tellers in linked),
    )


def main() -> int:
    """Print the figures."""
    if not GOLD.exists():
        print("the gold links are not here: ../shared is absent")
        return 0
    stories = list(triples(cases()))
    print(f"{len(stories)} triples  {figures(stories, Settings())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
