"""The door for RSS and Atom: a list of reports, from which the reader chooses."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from corpus.reading import publication_date as dates
from corpus.reading.errors import UnreadableError
from corpus.reading.formats import optional_packages
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph
from corpus.reading.parsers.web_page import strip_tags
from corpus.reading.source import WEB_URL

if TYPE_CHECKING:
    from feedparser import FeedParserDict as Entry

MAX_BYTES = 10_000_000
"""Bytes of the largest feed."""
MAX_TAGS = 200_000
"""Of the largest feed, which take ten seconds; a feed of 100 reports has a thousand."""


def parse(data: bytes) -> ParsedFeed:
    """The reports of a feed: with their text where the feed holds it, else with their address."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a feed larger than {MAX_BYTES // 1_000_000} MB")
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableError(f"a feed with more than {MAX_TAGS:,} tags")
    with optional_packages("feeds", "a feed"):
        import feedparser

        # Markup is taken out below, so it needs no cleaning, which takes most of the time.
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not found.entries:
            raise UnreadableError("a feed with no reports in it")
        outlet = strip_tags(found.feed.get("title", ""))[0]
        return ParsedFeed(
            tuple(_report(entry, outlet) for entry in found.entries), must_choose=True
        )


def _report(entry: Entry, outlet: str) -> ParsedArticle | UnreadableError:
    """One report; what the feed only sums up is on the page that it leads to."""
    link = entry.get("link", "")
    texts = [part.get("value", "") for part in entry.get("content", ())]
    if not texts and not WEB_URL.fullmatch(link):
        texts = [entry.get("summary", "")]
    blocks = tuple(ParsedParagraph(line) for line in strip_tags("\n".join(texts)) if line.strip())
    headline = " ".join(strip_tags(entry.get("title", ""))).strip()
    if blocks and headline:
        blocks = (ParsedParagraph(headline, heading=True), *blocks)
    return ParsedArticle(
        blocks,
        headline=headline,
        byline=", ".join(one["name"] for one in entry.get("authors", ()) if one.get("name")),
        published=dates.parse_date(entry.get("published", "") or entry.get("updated", "")),
        outlet=entry.get("source", {}).get("title", "") or outlet,  # of a feed of many feeds
        url=link if WEB_URL.fullmatch(link) else "",
    )
