"""The comparison in numbers: what is shared and missing, coverage, overlap, and what changes.

Articles that print one text are one origin and count once. Wherever origins are counted, each is
named by the id of the article that stands for it (`Comparison.counts_as`).

There are two tiers: *firm* is what is sure enough to be stated, *likely* what should be checked.
Functions with a `tier` return only what is of that tier, or all without one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple, TypeVar

from corpus.article import Passage, article_of
from corpus.comparison import Comparison
from corpus.model import (
    AGREEING_VERDICTS,
    DIFFERING_VERDICTS,
    Absence,
    Finding,
    Omission,
    Point,
    Tier,
)
from corpus.passage_status import GLYPHS, draw_strip, passage_tier

Item = TypeVar("Item")


# The passages and points that articles share, lack or have alone.


def _of_tier(
    items: Iterable[Item], tier: Tier | None, tier_of: Callable[[Item], Tier]
) -> tuple[Item, ...]:
    """Those of some items that are of a tier; all of them if `tier` is None."""
    if tier is None:
        return tuple(items)
    return tuple(item for item in items if tier_of(item) == tier)


def shared_passages(
    comparison: Comparison, article: str, tier: Tier | None = None
) -> tuple[Passage, ...]:
    """The body passages of an article (by id) that another article has too, in whole or in part.

    These are the linked ones; a linked heading is not counted. Each is in at least one shared
    point, and one passage may be in several: the 7 shared passages of one report and the 10 of
    another can make 8 shared points.
    """
    linked = (one for one in comparison.article[article].body if one.id in comparison.links_of)
    return _of_tier(linked, tier, partial(passage_tier, comparison))


def own_passages(
    comparison: Comparison, article: str, tier: Tier | None = None
) -> tuple[Passage, ...]:
    """The body passages of an article (by id) that are linked with none.

    One is firm where every other article firmly lacks its point.
    """
    alone = (one for one in comparison.article[article].body if one.id not in comparison.links_of)
    return _of_tier(alone, tier, partial(passage_tier, comparison))


class PassageCounts(NamedTuple):
    """Counts of one article's body passages; all but `words` add up to `passages`."""

    passages: int
    words: int
    shared: int
    """Firmly linked, in whole or in part."""
    likely_shared: int
    """Linked, but not firmly."""
    only_here: int
    """Firmly found in no other article."""
    likely_only_here: int
    """Linked with none, but another article may have them in other words."""


def passage_counts(comparison: Comparison, article: str) -> PassageCounts:
    """How many passages an article (by id) shares and has alone, the firm ones apart."""
    coverage = comparison.coverage[article]
    shared = len(shared_passages(comparison, article, "firm"))
    only_here = len(own_passages(comparison, article, "firm"))
    return PassageCounts(
        passages=coverage.passages,
        words=coverage.words,
        shared=shared,
        likely_shared=coverage.shared + coverage.partial - shared,
        only_here=only_here,
        likely_only_here=coverage.only_here - only_here,
    )


def origins_reporting(comparison: Comparison, point: Point) -> frozenset[str]:
    """The origins that report a point, each by the id of one article."""
    counts_as = comparison.counts_as
    return frozenset(counts_as[article] for article in point.included_by if article in counts_as)


def all_origins(comparison: Comparison) -> tuple[str, ...]:
    """All origins, each by the id of one article, in the order of the comparison."""
    return tuple(dict.fromkeys(comparison.counts_as.values()))


class Column(NamedTuple):
    """A column of the matrix: an origin."""

    name: str
    articles: tuple[str, ...]
    """Ids; the one that stands for the origin is first."""

    def first_of(self, having: Container[str]) -> tuple[str, str]:
        """The first of its articles that is in `having`, and how many are.

        >>> agency = Column("Agency", ("a", "b", "c", "d"))
        >>> agency.first_of({"b", "c", "d"})
        ('b', '· 3 of 4')
        >>> agency.first_of({"a", "b", "c", "d"}), agency.first_of({"e"})
        (('a', ''), ('', ''))
        """
        having_it = [article for article in self.articles if article in having]
        if not having_it:
            return ("", "")
        is_whole = len(having_it) == len(self.articles)
        share = "" if is_whole else f"· {len(having_it):,} of {len(self.articles):,}"
        return (having_it[0], share)


