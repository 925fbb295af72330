"""The sources read again, by key or because they change, and the place kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from textual import work

from corpus.article import Passage
from corpus.comparison import Comparison, article_of
from corpus.settings import Settings
from corpus.sources import Sources
from corpus.story import Story
from tui.messages import ReadAgain
from tui.place import Place
from tui.screens.comparing import ComparingScreen
from tui.trail import Trail
from tui.widgets.columns import Columns


class RereadingScreen(ComparingScreen):
    """Opens the story as its sources tell it now."""

    WATCHED = 1.0
    """Seconds between two looks at the sources."""

    def __init__(
        self,
        story: Story,
        settings: Settings,
        sources: Sources | None = None,
        *,
        watch: bool = False,
        review: Callable[[], Path | None] | None = None,
    ) -> None:
        """Show a story; its `sources` can be read again, which `watch` does every second.

        What the reader adds is kept in the file that `review` names.
        """
        super().__init__(story, settings, review)
        self.sources = sources
        """None where they cannot be read again."""
        self.watched = watch
        self._resume: tuple[str, Passage] | None = None
        """The source and the passage where the reader was before it was read again."""

    def _begin(self) -> None:
        super()._begin()
        if self.watched:
            self.set_interval(self.WATCHED, self._look)

    @work(thread=True, exclusive=True, group="reading")
    def read_again(self, *, asked: bool) -> None:
        """Read the sources once more, away from the screen."""
        if self.sources is not None:
            sources = self.sources if asked else replace(self.sources, refresh=False)
            self.post_message(ReadAgain(sources.read(), asked=asked))

    async def on_read_again(self, event: ReadAgain) -> None:
        """Open what was read, where the reader was, if anything has changed."""
        old, new = ([a.sha256 for a in story.articles] for story in (self.story, event.story))
        if old == new or len(new) < 2:
            if event.asked:
                self.notify("Nothing has changed" if old == new else "Too few sources are left")
            return
        for problem in event.story.problems:
            self.notify(f"{problem.source}: {problem.cause}", severity="warning", markup=False)
        if self.comparison is not None and self.place is not None and self.place.passage:
            passage = self.comparison.passage[self.place.passage]
            self._resume = self.comparison.article[article_of(passage.id)].source, passage
        await self._open(event.story)

    def action_reload(self) -> None:
        """Read the sources again."""
        if self.sources is None:
            self.notify("These sources can be read only once")
        else:
            self.read_again(asked=True)

    async def _open(self, story: Story) -> None:
        """Put another story in the place of this one."""
        self.story = story
        self.comparison = self._walks = self._search = self.reference = None
        self._been, self._trail = {}, Trail()
        self.inspector.inspection = None
        anew = Columns(story.articles, in_rows=self.columns.in_rows)
        await self.columns.remove()
        await self.mount(anew.data_bind(RereadingScreen.comparison), after=self.bar)
        self.place = Place(story.articles[0].id, None)
        self.compare(story.articles)

    def _look(self) -> None:
        if self.app.screen is self:
            self.read_again(asked=False)

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        if before is None and self._resume is not None:
            self._go_to_text(comparison, *self._resume)
            self._resume = None

    def _go_to_text(self, comparison: Comparison, source: str, sought: Passage) -> None:
        """Go to the passage that reads as another did, or else to the one where it stood."""
        for article in comparison.articles:
            if article.source == source and article.passages:
                same = [p for p in article.passages if p.text == sought.text]
                at = article.passages[min(sought.number, len(article.passages)) - 1]
                self._go(Place(article.id, (*same, at)[0].id))
