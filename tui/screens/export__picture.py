"""What is on the screen, as an SVG picture that needs no network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

ENDING = ".svg"

_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def picture(app: App[None], title: str) -> str:
    """The screen as it is now; the same screen gives the same picture."""
    drawn = app.export_screenshot(title=title)
    own_fonts = _FONT_FACE.sub("", drawn)  # theirs would be fetched by whoever opens it
    return own_fonts.replace("<svg ", '<svg xml:space="preserve" ', 1)
