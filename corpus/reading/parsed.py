"""What a parser makes of a source: an article, or a list of several, before any cleaning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corpus.reading.errors import SourceError, UnreadableError


class ParsedParagraph(NamedTuple):
    """A paragraph as the parser found it."""

    text: str
    heading: bool = False
    """Whether the source marks it as a heading."""
    caption: bool = False
    """Whether the source marks it as the caption of a picture."""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article's paragraphs, and what the source states about it, else empty."""

    paragraphs: tuple[ParsedParagraph, ...] = ()
    headline: str = ""
    byline: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """Several articles in one source: each parsed, or the reason why it cannot be."""

    entries: tuple[ParsedArticle | UnreadableError, ...]
    must_choose: bool = False
    """Whether the reader must choose one, as from a feed; otherwise all are read."""


class ChoiceError(SourceError):
    """A feed from which the reader must choose one report."""

    def __init__(self, source: str, listing: ParsedFeed) -> None:
        """Lists no reports in its message, which is one line, but keeps them."""
        count = len(listing.entries)
        super().__init__(
            source,
            f"a feed of {count:,} report{'s' * (count > 1)}; choose one, such as {source}#1"
            f" (srcdiff init -o - {source} lists them)",
        )
        self.feed = listing
