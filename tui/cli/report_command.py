"""A comparison written down instead of shown."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import replace
from os import environ
from pathlib import Path

from corpus import samples
from corpus.comparison import ComparisonView, compare
from corpus.model import AGREEING_VERDICTS, Selection
from corpus.reading.source import LIMIT
from corpus.reports import FORMATS, TABLES, ReportError, render, write
from corpus.reports.outline import chosen_rows
from corpus.reports.text import Line, lines
from corpus.review import Review, ReviewError, read, review_path
from corpus.selection import UnknownReferenceError, find_article, narrow
from corpus.stories.story import Sources, Story, shortfall
from styles.ansi import SHADES
from tui.cli.console import DIFFERENT, SAME, TROUBLE, complain, give, remark
from tui.cli.progress_line import progress
from tui.cli.terminal import on_paper
from tui.layout.glyphs import transliterate
from tui.preferences import Preferences

# The text report in colour, where a terminal shows it.


def wants_colour(choice: str, environment: Mapping[str, str]) -> bool:
    """Whether standard output is to be in colour, by `--color` (always, never, auto).

    With auto, NO_COLOR forbids and FORCE_COLOR demands it (no-color.org, force-color.org); else it
    is for terminals that are not dumb.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return bool(sys.stdout and sys.stdout.isatty()) and environment.get("TERM") != "dumb"


def painted(lines: Iterable[str]) -> bytes:
    """Lines in the colours of their roles, each of which ends with its line, as a pager needs it.

    But for the colours, they are the bytes of the plain report.
    """
    return "".join(f"{_painted(line)}\n" for line in lines).encode("utf-8", "backslashreplace")


def _painted(line: str) -> str:
    if not isinstance(line, Line) or line.role not in SHADES:
        return line
    words = line.lstrip(" ")
    return f"{' ' * (len(line) - len(words))}\x1b[{SHADES[line.role]}m{words}\x1b[0m"


# The sources that were named on the command line, and the story that they tell.


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


def report(asked: Namespace, story: Story, preferences: Preferences) -> int:
    """Compare and write the report to a file or to standard output; returns the exit code."""
    try:
        with progress(f"comparing {len(story.articles):,} reports", quiet=asked.quiet):
            view = compared(asked, story, preferences)
        if asked.output:
            write(asked.output, written(asked, view), overwrite=asked.force)
        elif not asked.quiet:
            give(_printed(asked, view, preferences))
        if left_out := unsaid(asked, view):
            remark(left_out)
    except (ReportError, ReviewError) as error:
        complain(str(error))
        return TROUBLE
    return status(view)


def unsaid(asked: Namespace, view: ComparisonView) -> str:
    """What was left out, where the format has no place to say it: a table has none."""
    if asked.format != "csv" or asked.quiet:
        return ""
    return chosen_rows(view, asked.table or TABLES[0])


def compared(asked: Namespace, story: Story, preferences: Preferences) -> ComparisonView:
    """The comparison of a story, narrowed to what was asked for.

    Raises:
        ReviewError: the review cannot be read.
        ReportError: the reference is none of the articles.

    """
    selection = _selection(asked, story)
    comparison = compare(
        story.articles,
        preferences.settings,
        title=story.title,
        problems=story.problems,
        review=reviewed(story, asked.review),
    )
    return narrow(comparison, selection)


def written(asked: Namespace, view: ComparisonView) -> bytes:
    """The report in its format, or as the user's template writes it; raises ReportError."""
    if asked.template:
        from corpus.reports import template

        return template.render(view, asked.template)
    return render(view, asked.format, **_options(asked))


def _printed(asked: Namespace, view: ComparisonView, preferences: Preferences) -> bytes:
    """What standard output shows: a report in text is in colour, or in ASCII, if that is so."""
    if asked.format != "text" or asked.template:
        return written(asked, view)
    in_colour = wants_colour(asked.color, environ)
    content = painted(lines(view)) if in_colour else written(asked, view)
    return (
        transliterate(content.decode()).encode()
        if on_paper(preferences.glyphs, environ)
        else content
    )


def _options(asked: Namespace) -> dict[str, object]:
    """What was asked of the format alone."""
    named = {name: getattr(asked, name) for name in FORMATS[asked.format].options}
    return {name: value for name, value in named.items() if value is not None}


def _selection(asked: Namespace, story: Story) -> Selection:
    try:
        own = find_article(story.articles, asked.reference).id if asked.reference else ""
    except UnknownReferenceError as error:
        raise ReportError("--reference", str(error)) from None
    return Selection(asked.only, asked.min_weight, own)


def reviewed(story: Story, named: str | None) -> Review | None:
    """The review that was named, or the story's own; none for "". Raises ReviewError."""
    if named == "":
        return None
    if named and not Path(named).exists():
        raise ReviewError(Path(named), "no such file")
    return read(Path(named) if named else review_path(story))


def status(view: ComparisonView) -> int:
    """What diff would exit with."""
    if view.comparison.problems:
        return TROUBLE
    differing = any(finding.verdict not in AGREEING_VERDICTS for finding in view.findings)
    return DIFFERENT if differing else SAME
