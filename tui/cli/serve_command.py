"""`srcdiff serve`: each page that is opened runs a dashboard of its own."""

from __future__ import annotations

import ipaddress
import os
import shlex
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from tui.cli.console import SAME, TROUBLE, complain, say

OWN = ("--host", "--port")
"""Options that are the server's, not the dashboard's."""


def serve(asked: Namespace) -> int:
    """Serve the dashboard until Ctrl+C; returns the exit code."""
    from tui.cli.report_command import comparable, told

    if asked.sources and not comparable(told(asked)):
        return TROUBLE
    try:
        from tui.serving.server import run
    except ImportError:
        from corpus.reading.formats import command

        complain(f"to serve the dashboard, add an extra: {command('serve')}")
        return TROUBLE
    if not is_loopback(asked.host):
        complain(
            f"warning: whoever can reach {asked.host} can read these articles here, "
            "and open and write files as you"
        )
    try:
        run(shell_line(dashboard(asked.words)), asked.host, asked.port, _say_where)
    except OSError as error:
        complain(f"cannot serve at {asked.host}, port {asked.port}: {error.strerror or error}")
        return TROUBLE
    return SAME


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def dashboard(words: Iterable[str]) -> list[str]:
    """The command that opens the dashboard as it was asked for."""
    # -P: what lies in the working folder is no part of the program.
    return [sys.executable, "-P", "-m", "tui", *_without(OWN, words)]


def shell_line(command: list[str]) -> str:
    """A command as one line for the shell, which takes each word as it is."""
    return subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)


def _without(options: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """The words but for some options and their values."""
    left = iter(words)
    for word in left:
        name, _, value = word.partition("=")
        if name not in options:
            yield word
        elif not value:
            next(left, None)
        if word == "--":
            yield from left


def _say_where(address: str) -> None:
    say(f"srcdiff is at {address} (Ctrl+C ends it)\n")
