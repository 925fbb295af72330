"""What opens over the articles, lists, dialogs and other programs, and the brief beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from tui import gc_control
from tui.messages import BriefMade
from tui.widgets.inspector import Inspector

if TYPE_CHECKING:
    from textual.screen import Screen

    from corpus.comparison import Comparison
    from corpus.model import Link
    from corpus.reading.source import PastedText
    from corpus.stories.story import Story
    from tui.compare.host import Host, IsCancelled
    from tui.compare.review_controller import ReviewController
    from tui.compare.sources_controller import SourcesController
    from tui.lists.comparison_tables import ComparisonTables
    from tui.lists.screen import DoubtfulLinksScreen
    from tui.lists.tables import Table
    from tui.lists.your_review import ReviewScreen
    from tui.screens.check import CheckScreen
    from tui.view_model.brief import BriefSection
    from tui.view_model.check import Check
    from tui.view_model.place import Place

    GoTo = Callable[[Place], object]
    """Goes to the place that the reader points at in a list."""
    LiveScreen = CheckScreen | DoubtfulLinksScreen | ReviewScreen


WIDE = 160
"""Cells of a screen from which on the brief stands beside the text."""
WIDEST = 60
"""Cells that it takes at most; else three tenths of the screen."""

TableName = Literal["findings", "points", "facts", "voices"]
"""The lists that are made once a comparison."""


class Overlays:
    """Opens lists and dialogs; what they list is made once a comparison, in the background.

    Each is imported when it is first opened: most are slow to import.
    """

    def __init__(self, screen: Screen[None], host: Host, review: ReviewController) -> None:
        """Open them over `screen`; what is decided in a list goes into the review."""
        self._screen = screen
        self._host = host
        self._review = review
        self._comparison: Comparison | None = None
        self._lists: ComparisonTables | None = None
        self._check: Check | None = None
        """What was asked and answered in Check, for when it is opened again; None before that."""
        self._live: list[LiveScreen] = []
        """Open screens that show each decision as it is made."""

    def show(self, comparison: Comparison) -> None:
        """List another comparison, also in the list that is open."""
        self._comparison, self._lists = comparison, None
        if self._check is not None:
            self._check.receive(comparison)
        for screen in self._live:
            screen.renew(comparison)
        self._host.run_in_background(self._prepare, group="lists")

    def table(self, name: TableName, reference: str | None, go_to: GoTo) -> None:
        """List findings, points, facts or voices.

        Of findings and points, those that the article `reference` misses, if there is one.
        """
        if (lists := self._made()) is not None:
            tables = {
                "findings": lambda: lists.findings,
                "points": lambda: lists.points,
                "facts": lambda: lists.facts,
                "voices": lambda: lists.voices,
            }
            self._open_table(tables[name](), go_to, reference)

    def check(self, go_to: GoTo, link: Link | None = None) -> None:
        """Open Check, which asks what is uncertain; first about a link, if one is given.

        If Check was left before, it goes on where it was.
        """
        from tui.screens.check import CheckScreen
        from tui.view_model.check import Check

        review, comparison = self._review, self._comparison
        if comparison is None or not review.can_save():
            return
        if self._check is None:
            self._check = Check(comparison)
        else:
            self._check.resume()
        if link is not None:
            self._check.ask(comparison.question_about(link))
        screen = CheckScreen(
            self._check,
            lambda question, same: review.answer(question, same=same),
            review.take_back_answer,
        )
        self._open_live(screen, go_to)

    def your_review(self, go_to: GoTo) -> None:
        """List all that the reader decided and noted, each entry to be taken back."""
        from corpus.review.model import EMPTY
        from tui.lists.your_review import ReviewScreen

        if self._comparison is not None:
            review = self._review
            screen = ReviewScreen(
                self._comparison,
                lambda: review.review or EMPTY,
                review.withdraw,
                review.undo,
                review.redo,
            )
            self._open_live(screen, go_to)

    def doubtful_links(self, go_to: GoTo) -> None:
        """List the links just below the threshold, to be confirmed or rejected."""
        from tui.lists.screen import DoubtfulLinksScreen

        if self._comparison is not None:
            review = self._review
            screen = DoubtfulLinksScreen(
                self._comparison,
                review.decide,
                review.undo,
                review.redo,
                lambda link: self.check(screen.dismiss, link),
            )
            self._open_live(screen, go_to)

    def brief(self, go_to: GoTo) -> None:
        """Show what is shared, what differs and what only one report has."""
        from tui.lists.brief_screen import BriefScreen

        if (lists := self._made()) is not None:
            self._open(BriefScreen(lists), go_to)

    def export(self, story: Story, reference: str | None) -> None:
        """Ask for a format and a path, and write the report of a story."""
        from tui.screens.export import ExportScreen, picture

        if self._comparison is not None:
            drawn = picture(self._screen.app, story.title)
            self._screen.app.push_screen(
                ExportScreen(self._comparison, drawn, reference, story.files)
            )

    def help(self) -> None:
        """Show every key."""
        from tui.screens.command_lists import HelpScreen

        self._screen.app.push_screen(HelpScreen())

    def add_sources(self, sources: SourcesController) -> None:
        """Ask for sources, and compare them with the others."""
        from tui.screens.files import FilesScreen

        def add(named: Sequence[str | PastedText] | None) -> None:
            if named:
                sources.add(named)

        self._screen.app.push_screen(FilesScreen(sources.pending.sources), add)

    def change_sources(self, sources: SourcesController, focused: str) -> None:
        """List the sources, the cursor on the article `focused`, to remove one or add others."""
        from tui.screens.pickers import ADD, SourcesScreen

        def change(source: str | None) -> None:
            if source == ADD:
                self.add_sources(sources)
            elif source is not None:
                sources.remove(source)

        articles = sources.pending.story.articles
        cursor = next((n for n, article in enumerate(articles) if article.id == focused), 0)
        self._screen.app.push_screen(SourcesScreen(articles, cursor), change)

    def edit(self, sources: SourcesController, place: Place) -> None:
        """Open an article's file in the reader's editor, at a passage, and read it again."""
        from tui.other_programs import EditorError, edit, source_line, text_file

        article = sources.article(place.article)
        passage = next((one for one in article.passages if one.id == place.passage), None)
        try:
            if sources.is_pasted(article):
                raise EditorError(f"{article.outlet} was pasted; only files can be edited")
            path, text = text_file(article.source, sources.shown.sources.folder)
            line = source_line(article, passage, text) if passage is not None else 1
            edit(self._screen.app, path, line)
        except EditorError as error:
            self._host.say(str(error), severity="error")
        else:
            sources.reload()

    def open_page(self, sources: SourcesController, article: str) -> None:
        """Open an article's page in the browser."""
        from tui.other_programs import BrowserError, open_page_of

        try:
            page = open_page_of(self._screen.app, sources.article(article))
        except BrowserError as error:
            self._host.say(str(error), severity="error")
        else:
            self._host.say(f"Opened {page}")

    def _open_table(self, table: Table, go_to: GoTo, reference: str | None = None) -> None:
        from tui.lists.screen import TableScreen
        from tui.lists.tables import not_found_filter

        if self._comparison is not None:
            missing = ""
            if reference:
                names = (
                    self._comparison.article[reference].outlet,
                    self._comparison.names.of_origin(reference),
                )
                filters = map(not_found_filter, names)
                missing = next((name for name in filters if name in table.filters), "")
            self._open(TableScreen(self._comparison, table, missing), go_to)

    def _open_live(self, screen: LiveScreen, go_to: GoTo) -> None:
        self._live.append(screen)
        self._open(screen, go_to)

    def _open(self, screen: Screen[Place | None], go_to: GoTo) -> None:
        def close(place: Place | None) -> None:
            self._live = [one for one in self._live if one is not screen]
            if place is not None:
                go_to(place)

        self._screen.app.push_screen(screen, close)

    def _made(self) -> ComparisonTables | None:
        """The lists of the comparison; None before there is one."""
        from tui.lists.comparison_tables import ComparisonTables

        if self._lists is None and self._comparison is not None:
            self._lists = ComparisonTables(self._comparison)
        return self._lists

    def _prepare(self, is_cancelled: IsCancelled) -> None:
        """Make the lists in the background, the brief first: of long articles, it takes a while."""
        if (lists := self._made()) is not None:
            sections = lists.brief
            if not is_cancelled():
                self._host.post(BriefMade(sections))
            lists.make()
            gc_control.freeze_now()  # as the comparison: they live as long


