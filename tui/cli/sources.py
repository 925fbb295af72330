"""The sources named on the command line, and the story read from them."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace

from corpus import samples
from corpus.reading.source import MAX_BYTES
from corpus.stories.story import Sources, Story, why_not_comparable
from tui.cli.console import print_error, show_progress


def named_sources(arguments: Namespace, *, keep_stdin: bool = False) -> Sources:
    """Return the sources named on the command line, or the demo's.

    With `keep_stdin` standard input is read at once and kept, for sources that are read again.
    """
    if arguments.demo:
        return replace(samples.demo_sources(), title=arguments.title)
    stdin = _read_stdin() if keep_stdin and "-" in arguments.sources else None
    return Sources(
        tuple(arguments.sources), title=arguments.title, stdin=stdin, refresh=arguments.refresh
    )


def read_story(arguments: Namespace) -> Story:
    """Read the sources; a terminal shows the progress if that takes long."""
    typing = "-" in arguments.sources and bool(sys.stdin and sys.stdin.isatty())
    with show_progress("reading", quiet=arguments.quiet or typing):
        return named_sources(arguments).read()


def print_problems(story: Story) -> str:
    """Print each source that could not be read; return why nothing can be compared, or ""."""
    for problem in story.problems:
        print_error(f"{problem.source}: {problem.cause}")
    if why := why_not_comparable(story):
        print_error(why)
    return why


def _read_stdin() -> bytes | None:
    """Return what standard input holds; None if it is closed, which reading it will report."""
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else None
    except ValueError:
        return None
