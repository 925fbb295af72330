"""The field in which a source is typed: it completes paths, and hands on what is pasted."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from tui.screens.source_input import completion


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