def origin_columns(comparison: Comparison) -> tuple[Column, ...]:
    """A column for each origin: its articles count once, and one of them stands for it."""
    groups: dict[str, list[str]] = {lead: [lead] for lead in all_origins(comparison)}
    for article, lead in comparison.counts_as.items():
        if article != lead:
            groups[lead].append(article)
    called = comparison.names.of_origin
    return tuple(Column(called(lead), tuple(articles)) for lead, articles in groups.items())


def points_in_all(comparison: Comparison, tier: Tier | None = None) -> tuple[Point, ...]:
    """The points that every origin includes, heaviest first."""
    every = frozenset(comparison.counts_as.values())
    in_all = (one for one in comparison.points if origins_reporting(comparison, one) == every)
    return _of_tier(in_all, tier, partial(shared_tier, comparison))


def points_of_several_origins(
    comparison: Comparison, tier: Tier | None = None
) -> tuple[Point, ...]:
    """The points that at least two origins include, heaviest first; reports call them shared."""
    shared = (one for one in comparison.points if len(origins_reporting(comparison, one)) > 1)
    return _of_tier(shared, tier, partial(shared_tier, comparison))


def missing_points(
    comparison: Comparison, article: str, tier: Tier | None = None
) -> tuple[Point, ...]:
    """The points of other articles that were not found in an article (by id), heaviest first.

    Not missing is a point that the article has in part, one that another article of its origin
    has, and a line without content (weight 0). The tier is that of its absence from this article.
    """
    origin = comparison.counts_as[article]
    missing = (
        point
        for point in comparison.points
        if article in point.not_found_in
        and origin not in origins_reporting(comparison, point)
        and point.weight
    )
    return _of_tier(missing, tier, lambda point: _absence_tier(comparison, point, article))


def own_points(comparison: Comparison, article: str, tier: Tier | None = None) -> tuple[Point, ...]:
    """The points with content that only this article (by id) or copies of it include.

    They stand heaviest first. A point is firm where every article in which it was not found firmly
    lacks it.
    """
    origin = comparison.counts_as[article]
    own = (
        point
        for point in comparison.points
        if origins_reporting(comparison, point) == {origin} and point.weight
    )
    return _of_tier(own, tier, partial(_own_tier, comparison))


def absences(comparison: Comparison, omission: Omission) -> tuple[Absence, ...]:
    """Where a point is missing, once for each origin: from the article that stands for it."""
    of_origin: dict[str, Absence] = {}
    for absent in omission.absent:
        lead = comparison.counts_as[absent.article]
        if lead not in of_origin or absent.article == lead:
            of_origin[lead] = absent
    return tuple(of_origin.values())


def absence(comparison: Comparison, point: Point, article: str) -> Absence | None:
    """How sure it is that an article (by id) lacks a point; None if it was found there."""
    omission = comparison.omission_of.get(point.id)
    absent = omission.absent if omission else ()
    return next((one for one in absent if one.article == article), None)


def passage_absence(comparison: Comparison, passage: str, article: str) -> Absence | None:
    """How sure it is that an article (by id) lacks what a passage (by id) says.

    That of the heaviest point of the passage that was not found there; None if there is none.
    """
    heaviest_first = comparison.points_of.get(passage, ())
    found = (absence(comparison, point, article) for point in heaviest_first)
    return next(filter(None, found), None)


def is_firmly_missing(comparison: Comparison, point: Point, article: str) -> bool:
    """Whether an article (by id) firmly lacks a point."""
    missing = absence(comparison, point, article)
    return missing is not None and missing.tier == "firm"


def _absence_tier(comparison: Comparison, point: Point, article: str) -> Tier:
    return "firm" if is_firmly_missing(comparison, point, article) else "likely"


def _own_tier(comparison: Comparison, point: Point) -> Tier:
    omission = comparison.omission_of.get(point.id)
    return omission.tier if omission else "likely"


def shared_tier(comparison: Comparison, point: Point) -> Tier:
    """How surely a point is shared.

    One that all origins include is firm where firm links join all of them; any other where they
    join two.
    """
    counts_as, reporting = comparison.counts_as, origins_reporting(comparison, point)
    is_in_all = reporting == set(counts_as.values())
    for articles in _firmly_joined(comparison, point):
        joined = {counts_as[article] for article in articles if article in counts_as}
        if len(joined) > 1 and (not is_in_all or joined == reporting):
            return "firm"
    return "likely"


