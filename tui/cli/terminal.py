"""What the terminal can do: whether it shows more than ASCII, and where its keys come from."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from tui.cli.console import is_served

_SET_BY_PYTHON = ("C.UTF-8", "C.utf8", "UTF-8")
"""Values that Python itself puts into LC_CTYPE where the locale has no UTF-8 (PEP 538)."""


def attach_keyboard() -> None:
    """Make standard input the terminal, where the dashboard reads keys.

    It may be a pipe or a file, such as an article that has been read by now.

    Raises:
        OSError: there is no terminal.

    """
    if os.isatty(0) or is_served():
        return
    terminal = os.open("/dev/tty", os.O_RDWR)
    if terminal != 0:  # it is 0 if standard input was closed
        os.dup2(terminal, 0)
        os.close(terminal)


def screen_needs_ascii(glyphs: str, environment: Mapping[str, str]) -> bool:
    """Return whether the dashboard must draw ASCII only; `glyphs` is auto, unicode or ascii."""
    if glyphs != "auto":
        return glyphs == "ascii"
    if "TEXTUAL_DRIVER" in environment:  # shown in a browser, wherever the program runs
        return False
    is_console = environment.get("TERM") == "linux"  # its fonts have few glyphs
    return is_console or not (
        _locale_is_utf_8(environment) and _encoding(sys.__stderr__) == "utf-8"
    )


def report_needs_ascii(glyphs: str, environment: Mapping[str, str]) -> bool:
    """Return whether a text report on standard output must be ASCII only.

    A file or a pipe gets UTF-8 whatever the locale, unless ASCII was asked for.
    """
    if glyphs != "auto":
        return glyphs == "ascii"
    if _encoding(sys.stdout) == "ascii":
        return True
    return bool(sys.stdout) and sys.stdout.isatty() and screen_needs_ascii(glyphs, environment)


def _encoding(stream: TextIO | None) -> str:
    try:
        return codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name
    except LookupError:
        return "ascii"


def _locale_is_utf_8(environment: Mapping[str, str]) -> bool:
    """Return whether the locale uses UTF-8, or none is set: Python then uses UTF-8 too."""
    names = [environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    if sys.flags.utf8_mode and names[1] in _SET_BY_PYTHON:
        names[1] = ""
    locale = next(filter(None, names), "UTF-8")
    return "utf8" in locale.lower().replace("-", "")
