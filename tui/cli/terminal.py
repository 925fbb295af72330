"""Which characters there are: those that the reader says, or that the surroundings have."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from tui.cli.console import is_served

# The keys, when standard input is a pipe or a file: an article perhaps, read by now.


def take_keys() -> None:
    """Let standard input lead to the terminal, where the dashboard looks for keys.

    Raises:
        OSError: there is no terminal.

    """
    if os.isatty(0) or is_served():
        return
    terminal = os.open("/dev/tty", os.O_RDWR)
    if terminal != 0:  # which it is where standard input was closed
        os.dup2(terminal, 0)
        os.close(terminal)


PYTHONS_OWN = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python makes of a locale without UTF-8, in its own environment."""


def on_screen(glyphs: str, environment: Mapping[str, str]) -> bool:
    """Whether the dashboard is to draw ASCII alone."""
    if glyphs != "auto":
        return glyphs == "ascii"
    if "TEXTUAL_DRIVER" in environment:  # in a browser, wherever the program runs
        return False
    console = environment.get("TERM") == "linux"  # whose fonts have few signs
    return console or not (_speaks_utf_8(environment) and _encoding(sys.__stderr__) == "utf-8")


def on_paper(glyphs: str, environment: Mapping[str, str]) -> bool:
    """Whether a report in text on standard output is to be ASCII alone.

    What goes to a file or a pipe is UTF-8 whatever the locale, unless ASCII was asked for.
    """
    if glyphs != "auto":
        return glyphs == "ascii"
    if _encoding(sys.stdout) == "ascii":
        return True
    return bool(sys.stdout) and sys.stdout.isatty() and on_screen(glyphs, environment)


def _encoding(stream: TextIO | None) -> str:
    try:
        return codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name
    except LookupError:
        return "ascii"


def _speaks_utf_8(environment: Mapping[str, str]) -> bool:
    """Whether the locale is one of UTF-8, or none was chosen: Python then takes UTF-8 too."""
    names = [environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    if sys.flags.utf8_mode and names[1] in PYTHONS_OWN:
        names[1] = ""
    locale = next(filter(None, names), "UTF-8")
    return "utf8" in locale.lower().replace("-", "")
