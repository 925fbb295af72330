"""Moving through a comparison: by walks, by column, by search, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.leveling import LevelScreen
from tui.messages import PassageChosen
from tui.view_model.place import Place
from tui.view_model.walks import FILTERS, WALKS, ChoiceName, kept

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.view_model.search import Search
    from tui.view_model.walks import Walk, WalkName, Walks
    from tui.widgets.inputs import Prompt, Question


class WalkScreen(LevelScreen):
    """What every key that moves does."""

    def __init__(self) -> None:
        super().__init__()
        self._search: Search | None = None

    def on_passage_chosen(self, event: PassageChosen) -> None:
        """Go to the passage that was pointed at."""
        self._go(Place(event.article, event.passage))

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Find words while they are typed."""
        if event.question == "search":
            self._seek(event.text)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Go to the first match, or to the passage with the number."""
        if event.question == "search":
            self._seek(event.text)
            self.action_walk("shared", 1)
        elif (
            event.question == "passage"
            and event.text.strip().isdigit()
            and self.comparison is not None
        ):
            self._go_to_number(int(event.text))

    def on_prompt_closed(self, event: Prompt.Closed) -> None:
        """End the search that was being typed."""
        if event.question == "search":
            self.action_end()

    def action_walk(self, name: WalkName, by: int) -> None:
        """Go to the next stop of a walk; while a search stands, `aligned` is its matches."""
        if self._walks is None or self.place is None:
            return
        if name == "shared" and self._search is not None:
            self._step_search(self._search, by)
            return
        self._walk_taken = name
        walk = self._walks.walk(name, self.place.article)
        found = walk.step(self._walks.bearing(self.place, name), by)
        if found is None:
            self._say_no_more(walk, by)
        else:
            self.columns.hidden.discard(found.article)
            self._go(found)

    def action_page(self, by: int) -> None:
        """Go a window's height down or up the focused article."""
        if self.place is None or self.comparison is None:
            return
        pane = self.columns.of(self.place.article).pane
        passage = pane.passage_beyond(by * max(1, pane.size.height - 2))
        if passage is not None:
            self._go(Place(self.place.article, passage.id))

    def action_edge(self, by: int) -> None:
        """Go to the first or the last passage of the focused article."""
        if self.place is not None and self._walks is not None:
            walk = self._walks.walk("every", self.place.article)
            if walk.stops:
                self._go(walk.stops[-1 if by > 0 else 0][1])

    def action_column_number(self, number: int) -> None:
        """Go to a column, staying on the point."""
        open_ = {column.number: column.article.id for column in self.columns.open}
        if number in open_:
            self._go_to_column(open_[number])

    def action_counterpart(self) -> None:
        """Go to the next column that tells the point."""
        if self.place is None or self.place.passage is None:
            return
        for by in range(1, len(self.columns.open)):
            article = self.columns.beside(self.place.article, by)
            if found := self._counterpart(self.place.passage, article):
                self._go(Place(article, found), self._row)
                return

    def action_trail(self, by: int) -> None:
        """Go back to where the reader has been, or forward again."""
        if (place := self._trail.step(by)) is not None:
            if place.article in self.columns.hidden:
                self.columns.show_all()
            self._go(place)

    def action_layout(self) -> None:
        """Lay the others out beside the focused article row by row, or each in its own order."""
        self.columns.in_rows = not self.columns.in_rows
        if self.place is not None and self.place.passage is None:
            self.action_walk("every", 1)
        self._level()

    async def action_ask(self, question: Question) -> None:
        """Ask for words to seek, or for the number of a passage."""
        from tui.widgets.inputs import Prompt  # an input field is slow to import

        if self.comparison is not None:
            if not self.query(Prompt):
                await self.mount(Prompt(), after=self.inspector)
            self.query_one(Prompt).ask(question)

    def action_end(self) -> None:
        """Let the keys walk aligned passages again."""
        self._search = None
        self._say_state()
        for column in self.columns.every:
            column.pane.sought = None
        if self.place is not None and self._walks is not None and self.place.passage:
            from tui.view_model.inspection import counter

            self.inspector.counter = counter(self._walks, self.place, self._walk_taken)

    def _go_to_number(self, number: int) -> None:
        if self.place is not None and self.comparison is not None:
            passages = self.comparison.article[self.place.article].passages
            passage = passages[min(max(number, 1), len(passages)) - 1]
            self._go(Place(self.place.article, passage.id))

    def _seek(self, words: str) -> None:
        if self.comparison is None:
            return
        from tui.view_model.search import search

        self._search = search(self.comparison, words)
        for column in self.columns.every:
            column.pane.sought = self._search.found[column.article.id]
        self.inspector.counter = f"“{words}”: {self._search.count:,} found"
        self._say_state()

    def _step_search(self, sought: Search, by: int) -> None:
        found = sought.step(self.place, by) if self.place else None
        if found is not None:
            self.columns.hidden.discard(found.article)
            self._go(found)
            at = sought.number(found) or 1
            self.inspector.counter = f"“{sought.words}” {at:,} of {sought.passages:,}"

    def _states(self) -> tuple[str, ...]:
        sought = (f"/ {self._search.words}",) if self._search is not None else ()
        return (*sought, *super()._states())

    def _say_no_more(self, walk: Walk, by: int) -> None:
        where = "below" if by > 0 else "above"
        self.inspector.counter = f"{walk.name}: {f'no more {where}' if walk.stops else 'none'}"


# Showing only some passages of every article, the rest folded away.


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
        from tui.view_model.walks import Walks

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