class AroundText:
    """Shows the brief, once there is one, and a tip until it is hidden."""

    def __init__(self, screen: Screen[None], *, has_brief: bool) -> None:
        """Show them on `screen`; the brief never where `has_brief` is not set."""
        self._screen = screen
        self._has_brief = has_brief
        self._brief: Sequence[BriefSection] = ()

    @property
    def _is_wide(self) -> bool:
        return self._has_brief and self._screen.app.size.width >= WIDE

    async def show_brief(self, sections: Sequence[BriefSection]) -> None:
        """Show another brief, where there is room."""
        self._brief = sections
        await self._screen.query("BriefPanel").remove()
        self.add_brief()

    def add_brief(self) -> None:
        """Show the brief, where there is one and room for it, and it is not there yet."""
        if self._brief and self._is_wide and not self._screen.query("BriefPanel"):
            from tui.lists.brief_screen import BriefPanel  # lists are slow to import

            self._screen.mount(BriefPanel(self._brief))

    def remove_brief(self) -> None:
        """Show no brief until there is another: its lines may lead to an article that is gone."""
        self._brief = ()
        self._screen.query("BriefPanel").remove()

    def fit_brief(self) -> int:
        """Hide the brief where there is no room any more; returns the cells that it takes."""
        cells = min(WIDEST, self._screen.app.size.width * 3 // 10)
        taken = 0
        for panel in self._screen.query("BriefPanel"):
            panel.display = self._is_wide
            panel.styles.width = cells
            taken = cells if self._is_wide else 0
        return taken

    async def show_tip(self, lines: Sequence[str]) -> None:
        """Show how to begin, between the articles and the inspector."""
        from tui.compare.welcome import Tip

        await self._screen.mount(Tip(lines), before=self._screen.query_one(Inspector))

    @property
    def has_tip(self) -> bool:
        """Whether the tip is shown."""
        return bool(self._screen.query("Tip"))

    def remove_tip(self) -> None:
        """Hide the tip."""
        self._screen.query("Tip").remove()
