"""A list of choices in a dialog, of which one is selected."""

from __future__ import annotations

from textual.geometry import Offset
from textual.widgets import OptionList


class Choices(OptionList):
    """Textual's list, which also says where on the screen its selected row is."""

    @property
    def cursor_cell(self) -> Offset | None:
        """The cell at which the terminal's cursor stands; None if no row is selected."""
        if self.highlighted is None:
            return None
        self._update_lines()
        row = self._index_to_line.get(self.highlighted, 0) - self.scroll_offset.y
        return self.content_region.offset + Offset(0, row)
