"""`srcdiff report`: compares the sources and writes one report."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from os import environ
from pathlib import Path

from corpus.comparison import ComparisonView, compare
from corpus.model import AGREEING_VERDICTS, Selection
from corpus.reports import FORMATS, TABLES, ReportError, check, render, write
from corpus.reports.lead import table_narrowing
from corpus.reports.text import Line, lines
from corpus.review import Review, ReviewError, read, review_path
from corpus.selection import UnknownReferenceError, find_article, narrow
from corpus.stories.story import Story
from styles import SHADES
from tui.cli.console import (
    DIFFERENT,
    SAME,
    TROUBLE,
    print_bytes,
    print_error,
    print_status,
    report_needs_ascii,
    show_progress,
)
from tui.layout.glyphs import transliterate
from tui.preferences import Preferences


def write_report(arguments: Namespace, story: Story, preferences: Preferences) -> int:
    """Compare a story and write its report to a file or to standard output; returns the exit code.

    With --quiet nothing is written to standard output.
    """
    try:
        if arguments.output:
            check(arguments.output, overwrite=arguments.force, sources=story.files)
        with show_progress(f"comparing {len(story.articles):,} reports", quiet=arguments.quiet):
            view = compare_story(arguments, story, preferences)
        if arguments.output:
            content = render_report(arguments, view)
            write(arguments.output, content, overwrite=arguments.force, sources=story.files)
        elif not arguments.quiet:
            print_bytes(_render_for_stdout(arguments, view, preferences.glyphs))
        if note := omitted_rows(arguments, view):
            print_status(note)
    except (ReportError, ReviewError) as error:
        print_error(str(error))
        return TROUBLE
    return exit_code(view)


def compare_story(arguments: Namespace, story: Story, preferences: Preferences) -> ComparisonView:
    """Return the comparison of a story, narrowed by --only, --min-weight and --reference.

    Raises:
        ReviewError: the review cannot be read.
        ReportError: the reference is none of the articles.

    """
    selection = _selection(arguments, story)
    comparison = compare(
        story.articles,
        preferences.settings,
        title=story.title,
        problems=story.problems,
        review=_read_review(story, arguments.review),
    )
    return narrow(comparison, selection)


def render_report(arguments: Namespace, view: ComparisonView) -> bytes:
    """Return the report in its format, or as the user's template writes it; raises ReportError."""
    if arguments.template:
        from corpus.reports import template

        return template.render(view, arguments.template)
    known = FORMATS[arguments.format].options
    options = {name: getattr(arguments, name, None) for name in known}
    given = {name: value for name, value in options.items() if value is not None}
    return render(view, arguments.format, **given)


def omitted_rows(arguments: Namespace, view: ComparisonView) -> str:
    """Return how much was left out if the format has no place to say so: a CSV table has none."""
    if arguments.format != "csv" or arguments.quiet:
        return ""
    return table_narrowing(view, arguments.table or TABLES[0])


def exit_code(view: ComparisonView) -> int:
    """Return what diff would exit with."""
    if view.comparison.problems:
        return TROUBLE
    differs = any(finding.verdict not in AGREEING_VERDICTS for finding in view.findings)
    return DIFFERENT if differs else SAME


def _selection(arguments: Namespace, story: Story) -> Selection:
    try:
        named = arguments.reference
        reference = find_article(story.articles, named).id if named else ""
    except UnknownReferenceError as error:
        raise ReportError("--reference", str(error)) from None
    return Selection(arguments.only, arguments.min_weight, reference)


def _read_review(story: Story, path: str | None) -> Review | None:
    """Return the review at `path`, or the story's own; None for ""; raises ReviewError."""
    if path == "":
        return None
    if path and not Path(path).exists():
        raise ReviewError(Path(path), "no such file")
    return read(Path(path) if path else review_path(story))


def _render_for_stdout(arguments: Namespace, view: ComparisonView, glyphs: str) -> bytes:
    """Return the report as standard output shows it: text may be coloured, or in ASCII."""
    if arguments.format != "text" or arguments.template:
        return render_report(arguments, view)
    if wants_colour(arguments.color, environ):
        content = coloured(lines(view, getattr(arguments, "depth", None) or "report"))
    else:
        content = render_report(arguments, view)
    if report_needs_ascii(glyphs, environ):
        return transliterate(content.decode()).encode()
    return content


def wants_colour(choice: str, environment: Mapping[str, str]) -> bool:
    """Return whether standard output is coloured, by `--color` (always, never, auto).

    With auto, NO_COLOR turns colour off and FORCE_COLOR turns it on (no-color.org,
    force-color.org); otherwise terminals are coloured unless they are dumb.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return bool(sys.stdout and sys.stdout.isatty()) and environment.get("TERM") != "dumb"


def coloured(lines: Iterable[str]) -> bytes:
    """Return lines in the colours of their roles; without them, the bytes are the plain report's.

    Each colour ends with its line, because a pager may begin at any line.
    """
    return "".join(f"{_coloured(line)}\n" for line in lines).encode("utf-8", "backslashreplace")


def _coloured(line: str) -> str:
    if not isinstance(line, Line) or line.role not in SHADES:
        return line
    words = line.lstrip(" ")
    return f"{' ' * (len(line) - len(words))}\x1b[{SHADES[line.role]}m{words}\x1b[0m"
