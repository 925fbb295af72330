"""Reads the sources again, adds and removes them, and remembers what was compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.progress import StoppedError
from corpus.reading import with_distinct_ids
from corpus.stories.story import Sources, Story, story_title
from tui.background_job import Job, Jobs
from tui.messages import Failed, SourcesRead

if TYPE_CHECKING:
    from textual.message import Message

    from corpus.article import Article
    from corpus.reading.source import PastedText
    from corpus.stories.recents import RecentComparison
    from tui.compare.host import Host, IsCancelled

MOST_PROBLEMS = 4
"""Sources that one message names, each with the reason why it could not be read."""


class LoadedStory(NamedTuple):
    """A story, and the sources it was read from."""

    story: Story
    sources: Sources
    """Empty where they cannot be read again."""


class SourceOptions(NamedTuple):
    """What may be done with the sources of a story."""

    sources: Sources = Sources()
    """What the story was read from; empty where they cannot be read again."""
    watch: bool = False
    """Whether they are read again when they change."""
    state: Path | None = None
    """The folder in which recent comparisons are kept; None for nowhere."""


class SourcesController:
    """Keeps what is shown and what is being compared, and changes the latter.

    What was read arrives as a message, SourcesRead, which the host hands to `receive`. If anything
    has changed, `compare` is called; what is shown stays until `show` says that it is compared.
    """

    def __init__(
        self,
        host: Host,
        jobs: Jobs,
        story: Story,
        options: SourceOptions,
        *,
        compare: Callable[[Story], None],
    ) -> None:
        """Begin with a story that was read from the sources of `options`."""
        self._host = host
        self._jobs = jobs
        self._compare = compare
        self._state = options.state
        self.shown = LoadedStory(story, options.sources)
        self.pending = self.shown
        """What is being compared; the same as what is shown where nothing is."""
        self._is_reading = False
        self._remembered: tuple[str, Sources] | None = None
        """Title and sources that were remembered last."""
        self._recent: RecentComparison | None = None
        """The entry that was written for them."""

    def article(self, id_: str) -> Article:
        """An article that is shown, by its id."""
        return next(one for one in self.shown.story.articles if one.id == id_)

    def is_pasted(self, article: Article) -> bool:
        """Whether the reader pasted an article, so that no file has it."""
        return any(
            article.source == one.name
            for one in self.shown.sources.named
            if not isinstance(one, str)
        )

    def reload(self) -> None:
        """Read the sources again, because the reader asked for it."""
        if not self.pending.sources.named:
            self._host.say("These sources can be read only once")
        else:
            self.read(self.pending.sources, asked=True)

    def look(self) -> None:
        """Read the sources again if they are not being read: they may have changed."""
        if not self._is_reading:
            self.read(self.pending.sources, asked=False)

    def add(self, named: Sequence[str | PastedText]) -> None:
        """Read these sources too."""
        self.read(self.pending.sources.with_sources(named), asked=True)

    def remove(self, source: str) -> None:
        """Compare the articles without the one of this source."""
        story = self.pending.story
        left = tuple(article for article in story.articles if article.source != source)
        is_named_by_articles = story.title == story_title(story.articles)
        title = story_title(left) if is_named_by_articles else story.title
        story = replace(story, articles=left, title=title)
        self._take(LoadedStory(story, self.pending.sources.without_source(source)))

    def read(self, sources: Sources, *, asked: bool) -> None:
        """Read sources in the background; `asked` by the reader, or only looked at."""
        self._is_reading = True
        self._host.run_in_background(partial(self._read, sources, asked), group="reading")

    def receive(self, event: SourcesRead) -> None:
        """Compare what was read, if anything has changed.

        A look at sources that have been added to or taken from since is out of date: it would
        bring back the list as it was.
        """
        if not event.asked and event.sources != self.pending.sources:
            return
        loaded = self._merged(self._with_known_passages(event.story), event.sources)
        known = self._with_known_passages(self.pending.story)
        has_changed = loaded.story.articles != known.articles
        if event.asked or has_changed:
            self._say_problems(event.story, event.sources)
        if has_changed and len(loaded.story.articles) > 1:
            self._take(loaded)
        elif event.asked and event.sources != self.pending.sources:
            self._host.say("Nothing was added")
        elif event.asked:
            self._host.say("Too few sources are left" if has_changed else "Nothing has changed")

    def show(self, story: Story, articles: tuple[Article, ...]) -> None:
        """A story has been compared and is shown, its articles divided into passages."""
        is_latest = self.pending.story is story
        sources = self.pending.sources if is_latest else self.shown.sources
        self.shown = LoadedStory(replace(story, articles=articles), sources)
        if is_latest:
            self.pending = self.shown

    def revert(self) -> None:
        """What was pending is not to be shown: comparing it was stopped, or failed."""
        self.pending = self.shown

    def remember(self) -> None:
        """Put what is shown first among the recent comparisons, unless it is there."""
        story, sources = self.shown.story, self.shown.sources
        if self._state is not None and sources.named and self._remembered != (story.title, sources):
            self._remembered = story.title, sources
            self._host.run_in_background(
                partial(self._remember, self._state, self.shown), group="recents"
            )

    def _read(self, sources: Sources, asked: bool, is_cancelled: IsCancelled) -> None:
        message = self._result(sources, asked, is_cancelled)
        if not is_cancelled():  # else a newer one is on its way
            self._is_reading = False
            if message is not None:
                self._host.post(message)

    def _result(self, sources: Sources, asked: bool, is_cancelled: IsCancelled) -> Message | None:
        job = Job((sources if asked else replace(sources, refresh=False)).read)
        self._jobs.wait(job, is_cancelled)
        try:
            return SourcesRead(job.result(), sources, asked=asked)
        except StoppedError:
            return None
        except Exception as error:
            return Failed(f"{type(error).__name__}: {error}")

    def _take(self, loaded: LoadedStory) -> None:
        """Compare another story; what is shown stays until that is done."""
        self.pending = loaded
        self._compare(loaded.story)

    def _merged(self, story: Story, sources: Sources) -> LoadedStory:
        """What is to be compared after more sources were read.

        An article that is shown and could not be read this time stays; a source that could not be
        added is dropped.
        """
        if sources == self.pending.sources:
            return LoadedStory(story, sources)
        read = {article.source for article in story.articles}
        lost = [one for one in self.pending.story.articles if one.source not in read]
        new = [one for one in sources.named if one not in self.pending.sources.named]
        for problem in story.problems:
            if problem.source in new:
                sources = sources.without_source(problem.source)
        articles = with_distinct_ids([*lost, *story.articles])
        return LoadedStory(replace(story, articles=articles), sources)

    def _with_known_passages(self, story: Story) -> Story:
        """A story in which the articles that are shown have their passages already."""
        shown = {_identity(article): article for article in self.shown.story.articles}

        def known(article: Article) -> Article:
            same = shown.get(_identity(article))
            if same is None:
                return article
            return replace(article, passages=same.passages, language=same.language)

        return replace(story, articles=tuple(map(known, story.articles)))

    def _say_problems(self, story: Story, sources: Sources) -> None:
        """Say why each source could not be read, unless that has been said."""
        is_known = sources == self.pending.sources
        known = self.pending.story.problems if is_known else ()
        new = [problem for problem in story.problems if problem not in known]
        lines = [f"Not read: {one.source}: {one.cause}" for one in new[:MOST_PROBLEMS]]
        if len(new) > MOST_PROBLEMS:
            lines.append(f"{len(new) - MOST_PROBLEMS} more could not be read")
        if lines:
            self._host.say("\n".join(lines), severity="error")

    def _remember(self, folder: Path, loaded: LoadedStory, _: IsCancelled) -> None:
        """Write the entry; of a comparison that has grown, in the place of its earlier one."""
        from datetime import date

        from corpus import samples
        from corpus.stories.recents import RECENTS_FILE, RecentsError, recent_comparison, record

        if loaded.sources.named != samples.demo_sources().named:
            before, self._recent = (
                self._recent,
                recent_comparison(loaded.story, loaded.sources, date.today()),
            )
            with suppress(RecentsError):  # the start screen shows it
                record(folder / RECENTS_FILE, self._recent, before)


def _identity(article: Article) -> tuple[str, str, str]:
    return article.source, article.sha256, article.id
