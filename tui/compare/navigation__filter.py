"""Showing only some passages of every article, the rest folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.navigation import WalkScreen
from tui.compare.walks__choice import FILTERS, WALKS, ChoiceName, kept

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.compare.walks import Walks


class FilterScreen(WalkScreen):
    """What is folded is walked past, too, but can be gone to by name, by number and by search."""

    def __init__(self) -> None:
        super().__init__()
        self._filter: ChoiceName | None = None
        self._filtered: dict[ChoiceName | None, Walks] = {}
        """The walks of this comparison by filter, for those that have been asked for."""

    def action_filter(self, by: int) -> None:
        """Take the next filter that lets anything through, and after the last none."""
        if self.comparison is None:
            return
        names = (None, *(name for name in FILTERS if self._through(self.comparison, name).kept))
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
        self._walks = self._through(comparison, self._filter)
        self.columns.keep(self._walks.kept)
        self._say_state()

    def _through(self, comparison: Comparison, name: ChoiceName | None) -> Walks:
        """The walks that a filter leaves."""
        from tui.compare.walks import Walks

        if self._walks is None or self._walks.comparison is not comparison:
            self._filtered = {None: Walks(comparison)}
            self._walks = self._filtered[None]
        if name is not None and name not in self._filtered:
            standings = self._filtered[None].standings
            self._filtered[name] = Walks(comparison, kept(comparison, name), standings)
        return self._filtered[name]

    def _say_how_many(self) -> None:
        if self._filter is None or self._walks is None or self.place is None:
            return
        article = self._walks.comparison.article[self.place.article]
        stops = sum(passage.id in (self._walks.kept or ()) for passage in article.passages)
        self.inspector.counter = f"{WALKS[self._filter]}: {stops:,} in {article.outlet}"

    def _states(self) -> tuple[str, ...]:
        if self._filter is None or self.comparison is None:
            return super()._states()
        through = self._through(self.comparison, self._filter).kept or ()
        of = f"{len(through):,} of {len(self.comparison.passage):,}"
        return (f"f {WALKS[self._filter]} · {of}", *super()._states())
