"""`srcdiff SOURCE ...` and `srcdiff serve`: the dashboard in a terminal, or in a browser."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from corpus.archive import is_archive
from corpus.stories.story import Sources, needs_another
from tui.background_job import Job
from tui.cli.command_parsers import SERVE_WARNING
from tui.cli.console import (
    SAME,
    TROUBLE,
    named_sources,
    print_error,
    print_problems,
    print_text,
    read_story,
)

TYPE_CHECKING = False  # `typing` would cost a tenth of the time to the first text
if TYPE_CHECKING:
    from corpus.stories.story import Story
    from tui.preferences import Preferences

PATIENCE = 0.4
"""Seconds that reading may take before a screen is shown that says so."""


def open_dashboard(arguments: Namespace, preferences: Preferences) -> int:
    """Show the sources side by side, or the start screen if none is named; returns the exit code.

    Sources that are read quickly are checked before the screen is drawn; slow ones are read behind
    the start screen. To a single article it asks for another.
    """
    archive = named_archive(arguments)
    sources = Sources() if archive else named_sources(arguments, keep_stdin=True)
    job = Job(sources.read) if sources.named else None
    is_read = job is not None and job.wait(PATIENCE)
    is_alone = job is not None and is_read and needs_another(job.result())
    if job and is_read and not is_alone and print_problems(job.result()):
        return TROUBLE
    from dataclasses import replace
    from os import environ

    import platformdirs

    from tui.app import Srcdiff
    from tui.cli.console import attach_keyboard, screen_needs_ascii

    try:
        attach_keyboard()
    except OSError:
        print_error("no terminal to read keys from; srcdiff report works without one")
        return TROUBLE
    if screen_needs_ascii(preferences.glyphs, environ):
        preferences = replace(preferences, glyphs="ascii")
    app = Srcdiff(
        job.result() if job and is_read and not is_alone else job,
        preferences,
        sources,
        watch=arguments.watch,
        review=partial(_review_path, arguments),
    )
    app.archive = archive
    app.state = platformdirs.user_state_path("srcdiff")
    app.run()
    if job is None or job.is_abandoned or not job.wait(0):
        return app.return_code or SAME
    story = job.result()
    if needs_another(story):
        if app.return_code == TROUBLE:  # no other was chosen
            print_problems(story)
        return app.return_code or SAME
    unreadable = not is_read and print_problems(story)
    return app.return_code or (TROUBLE if unreadable or story.problems else SAME)


def named_archive(arguments: Namespace) -> Path | None:
    """Return the archive that is the only source, or None."""
    one = arguments.sources[0] if len(arguments.sources) == 1 else ""
    return Path(one) if one and is_archive(one) else None


def _review_path(arguments: Namespace, story: Story) -> Path | None:
    """Return the review file: the one named, or the story's own; None with --no-review."""
    if arguments.review == "":
        return None
    from corpus.review import review_path

    return review_path(story, arguments.review)


SERVER_OPTIONS = ("--host", "--port")
"""Options for the server; all others are passed on to the dashboard."""


def serve(arguments: Namespace) -> int:
    """Serve the dashboard until Ctrl+C; returns the exit code."""
    if arguments.sources and print_problems(read_story(arguments)):
        return TROUBLE
    try:
        from tui.serving import run
    except ImportError:
        from corpus.reading.formats import install_command

        print_error(f"srcdiff serve needs an extra: {install_command('serve')}")
        return TROUBLE
    if not is_loopback(arguments.host):
        print_error(
            f"warning: other machines can reach {arguments.host}, and what they send and get is "
            "not encrypted"
        )
    try:
        run(dashboard_command(arguments.words), arguments.host, arguments.port, _print_address)
    except OSError as error:
        where = f"{arguments.host}, port {arguments.port}"
        print_error(f"cannot serve at {where}: {error.strerror or error}")
        return TROUBLE
    return SAME


def is_loopback(host: str) -> bool:
    """Return whether an address can be reached from this machine only."""
    try:
        from ipaddress import ip_address

        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def dashboard_command(words: Iterable[str]) -> list[str]:
    """Return the command that opens the dashboard with the arguments of `srcdiff serve`."""
    # -P: modules in the working folder must not shadow the program's.
    return [sys.executable, "-P", "-m", "tui", *_without(SERVER_OPTIONS, words)]


def _without(options: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """Yield the words but for some options and their values."""
    left = iter(words)
    for word in left:
        name, _, value = word.partition("=")
        if name not in options:
            yield word
        elif not value:
            next(left, None)
        if word == "--":
            yield from left


def _print_address(address: str) -> None:
    print_text(f"Serving srcdiff at {address} (Ctrl+C to stop)\n{SERVE_WARNING}\n")
