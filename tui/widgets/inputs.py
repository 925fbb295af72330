"""Text fields, the prompt above the key hints, and the lists and message line of dialogs."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Offset
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Label, OptionList, Static

from corpus.text_cleaning import clean_lines


class MessageLine(Static):
    """The last line of a dialog: its key hints, or why something was refused.

    A refusal is marked with a glyph too, for screens without colours.
    """

    REFUSED = "✗ "

    def __init__(self) -> None:
        super().__init__(id="message")

    def say(self, words: str | Content) -> None:
        """Show a message or the key hints."""
        self.remove_class("-refused")
        self.update(Content(words) if isinstance(words, str) else words)

    def refuse(self, why: str) -> None:
        """Show why something was not done."""
        self.add_class("-refused")
        self.update(Content(f"{self.REFUSED}{why}"))


class Field(Input):
    """A field of one line; control characters in pasted text are made visible."""

    def _on_paste(self, event: events.Paste) -> None:
        """Clean pasted text as articles are cleaned; the field then keeps its first line."""
        event.text = clean_lines(event.text)


Question = Literal["search", "point", "note"]
LABELS: dict[Question, str] = {
    "search": " search ",
    "point": " point (p5: paragraph 5) ",
    "note": " note ",
}
"""What stands before the field; a point is named by its number, or as p5, the fifth paragraph."""


class Prompt(Horizontal):
    """A labelled field above the key hints: hidden until needed, and again after Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    label = query_one(Label)
    field = query_one(Input)

    class Typed(Message):
        """The text in the field has changed."""

        def __init__(self, question: Question, text: str) -> None:
            self.question = question
            self.text = text
            super().__init__()

    class Answered(Typed):
        """Enter was pressed; it holds the same, the text as it was then."""

    class Closed(Message):
        """Escape was pressed."""

        def __init__(self, question: Question) -> None:
            self.question = question
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._question: Question = "search"

    def compose(self) -> ComposeResult:
        """The label and the field."""
        yield Label()
        # Keys typed ahead arrive before the focus, and must not be selected by it.
        yield Field(compact=True, select_on_focus=False)

    def ask(self, question: Question) -> None:
        """Show the empty field and focus it; to empty it posts `Typed` if it held something."""
        self._question = question
        self.label.update(LABELS[question])
        self.field.value = ""
        self.add_class("-open")
        self.screen.set_focus(self.field)  # at once: the next keys may have arrived

    def close(self) -> None:
        """Hide the field and return the keys to the screen."""
        self.remove_class("-open")
        self.screen.set_focus(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report what is being typed."""
        event.stop()
        self.post_message(self.Typed(self._question, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Report what was typed."""
        event.stop()
        self.close()
        self.post_message(self.Answered(self._question, event.value))

    def action_close(self) -> None:
        """Close without an answer."""
        self.close()
        self.post_message(self.Closed(self._question))


def row_cell(choices: OptionList) -> Offset | None:
    """Return the first cell of the selected row on the screen; None if no row is selected.

    Textual keeps the line of each row, but has no public way to ask for it.
    """
    if choices.highlighted is None:
        return None
    choices._update_lines()
    row = choices._index_to_line.get(choices.highlighted, 0) - choices.scroll_offset.y
    return choices.content_region.offset + Offset(0, row)


class Choices(OptionList):
    """Textual's list, which also says where its selected row is, for screen readers."""

    @property
    def cursor_cell(self) -> Offset | None:
        """The cell at which the terminal's cursor stands; None if no row is selected."""
        return row_cell(self)
