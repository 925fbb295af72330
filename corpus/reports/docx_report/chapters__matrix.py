"""What is told where: a row a point, a column an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.comparison import Comparison
from corpus.findings.phrasing import names
from corpus.model import article_of
from corpus.model__point import Point
from corpus.reports.citations__cited import Cited

NOT_FOUND = "–"


def matrix(
    comparison: Comparison, cite: Mapping[str, Cited]
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """The heading and the rows: what is told, its weight, and where each article tells it.

    A sign stands before the paragraph: ● tells it, ◐ tells it in part, ≠ gives another figure or
    quote than others do.
    """
    called = names(comparison.articles)
    head = ("What is told", "Weight", *called.values())
    rows = (
        (
            point.text,
            f"{point.weight:.2f}",
            *(_where(comparison, cite, point, one) for one in called),
        )
        for point in comparison.listed
    )
    return head, rows


def _where(comparison: Comparison, cite: Mapping[str, Cited], point: Point, article: str) -> str:
    told = [passage for passage in point.passages if article_of(passage) == article]
    if told:
        sign = "●" if comparison.at_odds.isdisjoint(told) else "≠"
        return f"{sign} {_places(cite, told)}"
    if article in point.told_in_part_by:
        return f"◐ {_places(cite, comparison.in_part(point, article))}"
    omission = comparison.omission_of.get(point.id)
    return "left out" if omission and article in omission.left_out_by else NOT_FOUND


def _places(cite: Mapping[str, Cited], passages: Iterable[str]) -> str:
    paragraphs = sorted({cite[passage].passage.paragraph for passage in passages})
    return " ".join(f"¶{number}" for number in paragraphs)
