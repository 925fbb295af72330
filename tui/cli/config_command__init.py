"""A story.toml written for the reader, to be completed by hand."""

from __future__ import annotations

from argparse import Namespace

from corpus.reports import ReportError, write
from corpus.stories.manifest import Entry
from corpus.stories.manifest_writer import entries, written
from corpus.stories.story import Problem, title_of
from tui.cli.console import complain, say
from tui.cli.console__exits import SAME, TROUBLE


def init(asked: Namespace) -> int:
    """List the sources in a manifest, or on standard output; returns the exit code.

    A source that cannot be read is named and left out.
    """
    listed, problems = list[Entry](), list[Problem]()
    for each in entries(asked.sources, refresh=asked.refresh):
        listed.append(each) if isinstance(each, Entry) else problems.append(each)
    for problem in problems:
        complain(f"{problem.source}: {problem.cause}")
    if not listed:
        complain("there is nothing to write down")
        return TROUBLE
    try:
        beside = str(asked.output.parent) if asked.output else ""
        text = written(asked.title or title_of(listed), listed, beside=beside)
        if asked.output:
            write(asked.output, text.encode(), overwrite=asked.force)
            count = f"{len(listed):,} reports" if len(listed) > 1 else "1 report"
            say(f"{asked.output}: {count}\n")
        else:
            say(text)
    except (ReportError, ValueError) as error:
        complain(str(error))
        return TROUBLE
    return TROUBLE if problems else SAME
