"""Sources added to and taken from the comparison that runs, which is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from corpus import samples
from corpus.reading import told_apart
from corpus.stories.story import Sources, Story, title_of
from tui.compare.sources import RereadingScreen

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.reading.source import Pasted
    from corpus.stories.recents import Recent


class SourcingScreen(RereadingScreen):
    """Changes what is compared, and keeps it among the recent comparisons."""

    state: Path | None = None
    """The folder in which recent comparisons are kept; None for nowhere."""
    _remembered: tuple[str, Sources] | None = None
    """What was written there last."""
    _recent: Recent | None = None
    """As it stands there."""

    def action_add(self) -> None:
        """Ask for sources, and compare them with the others."""
        from tui.screens.files import FilesScreen

        self.app.push_screen(FilesScreen(self._coming_from), self._add)

    def action_sources(self) -> None:
        """List the sources, to take one away or add others."""
        from tui.screens.sources import SourcesScreen

        articles = self._coming.articles
        here = self.place.article if self.place is not None else ""
        at = next((n for n, article in enumerate(articles) if article.id == here), 0)
        self.app.push_screen(SourcesScreen(articles, at), self._change)

    def _add(self, named: Sequence[str | Pasted] | None) -> None:
        if named:
            self.read_again(self._coming_from.with_more(named), asked=True)

    def _change(self, source: str | None) -> None:
        from tui.screens.sources import ADD

        if source == ADD:
            self.action_add()
        elif source is not None:
            left = tuple(one for one in self._coming.articles if one.source != source)
            told = self._coming.title == title_of(self._coming.articles)
            title = title_of(left) if told else self._coming.title
            story = replace(self._coming, articles=left, title=title)
            self._take(story, self._coming_from.less(source))

    def _settled(self, story: Story, sources: Sources) -> tuple[Story, Sources]:
        """With what is shown and could not be read this time; without what could not be added."""
        if sources == self._coming_from:
            return story, sources
        there = {one.source for one in story.articles}
        lost = [one for one in self._coming.articles if one.source not in there]
        new = [one for one in sources.named if one not in self._coming_from.named]
        for problem in story.problems:
            if problem.source in new:
                sources = sources.less(problem.source)
        return replace(story, articles=told_apart([*lost, *story.articles])), sources

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        now = self.story.title, self.sources
        if self.state is not None and self.sources.named and now != self._remembered:
            self._remembered = now
            self._remember(self.state, self.story, self.sources)

    @work(thread=True, group="recents")
    def _remember(self, folder: Path, story: Story, sources: Sources) -> None:
        """Put the comparison first among the recent ones; in its own place, if it has grown."""
        from corpus.stories.recents import NAME, RecentsError, recent, record

        if sources.named != samples.sources().named:
            opened, before = recent(story, sources, date.today()), self._recent
            self._recent = opened
            with suppress(RecentsError):  # which the start screen says
                record(folder / NAME, opened, before)
