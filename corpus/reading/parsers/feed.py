"""The parser of RSS and Atom feeds: a list of reports from which the reader chooses."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from corpus.reading.formats import optional_packages
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError
from corpus.reading.parsers.web_page import strip_tags
from corpus.reading.publication_date import parse_date, parse_moment
from corpus.reading.source import WEB_URL

if TYPE_CHECKING:
    from feedparser import FeedParserDict as Entry

MAX_BYTES = 10_000_000
"""Size of the largest feed."""
MAX_TAGS = 200_000
"""Tags of the largest feed, which take ten seconds; a feed of 100 reports has a thousand."""


def parse(data: bytes) -> ParsedFeed:
    """Return the reports of a feed, each with its text or, where it has none, its address.

    Raises UnreadableError where there are none or the feed is too large.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a feed larger than {MAX_BYTES // 1_000_000} MB")
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableError(f"a feed with more than {MAX_TAGS:,} tags")
    with optional_packages("feeds", "a feed"):
        import feedparser

        # strip_tags removes the markup, so the feed need not be sanitized, which takes longest.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not feed.entries:
            raise UnreadableError("a feed without reports")
        outlet = strip_tags(feed.feed.get("title", ""))[0]
        reports = tuple(_report(entry, outlet) for entry in feed.entries)
        return ParsedFeed(reports, must_choose=True)


def _report(entry: Entry, outlet: str) -> ParsedArticle:
    """Return one report; a summary is its text only where there is no page to read instead."""
    link = entry.get("link", "")
    texts = [part.get("value", "") for part in entry.get("content", ())]
    if not texts and not WEB_URL.fullmatch(link):
        texts = [entry.get("summary", "")]
    lines = (line for line in strip_tags("\n".join(texts)) if line.strip())
    paragraphs = tuple(map(ParsedParagraph, lines))
    published = entry.get("published", "") or entry.get("updated", "")
    headline = " ".join(strip_tags(entry.get("title", ""))).strip()
    if paragraphs and headline:
        paragraphs = (ParsedParagraph(headline, heading=True), *paragraphs)
    return ParsedArticle(
        paragraphs,
        headline=headline,
        byline=", ".join(one["name"] for one in entry.get("authors", ()) if one.get("name")),
        published=parse_date(published),
        published_at=parse_moment(published),
        outlet=entry.get("source", {}).get("title", "") or outlet,  # in a feed made of other feeds
        url=link if WEB_URL.fullmatch(link) else "",
    )
