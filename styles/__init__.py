"""Style sheets and themes."""

from pathlib import Path

COMPARE = Path(__file__).parent / "compare.tcss"
"""For the main screen; found beside this file wherever the program is installed."""
PLAIN = Path(__file__).parent / "plain.tcss"
"""For every screen where colours are the terminal's own, or there are none."""
DIALOGS = Path(__file__).parent / "dialogs.tcss"
"""For what opens over it."""
PALETTE = Path(__file__).parent / "palette.tcss"
"""For the command palette."""
TABLES = Path(__file__).parent / "tables.tcss"
"""For the lists of findings and points."""
START = Path(__file__).parent / "start.tcss"
"""For the screens that open and take away sources."""
