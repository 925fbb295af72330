"""The text report in colour, where a terminal shows it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from corpus.reports.text import Line
from styles.ansi import SHADES


def wants_colour(choice: str, environment: Mapping[str, str]) -> bool:
    """Whether standard output is to be in colour, by `--color` (always, never, auto).

    With auto, NO_COLOR forbids and FORCE_COLOR demands it (no-color.org, force-color.org); else it
    is for terminals that are not dumb.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return bool(sys.stdout and sys.stdout.isatty()) and environment.get("TERM") != "dumb"


def painted(lines: Iterable[str]) -> bytes:
    """Lines in the colours of their roles, each of which ends with its line, as a pager needs it.

    But for the colours, they are the bytes of the plain report.
    """
    return "".join(f"{_painted(line)}\n" for line in lines).encode("utf-8", "backslashreplace")


def _painted(line: str) -> str:
    if not isinstance(line, Line) or line.role not in SHADES:
        return line
    words = line.lstrip(" ")
    return f"{' ' * (len(line) - len(words))}\x1b[{SHADES[line.role]}m{words}\x1b[0m"
