"""What a dialog says of what was asked of it: what the keys do, or why it was refused."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


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
