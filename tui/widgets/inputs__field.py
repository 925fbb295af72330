"""A field of one line, into which nothing that acts or hides can be pasted."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from corpus.text_cleaning import lines


class Field(Input):
    """Words that are typed or pasted."""

    def _on_paste(self, event: events.Paste) -> None:
        """Show what is pasted as articles are shown; the field itself then takes one line of it."""
        event.text = lines(event.text)
