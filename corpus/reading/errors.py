"""What goes wrong on the way from a source to an article: one line, safe to print."""

from __future__ import annotations

from corpus.reading.cleaning import line


class UnreadableError(ValueError):
    """A cause, raised where the source's name is not known."""


class MissingError(UnreadableError):
    """Nothing is there."""


class SourceError(Exception):
    """A source that gives no article, and the cause."""

    def __init__(self, source: str, cause: str) -> None:
        self.source, self.cause = line(source), line(cause)
        super().__init__(f"{self.source}: {self.cause}")
