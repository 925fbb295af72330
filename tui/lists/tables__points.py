"""The list of points by outlet: the matrix."""

from __future__ import annotations

from corpus.comparison import Comparison
from corpus.model import Passage, Point, article_of
from corpus.passage_status import GLYPHS, sign
from tui.compare.place import Place
from tui.lists.tables import Table, TableRow, lacks


def points_table(comparison: Comparison) -> Table:
    """Every point by weight, and where in each article it stands."""
    rows = []
    for point in comparison.points:
        of: dict[str, list[Passage]] = {article.id: [] for article in comparison.articles}
        for passage in point.passages:
            of[article_of(passage)].append(comparison.passage[passage])
        cells = tuple(
            " ".join(f"{GLYPHS[sign(comparison, p)]} ¶{p.paragraph}" for p in passages[:2])
            or _in_part(comparison, point, article)
            for article, passages in of.items()
        )
        groups = {lacks(comparison.article[article]) for article in point.not_found_in}
        groups |= {"told by one"} if len(point.included_by) == 1 else set()
        groups |= {"told by all"} if len(point.included_by) == len(of) else set()
        groups |= {"differs"} if comparison.at_odds & set(point.passages) else set()
        place = Place(article_of(point.core), point.core)
        text = point.text or comparison.passage[point.core].text
        told = [Place(article, passages[0].id) for article, passages in of.items() if passages]
        columns = {article: number for number, article in enumerate(of, 1)}
        rows.append(
            TableRow(
                (f"{point.weight:.2f}", *cells, text),
                place,
                frozenset(groups),
                point,
                frozenset(comparison.article[place.article].outlet for place in told),
                {columns[place.article]: place for place in told},
            )
        )
    outlets = tuple(article.outlet for article in comparison.articles)
    filters = ("differs", "told by all", "told by one", *map(lacks, comparison.articles))
    headings = ("weight", *outlets, "point")
    title = "Points by outlet"
    return Table(
        title, headings, tuple(rows), filters, outlets, note="(¶) a part of it, – not found"
    )


def _in_part(comparison: Comparison, point: Point, article: str) -> str:
    """Where an article tells a point in part: "(¶5)"; "–" where it does not."""
    partly = comparison.in_part(point, article)
    return f"(¶{comparison.passage[partly[0]].paragraph})" if partly else "–"
