"""Colours for text that scrolls by: the sixteen whose shade the reader's own terminal decides.

The hues are those of our themes: a report does not know on what ground it will stand, and each
terminal makes its own sixteen legible there.
"""

from __future__ import annotations

from collections.abc import Mapping

SHADES: Mapping[str, str] = {
    "heading": "1",  # bold
    "shared": "36",  # cyan, for sky blue
    "only-here": "33",  # yellow, for orange
    "differs": "1;35",  # magenta, for reddish purple
    "quiet": "2",  # faint
}
"""What to ask a terminal for, by the role of a line (the numbers of SGR, ECMA-48)."""
