"""What some articles tell and others do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from corpus.alignment.linking import Alignment
from corpus.alignment.point import Point
from corpus.article import Article
from corpus.findings.finding import Near, Omission
from corpus.findings.naming import listing, names


def omissions(
    articles: Sequence[Article], points: Sequence[Point], alignment: Alignment
) -> tuple[Omission, ...]:
    """One for each point that is not found in some article, in the order of the points."""
    called = names(articles)
    return tuple(
        Omission(
            id=sha256(f"omission {point.id}".encode()).hexdigest()[:8],
            point=point.id,
            passages=point.passages,
            says=_says(point, called),
            included_by=point.included_by,
            not_found_in=point.not_found_in,
            nearest=_nearest(point, alignment),
            weight=point.weight,
        )
        for point in points
        if point.not_found_in
    )


def _says(point: Point, called: Mapping[str, str]) -> str:
    tellers, partly, lacking = (
        listing([called[one] for one in articles]) if articles else ""
        for articles in (point.included_by, point.told_in_part_by, point.not_found_in)
    )
    return f"Told by {tellers}{partly and f', in part by {partly}'}; not found in {lacking}."


def _nearest(point: Point, alignment: Alignment) -> tuple[Near, ...]:
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
            found.append(Near(passage, score))
    return tuple(found)
