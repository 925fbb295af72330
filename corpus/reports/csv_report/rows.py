"""What the rows of every table are made of: places, sources, and what a person said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.findings.phrasing import outlet_labels
from corpus.model import article_of
from corpus.reports.citations import citations
from corpus.reports.outline import said
from corpus.text_cleaning import clean_line
from corpus.version import __version__

Cell = str | int | float | date
Row = Mapping[str, Cell]
"""Cells by their columns; those that are not named are empty."""

PLACE = ("outlet", "paragraph", "start", "end", "text")
SOURCE = ("source", "sha256")
PERSON = ("notes_of_a_person", "marked_by_a_person")
RECORD = ("program", "settings")
COUNTERPART = "counterpart_"
"""What the columns of the second passage of a row begin with."""


class Table(NamedTuple):
    """Columns in their order, and rows."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def counterparts(columns: Iterable[str]) -> tuple[str, ...]:
    """The same columns for the second passage of a row."""
    return tuple(COUNTERPART + column for column in columns)


class RowWriter:
    """Looks up, for one comparison, what many rows repeat."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.called = outlet_labels(comparison.articles)
        self.cite = citations(comparison)
        self._notes: dict[str, list[str]] = {}
        for note in comparison.notes:
            for passage in note.passages:
                rows = filter(None, map(clean_line, note.text.splitlines()))
                self._notes.setdefault(passage, []).append(" / ".join(rows))
        self._marked = frozenset(comparison.bookmarks)
        self.record: Row = {"program": f"srcdiff {__version__}", "settings": said(comparison)}

    def place(self, passage: str, prefix: str = "") -> Row:
        """Where a passage stands, its words, and the source in which it does."""
        found = self.cite[passage].passage
        values = {
            "outlet": self.called[article_of(passage)],
            "paragraph": found.paragraph,
            "start": found.span.start,
            "end": found.span.end,
            "text": found.text,
            **self.source(article_of(passage)),
        }
        return {prefix + column: value for column, value in values.items()}

    def quoted(self, passages: Iterable[str]) -> str:
        """Passages with their places, each once, in one cell."""
        found = ((self.called[article_of(one)], self.cite[one].passage) for one in passages)
        said = (
            f"{name} ¶{passage.paragraph} ({passage.span.start}–{passage.span.end}): {passage.text}"
            for name, passage in found
        )
        return " | ".join(dict.fromkeys(said))

    def source(self, article: str) -> Row:
        """Which bytes an article was read from."""
        found = self.comparison.article[article]
        return {"source": clean_line(found.source), "sha256": found.sha256}

    def person(self, *passages: str) -> Row:
        """What a person wrote on passages, and whether one of them is marked."""
        notes = dict.fromkeys(note for one in passages for note in self._notes.get(one, ()))
        marked = not self._marked.isdisjoint(passages)
        return {
            "notes_of_a_person": " / ".join(notes),
            "marked_by_a_person": "yes" if marked else "",
        }

    def outlets(self, articles: Iterable[str]) -> str:
        """What articles are called, in one cell."""
        return "; ".join(self.called[article] for article in articles)
