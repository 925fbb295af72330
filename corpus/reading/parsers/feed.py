"""The door for RSS and Atom: a list of reports, from which the reader chooses."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from corpus.reading import publication_date as dates
from corpus.reading.errors import UnreadableError
from corpus.reading.formats import using
from corpus.reading.parsed import Block, ParsedArticle, ParsedFeed
from corpus.reading.parsers.web_page import untagged
from corpus.reading.source import WEB

if TYPE_CHECKING:
    from feedparser import FeedParserDict as Entry

LIMIT = 10_000_000
"""Bytes of the largest feed."""
TAGS = 200_000
"""Of the largest feed, which take ten seconds; a feed of 100 reports has a thousand."""


def draft(data: bytes) -> ParsedFeed:
    """The reports of a feed: with their text where the feed holds it, else with their address."""
    if len(data) > LIMIT:
        raise UnreadableError(f"a feed larger than {LIMIT // 1_000_000} MB")
    if data.count(b"<") > TAGS:
        raise UnreadableError(f"a feed with more than {TAGS:,} tags")
    with using("feeds", "a feed"):
        import feedparser

        # Markup is taken out below, so it needs no cleaning, which takes most of the time.
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not found.entries:
            raise UnreadableError("a feed with no reports in it")
        outlet = untagged(found.feed.get("title", ""))[0]
        return ParsedFeed(tuple(_report(entry, outlet) for entry in found.entries), to_choose=True)


def _report(entry: Entry, outlet: str) -> ParsedArticle | UnreadableError:
    """One report; what the feed only sums up is on the page that it leads to."""
    link = entry.get("link", "")
    texts = [part.get("value", "") for part in entry.get("content", ())]
    if not texts and not WEB.fullmatch(link):
        texts = [entry.get("summary", "")]
    blocks = tuple(Block(line) for line in untagged("\n".join(texts)) if line.strip())
    headline = " ".join(untagged(entry.get("title", ""))).strip()
    if blocks and headline:
        blocks = (Block(headline, heading=True), *blocks)
    return ParsedArticle(
        blocks,
        headline=headline,
        byline=", ".join(one["name"] for one in entry.get("authors", ()) if one.get("name")),
        published=dates.parse(entry.get("published", "") or entry.get("updated", "")),
        outlet=entry.get("source", {}).get("title", "") or outlet,  # of a feed of many feeds
        url=link if WEB.fullmatch(link) else "",
    )
