"""A comparison written down instead of shown."""

from __future__ import annotations

from pathlib import Path

from corpus.comparison import Comparison, compare
from corpus.findings.verdicts import AGREEING
from corpus.reports import ReportError, render, write
from corpus.settings import Settings
from corpus.story import Story
from tui.exits import DIFFERENT, SAME, TROUBLE
from tui.streams import complain, say


def report(story: Story, settings: Settings, form: str, output: Path | None, *, force: bool) -> int:
    """Compare and write the report to a file or to standard output; returns the exit code."""
    comparison = compare(story.articles, settings, title=story.title, problems=story.problems)
    text = render(comparison, form)
    try:
        if output:
            write(output, text, overwrite=force)
        else:
            say(text)
    except ReportError as error:
        complain(str(error))
        return TROUBLE
    return status(comparison)


def status(comparison: Comparison) -> int:
    """What diff would exit with."""
    if comparison.problems:
        return TROUBLE
    differing = any(finding.verdict not in AGREEING for finding in comparison.findings)
    return DIFFERENT if differing else SAME
