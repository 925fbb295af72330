"""The story that was named on the command line."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from corpus.progress import Say, silent
from corpus.sources import Sources
from corpus.story import Story, gather
from tui.progress import progress


def story_of(asked: Namespace, say: Say = silent) -> Story:
    """The story of the sources that were asked for, or of the demo."""
    if asked.demo:
        from corpus import samples

        story = gather([samples.path().name], folder=str(samples.path().parent))
    else:
        story = read(asked.sources, asked, say)
    return replace(story, title=asked.title) if asked.title else story


def read(sources: Sequence[str], asked: Namespace, say: Say = silent) -> Story:
    """The story that some sources tell, their pages fetched anew if that was asked for."""
    return Sources(tuple(sources)).read(refresh=asked.refresh, say=say)


def told(asked: Namespace) -> Story:
    """The same, saying on a terminal how far the reading is where it takes long."""
    typed = "-" in asked.sources and bool(sys.stdin and sys.stdin.isatty())
    with progress("reading", quiet=asked.quiet or typed) as say:
        return story_of(asked, say)


def fault(story: Story) -> str:
    """Why a story cannot be compared; empty where it can."""
    if len(story.articles) > 1:
        return ""
    read = f"only {story.articles[0].source} was" if story.articles else "no article was"
    return f"{read} read, and a comparison needs two"
