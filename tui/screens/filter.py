"""Showing only some passages of every article, the rest folded away."""

from __future__ import annotations

from corpus.comparison import Comparison
from tui.choice import FILTERS, ChoiceName, kept
from tui.screens.walk import WalkScreen
from tui.walks import WALKS, Walks


class FilterScreen(WalkScreen):
    """What is folded is walked past, too, but can be gone to by name, by number and by search."""

    def __init__(self) -> None:
        super().__init__()
        self._filter: ChoiceName | None = None

    def action_filter(self, by: int) -> None:
        """Take the next filter that lets anything through, and after the last none."""
        if self.comparison is None:
            return
        useful = [name for name in FILTERS if kept(self.comparison, name)]
        names = (None, *useful)
        at = names.index(self._filter) if self._filter in names else 0
        self._take_filter(names[(at + by) % len(names)])

    def action_end(self) -> None:
        """End what is selected, else the search, else the filter."""
        if self.selections:
            self.clear_selection()
        elif self._search is None and self._filter is not None:
            self._take_filter(None)
        else:
            super().action_end()

    def _take_filter(self, name: ChoiceName | None) -> None:
        self._filter = name
        if self.comparison is not None:
            self._walk_through(self.comparison)
            self._row = None
            self._show()
            self._say_how_many()

    def _walk_through(self, comparison: Comparison) -> None:
        """Walk a comparison as far as the filter lets it through."""
        through = kept(comparison, self._filter) if self._filter else None
        before = self._walks
        same = before is not None and before.comparison is comparison
        self._walks = Walks(comparison, through, before.standings if before and same else None)
        self.columns.keep(through)
        self._say_state()

    def _say_how_many(self) -> None:
        if self._filter is None or self._walks is None or self.place is None:
            return
        article = self.columns.of(self.place.article).article
        stops = len(self._walks.walk("every", article.id).stops)
        self.inspector.counter = f"{WALKS[self._filter]}: {stops:,} in {article.outlet}"

    def _states(self) -> tuple[str, ...]:
        if self._filter is None or self.comparison is None:
            return super()._states()
        through = kept(self.comparison, self._filter)
        of = f"{len(through):,} of {len(self.comparison.passage):,}"
        return (f"f {WALKS[self._filter]} · {of}", *super()._states())
