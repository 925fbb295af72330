"""Why a source gives no article: errors whose message is one line that is safe to print."""

from __future__ import annotations

from corpus.text_cleaning import clean_line


class UnreadableError(ValueError):
    """A cause, raised where the name of the source is not known."""


class MissingError(UnreadableError):
    """There is no such file."""


class SourceError(Exception):
    """A source that gives no article: its name and the cause, both cleaned."""

    def __init__(self, source: str, cause: str) -> None:
        self.source, self.cause = clean_line(source), clean_line(cause)
        super().__init__(f"{self.source}: {self.cause}")
