"""Choices in dialogs, of which one is selected: a list of rows, or buttons side by side."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import OptionList, RadioButton, RadioSet


def row_cell(choices: OptionList) -> Offset | None:
    """Return the first cell of the selected row on the screen; None if no row is selected."""
    if choices.highlighted is None:
        return None
    choices._update_lines()
    row = choices._index_to_line.get(choices.highlighted, 0) - choices.scroll_offset.y
    return choices.content_region.offset + Offset(0, row)


class Choices(OptionList):
    """Textual's list, which also says where on the screen its selected row is."""

    @property
    def cursor_cell(self) -> Offset | None:
        """The cell at which the terminal's cursor stands; None if no row is selected."""
        return row_cell(self)


class ChoiceButton(RadioButton):
    """A radio button whose glyph shows its state, not its colour alone."""

    BUTTON_LEFT, BUTTON_RIGHT = "(", ")"

    def on_mount(self) -> None:
        """Draw the circle."""
        self._draw_circle()

    def watch_value(self) -> None:
        """Fill or empty the circle."""
        self._draw_circle()
        super().watch_value()

    def _draw_circle(self) -> None:
        self.BUTTON_INNER = "◉" if self.value else "◌"
        self.refresh()


class ChoiceRow(RadioSet):
    """Buttons of which the arrows press the next: no other key is needed to choose it."""

    # Enter is the dialog's: it does what the dialog is for, whatever has the focus.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.submit", "Submit", show=False)
    ]

    def choose(self, by: int) -> None:
        """Press the button so many places further; after the last comes the first."""
        buttons = list(self.query(ChoiceButton))
        at = (self.pressed_index + by) % len(buttons)
        self._selected = at
        buttons[at].value = True

    def action_next_button(self) -> None:
        """Press the next button; Textual also asks for the first one to be selected."""
        if self._selected is None:
            self._selected = max(0, self.pressed_index)
        else:
            self.choose(1)

    def action_previous_button(self) -> None:
        """Press the button before."""
        self.choose(-1)

    @property
    def cursor_cell(self) -> Offset | None:
        """The cell at which the terminal's cursor stands: the pressed button's first."""
        button = self.pressed_button
        return button.content_region.offset if button is not None else None
