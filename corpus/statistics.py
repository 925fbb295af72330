"""The comparison in numbers: what is shared and missing, coverage, overlap, and what changes.

Articles that print one text are one origin and count once. Firm is what is sure enough to be
stated, likely what should be checked: the two tiers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from corpus.article import Article, Passage, article_of
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
from corpus.passage_status import GLYPHS, Marker, marker, passage_tier

Grid = tuple[tuple[str, ...], ...]
"""Rows of cells, the column headings first."""

STRIP = 40
"""Cells of the strip that shows an article from start to end."""

_PRECEDENCE: list[Marker] = [
    "differs",
    *("shared", "partial", "likely-shared", "likely-partial"),
    *("only-here", "likely-only-here"),
    *("heading", "boilerplate"),
]
"""Markers in the order in which they go first where several are in one cell."""


def shared_passages(
    comparison: Comparison, article: str, tier: Tier | None = None
) -> tuple[Passage, ...]:
    """The body passages of an article (by id) that another article has too, in whole or in part.

    These are the linked ones; a linked heading is not counted. Each is in at least one shared
    point, and one passage may be in several: the 7 shared passages of one report and the 10 of
    another can make 8 shared points. With a tier, only those that are linked so firmly.
    """
    return tuple(
        passage
        for passage in comparison.article[article].body
        if passage.id in comparison.links_of and tier in (None, passage_tier(comparison, passage))
    )


def own_passages(
    comparison: Comparison, article: str, tier: Tier | None = None
) -> tuple[Passage, ...]:
    """The body passages of an article (by id) that are linked with none.

    With a tier, only those that are so surely found in no other article.
    """
    return tuple(
        passage
        for passage in comparison.article[article].body
        if passage.id not in comparison.links_of
        and tier in (None, passage_tier(comparison, passage))
    )


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
    own = len(own_passages(comparison, article, "firm"))
    every = coverage.shared + coverage.partial
    return PassageCounts(
        *(coverage.passages, coverage.words),
        *(shared, every - shared, own, coverage.only_here - own),
    )


def tellers(comparison: Comparison, point: Point) -> frozenset[str]:
    """The origins that report a point, each by the id of one article (`Comparison.counts_as`)."""
    counts_as = comparison.counts_as
    return frozenset(counts_as[article] for article in point.included_by if article in counts_as)


def every_teller(comparison: Comparison) -> tuple[str, ...]:
    """The articles that count, one for each origin, in the order of the comparison."""
    return tuple(dict.fromkeys(comparison.counts_as.values()))


class Column(NamedTuple):
    """A column of the matrix: an origin."""

    name: str
    articles: tuple[str, ...]
    """Ids; the one that stands for the origin is first."""

    def first_of(self, having: Container[str]) -> tuple[str, str]:
        """The first of its articles that is in `having`, and how many are: "· 3 of 4".

        Both are empty where none is, the count also where all are.
        """
        found = [article for article in self.articles if article in having]
        every = len(self.articles)
        share = f"· {len(found):,} of {every:,}" if found and len(found) < every else ""
        return (found[0] if found else "", share)


def origin_columns(comparison: Comparison) -> tuple[Column, ...]:
    """A column for each origin: its articles count once, and one of them stands for it."""
    groups: dict[str, list[str]] = {lead: [lead] for lead in every_teller(comparison)}
    for article, lead in comparison.counts_as.items():
        if article != lead:
            groups[lead].append(article)
    called = comparison.names.of_origin
    return tuple(Column(called(lead), tuple(articles)) for lead, articles in groups.items())


def points_in_all(comparison: Comparison, tier: Tier | None = None) -> tuple[Point, ...]:
    """The points that every origin includes, heaviest first; with a tier, only such."""
    every = frozenset(comparison.counts_as.values())
    return tuple(
        point
        for point in comparison.points
        if tellers(comparison, point) == every and tier in (None, shared_tier(comparison, point))
    )


def independent_points(comparison: Comparison, tier: Tier | None = None) -> tuple[Point, ...]:
    """The shared points: those that at least two origins include, heaviest first.

    With a tier, only those that are shared so surely: one that all origins include is firm where
    firm links join all of them, any other where they join two.
    """
    return tuple(
        point
        for point in comparison.points
        if len(tellers(comparison, point)) > 1 and tier in (None, shared_tier(comparison, point))
    )


def shared_points(
    comparison: Comparison, *articles: str, tier: Tier | None = None
) -> tuple[Point, ...]:
    """The points that at least two articles include, copies of one text too, heaviest first.

    With `articles` (ids), those that each of them includes: of one article its shared points, of
    two articles the points that both have. With a tier, only those that are shared so firmly: a
    point is firm where firm links join its passages in all of `articles`, and in two at least.
    """
    return tuple(
        point
        for point in comparison.points
        if len(point.included_by) > 1
        and set(articles) <= set(point.included_by)
        and tier in (None, _joined_tier(_firmly_joined(comparison, point), frozenset(articles)))
    )


def missing_points(
    comparison: Comparison, article: str, tier: Tier | None = None
) -> tuple[Point, ...]:
    """The points of other articles that were not found in an article (by id), heaviest first.

    Not missing is a point that the article has in part, one that another article of its origin
    has, and a line without content (weight 0). With a tier, only points whose absence from this
    article is that sure.
    """
    return tuple(
        point
        for point in comparison.points
        if article in point.not_found_in
        and comparison.counts_as[article] not in tellers(comparison, point)
        and point.weight
        and tier in (None, _absence_tier(comparison, point, article))
    )


def own_points(comparison: Comparison, article: str, tier: Tier | None = None) -> tuple[Point, ...]:
    """The points with content that only this article (by id) or copies of it include.

    They stand heaviest first. With a tier, only those that it alone includes so firmly: a point is
    firm where every article in which it was not found firmly lacks it.
    """
    return tuple(
        point
        for point in comparison.points
        if tellers(comparison, point) == {comparison.counts_as[article]}
        and point.weight
        and tier in (None, _own_tier(comparison, point))
    )


def absences(comparison: Comparison, omission: Omission) -> tuple[Absence, ...]:
    """Where a point is missing, once for each origin: from the article that stands for it."""
    found: dict[str, Absence] = {}
    for one in omission.absent:
        lead = comparison.counts_as[one.article]
        if lead not in found or one.article == lead:
            found[lead] = one
    return tuple(found.values())


def absence(comparison: Comparison, point: Point, article: str) -> Absence | None:
    """How sure it is that an article (by id) lacks a point; None if it was found there."""
    omission = comparison.omission_of.get(point.id)
    found = omission.absent if omission else ()
    return next((one for one in found if one.article == article), None)


def passage_absence(comparison: Comparison, passage: str, article: str) -> Absence | None:
    """How sure it is that an article (by id) lacks what a passage (by id) says.

    That of the heaviest point of the passage that was not found there; None if there is none.
    """
    points = comparison.points_of.get(passage, ())
    found = (absence(comparison, point, article) for point in points)
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
    """How surely origins share a point: all of them where all include it, else two at least."""
    counts_as, telling = comparison.counts_as, tellers(comparison, point)
    joined = telling if telling == set(counts_as.values()) else frozenset[str]()
    groups = [
        frozenset(counts_as[article] for article in group if article in counts_as)
        for group in _firmly_joined(comparison, point)
    ]
    return _joined_tier(groups, joined)


def _joined_tier(groups: Iterable[frozenset[str]], articles: frozenset[str]) -> Tier:
    is_firm = any(len(group) > 1 and articles <= group for group in groups)
    return "firm" if is_firm else "likely"


def _firmly_joined(comparison: Comparison, point: Point) -> list[frozenset[str]]:
    """The articles of a point in groups: in each, firm links join their passages."""
    left, groups = set(point.passages), []
    while left:
        joined, ends = set[str](), [left.pop()]
        while ends:
            passage = ends.pop()
            joined.add(article_of(passage))
            for link in comparison.links_of.get(passage, ()):
                other = link.b if link.a == passage else link.a
                if link.tier == "firm" and other in left:
                    left.remove(other)
                    ends.append(other)
        groups.append(frozenset(joined))
    return groups


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
    found = sorted((finding.kind, _verdict(finding)) for finding in findings)
    rows = []
    for (kind, verdict), group in groupby(found):
        mark = "=" if verdict in AGREEING_VERDICTS else ""
        mark = GLYPHS["differs"] if verdict in DIFFERING_VERDICTS else mark
        rows.append((mark, kind, verdict, f"{len(list(group)):,}"))
    return (("", "kind", "verdict", ""), *rows)


def _verdict(finding: Finding) -> str:
    if isinstance(finding, Omission) and finding.verdict == "not found":
        return "not found" if finding.tier == "firm" else "may be missing"
    return finding.verdict


def draw_strip(comparison: Comparison, article: Article, cells: int = STRIP) -> str:
    """An article from start to end in a number of cells, each the glyph of its passages."""
    return "".join(GLYPHS[shown] for shown in condense(body_markers(comparison, article), cells))


def body_markers(comparison: Comparison, article: Article) -> tuple[Marker, ...]:
    """The marker of each body passage of an article."""
    return tuple(marker(comparison, passage) for passage in article.body)


def condense(markers: Sequence[Marker], cells: int) -> Iterator[Marker]:
    """Markers in a number of cells, each with the one that counts most of its share."""
    for cell in range(cells):
        at = cell * len(markers) // cells
        share = markers[at : max(at + 1, (cell + 1) * len(markers) // cells)]
        yield min(set(share), key=_PRECEDENCE.index, default="boilerplate")


class Count(NamedTuple):
    """How many more there are of something; negative for fewer."""

    all: int
    firm: int
    """The number of those that are firm."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How a comparison differs from an earlier one."""

    links: Count
    omissions: Count
    surer_omissions: int
    """Omissions in both comparisons whose certainty has risen."""
    differences: int
    """Figures and quotes that differ: how many more."""
    moved_points: int
    """Points that were not there with the same passages, or not missing from the same articles."""


def changes(before: Comparison, after: Comparison) -> Changes:
    """What is new in a comparison, measured against an earlier one of the same articles."""
    return Changes(
        _more((one.tier for one in before.links), (one.tier for one in after.links)),
        _more(
            (one.tier for one in before.omission_of.values()),
            (one.tier for one in after.omission_of.values()),
        ),
        _surer(before, after),
        _differences(after) - _differences(before),
        len(_standing_points(after) - _standing_points(before)),
    )


def _more(before: Iterable[Tier], after: Iterable[Tier]) -> Count:
    earlier, later = list(before), list(after)
    return Count(len(later) - len(earlier), later.count("firm") - earlier.count("firm"))


def _surer(before: Comparison, after: Comparison) -> int:
    earlier = {one.id: one.certainty for one in before.omission_of.values()}
    later = after.omission_of.values()
    return sum(one.certainty > earlier.get(one.id, 1.0) for one in later)


def _differences(comparison: Comparison) -> int:
    return sum(finding.verdict in DIFFERING_VERDICTS for finding in comparison.findings)


def _standing_points(comparison: Comparison) -> set[tuple[str, tuple[str, ...]]]:
    return {(point.id, point.not_found_in) for point in comparison.points}
