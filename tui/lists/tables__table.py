"""A list: its headings, its rows, and what narrows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.model import Article
from corpus.reports.citations import Clipped
from tui.compare.place import Place


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a list, and where Enter leads from it."""

    cells: tuple[str, ...]
    place: Place
    groups: frozenset[str]
    """The filters that let it through."""
    about: Clipped
    """What is copied of it."""
    outlets: frozenset[str] = frozenset()
    """Who tells it."""
    places: Mapping[int, Place] = field(default_factory=dict)
    """Where a click on a cell leads, by the cell's number, where that is another place."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list with its headings and its filters."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    filters: tuple[str, ...]
    """Names of the groups in the order in which they are offered."""
    outlets: tuple[str, ...] = ()
    """Who tells any of it, in the order in which they are offered."""
    texts: tuple[int, ...] = (-1,)
    """The columns that share what width the others leave: they hold passages."""
    note: str = ""
    """What has to be known to read its cells."""


def lacks(article: Article) -> str:
    """The filter for what is not found in an article."""
    return f"not found in {article.outlet}"
