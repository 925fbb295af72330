"""What goes wrong on the way from a source to an article: one line, safe to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.text_cleaning import line

if TYPE_CHECKING:
    from corpus.reading.errors__draft import Listing


class UnreadableError(ValueError):
    """A cause, raised where the source's name is not known."""


class MissingError(UnreadableError):
    """Nothing is there."""


class SourceError(Exception):
    """A source that gives no article, and the cause."""

    def __init__(self, source: str, cause: str) -> None:
        self.source, self.cause = line(source), line(cause)
        super().__init__(f"{self.source}: {self.cause}")


class ChoiceError(SourceError):
    """A source of several articles, of which the reader is to name one."""

    def __init__(self, source: str, listing: Listing) -> None:
        count = len(listing.entries)
        super().__init__(
            source,
            f"a feed of {count:,} report{'s' * (count > 1)}; name one, such as {source}#1"
            f" (srcdiff init -o - {source} lists them)",
        )
        self.listing = listing
