"""Style sheets and themes."""

from pathlib import Path

SHEETS = sorted(Path(__file__).parent.glob("*.tcss"))
"""Every style sheet, found beside this file wherever the program is installed."""
