"""One event, as several articles tell it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Problem:
    """A source that could not be read, and why."""

    source: str
    cause: str


@dataclass(frozen=True, slots=True)
class Story:
    """The articles of one event, and the sources that gave none."""

    title: str
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
