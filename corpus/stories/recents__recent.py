"""A comparison that was opened, and what it takes to open it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.reading.source import is_address, is_pattern, parted
from corpus.stories.story__sources import Sources
from corpus.stories.story__story import Story


@dataclass(frozen=True, slots=True)
class Recent:
    """A comparison by its sources, which are found from every working folder."""

    title: str
    outlets: tuple[str, ...]
    opened: date
    sources: Sources

    def same(self, other: Recent) -> bool:
        """Whether both compare the same, in whatever order it was named."""
        mine, theirs = self.sources, other.sources
        return {*mine.named} == {*theirs.named} and mine.without == theirs.without

    def missing(self) -> tuple[str, ...]:
        """The files that are no longer there; of pages and patterns nobody can tell."""
        return tuple(
            one
            for one in self.sources.named
            if isinstance(one, str)
            and not is_address(one)
            and not is_pattern(one)
            and not Path(parted(one)[0]).exists()
        )


def recent(story: Story, sources: Sources, today: date) -> Recent:
    """A story that was opened today."""
    outlets = tuple(article.outlet for article in story.articles)
    return Recent(story.title, outlets, today, sources.anywhere())
