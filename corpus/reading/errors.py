"""What goes wrong on the way from a source to an article: one line, safe to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corpus.text_cleaning import clean_line


class UnreadableError(ValueError):
    """A cause, raised where the source's name is not known."""


class MissingError(UnreadableError):
    """Nothing is there."""


class SourceError(Exception):
    """A source that gives no article, and the cause."""

    def __init__(self, source: str, cause: str) -> None:
        self.source, self.cause = clean_line(source), clean_line(cause)
        super().__init__(f"{self.source}: {self.cause}")


class ChoiceError(SourceError):
    """A source of several articles, of which the reader is to name one."""

    def __init__(self, source: str, listing: ParsedFeed) -> None:
        count = len(listing.entries)
        super().__init__(
            source,
            f"a feed of {count:,} report{'s' * (count > 1)}; name one, such as {source}#1"
            f" (srcdiff init -o - {source} lists them)",
        )
        self.listing = listing


# What a door makes of a source: its paragraphs, and what the source itself says about them.


class Block(NamedTuple):
    """A paragraph, not yet cleaned."""

    text: str
    heading: bool = False
    """Whether the source marks it as a heading."""
    caption: bool = False
    """Whether the source marks it as what stands under a picture."""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article before it is cleaned and named; empty where the source does not say."""

    blocks: tuple[Block, ...] = ()
    headline: str = ""
    byline: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """Several articles in one source: each a draft, or the cause why it gives none."""

    entries: tuple[ParsedArticle | UnreadableError, ...]
    to_choose: bool = False
    """Whether the reader is to name one, as of a feed, and does not mean them all."""
