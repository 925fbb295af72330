"""What some articles tell and others do not."""

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
    """One for each point that is not found in some article, in the order of the points.

    `left_out` names what a person confirmed: a passage, and an article that leaves out the point
    of which it is the core; where it is the core of none, the heaviest that it is in.
    """
    called = outlet_labels(articles)
    confirmed = _confirmed(points, left_out)
    return tuple(
        _omission(point, confirmed.get(point.id, frozenset()), alignment, called)
        for point in points
        if point.not_found_in
    )


def _confirmed(
    points: Sequence[Point], left_out: Collection[tuple[str, str]]
) -> Mapping[str, Collection[str]]:
    """The articles that a person says leave out a point, by its id."""
    found: dict[str, set[str]] = {}
    for passage, article in left_out:
        holding = (point for point in points if passage in point.passages)
        point = min(holding, key=lambda point: point.core != passage, default=None)
        if point:
            found.setdefault(point.id, set()).add(article)
    return found


def _omission(
    point: Point, confirmed: Collection[str], alignment: Alignment, called: Mapping[str, str]
) -> Omission:
    left_out_by = tuple(article for article in point.not_found_in if article in confirmed)
    return Omission(
        id=sha256(f"omission {point.id}".encode()).hexdigest()[:8],
        point=point.id,
        passages=point.passages,
        says=_says(point, left_out_by, called),
        included_by=point.included_by,
        not_found_in=point.not_found_in,
        nearest=_nearest(point, alignment),
        weight=point.weight,
        left_out_by=left_out_by,
        verdict="left out" if left_out_by == point.not_found_in else "not found",
    )


def _says(point: Point, left_out_by: Sequence[str], called: Mapping[str, str]) -> str:
    not_found = [article for article in point.not_found_in if article not in left_out_by]
    clauses = (
        ("Reported by", point.included_by),
        (", in part by", point.told_in_part_by),
        ("; left out by", left_out_by),
        ("; not found in", not_found),
    )
    said = (
        f"{how} {join_names([called[one] for one in articles])}"
        for how, articles in clauses
        if articles
    )
    return f"{''.join(said)}."


def _nearest(point: Point, alignment: Alignment) -> tuple[NearestPassage, ...]:
    """The likest passage of each article that lacks the point, where any is like it at all."""
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
