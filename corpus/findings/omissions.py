"""Omissions: the points that were not found in some articles, with the nearest passages there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from corpus.alignment.align import Alignment
from corpus.findings.phrasing import join_names, outlet_labels
from corpus.model import Article, NearestPassage, Omission, Point


def find_omissions(
    articles: Sequence[Article],
    points: Sequence[Point],
    alignment: Alignment,
    left_out: Collection[tuple[str, str]] = (),
) -> tuple[Omission, ...]:
    """One omission for each point that was not found in some article, in the order of the points.

    Args:
        articles: those compared.
        points: their points, heaviest first.
        alignment: with the nearest passages.
        left_out: omissions that a person confirmed: the id of a passage, and that of an article
            that leaves out the point of which the passage is the core; if it is the core of none,
            the heaviest point that it is in.

    """
    labels = outlet_labels(articles)
    confirmed = _confirmed(points, left_out)
    return tuple(
        _omission(point, confirmed.get(point.id, frozenset()), alignment, labels)
        for point in points
        if point.not_found_in
    )


def _confirmed(
    points: Sequence[Point], left_out: Collection[tuple[str, str]]
) -> Mapping[str, Collection[str]]:
    """The articles that leave out a point as a person confirmed, by the point's id."""
    found: dict[str, set[str]] = {}
    for passage, article in left_out:
        holding = (point for point in points if passage in point.passages)
        point = min(holding, key=lambda point: point.core != passage, default=None)
        if point:
            found.setdefault(point.id, set()).add(article)
    return found


def _omission(
    point: Point, confirmed: Collection[str], alignment: Alignment, labels: Mapping[str, str]
) -> Omission:
    left_out_by = tuple(article for article in point.not_found_in if article in confirmed)
    return Omission(
        id=sha256(f"omission {point.id}".encode()).hexdigest()[:8],
        point=point.id,
        passages=point.passages,
        says=_says(point, left_out_by, labels),
        included_by=point.included_by,
        not_found_in=point.not_found_in,
        nearest=_nearest(point, alignment),
        weight=point.weight,
        left_out_by=left_out_by,
        verdict="left out" if left_out_by == point.not_found_in else "not found",
    )


def _says(point: Point, left_out_by: Sequence[str], labels: Mapping[str, str]) -> str:
    not_found = [article for article in point.not_found_in if article not in left_out_by]
    clauses = (
        ("Reported by", point.included_by),
        (", in part by", point.told_in_part_by),
        ("; left out by", left_out_by),
        ("; not found in", not_found),
    )
    parts = (
        f"{how} {join_names([labels[one] for one in articles])}"
        for how, articles in clauses
        if articles
    )
    return f"{''.join(parts)}."


def _nearest(point: Point, alignment: Alignment) -> tuple[NearestPassage, ...]:
    """The highest-scored passage of each article that lacks the point, if any scores above 0."""
    found = []
    for article in point.not_found_in:
        near = [
            alignment.nearest[passage, article]
            for passage in point.passages
            if (passage, article) in alignment.nearest
        ]
        if near:
            score, passage = min(near, key=lambda pair: (-pair[0], pair[1]))
            found.append(NearestPassage(passage, score))
    return tuple(found)
