"""The columns of a comparison, and where in them the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.getters import query_one
from textual.reactive import reactive
from textual.screen import Screen

from corpus.model import article_of
from tui.commands.keymap import hint_line
from tui.messages import ColumnScrolled
from tui.view_model.place import Place, Trail
from tui.widgets.bars import StoryBar
from tui.widgets.columns import Columns
from tui.widgets.inspector import Inspector
from tui.widgets.selectable import INKS

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.view_model.walks import WalkName, Walks


class LevelScreen(Screen[None]):
    """Owns where the reader is; every column is told and finds its own rows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = INKS

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""
    place: reactive[Place | None] = reactive(None)
    """Where the reader is."""

    bar = query_one(StoryBar)
    columns = query_one(Columns)
    inspector = query_one(Inspector)

    def __init__(self) -> None:
        super().__init__()
        self.reference: str | None = None
        """Id of the article that the reader has pinned as theirs."""
        self._walks: Walks | None = None
        self._walk_taken: WalkName | None = None
        self._trail = Trail()
        self._together = True
        """Whether the wheel scrolls every column."""
        self._words_shown = False
        """Whether the words in which passages differ are marked."""
        self._row: int | None = None
        """Where the chosen passage stands in every column."""
        self._been: dict[str, str] = {}
        """The passage last chosen in each article."""

    def watch_place(self, place: Place | None) -> None:
        """Show the new place in every column."""
        if place is not None:
            self._trail.visit(place)
            self._show()

    def on_resize(self) -> None:
        """Keep the place at the new size."""
        if self.place is not None:
            self.columns.show_around(self.place.article)
            self._row = None
            self.call_after_refresh(self._level)

    def on_column_scrolled(self, event: ColumnScrolled) -> None:
        """Scroll every column by as much, so that they stay level; or one alone, if unlocked."""
        for column in self.columns.every:
            if column.display and (self._together or column.article.id == event.article):
                column.pane.scroll_rows(event.rows)

    def action_lock(self) -> None:
        """Let the wheel scroll one column alone, or all together again."""
        self._together = not self._together
        self._say_state()
        if self._together:
            self._level()

    def action_words(self) -> None:
        """Mark the words in which passages differ, in every column, or mark them no longer."""
        if self.comparison is not None:
            self._words_shown = not self._words_shown
            self.columns.show_words(shown=self._words_shown)
            self._say_state()

    def action_hide(self) -> None:
        """Put the focused column away."""
        if self.place is not None and self.columns.may_hide:
            away = self.place.article
            self.action_column(1)
            self.columns.hidden.add(away)
            self._arrange()

    def action_show_all(self) -> None:
        """Bring back every column that was put away."""
        self.columns.show_all()
        self._arrange()

    def action_move_column(self, by: int) -> None:
        """Put the focused column one place to the right or to the left."""
        if self.place is not None:
            self.columns.move(self.place.article, by)
            self._arrange()

    def action_column(self, by: int) -> None:
        """Go to the next column, staying on the point."""
        if self.place is not None:
            self._go_to_column(self.columns.beside(self.place.article, by))

    def action_more(self, by: int) -> None:
        """Go so many rows down what the inspector says, where it is longer than there is room."""
        self.inspector.scroll_relative(y=by, animate=False)

    def action_pin(self) -> None:
        """Pin the focused article as the reader's own, or unpin it; lists say what it lacks."""
        if self.place is not None:
            focused = self.place.article
            self.reference = None if self.reference == focused else focused
            for column in self.columns.every:
                column.head.pinned = column.article.id == self.reference

    def _say_state(self) -> None:
        """Say in the first row what holds until a key ends it."""
        self.bar.state = "  ".join(self._states())

    def _states(self) -> tuple[str, ...]:
        words = (hint_line(self, {"words": "words that differ"}),) if self._words_shown else ()
        return (
            words if self._together else (*words, hint_line(self, {"lock": "scrolls one column"}))
        )

    def _go(self, place: Place, row: int | None = None) -> None:
        self._row = row
        self.place = place

    def _go_to_column(self, article: str) -> None:
        if self.place is not None:
            passage = self.place.passage
            if passage is not None:
                passage = self._counterpart(passage, article) or passage
            self._go(Place(article, passage), self._row)

    def _counterpart(self, passage: str, article: str) -> str | None:
        """What tells `passage` in `article`: the one we came from before the strongest."""
        if article_of(passage) == article or self.comparison is None:
            return passage if article_of(passage) == article else None
        found = self.comparison.counterparts(passage, article)
        been = self._been.get(article)
        return been if been in found else next(iter(found), None)

    def _show(self) -> None:
        """Say in the inspector what there is at this place, and bring the columns level."""
        place = self.place
        if place is None:
            return
        if place.passage is not None and self.comparison is not None and self._walks is not None:
            from tui.view_model.inspection import counter, inspect

            self._been[article_of(place.passage)] = place.passage
            self.inspector.inspection = inspect(self.comparison, place.passage)
            self.inspector.counter = counter(self._walks, place, self._walk_taken)
        self._arrange()

    def _arrange(self) -> None:
        if self.place is not None and self.columns.show_around(self.place.article):
            self.call_after_refresh(self._level)
        else:
            self._level()

    def _level(self) -> None:
        place, inspection = self.place, self.inspector.inspection
        if place is None or place.passage is None or self._walks is None or inspection is None:
            return
        standings = self._walks.standings
        self._row = self.columns.level(place, self._row, standings, inspection)
