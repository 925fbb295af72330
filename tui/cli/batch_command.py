"""`srcdiff report --each`: writes a report of each of many stories, one after another."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from corpus.model import AGREEING_VERDICTS
from corpus.reports import FORMATS, AlreadyThereError, ReportError, check, write
from corpus.reports.batch import BatchStory, find_stories
from corpus.reports.phrases import count
from corpus.review import ReviewError
from corpus.stories.story import Sources, why_not_comparable
from tui import gc_control
from tui.cli.console import (
    TROUBLE,
    can_show_progress,
    describe_crash,
    print_error,
    print_status,
    show_progress,
)
from tui.cli.report_command import compare_story, exit_code, omitted_rows, render_report
from tui.preferences import Preferences


class Outcome(NamedTuple):
    """The result of one story."""

    code: int
    """The exit code of a report of this story alone."""
    differences: int | None
    """How many differences were found; None if it was not compared or not written."""


FAILED = Outcome(TROUBLE, None)


def write_reports(arguments: Namespace, preferences: Preferences) -> int:
    """Compare story by story and write a report of each; returns the worst exit code.

    A story that fails is named on standard error, and the others go on.
    """
    gc_control.resume()  # one story after another, and none of them is kept
    stories, faults = find_stories(arguments.sources)
    for fault in faults:
        print_error(str(fault))
    outcomes = [FAILED for _ in faults]
    try:
        if arguments.output and stories:
            arguments.output.mkdir(exist_ok=True)
        for number, story in enumerate(stories, 1):
            counter = f"[{number}/{len(stories)}]"
            outcomes.append(_process(arguments, preferences, story, counter))
    except OSError as error:
        print_error(f"{arguments.output}: {(error.strerror or str(error)).lower()}")
        return TROUBLE
    except KeyboardInterrupt:
        if not arguments.quiet:
            done = _stories(len(outcomes) - len(faults))
            print_status(f"interrupted after {done} of {len(stories):,}")
        raise
    if not arguments.quiet:
        print_status(_summary(outcomes))
    return max(outcome.code for outcome in outcomes)


def _process(
    arguments: Namespace, preferences: Preferences, place: BatchStory, counter: str
) -> Outcome:
    """Write the report of one story and print what came of it."""
    path = _report_path(arguments, place)
    try:
        outcome = _write_report(arguments, preferences, place, counter)
    except AlreadyThereError as error:
        outcome = _fail(place, f"{error}; --force replaces it")
    except (ReportError, ReviewError) as error:
        outcome = _fail(place, str(error))
    except Exception as error:  # one story must not take the others with it
        outcome = _fail(place, describe_crash(error, debug=arguments.debug))
    if not arguments.quiet and not can_show_progress():
        where = f": {path}" if path and outcome != FAILED else ""
        print_status(f"{counter} {place.name}: {_result(outcome)}{where}")
    return outcome


def _write_report(
    arguments: Namespace, preferences: Preferences, place: BatchStory, counter: str
) -> Outcome:
    """Read, compare and write one story.

    Raises:
        ReportError: the report cannot be written.
        ReviewError: the review cannot be read.

    """
    prefix = f"{counter} {place.name}: "
    progress = partial(show_progress, prefix=prefix, quiet=arguments.quiet, delay=0)
    if path := _report_path(arguments, place):
        check(path, overwrite=arguments.force)
    with progress("reading"):
        story = Sources((place.source,), refresh=arguments.refresh).read()
    for problem in story.problems:
        print_error(f"{place.name}: {problem.source}: {problem.cause}")
    if why := why_not_comparable(story):
        return _fail(place, why) if story.articles or not story.problems else FAILED
    with progress("comparing"):
        view = compare_story(arguments, story, preferences)
        if path:
            write(path, render_report(arguments, view), overwrite=arguments.force)
    if note := omitted_rows(arguments, view):
        print_status(f"{place.name}: {note}")
    differences = sum(finding.verdict not in AGREEING_VERDICTS for finding in view.findings)
    return Outcome(exit_code(view), differences)


def _fail(place: BatchStory, why: str) -> Outcome:
    print_error(f"{place.name}: {why}")
    return FAILED


def _report_path(arguments: Namespace, place: BatchStory) -> Path | None:
    """Return the path of a story's report; None if no reports are written."""
    if arguments.template:
        from corpus.reports.template import ending_of

        ending = ending_of(arguments.template)
    else:
        ending = FORMATS[arguments.format].endings[0]
    return Path(arguments.output, f"{place.name}{ending}") if arguments.output else None


def _result(outcome: Outcome) -> str:
    if outcome.differences is None:
        return "failed"
    return count(outcome.differences, "difference") if outcome.differences else "no differences"


def _summary(outcomes: Sequence[Outcome]) -> str:
    """Return how many stories were compared, how many of them differ, and how many failed."""
    compared = [outcome for outcome in outcomes if outcome.differences is not None]
    counts = {
        "with differences": sum(bool(outcome.differences) for outcome in compared),
        "with a source that could not be read": sum(one.code == TROUBLE for one in compared),
        "failed": len(outcomes) - len(compared),
    }
    more = "".join(f", {number:,} {what}" for what, number in counts.items() if number)
    return f"{_stories(len(outcomes))}: {len(compared):,} compared{more}"


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"
