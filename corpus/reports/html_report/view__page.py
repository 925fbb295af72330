"""Everything that the page's template is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.language.languages import code
from corpus.model import article_of
from corpus.reports.citations__cited import citations
from corpus.reports.html_report.view import Column, desk
from corpus.reports.html_report.view__matrix import Row, matrix
from corpus.reports.outline import Outline, outline
from corpus.statistics import Grid, findings_grid, overlap_grid


class Kind(NamedTuple):
    """A kind of finding as the filter offers it."""

    name: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Page:
    """A report with the means to lead from each of its passages to every other place it is in."""

    outline: Outline
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    overlap: Grid
    tally: Grid
    anchor: Mapping[str, str]
    """What each passage is called inside the page, by its id."""
    language: Mapping[str, str]
    """The language of each passage's article, by the passage's id; empty where unknown."""
    number: Mapping[str, int]
    """The place of each article, counted from 1, by its id."""
    kinds: tuple[Kind, ...]
    """Of findings, with how many there are of each."""


def page(comparison: Comparison) -> Page:
    """Lay a comparison out."""
    cite = citations(comparison)
    report = outline(comparison)
    number = {article.id: place for place, article in enumerate(comparison.articles, 1)}
    tongue = {article.id: code(article.language) for article in comparison.articles}
    return Page(
        outline=report,
        columns=desk(comparison, report, cite),
        rows=matrix(comparison, cite),
        overlap=overlap_grid(comparison),
        tally=findings_grid(comparison),
        anchor={
            passage: f"p{number[article_of(passage)]}-{cited.passage.number}"
            for passage, cited in cite.items()
        },
        language={passage: tongue[article_of(passage)] for passage in cite},
        number=number,
        kinds=tuple(_kinds(report)),
    )


def _kinds(report: Outline) -> Iterator[Kind]:
    absent = sum(len(chapter.absences) for chapter in report.absent)
    yield Kind("omissions", "not found elsewhere", absent)
    for evidence in report.evidence:
        name = evidence.heading.lower()
        yield Kind(name, name, len(evidence.differing) + len(evidence.alike))


def finding_anchor(finding: str) -> str:
    """What a finding is called inside the page; ids are letters and digits but in made-up ones."""
    return "f-" + re.sub(r"\W", "-", finding, flags=re.ASCII)
