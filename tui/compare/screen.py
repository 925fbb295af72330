"""The main screen: the articles side by side, brought level where they tell the same."""

from __future__ import annotations

import gc
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from corpus.reports.phrases import count
from tui.commands.keymap import bindings
from tui.compare.sources_controller import SourcingScreen
from tui.messages import FirstTime
from tui.view_model.place import Place

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.lists.screen import LinksScreen
    from tui.lists.tables import Lists, Table

# The first run of all: three lines of how to begin.


class WelcomingScreen(SourcingScreen):
    """Shows them once there is something to walk through, and never again."""

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        if before is None and self.state is not None:
            self._ask_whether_new(self.state)

    @work(thread=True, group="welcome")
    def _ask_whether_new(self, folder: Path) -> None:
        from tui.compare.welcome import first_time

        if first_time(folder):
            self.post_message(FirstTime())

    async def on_first_time(self) -> None:
        """Say how to begin."""
        from tui.compare.welcome import Welcome

        await self.mount(Welcome(), before=self.inspector)
        self.call_after_refresh(self._arrange)

    def action_end(self) -> None:
        """Put the lines away, or else end what stands."""
        if (lines := self.query("Welcome")) and not self.bar.working:
            lines.remove()
            self.call_after_refresh(self._arrange)
        else:
            super().action_end()


class CompareScreen(WelcomingScreen):
    """Has every key; opens the lists and the dialogs, and goes where they point."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]
    AUTO_FOCUS = ""

    _lists: Lists | None = None
    """The lists that were made last."""
    _links: LinksScreen | None = None
    """The list of links while it is open: it shows what is decided as it is decided."""

    def on_text_selected(self) -> None:
        """Copy what was dragged over, as soon as the button is let go."""
        if text := self.get_selected_text():
            self.app.copy_to_clipboard(text)
            words = shorten(text, 60, placeholder=" …")
            self.notify(f"Copied {count(len(text.split()), 'word')}: {words}", markup=False)

    def action_copy(self) -> None:
        """Copy what is selected or else the chosen passage with its source, on one line."""
        if self.get_selected_text():
            self.on_text_selected()
        elif self.place is not None and self.place.passage and self.comparison is not None:
            from corpus.reports.citations import copied_citation

            passage = self.comparison.passage[self.place.passage]
            self.app.copy_to_clipboard(copied_citation(self.comparison, passage))
            self.notify("Copied the passage with its source")

    def action_findings(self) -> None:
        """List what was found, and go where the reader points."""
        if (lists := self._made()) is not None:
            self._list(lists.findings)

    def action_matrix(self) -> None:
        """List the points by outlet, and go where the reader points."""
        if (lists := self._made()) is not None:
            self._list(lists.points)

    def action_doubtful(self) -> None:
        """List the links just below the threshold, to confirm or reject."""
        if self.comparison is not None:
            from tui.lists.screen import LinksScreen

            self._links = LinksScreen(self.comparison, self.decide_link, self.action_undo)
            self.app.push_screen(self._links, self._return)

    def action_marks(self) -> None:
        """List the reader's bookmarks and notes, and go where the reader points."""
        if self.comparison is not None:
            from tui.lists.tables import marks_table

            self._list(marks_table(self.comparison))

    def action_summary(self) -> None:
        """Show the comparison in numbers, and go where the reader points."""
        if (lists := self._made()) is not None:
            from tui.lists.summary_screen import SummaryScreen

            self.app.push_screen(SummaryScreen(lists), self._return)

    def action_export(self) -> None:
        """Ask for a format and a path, and write the report."""
        if self.comparison is not None:
            from tui.screens.export import ExportScreen, picture

            drawn = picture(self.app, self.story.title)
            screen = ExportScreen(self.comparison, drawn, self.reference)
            self.app.push_screen(screen, self._say_exported)

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        if self._links is not None:
            self._links.renew(comparison)
        self._make_lists()

    @work(thread=True, exclusive=True, group="lists")
    def _make_lists(self) -> None:
        """Make the lists before they are asked for: of long articles, that takes a while."""
        if (lists := self._made()) is not None:
            lists.make()
            gc.freeze()  # as what is compared: they live as long

    def _made(self) -> Lists | None:
        """The lists of what is compared; None before it is."""
        from tui.lists.tables import Lists

        if self.comparison is None:
            return None
        if self._lists is None or self._lists.comparison is not self.comparison:
            self._lists = Lists(self.comparison)
        return self._lists

    def _list(self, table: Table) -> None:
        from tui.lists.screen import TableScreen

        if self.comparison is None:
            return

        lacking = (
            f"not found in {self.columns.of(self.reference).article.outlet}"
            if self.reference
            else ""
        )
        self.app.push_screen(TableScreen(self.comparison, table, lacking), self._return)

    def _return(self, place: Place | None) -> None:
        self._links = None
        if place is not None:
            self._walk_taken = None
            self.columns.hidden.discard(place.article)
            self._go(place)

    def _say_exported(self, path: str | None) -> None:
        if path is not None:
            self.notify(f"Written: {path}", markup=False, timeout=8)
