"""A comparison written down instead of shown."""

from __future__ import annotations

from argparse import Namespace
from os import environ
from pathlib import Path

from corpus.comparison import Comparison, compare
from corpus.model import AGREEING
from corpus.reports import FORMATS, TABLES, ReportError, render, write
from corpus.reports.outline import chosen_rows
from corpus.reports.text import lines
from corpus.review import Review, ReviewError, read, review_path
from corpus.selection import Selection, UnknownReferenceError, named, narrowed
from corpus.settings import Settings
from corpus.stories.story import Story
from tui.cli.console import complain, give, remark
from tui.cli.console__exits import DIFFERENT, SAME, TROUBLE
from tui.cli.progress_line import progress
from tui.cli.report_command__painting import painted, wants_colour
from tui.cli.terminal import on_paper
from tui.layout.glyphs import in_ascii


def report(asked: Namespace, story: Story, settings: Settings) -> int:
    """Compare and write the report to a file or to standard output; returns the exit code."""
    try:
        with progress(f"comparing {len(story.articles):,} reports", quiet=asked.quiet):
            comparison = compared(asked, story, settings)
        if asked.output:
            write(asked.output, written(asked, comparison), overwrite=asked.force)
        elif not asked.quiet:
            give(_printed(asked, comparison, settings))
        if left_out := unsaid(asked, comparison):
            remark(left_out)
    except (ReportError, ReviewError) as error:
        complain(str(error))
        return TROUBLE
    return status(comparison)


def unsaid(asked: Namespace, comparison: Comparison) -> str:
    """What was left out, where the format has no place to say it: a table has none."""
    if asked.format != "csv" or asked.quiet:
        return ""
    return chosen_rows(comparison, asked.table or TABLES[0])


def compared(asked: Namespace, story: Story, settings: Settings) -> Comparison:
    """The comparison of a story, narrowed to what was asked for.

    Raises:
        ReviewError: the review cannot be read.
        ReportError: the reference is none of the articles.

    """
    selection = _selection(asked, story)
    comparison = compare(
        story.articles,
        settings,
        title=story.title,
        problems=story.problems,
        review=reviewed(story, asked.review),
    )
    return narrowed(comparison, selection)


def written(asked: Namespace, comparison: Comparison) -> bytes:
    """The report in its format, or as the user's template writes it; raises ReportError."""
    if asked.template:
        from corpus.reports import template

        return template.render(comparison, asked.template)
    return render(comparison, asked.format, **_options(asked))


def _printed(asked: Namespace, comparison: Comparison, settings: Settings) -> bytes:
    """What standard output shows: a report in text is in colour, or in ASCII, if that is so."""
    if asked.format != "text" or asked.template:
        return written(asked, comparison)
    in_colour = wants_colour(asked.color, environ)
    content = painted(lines(comparison)) if in_colour else written(asked, comparison)
    return in_ascii(content.decode()).encode() if on_paper(settings.glyphs, environ) else content


def _options(asked: Namespace) -> dict[str, object]:
    """What was asked of the format alone."""
    named = {name: getattr(asked, name) for name in FORMATS[asked.format].options}
    return {name: value for name, value in named.items() if value is not None}


def _selection(asked: Namespace, story: Story) -> Selection:
    try:
        own = named(story.articles, asked.reference).id if asked.reference else ""
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


def status(comparison: Comparison) -> int:
    """What diff would exit with."""
    if comparison.problems:
        return TROUBLE
    differing = any(finding.verdict not in AGREEING for finding in comparison.findings)
    return DIFFERENT if differing else SAME
