"""A report of each of many stories, with word on standard error of how far it is."""

from __future__ import annotations

import gc
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from corpus.model import AGREEING_VERDICTS
from corpus.reports import FORMATS, AlreadyThereError, ReportError, check, write
from corpus.reports.batch import Place, places
from corpus.reports.phrases import count
from corpus.review import ReviewError
from corpus.stories.story import Sources, shortfall
from tui.cli.console import TROUBLE, burst, complain, remark
from tui.cli.progress_line import is_shown, progress
from tui.cli.report_command import compared, status, unsaid, written
from tui.preferences import Preferences


class Outcome(NamedTuple):
    """What came of one story."""

    code: int
    """As of a report of this story alone."""
    differences: int | None
    """How many were found; None where it could not be compared, or not be written down."""


FAILED = Outcome(TROUBLE, None)


def each(asked: Namespace, preferences: Preferences) -> int:
    """Compare story by story and write a report of each; returns the worst exit code.

    A story that fails is named, and the others go on.
    """
    gc.enable()  # one story after another, and none is to be kept
    stories, faults = places(asked.sources)
    for no_story in faults:
        complain(str(no_story))
    outcomes = [FAILED for _ in faults]
    try:
        if asked.output and stories:
            asked.output.mkdir(exist_ok=True)
        for number, place in enumerate(stories, 1):
            outcomes.append(_told(asked, preferences, place, f"[{number}/{len(stories)}]"))
    except OSError as error:
        complain(f"{asked.output}: {(error.strerror or str(error)).lower()}")
        return TROUBLE
    except KeyboardInterrupt:
        if not asked.quiet:
            done = _stories(len(outcomes) - len(faults))
            remark(f"interrupted after {done} of {len(stories):,}")
        raise
    if not asked.quiet:
        remark(_summary(outcomes))
    return max(outcome.code for outcome in outcomes)


def _told(asked: Namespace, preferences: Preferences, place: Place, which: str) -> Outcome:
    """What comes of one story, said on standard error."""
    path = _path(asked, place)
    try:
        outcome = _compared(asked, preferences, place, which)
    except AlreadyThereError as error:
        outcome = _failed(place, f"{error}; --force replaces it")
    except (ReportError, ReviewError) as error:
        outcome = _failed(place, str(error))
    except Exception as error:  # one story must not take the others with it
        outcome = _failed(place, burst(error, debug=asked.debug))
    if not asked.quiet and not is_shown():
        where = f": {path}" if path and outcome != FAILED else ""
        remark(f"{which} {place.name}: {_said(outcome)}{where}")
    return outcome


def _compared(asked: Namespace, preferences: Preferences, place: Place, which: str) -> Outcome:
    """Read, compare and write one story.

    Raises:
        ReportError: the report cannot be written.
        ReviewError: the review cannot be read.

    """
    doing = partial(progress, of=f"{which} {place.name}: ", quiet=asked.quiet, patience=0)
    if path := _path(asked, place):
        check(path, overwrite=asked.force)
    with doing("reading"):
        story = Sources((place.source,), refresh=asked.refresh).read()
    for problem in story.problems:
        complain(f"{place.name}: {problem.source}: {problem.cause}")
    if lacking := shortfall(story):
        return _failed(place, lacking) if story.articles or not story.problems else FAILED
    with doing("comparing"):
        view = compared(asked, story, preferences)
        if path:
            write(path, written(asked, view), overwrite=asked.force)
    if left_out := unsaid(asked, view):
        remark(f"{place.name}: {left_out}")
    differing = sum(finding.verdict not in AGREEING_VERDICTS for finding in view.findings)
    return Outcome(status(view), differing)


def _failed(place: Place, why: str) -> Outcome:
    complain(f"{place.name}: {why}")
    return FAILED


def _path(asked: Namespace, place: Place) -> Path | None:
    """Where the report of a story goes; None where none is wanted."""
    if asked.template:
        from corpus.reports.template import ending_of

        ending = ending_of(asked.template)
    else:
        ending = FORMATS[asked.format].endings[0]
    return Path(asked.output, f"{place.name}{ending}") if asked.output else None


def _said(outcome: Outcome) -> str:
    if outcome.differences is None:
        return "failed"
    return count(outcome.differences, "difference") if outcome.differences else "no difference"


def _summary(outcomes: Sequence[Outcome]) -> str:
    """How many stories were compared, how many of them differ, how many failed."""
    told = [outcome for outcome in outcomes if outcome.differences is not None]
    counted = {
        "differing": sum(bool(outcome.differences) for outcome in told),
        "with a source that could not be read": sum(one.code == TROUBLE for one in told),
        "failed": len(outcomes) - len(told),
    }
    more = "".join(f", {number:,} {what}" for what, number in counted.items() if number)
    return f"{_stories(len(outcomes))}: {len(told):,} compared{more}"


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"
