"""One of several choices, in a set of them."""

from __future__ import annotations

from textual.widgets import RadioButton


class ChoiceButton(RadioButton):
    """Whether it is the one shows in its glyph, not in its colour alone."""

    BUTTON_LEFT, BUTTON_RIGHT = "(", ")"

    def on_mount(self) -> None:
        """Draw the first circle."""
        self._draw_circle()

    def watch_value(self) -> None:
        """Fill the circle, or empty it."""
        self._draw_circle()
        super().watch_value()

    def _draw_circle(self) -> None:
        self.BUTTON_INNER = "◉" if self.value else "◌"
        self.refresh()
