"""`srcdiff serve`: a web page whose every visit runs a dashboard of its own."""

from __future__ import annotations

import ipaddress
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from tui.cli.command_parsers import SERVE_WARNING
from tui.cli.console import (
    SAME,
    TROUBLE,
    print_error,
    print_problems,
    print_text,
    read_story,
)

SERVER_OPTIONS = ("--host", "--port")
"""Options for the server; all others are passed on to the dashboard."""


def serve(arguments: Namespace) -> int:
    """Serve the dashboard until Ctrl+C; returns the exit code."""
    if arguments.sources and print_problems(read_story(arguments)):
        return TROUBLE
    try:
        from tui.serving.server import run
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
        return ipaddress.ip_address(host.strip("[]")).is_loopback
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
