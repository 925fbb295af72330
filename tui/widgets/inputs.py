"""One line that asks for words or a number, above the keys."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Label

from tui.widgets.inputs import Field

Question = Literal["search", "passage", "note"]
LABELS: dict[Question, str] = {"search": " search ", "passage": " passage ", "note": " note "}


class Prompt(Horizontal):
    """Hidden until something is asked; Escape hides it again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    label = query_one(Label)
    field = query_one(Input)

    class Typed(Message):
        """What stands in the field has changed."""

        def __init__(self, question: Question, text: str) -> None:
            self.question = question
            self.text = text
            super().__init__()

    class Answered(Typed):
        """The reader pressed Enter."""

    class Closed(Message):
        """The reader pressed Escape."""

        def __init__(self, question: Question) -> None:
            self.question = question
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._question: Question = "search"

    def compose(self) -> ComposeResult:
        """What is asked, and the field."""
        yield Label()
        # What was typed ahead stands there before the focus is: it must not be selected then.
        yield Field(compact=True, select_on_focus=False)

    def ask(self, question: Question) -> None:
        """Show the line, empty, and take the keys."""
        self._question = question
        self.label.update(LABELS[question])
        self.field.value = ""
        self.add_class("-open")
        self.screen.set_focus(self.field)  # at once: the next keys may be here already

    def close(self) -> None:
        """Hide the line and give the keys back."""
        self.remove_class("-open")
        self.screen.set_focus(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is being typed."""
        event.stop()
        self.post_message(self.Typed(self._question, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Say what was typed."""
        event.stop()
        self.close()
        self.post_message(self.Answered(self._question, event.value))

    def action_close(self) -> None:
        """Ask no longer."""
        self.close()
        self.post_message(self.Closed(self._question))
