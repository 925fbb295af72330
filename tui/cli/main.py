"""The entry point: parse the arguments, then import and run only what was asked for."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from tui.cli.console import (
    INTERRUPTED,
    SAME,
    TROUBLE,
    StreamError,
    can_show_dashboard,
    describe_crash,
    flush,
    print_error,
)
from tui.cli.parse import parse

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from typing import NoReturn

    from tui.preferences import Preferences


def process() -> NoReturn:
    """Run srcdiff and end the process with its exit code, without freeing memory first.

    Freeing what two long reports were made into, value by value, takes a tenth of the whole run,
    and the system takes it back at once anyway. Everything wanted is written by then, and no
    thread is doing anything that is still needed.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or there is none
            continue
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run srcdiff; returns its exit code: 0 no differences, 1 differences, 2 trouble."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _parse_and_run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except StreamError as error:
        print_error(str(error))
        return TROUBLE
    except Exception as error:
        print_error(describe_crash(error, debug="--debug" in words))
        return TROUBLE


def _parse_and_run(words: Sequence[str]) -> int:
    try:
        arguments = parse(words)
    except SystemExit as done:  # argparse has printed the help, the version or what is wrong
        flush()
        return done.code if isinstance(done.code, int) else SAME
    return _run(arguments)


def _run(arguments: Namespace) -> int:
    if arguments.command == "completion":
        from tui.cli.shell_files import complete

        return complete(arguments)
    from corpus.file_writing import remove_leftovers

    remove_leftovers()
    if arguments.command == "init":
        from tui.cli.config_command import write_story_file

        return write_story_file(arguments)
    if arguments.command in ("group", "search", "reuse"):
        from tui.cli.archive_command import run

        return run(arguments)
    from tui import gc_control
    from tui.preferences import SettingsError

    gc_control.disable()  # a dashboard collects once there is something to see

    try:
        preferences = _load_preferences(arguments)
        if arguments.command == "config":
            from tui.cli.config_command import print_settings

            return print_settings(arguments, preferences)
        return _compare(arguments, preferences)
    except SettingsError as error:
        print_error(str(error))
        return TROUBLE


def _compare(arguments: Namespace, preferences: Preferences) -> int:
    if arguments.command in ("questions", "answer"):
        return _ask_or_answer(arguments, preferences)
    if arguments.each:
        from tui.cli.batch_command import write_reports

        return write_reports(arguments, preferences)
    if arguments.command == "serve":
        from tui.cli.dashboard_command import serve

        return serve(arguments)
    if arguments.command != "report" and can_show_dashboard():
        from tui.cli.dashboard_command import open_dashboard

        return open_dashboard(arguments, preferences)
    from tui.cli.console import print_problems, read_story

    # Imported only now: where the sources cannot be compared, nothing else is needed.
    if print_problems(story := read_story(arguments)):
        return TROUBLE
    from tui.cli.report_command import write_report

    return write_report(arguments, story, preferences)


def _ask_or_answer(arguments: Namespace, preferences: Preferences) -> int:
    from tui.cli.console import print_problems, read_story

    if print_problems(story := read_story(arguments)):
        return TROUBLE
    from tui.cli.questions_command import save_answers, write_questions

    if arguments.command == "answer":
        return save_answers(arguments, story)
    return write_questions(arguments, story, preferences)


def _load_preferences(arguments: Namespace) -> Preferences:
    from os import environ

    from tui.preferences import SINGLE_VALUES, load_preferences

    options = {name: getattr(arguments, name, None) for name in SINGLE_VALUES}
    return load_preferences(options, environ)
