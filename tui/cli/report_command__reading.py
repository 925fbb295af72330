"""The sources that were named on the command line, and the story that they tell."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace

from corpus import samples
from corpus.reading.source import LIMIT
from corpus.stories.story import Sources, Story, shortfall
from tui.cli.console import complain
from tui.cli.progress_line import progress


def sources_of(asked: Namespace, *, again: bool = False) -> Sources:
    """The sources that were asked for, or the demo.

    With `again` they are read more than once, so standard input is read now and kept.
    """
    if asked.demo:
        return replace(samples.sources(), title=asked.title)
    stdin = _drained() if again and "-" in asked.sources else None
    return Sources(tuple(asked.sources), title=asked.title, stdin=stdin, refresh=asked.refresh)


def told(asked: Namespace) -> Story:
    """The story, saying on a terminal how far the reading is where it takes long."""
    typed = "-" in asked.sources and bool(sys.stdin and sys.stdin.isatty())
    with progress("reading", quiet=asked.quiet or typed):
        return sources_of(asked).read()


def comparable(story: Story) -> bool:
    """Whether there are articles to compare; complains about those that could not be read."""
    for problem in story.problems:
        complain(f"{problem.source}: {problem.cause}")
    if short := shortfall(story):
        complain(short)
    return not short


def _drained() -> bytes | None:
    """What standard input holds; None where it is closed, which reading it will tell."""
    try:
        return sys.stdin.buffer.read(LIMIT + 1) if sys.stdin else None
    except ValueError:
        return None
