"""The colours of a text report: the terminal's own sixteen, in the hues of our themes.

A report does not know its background; each terminal makes its own sixteen legible there.
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
"""SGR parameters (ECMA-48) by the role of a line."""
