"""One row an article, and one for each source that could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from corpus.comparison import Comparison
from corpus.reports.csv_report.rows import RECORD, SOURCE, Ledger, Row, Table
from corpus.text_cleaning import line

ARTICLES_COLUMNS = (
    *("id", "outlet", "headline", "byline", "published", "language", *SOURCE, "url"),
    *("words", "passages", "shared", "partial", "only_here", "largely_one_text_with", "problem"),
    *RECORD,
)


def articles_table(comparison: Comparison) -> Table:
    """Articles in their order, with how much of each others tell."""
    return Table(ARTICLES_COLUMNS, _articles_rows(comparison))


def _articles_rows(comparison: Comparison) -> Iterator[Row]:
    ledger = Ledger(comparison)
    for article in comparison.articles:
        copies = [
            copy.b if copy.a == article.id else copy.a
            for copy in comparison.copies
            if article.id in (copy.a, copy.b)
        ]
        yield {
            "id": article.id,
            "outlet": ledger.called[article.id],
            "headline": line(article.headline),
            "byline": line(article.byline),
            "published": article.published or "",
            "language": article.language,
            **ledger.source(article.id),
            "url": line(article.url),
            **asdict(comparison.coverage[article.id]),
            "largely_one_text_with": ledger.outlets(copies),
            **ledger.record,
        }
    for problem in comparison.problems:
        failed = {"source": line(problem.source), "problem": line(problem.cause)}
        yield {**failed, **ledger.record}
