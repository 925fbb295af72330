"""The cells that the rows of several tables have in common: places, sources, a reviewer's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.model import article_of
from corpus.reports.citations import IN_SIGNS, citations
from corpus.reports.outline import settings_line
from corpus.text_cleaning import clean_line
from corpus.version import __version__

Cell = str | int | float | date
Row = Mapping[str, Cell]
"""Cells by their columns; columns that it does not name are empty."""

PLACE = ("outlet", "paragraph", "start", "end", "text")
SOURCE = ("source", "sha256")
PERSON = ("notes_of_a_person", "marked_by_a_person")
RECORD = ("program", "settings")
COUNTERPART = "counterpart_"
"""The prefix of the columns of a row's second passage."""


class Table(NamedTuple):
    """Columns in their order, and rows."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def counterparts(columns: Iterable[str]) -> tuple[str, ...]:
    """The same columns for the second passage of a row."""
    return tuple(COUNTERPART + column for column in columns)


class RowParts:
    """Makes the cells that many rows of one comparison share."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.labels = comparison.labels
        self.cite = citations(comparison)
        self.record: Row = {
            "program": f"srcdiff {__version__}",
            "settings": settings_line(comparison.settings),
        }
        self._bookmarks = frozenset(comparison.bookmarks)
        self._notes: dict[str, list[str]] = {}
        for note in comparison.notes:
            lines = filter(None, map(clean_line, note.text.splitlines()))
            text = " / ".join(lines)
            for passage in note.passages:
                self._notes.setdefault(passage, []).append(text)

    def place(self, passage: str, prefix: str = "") -> Row:
        """PLACE and SOURCE of a passage by its id."""
        found = self.cite[passage].passage
        cells = {
            "outlet": self.labels[article_of(passage)],
            "paragraph": found.paragraph,
            "start": found.span.start,
            "end": found.span.end,
            "text": found.text,
            **self.source(article_of(passage)),
        }
        return {prefix + column: cell for column, cell in cells.items()}

    def source(self, article: str) -> Row:
        """SOURCE of an article by its id."""
        found = self.comparison.article[article]
        return {"source": clean_line(found.source), "sha256": found.sha256}

    def person(self, *passages: str) -> Row:
        """PERSON: the notes on some passages, and whether one of them is bookmarked."""
        notes = dict.fromkeys(note for one in passages for note in self._notes.get(one, ()))
        return {
            "notes_of_a_person": " / ".join(notes),
            "marked_by_a_person": "" if self._bookmarks.isdisjoint(passages) else "yes",
        }

    def quoted(self, passages: Iterable[str]) -> str:
        """Passages with their places, each text once, in one cell."""
        texts = (
            f"{cited.name} ¶{cited.passage.paragraph} "
            f"({cited.passage.span.start}{IN_SIGNS.dash}{cited.passage.span.end}): "
            f"{cited.passage.text}"
            for cited in (self.cite[passage] for passage in passages)
        )
        return " | ".join(dict.fromkeys(texts))

    def outlets(self, articles: Iterable[str]) -> str:
        """The labels of some articles, in one cell."""
        return "; ".join(self.labels[article] for article in articles)
