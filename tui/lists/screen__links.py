"""The list of doubtful links, decided row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from corpus.comparison import Comparison
from corpus.model import Link
from corpus.review.model import Says
from tui.commands.keymap import bindings_for
from tui.lists.screen import TableScreen
from tui.lists.tables import link_row, links_table


class LinksScreen(TableScreen):
    """Each decision is kept at once; its row stays where it is and says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "confirm": "decide('confirmed')",
                "reject": "decide('rejected')",
                "undo": "undo(1)",
                "redo": "undo(-1)",
            }
        )
    ]
    HINTS: ClassVar[Mapping[str, str]] = {
        "confirm": "confirm",
        "reject": "reject",
        "undo": "undo",
        **TableScreen.HINTS,
    }

    def __init__(
        self,
        comparison: Comparison,
        decide: Callable[[Link, Says], None],
        undo: Callable[[int], None],
    ) -> None:
        """List the links of a comparison; `decide` and `undo` keep what the reader does."""
        super().__init__(comparison, links_table(comparison))
        self._decide = decide
        self._undo = undo

    def renew(self, comparison: Comparison) -> None:
        """Say what is decided now; every row stays where it is."""
        self.comparison = comparison
        links = (row.about for row in self._table.rows)
        rows = (link_row(comparison, link) for link in links if isinstance(link, Link))
        self._table = replace(self._table, rows=tuple(rows))
        at = self.table.cursor
        self._fill()
        self.table.cursor = at

    def action_decide(self, says: Says) -> None:
        """Confirm or reject the link in this row, and go on to the next."""
        if (row := self._row) is not None and isinstance(row.about, Link):
            self._decide(row.about, says)
            self.action_move(1)

    def action_undo(self, by: int) -> None:
        """Undo the last act (1), or do again what was undone (-1)."""
        self._undo(by)
