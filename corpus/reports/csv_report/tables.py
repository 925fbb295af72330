"""One row a link: those that stand, those just below the threshold, and the rejected ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from corpus.comparison import Comparison, ComparisonView
from corpus.findings.reporting_style import reporting_styles
from corpus.model import Link, Point, article_of
from corpus.reports.csv_report.rows import (
    COUNTERPART,
    PERSON,
    PLACE,
    RECORD,
    SOURCE,
    Row,
    RowWriter,
    Table,
    counterparts,
)
from corpus.reports.phrases import in_common
from corpus.text_cleaning import clean_line

# One row an article, and one for each source that could not be read.

ARTICLES_COLUMNS = (
    *("id", "outlet", "headline", "byline", "published", "language", *SOURCE, "url"),
    *("words", "passages", "shared", "partial", "only_here", "largely_one_text_with", "problem"),
    *RECORD,
)


def articles_table(view: ComparisonView) -> Table:
    """Articles in their order, with how much of each others tell."""
    return Table(ARTICLES_COLUMNS, _articles_rows(view.comparison))


def _articles_rows(comparison: Comparison) -> Iterator[Row]:
    ledger = RowWriter(comparison)
    for article in comparison.articles:
        copies = [
            copy.b if copy.a == article.id else copy.a
            for copy in comparison.copies
            if article.id in (copy.a, copy.b)
        ]
        yield {
            "id": article.id,
            "outlet": ledger.called[article.id],
            "headline": clean_line(article.headline),
            "byline": clean_line(article.byline),
            "published": article.published or "",
            "language": article.language,
            **ledger.source(article.id),
            "url": clean_line(article.url),
            **asdict(comparison.coverage[article.id]),
            "largely_one_text_with": ledger.outlets(copies),
            **ledger.record,
        }
    for problem in comparison.problems:
        failed = {"source": clean_line(problem.source), "problem": clean_line(problem.cause)}
        yield {**failed, **ledger.record}


# One row a verb of telling or a word of doubt, for each article that uses it.

DICTION_COLUMNS = ("outlet", "kind", "word", "times", *SOURCE, *RECORD)


def diction_table(view: ComparisonView) -> Table:
    """By article, the most frequent word first; `kind` is "verb of telling" or "word of doubt"."""
    return Table(DICTION_COLUMNS, _diction_rows(view.comparison))


def _diction_rows(comparison: Comparison) -> Iterator[Row]:
    ledger = RowWriter(comparison)
    for article, used in reporting_styles(comparison.articles).items():
        for kind, words in (("verb of telling", used.verbs), ("word of doubt", used.hedges)):
            for word, times in words.items():
                yield {
                    "outlet": ledger.called[article],
                    "kind": kind,
                    "word": word,
                    "times": times,
                    **ledger.source(article),
                    **ledger.record,
                }


# One row an entry of the review that no longer stands.

LAPSED_COLUMNS = ("kind", "lapsed_decision_of_a_person", *RECORD)


def lapsed_table(view: ComparisonView) -> Table:
    """What a person decided about passages that are no longer there, and why it lapsed."""
    record = RowWriter(view.comparison).record
    rows = (
        {"kind": lapsed.kind, LAPSED_COLUMNS[1]: clean_line(lapsed.says), **record}
        for lapsed in view.comparison.lapsed
    )
    return Table(LAPSED_COLUMNS, rows)


# One row a passage, those that are neither compared nor counted too.

PASSAGES_COLUMNS = (
    *("id", "kind", "reason", "told"),
    *PLACE,
    *("counterparts", "points"),
    *PERSON,
    *SOURCE,
    *RECORD,
)


def passages_table(view: ComparisonView) -> Table:
    """Passages in the order of the articles and their texts.

    Of a body passage, `told` says whether another article tells it: elsewhere too, in part, or only
    here.
    """
    return Table(PASSAGES_COLUMNS, _passages_rows(view.comparison))


def _passages_rows(comparison: Comparison) -> Iterator[Row]:
    ledger = RowWriter(comparison)
    for name, (_, passage) in ledger.cite.items():
        links = comparison.links_of.get(name, ())
        linked = (link.b if link.a == name else link.a for link in links)
        yield {
            "id": name,
            "kind": passage.kind,
            "reason": passage.reason,
            "told": _told({link.label for link in links}) if passage.kind == "body" else "",
            **ledger.place(name),
            "counterparts": " ".join(linked),
            "points": " ".join(point.id for point in comparison.points_of.get(name, ())),
            **ledger.person(name),
            **ledger.record,
        }


def _told(labels: set[str]) -> str:
    if labels - {"partial"}:
        return "elsewhere too"
    return "in part" if labels else "only here"


# One row a point: a matrix with a column for each article.

HEAD = ("id", "weight", "words", *PLACE, "told_by", "told_in_part_by", "not_found_in", "passages")


def points_table(view: ComparisonView) -> Table:
    """Points by weight, heaviest first; each article's column says in which paragraphs it tells it.

    The place is that of the passage that stands for the point, `words` what of it the point is.
    """
    ledger = RowWriter(view.comparison)
    articles = tuple(f"in {name}" for name in ledger.called.values())
    return Table((*HEAD, *articles, *PERSON, *SOURCE, *RECORD), _points_rows(view.points, ledger))


def _points_rows(points: Iterable[Point], ledger: RowWriter) -> Iterator[Row]:
    for point in points:
        yield {
            "id": point.id,
            "weight": round(point.weight, 4),
            "words": point.text,
            **ledger.place(point.core),
            "told_by": ledger.outlets(point.included_by),
            "told_in_part_by": ledger.outlets(point.told_in_part_by),
            "not_found_in": ledger.outlets(point.not_found_in),
            "passages": " ".join(point.passages),
            **{f"in {name}": _where(ledger, point, one) for one, name in ledger.called.items()},
            **ledger.person(*point.passages),
            **ledger.record,
        }


def _where(ledger: RowWriter, point: Point, article: str) -> str:
    """The paragraphs in which an article tells a point: "¶3 ¶12", "in part ¶4", or nothing."""
    if article in point.included_by:
        return _paragraphs(ledger, [one for one in point.passages if article_of(one) == article])
    if article in point.told_in_part_by:
        return f"in part {_paragraphs(ledger, ledger.comparison.in_part(point, article))}"
    return ""


def _paragraphs(ledger: RowWriter, passages: list[str] | tuple[str, ...]) -> str:
    numbers = sorted({ledger.cite[one].passage.paragraph for one in passages})
    return " ".join(f"¶{number}" for number in numbers)


LINKS_COLUMNS = (
    *("standing", "origin", "score", "label", "passage"),
    *PLACE,
    "counterpart",
    *counterparts(PLACE),
    "in_common",
    *PERSON,
    *SOURCE,
    *counterparts(SOURCE),
    *RECORD,
)

ORIGINS = {
    "computed": "computed",
    "confirmed": "confirmed by a person",
    "added": "added by a person",
}


def links_table(view: ComparisonView) -> Table:
    """Links in the order of the comparison, then the doubtful ones, then the rejected ones."""
    return Table(LINKS_COLUMNS, _links_rows(view.comparison))


def _links_rows(comparison: Comparison) -> Iterator[Row]:
    ledger = RowWriter(comparison)
    for standing, links in (("linked", comparison.links), ("doubtful", comparison.doubtful)):
        for link in links:
            yield {"standing": standing, **_why(link), **_ends(ledger, link.a, link.b)}
    for a, b in comparison.rejected:
        origin = {"standing": "rejected", "origin": "rejected by a person"}
        yield {**origin, **_ends(ledger, a, b)}


def _why(link: Link) -> Row:
    return {
        "origin": ORIGINS[link.origin],
        "score": round(link.score, 4),
        "label": link.label,
        "in_common": in_common(link.reasons),
    }


def _ends(ledger: RowWriter, a: str, b: str) -> Row:
    return {
        "passage": a,
        **ledger.place(a),
        "counterpart": b,
        **ledger.place(b, COUNTERPART),
        **ledger.person(a, b),
        **ledger.record,
    }
