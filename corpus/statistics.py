"""The comparison in numbers: coverage, overlap, kinds of findings, and where points stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from corpus.comparison import Comparison
from corpus.model import AGREEING_VERDICTS, DIFFERING_VERDICTS, Article, Finding
from corpus.passage_status import GLYPHS, Marker, marker

Grid = tuple[tuple[str, ...], ...]
"""Rows of cells, the headings first."""

STRIP = 40
"""Cells of the picture of where an article's passages stand."""


def coverage_grid(comparison: Comparison) -> Grid:
    """How much of each article others tell too, and how much only it tells."""
    rows: list[tuple[str, ...]] = [("", "passages", "words", "shared", "in part", "only here", "")]
    for article in comparison.articles:
        of = comparison.coverage[article.id]
        counts = (of.passages, of.words, of.shared, of.partial, of.only_here)
        cells = (f"{count:,}" for count in counts)
        rows.append((article.outlet, *cells, strip(comparison, article)))
    return tuple(rows)


def overlap_grid(comparison: Comparison) -> Grid:
    """How many points each two articles both tell; on the diagonal, how many one tells in all."""
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
    """How many findings there are of each kind and verdict."""
    found = sorted((finding.kind, finding.verdict) for finding in findings)
    rows = []
    for (kind, verdict), group in groupby(found):
        mark = (
            GLYPHS["differs"]
            if verdict in DIFFERING_VERDICTS
            else "="
            if verdict in AGREEING_VERDICTS
            else ""
        )
        rows.append((mark, kind, verdict, f"{len(list(group)):,}"))
    return (("", "kind", "verdict", ""), *rows)


def strip(comparison: Comparison, article: Article, cells: int = STRIP) -> str:
    """An article from its start to its end in so many cells: the glyph of what stands in each."""
    return "".join(GLYPHS[shown] for shown in signs(comparison, article, cells))


def signs(comparison: Comparison, article: Article, cells: int) -> Iterator[Marker]:
    """An article from its start to its end in so many cells: the sign of what stands in each."""
    body = article.body
    for cell in range(cells):
        at = cell * len(body) // cells
        share = body[at : max(at + 1, (cell + 1) * len(body) // cells)]
        found = [marker(comparison, passage) for passage in share]
        yield min(found, key=_RANK.index, default="boilerplate")


_RANK: list[Marker] = ["differs", "shared", "partial", "only-here", "heading", "boilerplate"]
"""Of several signs in one cell, the first of these is shown."""
