"""The list of what the reader has added to passages: bookmarks and notes."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.comparison import Comparison
from corpus.model import article_of
from tui.compare.place import Place
from tui.lists.tables import Table, TableRow


def marks_table(comparison: Comparison) -> Table:
    """Every bookmark and every note on a passage, in the order of the articles' texts."""
    noted = [(passage, note.text) for note in comparison.notes for passage in note.passages]
    made = [*((passage, "") for passage in comparison.bookmarks), *noted]
    order = {passage: number for number, passage in enumerate(comparison.passage)}
    made.sort(key=lambda mark: order[mark[0]])
    rows = tuple(_rows(comparison, made))
    outlets = (comparison.article[article_of(passage)].outlet for passage, _ in made)
    kinds = ("bookmark", "note")
    filters = tuple(kind for kind in kinds if any(kind in row.groups for row in rows))
    headings = ("kind", "where", "note", "passage")
    return Table("Bookmarks and notes", headings, rows, filters, tuple(dict.fromkeys(outlets)))


def _rows(comparison: Comparison, made: list[tuple[str, str]]) -> Iterator[TableRow]:
    for id_, note in made:
        passage, article = comparison.passage[id_], comparison.article[article_of(id_)]
        kind = "note" if note else "bookmark"
        where = f"{article.outlet} ¶{passage.paragraph}"
        said = " ".join(note.split())
        short = said if len(said) <= NOTE else f"{said[: NOTE - 1]}…"
        cells = (kind, where, short, passage.text)
        place = Place(article.id, id_)
        yield TableRow(cells, place, frozenset({kind}), passage, frozenset({article.outlet}))


NOTE = 40
"""Characters of a note that are shown; the inspector shows it whole."""
