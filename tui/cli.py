"""The command line: find out what was asked before anything slow is imported."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tui.arguments import parse
from tui.exits import INTERRUPTED, SAME, TROUBLE
from tui.streams import StreamError, burst, complain, flush, is_on_screen

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from corpus.settings import Settings
    from corpus.story import Story


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
        from tui.init import init

        return init(asked)
    gc.disable()  # a report makes no circles; a dashboard collects once there is something to see
    from corpus.settings import SettingsError

    try:
        settings = _settings(asked)
        if asked.command == "config":
            from tui.config import config

            return config(asked, settings)
        return _compare(asked, settings)
    except SettingsError as error:
        complain(str(error))
        return TROUBLE


def _compare(asked: Namespace, settings: Settings) -> int:
    if asked.each:
        from tui.each import each

        return each(asked, settings)
    from tui.reading import fault, told

    story = told(asked)
    for problem in story.problems:
        complain(f"{problem.source}: {problem.cause}")
    if lacking := fault(story):
        complain(lacking)
        return TROUBLE
    if asked.command == "serve":
        from tui.serving.serve import serve

        return serve(asked)
    if asked.command != "report" and is_on_screen():
        return _dashboard(asked, story, settings)
    from tui.report import report

    return report(asked, story, settings)


def _settings(asked: Namespace) -> Settings:
    from os import environ

    from corpus.settings import load
    from corpus.settings.values import READERS

    return load({name: getattr(asked, name, None) for name in READERS}, environ)


def _review_at(asked: Namespace, story: Story) -> Path | None:
    """The file of the review: as named, or the story's own; None where none is wanted."""
    if asked.review == "":
        return None
    from corpus.review import review_path

    return Path(asked.review) if asked.review else review_path(story)


def _dashboard(asked: Namespace, story: Story, settings: Settings) -> int:
    from dataclasses import replace
    from os import environ

    from tui.app import Srcdiff
    from tui.keyboard import take_keys
    from tui.reading import story_of
    from tui.repertoire import on_screen

    try:
        take_keys()
    except OSError:
        complain("there is no terminal to read keys from; srcdiff report needs none")
        return TROUBLE
    if on_screen(settings.glyphs, environ):
        settings = replace(settings, glyphs="ascii")
    again = None if "-" in getattr(asked, "sources", ()) else partial(story_of, asked)
    watch = asked.watch and again is not None
    app = Srcdiff(story, settings, again, watch=watch, review=partial(_review_at, asked, story))
    app.run()
    return app.return_code or (TROUBLE if story.problems else SAME)
