"""Draws a comparison: the columns, the inspector, and the first row of the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from textual.screen import Screen

from tui.commands.keymap import hint_line, key_of
from tui.compare.overlays import AroundText
from tui.view_model.place import Place
from tui.widgets.bars import Legend, StoryBar
from tui.widgets.columns import Columns
from tui.widgets.inspector import Inspector

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.comparison import Comparison
    from corpus.model import Link
    from tui.compare.host import Host
    from tui.compare.navigator import Navigator
    from tui.view_model.brief import BriefSection
    from tui.view_model.walks import WalkName
    from tui.widgets.inputs import Question


ViewChange = Literal[
    "switch_layout",
    "hide_column",
    "show_all_columns",
    "toggle_reference",
    "toggle_scroll_lock",
    "toggle_words",
    "toggle_inspector",
    "toggle_legend",
]
"""What a key changes of what is shown: a method of CompareView."""


class CompareView:
    """Shows what the navigator has in the widgets of its screen, and arranges the columns."""

    def __init__(
        self, screen: Screen[None], navigator: Navigator, *, has_brief: bool = True
    ) -> None:
        self._screen = screen
        self._navigator = navigator
        self._overlays = AroundText(screen, has_brief=has_brief)
        self.reference: str | None = None
        """Id of the article that the reader has set as theirs."""
        self._is_scroll_locked = True
        """Whether the wheel scrolls every column."""
        self._are_words_marked = False
        """Whether the words in which passages differ are marked."""
        self._row: int | None = None
        """The row in which every column shows the chosen passage."""

    @property
    def bar(self) -> StoryBar:
        """The first row of the screen."""
        return self._screen.query_one(StoryBar)

    @property
    def columns(self) -> Columns:
        """The articles side by side."""
        return self._screen.query_one(Columns)

    @property
    def inspector(self) -> Inspector:
        """What is said of the chosen passage."""
        return self._screen.query_one(Inspector)

    @property
    def link(self) -> Link | None:
        """The link that the inspector shows."""
        return self.inspector.inspection.link if self.inspector.inspection else None

    # A comparison

    async def replace_columns_if_needed(self, comparison: Comparison) -> None:
        """Replace the columns where a comparison is of other articles than they are."""
        old = self.columns
        if old.show_same(comparison.articles):
            return
        self._navigator.change_articles(comparison, old.articles)
        new = old.for_articles(comparison)
        new.hidden.discard(self._navigator.place.article)
        own = old.of(self.reference).article.source if self.reference else None
        self.reference = next((one.id for one in comparison.articles if one.source == own), None)
        self.inspector.inspection = None
        await old.remove()
        await self._screen.mount(new, after=self.bar)
        new.pin(self.reference)

    def show(self, title: str, before: Comparison | None, comparison: Comparison) -> None:
        """Show a comparison, after another or after none; the reader stays where they were."""
        self.columns.comparison = comparison
        if (numbers := self._navigator.numbers) is not None:
            self.columns.number(numbers)
        self._show_counts(title, comparison)
        self._show_filter()
        self._show_matches()
        self.columns.mark_words(marked=self._are_words_marked)
        self._screen.call_after_refresh(self.align)
        if before is not None:
            self.show_place()
            self._show_changes(before, comparison)

    def report_no_comparison(self, host: Host, cause: str = "") -> None:
        """Say that a comparison was stopped, or why it failed; what is shown stays."""
        if self._navigator.comparison is not None:
            if cause:
                host.say(f"Not compared: {cause}", severity="error")
            else:
                host.say("Stopped")
            return
        self.bar.counts = "not compared"
        if cause:
            self.inspector.overview = (f"The articles could not be compared: {cause}",)
        elif hint := hint_line(self._screen, {"reload": "compare"}):
            self.bar.counts += f" · {hint}"

    def _show_counts(self, title: str, comparison: Comparison) -> None:
        from tui.view_model.brief import HINTS, counts, overview

        self.bar.story = title
        self.bar.counts = counts(comparison)
        self.inspector.overview = overview(comparison, hint_line(self._screen, HINTS))

    def _show_changes(self, before: Comparison, comparison: Comparison) -> None:
        if before.articles != comparison.articles:
            self._overlays.remove_brief()
            self._screen.call_after_refresh(self.show_and_align_columns)
        if before.settings != comparison.settings:
            from tui.view_model.brief import threshold_change

            self.inspector.counter = threshold_change(before, comparison)

    async def show_brief(self, sections: Sequence[BriefSection]) -> None:
        """Show the brief of a comparison beside the text, where the screen is wide enough."""
        await self._overlays.show_brief(sections)
        self.columns.reserved = self._overlays.fit_brief()
        self.show_and_align_columns()

    # The place

    def follow(self, *, moved: bool, keep_row: bool = False) -> None:
        """Show where the navigator has gone, or say why it has not."""
        if moved:
            self.columns.hidden.discard(self._navigator.place.article)
            self.show_place(keep_row=keep_row)
        self._show_status()

    def _show_status(self) -> None:
        """Show the last move and, at the end of a walk, which key leads to other stops."""
        status, hint = self._navigator.status, self._navigator.hint
        if hint is not None:
            from tui.view_model.walks import COMMANDS, LABELS

            key = key_of(self._screen, COMMANDS[hint.walk, hint.by])
            where = "above" if hint.by < 0 else LABELS[hint.walk].short
            status += f" · {hint.stops:,} {where}" + (f": {key}" if key else "")
        self.inspector.counter = status

    def show_place(self, *, keep_row: bool = False) -> None:
        """Inspect the chosen passage, and align every column with it."""
        place, comparison = self._navigator.place, self._navigator.comparison
        passage, gap = place.passage, place.gap
        self._row = self._row if keep_row else None
        if passage is not None and comparison is not None:
            from tui.view_model.inspection import inspect

            self.inspector.inspection = inspect(comparison, passage)
        elif comparison is not None and gap is not None and self.columns.order is not None:
            from tui.view_model.inspection import inspect_gap

            self.inspector.inspection = inspect_gap(comparison, self.columns.order.passages(gap))
        self._show_status()
        self.show_and_align_columns()

    def show_and_align_columns(self) -> None:
        """Show the columns that fit around the focused one, and align them."""
        if self.columns.show_columns_near(self._navigator.place.article):
            self._screen.call_after_refresh(self.align)
        else:
            self.align()

    def align(self) -> None:
        """Bring the chosen passage to one row in every column."""
        place, walks = self._navigator.place, self._navigator.walks
        if walks is not None:
            self.columns.lay_out(place, walks.positions)  # what stands in which row of each
            if (seen := self.inspector.inspection) is not None:
                visited = self._navigator.visited
                # Scrolls each to the passage, or to what shares it there.
                self._row = self.columns.level(place, self._row, walks.positions, seen, visited)

    def resize(self) -> None:
        """Keep the place at the new size."""
        self._fit_inspector()
        self._overlays.add_brief()
        self.columns.reserved = self._overlays.fit_brief()
        self.columns.show_columns_near(self._navigator.place.article)
        self._row = None
        self._screen.call_after_refresh(self.align)

    def _fit_inspector(self) -> None:
        """Give the inspector the rows that are left beside the text and the legend."""
        size = self._screen.app.size
        self.inspector.reserved = Legend.height(size) if self.columns.has_legend else 0
        self.inspector.fit()

    def walk(self, name: WalkName, by: int) -> None:
        """Go to the next stop of a walk or the one before.

        In rows and in the storyline, what stands below or above on the screen is the next passage.
        """
        beside = self.columns.beside_chosen(by) if name == "every" else None
        if beside is not None:
            place, goes_round = beside
            self.follow(moved=self._navigator.go_beside(place, by, goes_round=goes_round))
        else:
            self.follow(moved=self._navigator.walk(name, by))

    def go_to_edge(self, by: int) -> None:
        """Go to the first (-1) or the last (1) passage of the focused article, or on the screen."""
        if (edge := self.columns.edge(by)) is not None:
            self.follow(moved=self._navigator.go(edge))
        else:
            self.follow(moved=self._navigator.go_to_edge(by))

    def toggle_gap(self) -> bool:
        """Open the gap whose line is chosen, or close it; returns whether one is."""
        if is_gap := self.columns.toggle_gap(self._navigator.place):
            self.align()
        return is_gap

    def page_end(self, by: int) -> Place | None:
        """The passage a page further down the focused article, or up; None before it is compared.

        A page is as high as the column, less the rows that stay in view.
        """
        article = self._navigator.place.article
        passage = self.columns.of(article).pane.page_end(by)
        return Place(article, passage.id) if passage is not None else None

    # Search and filter

    async def ask(self, question: Question) -> None:
        """Open the line in which words, a number or a note is typed."""
        from tui.widgets.inputs import Prompt  # an input field is slow to import

        if self._navigator.comparison is not None:
            if not self._screen.query(Prompt):
                await self._screen.mount(Prompt(), after=self.inspector)
            self._screen.query_one(Prompt).ask(question)

    def find(self, words: str) -> None:
        """Search every article, and mark the matches."""
        self._navigator.find(words)
        self._show_matches()

    def end_search(self) -> None:
        """End the search."""
        self._navigator.end_search()
        self._show_matches()

    def change_filter(self, by: int) -> None:
        """Take the next filter, or the one before."""
        self._navigator.change_filter(by)
        self._show_filter()
        self.show_place()

    def end_filter(self) -> None:
        """Show every passage."""
        self._navigator.set_filter(None)
        self._show_filter()
        self.show_place()

    def _show_filter(self) -> None:
        self.columns.keep(self._navigator.shown)
        self._show_state()

    def _show_matches(self) -> None:
        search = self._navigator.search
        self.columns.mark_matches(search.matches if search is not None else {})
        self.inspector.counter = self._navigator.status
        self._show_state()

    # What is on until a key ends it

    def change(self, what: ViewChange) -> None:
        """Change what is shown."""
        change: Callable[[], None] = getattr(self, what)
        change()

    def toggle_words(self) -> None:
        """Mark the words in which passages differ, or mark them no longer."""
        if self._navigator.comparison is not None:
            self._are_words_marked = not self._are_words_marked
            self.columns.mark_words(marked=self._are_words_marked)
            self._show_state()

    def _show_state(self) -> None:
        """Show in the first row what is on until a key ends it."""
        search, filtered = self._navigator.search, self._navigator.filter_summary
        states = (
            f"{key_of(self._screen, 'next-filter')} {filtered}".strip() if filtered else "",
            f"/ {search.words}" if search is not None else "",
            self._state("words", "differing words") if self._are_words_marked else "",
            "" if self._is_scroll_locked else self._state("lock", "columns unlinked"),
        )
        self.bar.state = "  ".join(filter(None, states))

    def toggle_inspector(self) -> None:
        """Hide the inspector, or show it again."""
        self.inspector.display = not self.inspector.display
        self._screen.call_after_refresh(self.show_and_align_columns)

    def toggle_legend(self) -> None:
        """Show the legend of signs below the text, or hide it again."""
        self.columns.has_legend = not self.columns.has_legend
        self._fit_inspector()
        self._screen.call_after_refresh(self.show_and_align_columns)

    def _state(self, command: str, words: str) -> str:
        return hint_line(self._screen, {command: words}) or words

    # The columns

    def switch_layout(self) -> None:
        """Take the next layout: columns, rows beside the focused article, the storyline."""
        from tui.preferences import LAYOUTS

        now = self.columns.arrangement
        self.columns.arrangement = LAYOUTS[(LAYOUTS.index(now) + 1) % len(LAYOUTS)]
        place = self._navigator.place
        if place.passage is None:
            self._navigator.walk("every", 1)
        self.show_place(keep_row=place.passage is not None)
        self.inspector.counter = f"Layout: {self.columns.arrangement}"

    def hide_column(self) -> None:
        """Hide the focused column and go to the next; a comparison needs two."""
        if self.columns.may_hide:
            focused = self._navigator.place.article
            self.follow(
                moved=self._navigator.go_to_column(self.columns.beside(focused, 1)), keep_row=True
            )
            self.columns.hidden.add(focused)
            self.show_and_align_columns()
        else:
            self.inspector.counter = "Can't hide: a comparison needs two reports"

    def show_all_columns(self) -> None:
        """Show every hidden column again."""
        self.columns.hidden.clear()
        self.show_and_align_columns()

    def move_column(self, by: int) -> None:
        """Move the focused column one place to the right or to the left."""
        self.columns.move(self._navigator.place.article, by)
        self.show_and_align_columns()

    def toggle_reference(self) -> None:
        """Set the focused article as the reader's own, or no longer."""
        focused = self._navigator.place.article
        self.reference = None if self.reference == focused else focused
        self.columns.pin(self.reference)

    def toggle_scroll_lock(self) -> None:
        """Let the wheel scroll one column, or all together again."""
        self._is_scroll_locked = not self._is_scroll_locked
        self._show_state()
        if self._is_scroll_locked:
            self.align()

    def scroll(self, article: str, rows: int) -> None:
        """Scroll every column by as much or, where they are unlinked, one alone."""
        self.columns.scroll(rows, None if self._is_scroll_locked else article)

    def offer_tip(self, host: Host, state: Path | None) -> None:
        """Find out whether there is a tip that the reader has not seen, where that is kept."""
        if state is not None:
            from tui.compare.welcome import offer_tip

            offer_tip(host, state)

    async def show_tip(self, lines: Sequence[str]) -> None:
        """Show how to begin, or what has changed."""
        await self._overlays.show_tip(lines)
        self._screen.call_after_refresh(self.show_and_align_columns)

    def remove_tip(self) -> None:
        """Hide the tip, if there is one."""
        if self._overlays.has_tip:
            self._overlays.remove_tip()
            self._screen.call_after_refresh(self.show_and_align_columns)
