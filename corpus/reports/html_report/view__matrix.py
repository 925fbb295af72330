"""Points by outlet: who tells what, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.model import article_of
from corpus.model__point import Point
from corpus.passage_status import Sign, sign
from corpus.reports.citations__cited import Cited


class Seen(NamedTuple):
    """A passage that tells a point."""

    cited: Cited
    sign: Sign


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article tells of a point."""

    told: tuple[Seen, ...]
    in_part: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A point, and what each article tells of it."""

    point: Point
    core: Cited
    cells: tuple[Cell, ...]
    """In the order of the articles."""
    groups: tuple[str, ...]
    """The filters that let it through."""


def matrix(comparison: Comparison, cite: Mapping[str, Cited]) -> tuple[Row, ...]:
    """The points that the report lists, by weight."""
    return tuple(_row(comparison, point, cite) for point in comparison.listed)


def _row(comparison: Comparison, point: Point, cite: Mapping[str, Cited]) -> Row:
    told: dict[str, list[Seen]] = {article.id: [] for article in comparison.articles}
    for passage in point.passages:
        seen = Seen(cite[passage], sign(comparison, comparison.passage[passage]))
        told[article_of(passage)].append(seen)
    cells = tuple(
        Cell(
            tuple(seen),
            () if seen else tuple(cite[one] for one in comparison.in_part(point, article)),
        )
        for article, seen in told.items()
    )
    groups = [
        f"lacks-{number}"
        for number, article in enumerate(comparison.articles, 1)
        if article.id in point.not_found_in
    ]
    if len(point.included_by) == 1:
        groups.append("by-one")
    if len(point.included_by) == len(told):
        groups.append("by-all")
    if comparison.at_odds.intersection(point.passages):
        groups.append("differs")
    return Row(point, cite[point.core], cells, tuple(groups))
