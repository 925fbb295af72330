"""Style sheets and themes: the path of each sheet, beside this file."""

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
