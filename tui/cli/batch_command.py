"""`srcdiff report --each`: writes a report of each of many stories, one after another."""

from __future__ import annotations

import os.path
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple

from corpus.model import AGREEING_VERDICTS
from corpus.reading import SourceError
from corpus.reading.source import (
    article_files,
    error_cause,
    folder_holds,
    is_folder,
    is_pattern,
    matching_files,
)
from corpus.reports import FORMATS, AlreadyThereError, ReportError, check, file_name, write
from corpus.reports.phrases import count
from corpus.review import ReviewError
from corpus.settings import SETTINGS_FILE
from corpus.stories.manifest import MANIFEST_FILE
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
    gc_control.enable()  # one story after another, and none of them is kept
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
    arguments: Namespace, preferences: Preferences, entry: BatchStory, counter: str
) -> Outcome:
    """Write the report of one story and print what came of it."""
    path = _report_path(arguments, entry)
    try:
        outcome = _write_report(arguments, preferences, entry, counter)
    except AlreadyThereError as error:
        outcome = _fail(entry, f"{error}; --force replaces it")
    except (ReportError, ReviewError) as error:
        outcome = _fail(entry, str(error))
    except Exception as error:  # one story must not take the others with it
        outcome = _fail(entry, describe_crash(error, debug=arguments.debug))
    if not arguments.quiet and not can_show_progress():
        where = f": {path}" if path and outcome != FAILED else ""
        print_status(f"{counter} {entry.name}: {_result(outcome)}{where}")
    return outcome


def _write_report(
    arguments: Namespace, preferences: Preferences, entry: BatchStory, counter: str
) -> Outcome:
    """Read, compare and write one story.

    Raises:
        ReportError: the report cannot be written.
        ReviewError: the review cannot be read.

    """
    prefix = f"{counter} {entry.name}: "
    progress = partial(show_progress, prefix=prefix, quiet=arguments.quiet, delay=0)
    if path := _report_path(arguments, entry):
        check(path, overwrite=arguments.force)
    with progress("reading"):
        story = Sources((entry.source,), refresh=arguments.refresh).read()
    for problem in story.problems:
        print_error(f"{entry.name}: {problem.source}: {problem.cause}")
    if path:
        check(path, overwrite=arguments.force, sources=story.files)
    if why := why_not_comparable(story):
        return _fail(entry, why) if story.articles or not story.problems else FAILED
    with progress("comparing"):
        view = compare_story(arguments, story, preferences)
        if path:
            content = render_report(arguments, view)
            write(path, content, overwrite=arguments.force, sources=story.files)
    if note := omitted_rows(arguments, view):
        print_status(f"{entry.name}: {note}")
    differences = sum(finding.verdict not in AGREEING_VERDICTS for finding in view.findings)
    return Outcome(exit_code(view), differences)


def _fail(entry: BatchStory, why: str) -> Outcome:
    print_error(f"{entry.name}: {why}")
    return FAILED


def _report_path(arguments: Namespace, entry: BatchStory) -> Path | None:
    """Return the path of a story's report; None if no reports are written."""
    if arguments.template:
        from corpus.reports.template import ending_of

        ending = ending_of(arguments.template)
    else:
        ending = FORMATS[arguments.format].endings[0]
    return Path(arguments.output, f"{entry.name}{ending}") if arguments.output else None


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


# The stories of a batch: where each is, and the name of its report.

_ENDING = ".toml"
_NOT_MANIFESTS = (".review.toml", SETTINGS_FILE)
"""Endings of TOML files that are not manifests."""


@dataclass(frozen=True, slots=True)
class BatchStory:
    """A story by its manifest, or by the folder that holds its articles."""

    name: str
    """The name of its report without an ending: letters, digits, hyphens; unique in the batch."""
    source: str


def find_stories(sources: Iterable[str]) -> tuple[tuple[BatchStory, ...], tuple[SourceError, ...]]:
    """The stories in some sources, each once, and an error for each source without any.

    A source is a manifest, the folder of a story, a folder of such manifests and folders, or a
    pattern that they match.
    """
    stories: dict[Path, str] = {}
    faults: list[SourceError] = []
    for source in sources:
        try:
            for story in _stories_in(source):
                stories.setdefault(_manifest_or_folder(story), story)
        except SourceError as fault:
            faults.append(fault)
        except OSError as error:
            faults.append(SourceError(source, error_cause(error)))
    named = zip(_distinct([_name(path) for path in stories]), stories.values(), strict=True)
    return tuple(BatchStory(name, source) for name, source in named), tuple(faults)


def _stories_in(source: str) -> Sequence[str]:
    """The stories of one source, sorted by name; raises SourceError if there are none."""
    if is_pattern(source):
        return [one for one in matching_files(source) if _is_manifest(one)] or _none(source)
    if not is_folder(source):
        if not _is_manifest(source):
            raise SourceError(source, f"no story; name its {MANIFEST_FILE}, or a folder")
        return [source]
    if folder_holds(source, MANIFEST_FILE):
        return [source]
    return list(_inside(source)) or ([source] if _has_articles(source) else _none(source))


def _inside(folder: str) -> Iterator[str]:
    """The manifests directly in a folder, and the folders in it that are stories."""
    for path in sorted(Path(folder).iterdir()):
        inside = (PurePath(folder) / path.name).as_posix()
        if path.name.startswith("."):
            continue
        if is_folder(inside):
            if folder_holds(inside, MANIFEST_FILE) or _has_articles(inside):
                yield inside
        elif _is_manifest(inside):
            yield inside


def _none(source: str) -> Sequence[str]:
    raise SourceError(source, f"no story in it: neither a {MANIFEST_FILE} nor a folder of articles")


def _is_manifest(source: str) -> bool:
    return source.endswith(_ENDING) and not source.endswith(_NOT_MANIFESTS)


def _has_articles(folder: str) -> bool:
    try:
        return len(article_files(folder)) > 1
    except SourceError:
        return False


def _manifest_or_folder(source: str) -> Path:
    """The real path of a story's manifest or folder, however it was named."""
    path = Path(os.path.realpath(source))  # resolve() fails on a link to itself
    return (
        path / MANIFEST_FILE if is_folder(source) and folder_holds(source, MANIFEST_FILE) else path
    )


def _name(path: Path) -> str:
    """The name of a story: that of its folder or manifest."""
    return file_name(
        path.parent.name if path.name == MANIFEST_FILE else path.name.removesuffix(_ENDING)
    )


def _distinct(names: Iterable[str]) -> Iterator[str]:
    """The names, repeated ones with a number: "harbour", "harbour-2"."""
    taken: set[str] = set()
    for name in names:
        own, number = name, 1
        while own in taken:
            number += 1
            own = f"{name}-{number}"
        taken.add(own)
        yield own
