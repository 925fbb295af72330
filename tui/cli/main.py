"""The command line: find out what was asked before anything slow is imported."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from tui.cli.console import (
    INTERRUPTED,
    SAME,
    TROUBLE,
    StreamError,
    burst,
    complain,
    flush,
    is_on_screen,
)
from tui.cli.parse import parse

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from typing import NoReturn

    from tui.preferences import Preferences


def main(argv: Sequence[str] | None = None) -> int:
    """Run srcdiff; returns its exit code: 0 nothing differs, 1 something does, 2 trouble."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _answer(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except StreamError as error:
        complain(str(error))
        return TROUBLE
    except Exception as error:
        complain(burst(error, debug="--debug" in words))
        return TROUBLE


def _answer(words: Sequence[str]) -> int:
    try:
        asked = parse(words)
    except SystemExit as done:  # argparse has said what was asked for, or what is wrong
        flush()
        return done.code if isinstance(done.code, int) else SAME
    return _run(asked)


def _run(asked: Namespace) -> int:
    if asked.command == "init":
        from tui.cli.config_command import init

        return init(asked)
    if asked.command == "completion":
        from tui.cli.completion import completion

        return completion(asked)
    gc.disable()  # a report makes no circles; a dashboard collects once there is something to see
    from tui.preferences import SettingsError

    try:
        preferences = _preferences(asked)
        if asked.command == "config":
            from tui.cli.config_command import config

            return config(asked, preferences)
        return _compare(asked, preferences)
    except SettingsError as error:
        complain(str(error))
        return TROUBLE


def _compare(asked: Namespace, preferences: Preferences) -> int:
    if asked.each:
        from tui.cli.batch_command import each

        return each(asked, preferences)
    if asked.command not in ("report", "serve") and is_on_screen():
        from tui.cli.dashboard_command import dashboard

        return dashboard(asked, preferences)
    if asked.command == "serve":
        from tui.cli.serve_command import serve

        return serve(asked)
    from tui.cli.report_command import comparable, told

    story = told(asked)
    if not comparable(story):
        return TROUBLE
    from tui.cli.report_command import report

    return report(asked, story, preferences)


def _preferences(asked: Namespace) -> Preferences:
    from os import environ

    from tui.preferences import SINGLE_VALUES, load_preferences

    options = {name: getattr(asked, name, None) for name in SINGLE_VALUES}
    return load_preferences(options, environ)


# The process that the program runs in: gone as soon as all is said.


def process() -> NoReturn:
    """Run srcdiff and leave with its exit code, without taking its memory apart first.

    To free, value by value, what two long reports were made into takes a tenth of the whole run,
    and the system takes it back at once anyway. Nothing waits for the end of the process to be
    done: what is written is written, and no thread is at work on anything that is wanted.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or there is none
            continue
    os._exit(code)
