"""Style sheets, each by its path beside this file, and the colours of a text report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

COMPARE = Path(__file__).parent / "compare.tcss"
"""The Compare screen."""
PLAIN = Path(__file__).parent / "plain.tcss"
"""Every screen, if there are no colours or only the terminal's own."""
DIALOGS = Path(__file__).parent / "dialogs.tcss"
"""Dialogs."""
PALETTE = Path(__file__).parent / "palette.tcss"
"""The command palette."""
TABLES = Path(__file__).parent / "tables.tcss"
"""The lists and the brief."""
CHECK = Path(__file__).parent / "check.tcss"
"""Check, where one question is asked after another."""
START = Path(__file__).parent / "start.tcss"
"""The start screen, and the dialogs that choose files and sources."""

SHADES: Mapping[str, str] = {
    "heading": "1",  # bold
    "shared": "36",  # cyan, for sky blue
    "only-here": "33",  # yellow, for orange
    "differs": "1;35",  # magenta, for reddish purple
    "quiet": "2",  # faint
}
"""How a line of a text report looks on a terminal, by its role: SGR parameters (ECMA-48).

These are the terminal's own sixteen colours, in the hues of our themes: a report does not know its
background, and each terminal makes its own sixteen legible there.
"""
