"""What can be opened: recent comparisons, and two ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from corpus.stories.recents import Recent
from tui.commands.keymap import bindings_for, key_of
from tui.layout.glyphs import cut
from tui.screens.recent_entry import Listed

BEGINNINGS = {
    "files": (
        "Open reports",
        "open-reports",
        "files, folders, web addresses; or paste the text of one",
    ),
    "demo": ("Open the demo", "open-demo", "one meeting, as three invented outlets tell it"),
}
"""What can be begun with, by which command, and what it is."""


class Openings(OptionList):
    """A list of two rows each, the recent comparisons first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for({"next-passage": "cursor_down", "previous-passage": "cursor_up"})
    ]

    def __init__(self) -> None:
        super().__init__()
        self.listed: Sequence[Listed] = ()
        """The recent comparisons, once they have been read."""

    def recent(self, at: int | None) -> Recent | None:
        """The recent comparison with this number; None for what stands below them."""
        return self.listed[at].recent if at is not None and at < len(self.listed) else None

    def fill(self) -> None:
        """Draw every row anew, to the width; the cursor stays."""
        at, width = self.highlighted or 0, self.scrollable_content_region.width - 2
        self.clear_options()
        self.add_options(Option(listed.rows(width)) for listed in self.listed)
        if self.listed:
            self.add_option(None)
        for name, (title, command, what) in BEGINNINGS.items():
            key = key_of(self, command)
            below = Content.styled(cut(f"  {key}  {what}" if key else f"  {what}", width), "$quiet")
            row = Content.assemble(Content.styled(title, "bold"), "\n", below)
            self.add_option(Option(row, id=name))
        self.highlighted = min(at, len(self.options) - 1)