def _firmly_joined(comparison: Comparison, point: Point) -> list[set[str]]:
    """The articles (ids) of a point in groups: connected components over its firm links.

    With firm links between passages of A and B and of B and C, and none to D: [{A, B, C}, {D}].
    """
    left, groups = set(point.passages), []
    while left:
        articles, to_follow = set[str](), [left.pop()]
        while to_follow:
            passage = to_follow.pop()
            articles.add(article_of(passage))
            for link in comparison.links_of.get(passage, ()):
                other = link.b if link.a == passage else link.a
                if link.tier == "firm" and other in left:
                    left.remove(other)
                    to_follow.append(other)
        groups.append(articles)
    return groups


# Grids: tables of counts, ready to be shown.

Grid = tuple[tuple[str, ...], ...]
"""Rows of cells, the column headings first."""


def coverage_grid(comparison: Comparison) -> Grid:
    """What each article shares and has alone, a row each; after each count, what is likely."""
    head = ("", "passages", "words", "shared", "likely", "only here", "likely", "")
    rows: list[tuple[str, ...]] = [head]
    for article in comparison.articles:
        cells = (f"{count:,}" for count in passage_counts(comparison, article.id))
        rows.append((article.outlet, *cells, draw_strip(comparison, article)))
    return tuple(rows)


def overlap_grid(comparison: Comparison) -> Grid:
    """The points that each two articles share; on the diagonal, all points of an article."""
    both: Counter[tuple[str, str]] = Counter()
    for point in comparison.points:
        both.update((one, other) for one in point.included_by for other in point.included_by)
    head = ("", *(article.outlet for article in comparison.articles))
    rows = (
        (one.outlet, *(f"{both[one.id, other.id]:,}" for other in comparison.articles))
        for one in comparison.articles
    )
    return (head, *rows)


def findings_grid(findings: Iterable[Finding]) -> Grid:
    """The number of findings of each kind and verdict; omissions that are only likely apart."""
    verdicts = sorted((finding.kind, _verdict(finding)) for finding in findings)
    rows = [
        (_verdict_sign(verdict), kind, verdict, f"{len(list(group)):,}")
        for (kind, verdict), group in groupby(verdicts)
    ]
    return (("", "kind", "verdict", ""), *rows)


def _verdict_sign(verdict: str) -> str:
    if verdict in DIFFERING_VERDICTS:
        return GLYPHS["differs"]
    return "=" if verdict in AGREEING_VERDICTS else ""


def _verdict(finding: Finding) -> str:
    if isinstance(finding, Omission) and finding.verdict == "not found":
        return "not found" if finding.tier == "firm" else "may be missing"
    return finding.verdict


# What changes from one comparison to the next.


class Increase(NamedTuple):
    """How many more there are of something; negative for fewer."""

    all: int
    firm: int
    """How many more of them are firm."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How a comparison differs from an earlier one."""

    links: Increase
    omissions: Increase
    surer_omissions: int
    """Omissions in both comparisons whose certainty has risen."""
    differences: int
    """Figures and quotes that differ: how many more."""
    moved_points: int
    """Points that were not there with the same passages, or not missing from the same articles."""


def changes(before: Comparison, after: Comparison) -> Changes:
    """What is new in a comparison, measured against an earlier one of the same articles."""
    omissions_before, omissions_after = before.omission_of.values(), after.omission_of.values()
    return Changes(
        links=_increase((one.tier for one in before.links), (one.tier for one in after.links)),
        omissions=_increase(
            (one.tier for one in omissions_before), (one.tier for one in omissions_after)
        ),
        surer_omissions=_surer(omissions_before, omissions_after),
        differences=_differences(after) - _differences(before),
        moved_points=len(_points_and_gaps(after) - _points_and_gaps(before)),
    )


def _increase(before: Iterable[Tier], after: Iterable[Tier]) -> Increase:
    earlier, later = list(before), list(after)
    return Increase(len(later) - len(earlier), later.count("firm") - earlier.count("firm"))


def _surer(before: Iterable[Omission], after: Iterable[Omission]) -> int:
    """How many omissions that were there before are more certain now; new ones do not count."""
    earlier = {omission.id: omission.certainty for omission in before}
    return sum(
        omission.id in earlier and omission.certainty > earlier[omission.id] for omission in after
    )


def _differences(comparison: Comparison) -> int:
    return sum(finding.verdict in DIFFERING_VERDICTS for finding in comparison.findings)


def _points_and_gaps(comparison: Comparison) -> set[tuple[str, tuple[str, ...]]]:
    """Each point and where it is missing; its id is a hash of the ids of its passages."""
    return {(point.id, point.not_found_in) for point in comparison.points}
