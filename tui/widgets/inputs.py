"""One line that asks for words or a number, above the keys."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Label, Static

from corpus.text_cleaning import clean_lines
from tui.screens.source_input import completion

# What a dialog says of what was asked of it: what the keys do, or why it was refused.


class Answer(Static):
    """A line that looks otherwise when something was refused, also where there is no colour."""

    REFUSED = "✗ "

    def __init__(self) -> None:
        super().__init__(id="answer")

    def say(self, words: str | Content) -> None:
        """Say something that is no trouble."""
        self.remove_class("-refused")
        self.update(Content(words) if isinstance(words, str) else words)

    def refuse(self, why: str) -> None:
        """Say why something was not done."""
        self.add_class("-refused")
        self.update(Content(f"{self.REFUSED}{why}"))


# A field of one line, into which nothing that acts or hides can be pasted.


class Field(Input):
    """Words that are typed or pasted."""

    def _on_paste(self, event: events.Paste) -> None:
        """Show what is pasted as articles are shown; the field itself then takes one line of it."""
        event.text = clean_lines(event.text)


# The field in which a source is typed: it completes paths, and hands on what is pasted.


class Paths(Suggester):
    """Completes the name of a file or a folder."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path with the rest of its last name; a folder may be far away, so in a thread."""
        found = await asyncio.to_thread(completion, value)
        return found if found and found.isprintable() else None


class PathField(Input):
    """A path, a web address, a pattern; or text, which is no line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", show=False)]

    class Pasted(Message):
        """The reader pasted something."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self) -> None:
        super().__init__(
            placeholder="a path, a web address, a folder or a pattern",
            suggester=Paths(),
            id="path",
            compact=True,
        )

    def action_complete(self) -> None:
        """Take the rest of the path that is shown; where there is none, go on to the files."""
        if self._suggestion and self.cursor_at_end:
            self.action_cursor_right()
        else:
            self.screen.focus_next()

    def _on_paste(self, event: events.Paste) -> None:
        """Hand on what is pasted; the field itself takes one line and drops the rest."""
        event.prevent_default()
        event.stop()
        self.post_message(self.Pasted(event.text))


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
