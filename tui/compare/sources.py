"""The sources read again, by key or because they change, and the place kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from corpus.model import Article
from corpus.progress import StoppedError
from corpus.settings import Settings
from corpus.stories.story import Sources, Story
from tui.background_job import Job
from tui.compare.sources__changing import ChangingScreen
from tui.messages import Failed, ReadAgain

if TYPE_CHECKING:
    from corpus.comparison import Comparison


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
