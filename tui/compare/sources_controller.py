"""The sources read again, by key or because they change, and the place kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from corpus import samples
from corpus.model import Article, article_of
from corpus.progress import StoppedError
from corpus.reading import with_distinct_ids
from corpus.settings import Settings
from corpus.stories.story import Sources, Story, story_title
from tui.background_job import Job
from tui.compare.comparison_runner import ComparingScreen
from tui.compare.leveling import LevelScreen
from tui.messages import Failed, ReadAgain
from tui.view_model.place import Place
from tui.widgets.columns import Columns

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Article
    from corpus.reading.source import PastedText
    from corpus.stories.recents import RecentComparison

# Other articles in the place of those that are shown, and the reader where they were.


class ChangingScreen(ComparingScreen):
    """Keeps the place, the layout, and what is pinned or put away, when the articles change."""

    async def _set_out(self, before: Comparison | None, comparison: Comparison) -> None:
        """Put columns for the articles of a comparison in the place of those that stand."""
        old = self.columns
        shown = {_face(column.article) for column in old.every}
        if shown == {_face(article) for article in comparison.articles}:
            return
        place = self._place_in(before, comparison)
        pinned = old.of(self.reference).article.source if self.reference else None
        articles = comparison.articles
        self.reference = next((one.id for one in articles if one.source == pinned), None)
        anew = Columns.in_place_of(old, articles)
        anew.hidden.discard(place.article)
        await old.remove()
        self.comparison = comparison
        await self.mount(anew.data_bind(ComparingScreen.comparison), after=self.bar)
        for column in anew.every:
            column.head.pinned = column.article.id == self.reference
        self._forget(comparison)
        self.set_reactive(LevelScreen.place, place)

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        if before is not None and before.articles != comparison.articles:
            if self._search is not None:
                self._seek(self._search.words)
            self.call_after_refresh(self._arrange)

    def _place_in(self, before: Comparison | None, comparison: Comparison) -> Place:
        """Where the reader goes on: in the same column if it stays, at the same text."""
        place, now = self.place, {one.source: one for one in comparison.articles}
        if place is None:
            return Place(comparison.articles[0].id, None)
        order = [column.article for column in self.columns.every]
        at = [article.id for article in order].index(place.article)
        near = [*order[at:], *reversed(order[:at])]  # its own column first, then its neighbours
        focused = next(one for one in near if one.source in now)
        column = now[focused.source].id
        if before is None or place.passage is None:
            return Place(column, None)
        for passage in (place.passage, *before.counterparts(place.passage, focused.id)):
            article = now.get(before.article[article_of(passage)].source)
            if article is not None and article.passages:
                sought = before.passage[passage]
                same = [one for one in article.passages if one.text == sought.text]
                there = article.passages[min(sought.number, len(article.passages)) - 1]
                return Place(column, (*same, there)[0].id)
        return Place(column, None)

    def _forget(self, comparison: Comparison) -> None:
        """Let go of places that are no longer there."""
        self._trail.keep(
            lambda place: (
                place.article in comparison.article
                and (place.passage is None or place.passage in comparison.passage)
            )
        )
        self._been = {
            article: passage
            for article, passage in self._been.items()
            if passage in comparison.passage
        }
        if self._end not in comparison.passage:
            self._end = None
        self.inspector.inspection = None


def _face(article: Article) -> tuple[object, ...]:
    """What a column shows of an article."""
    return article.id, article.source, article.outlet, article.published


class RereadingScreen(ChangingScreen):
    """Compares the story as its sources tell it now."""

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
        self.sources = sources or Sources()
        """What the story was read from; nothing where that cannot be done again."""
        self.watched = watch
        self._coming_from = self.sources
        """What is being compared was read from these."""
        self._reading = False

    def _begin(self) -> None:
        super()._begin()
        if self.watched:
            self.set_interval(self.WATCHED, self._look)

    @work(thread=True, exclusive=True, group="reading")
    def read_again(self, sources: Sources, *, asked: bool) -> None:
        """Read sources, away from the screen: the same once more, or others."""
        self._reading = True
        done = self._told(sources, asked=asked)
        if not get_current_worker().is_cancelled:
            self._reading = False
            if done is not None:
                self.post_message(done)

    def _told(self, sources: Sources, *, asked: bool) -> Message | None:
        job = Job((sources if asked else replace(sources, refresh=False)).read)
        self._wait(job)
        try:
            return ReadAgain(job.result(), sources, asked=asked)
        except StoppedError:
            return None
        except Exception as error:
            return Failed(f"{type(error).__name__}: {error}")

    def on_read_again(self, event: ReadAgain) -> None:
        """Compare what was read, if anything has changed."""
        story, sources = self._settled(self._known(event.story), event.sources)
        changed = story.articles != self._known(self._coming).articles
        if event.asked or changed:
            self._say_problems(event.story, event.sources)
        if changed and len(story.articles) > 1:
            self._take(story, sources)
        elif event.asked:
            same = event.sources == self._coming_from
            few = "Too few sources are left" if changed else "Nothing has changed"
            self.notify(few if same else "Nothing was added")

    def action_reload(self) -> None:
        """Read the sources again."""
        if self.comparison is None and not self._jobs:
            self.compare(self._coming)  # which was stopped
        elif not self.sources.named:
            self.notify("These sources can be read only once")
        else:
            self.read_again(self._coming_from, asked=True)

    def _take(self, story: Story, sources: Sources) -> None:
        """Compare another story; what is shown stays until that is done."""
        self._coming, self._coming_from = story, sources
        self.compare(story)

    def _settled(self, story: Story, sources: Sources) -> tuple[Story, Sources]:
        """What is to be compared of what was read, and from where that comes."""
        return story, sources

    def _say_problems(self, story: Story, sources: Sources) -> None:
        """Say of each source that cannot be read why, unless that has been said."""
        known = self._coming.problems if sources == self._coming_from else ()
        for problem in story.problems:
            if problem not in known:
                cause = f"Not read: {problem.source}: {problem.cause}"
                self.notify(cause, severity="error", markup=False, timeout=10)

    def _known(self, story: Story) -> Story:
        """A story with the passages of those articles that are shown as they are."""
        shown = {(one.source, one.sha256, one.id): one for one in self.story.articles}

        def known(article: Article) -> Article:
            same = shown.get((article.source, article.sha256, article.id))
            if same is None:
                return article
            return replace(article, passages=same.passages, language=same.language)

        return replace(story, articles=tuple(map(known, story.articles)))

    def on_compare_stopped(self) -> None:
        """What was to come is not to come."""
        self._coming_from = self.sources

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        if self._coming is self.story:
            self.sources = self._coming_from

    def _look(self) -> None:
        if self.app.screen is self and not self._reading:
            self.read_again(self._coming_from, asked=False)


# Sources added to and taken from the comparison that runs, which is remembered.


class SourcingScreen(RereadingScreen):
    """Changes what is compared, and keeps it among the recent comparisons."""

    state: Path | None = None
    """The folder in which recent comparisons are kept; None for nowhere."""
    _remembered: tuple[str, Sources] | None = None
    """What was written there last."""
    _recent: RecentComparison | None = None
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

    def _add(self, named: Sequence[str | PastedText] | None) -> None:
        if named:
            self.read_again(self._coming_from.with_sources(named), asked=True)

    def _change(self, source: str | None) -> None:
        from tui.screens.sources import ADD

        if source == ADD:
            self.action_add()
        elif source is not None:
            left = tuple(one for one in self._coming.articles if one.source != source)
            told = self._coming.title == story_title(self._coming.articles)
            title = story_title(left) if told else self._coming.title
            story = replace(self._coming, articles=left, title=title)
            self._take(story, self._coming_from.without_source(source))

    def _settled(self, story: Story, sources: Sources) -> tuple[Story, Sources]:
        """With what is shown and could not be read this time; without what could not be added."""
        if sources == self._coming_from:
            return story, sources
        there = {one.source for one in story.articles}
        lost = [one for one in self._coming.articles if one.source not in there]
        new = [one for one in sources.named if one not in self._coming_from.named]
        for problem in story.problems:
            if problem.source in new:
                sources = sources.without_source(problem.source)
        return replace(story, articles=with_distinct_ids([*lost, *story.articles])), sources

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        now = self.story.title, self.sources
        if self.state is not None and self.sources.named and now != self._remembered:
            self._remembered = now
            self._remember(self.state, self.story, self.sources)

    @work(thread=True, group="recents")
    def _remember(self, folder: Path, story: Story, sources: Sources) -> None:
        """Put the comparison first among the recent ones; in its own place, if it has grown."""
        from corpus.stories.recents import RECENTS_FILE, RecentsError, recent_comparison, record

        if sources.named != samples.demo_sources().named:
            opened, before = recent_comparison(story, sources, date.today()), self._recent
            self._recent = opened
            with suppress(RecentsError):  # which the start screen says
                record(folder / RECENTS_FILE, opened, before)
