"""What becomes of a source: an article or several, before any cleaning, or why there is none.

The message of an error is one line that is safe to print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from corpus.article import Role
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


class ParsedParagraph(NamedTuple):
    """A paragraph as the parser found it."""

    text: str
    heading: bool = False
    """Whether the source marks it as a heading."""
    caption: bool = False
    """Whether the source marks it as the caption of a picture."""
    aside: bool = False
    """Whether it is a link to another story, a credit or the like that stands in the text."""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article's paragraphs, and what the source states about it, else empty."""

    paragraphs: tuple[ParsedParagraph, ...] = ()
    headline: str = ""
    byline: str = ""
    published: date | None = None
    """The day; where empty, that of `published_at`."""
    published_at: datetime | None = None
    """The moment, where the source states it with its zone: see `publication_date.parse_moment`."""
    outlet: str = ""
    agency: str = ""
    """The news agency that the source names as the text's, in any of its names."""
    role: Role = "report"
    url: str = ""
    language: str = ""


class ParsedFeed(NamedTuple):
    """Several articles in one source: each parsed, or the reason why it cannot be."""

    entries: Sequence[ParsedArticle | UnreadableError]
    must_choose: bool = False
    """Whether the reader must choose one, as from a feed; otherwise all are read."""
    kind: str = "feed"
    """What it is called in a message."""

    @property
    def only_addresses(self) -> bool:
        """Whether no report has a text, so that the source is a list of addresses."""
        articles = [entry for entry in self.entries if isinstance(entry, ParsedArticle)]
        return bool(articles) and not any(article.paragraphs for article in articles)


class ChoiceError(SourceError):
    """A feed from which the reader must choose one report."""

    def __init__(self, source: str, listing: ParsedFeed) -> None:
        """Lists no reports in its message, which is one line, but keeps them."""
        count = len(listing.entries)
        super().__init__(
            source,
            f"a {listing.kind} of {count:,} report{'s' * (count > 1)}; choose one, such as"
            f" {source}#1 (srcdiff init -o - {source} lists them)",
        )
        self.feed = listing
