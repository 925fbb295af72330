"""The parsers of web pages and of feeds.

Of a page, the article without what surrounds it. Of a feed, in RSS or Atom, a list of reports from
which the reader chooses.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from corpus.reading.encoding import decode
from corpus.reading.formats import optional_packages
from corpus.reading.metadata import is_site_furniture, person_names
from corpus.reading.outlet_names import strip_outlet
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError
from corpus.reading.parsers.asides import mark_asides, split_signature
from corpus.reading.parsers.markup import html_paragraphs, looks_like_html
from corpus.reading.parsers.plain_text import split_paragraphs
from corpus.reading.publication_date import parse_date, parse_moment
from corpus.reading.source import WEB_URL
from corpus.text_cleaning import clean_line

if TYPE_CHECKING:
    from feedparser import FeedParserDict as Entry
    from lxml.etree import _Element as Element
    from trafilatura.settings import Document

MAX_BYTES = 10_000_000
"""Size of the largest page or feed; most of the largest real pages is script."""
MAX_TAGS = 200_000
"""Tags of the largest page or feed that is read; it takes ten seconds.

Real pages have some thousands, a feed of 100 reports has a thousand.
"""

BREAKING_TAG = re.compile(
    r"</?(?:p|br|hr|div|h[1-6]|li|tr|blockquote|section|article)\b[^<>]*>", re.IGNORECASE
)
"""A tag at which a line ends."""
_INVISIBLE = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)

_HEAD = 1 << 12
"""Bytes at the start of a page in which its encoding is looked for."""
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)=[\"']?([\w-]+)", re.IGNORECASE
)
_MANY_ATTRIBUTES = re.compile(
    r"(<[a-z][\w:-]*)"
    r"(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?){300,}",
    re.IGNORECASE,
)
"""A tag with so many attributes that no page has it; comparing each with each would take hours."""
_EMPTY_LINE = re.compile(r"<br\b[^<>]{0,80}>(?:\s*<br\b[^<>]{0,80}>)+", re.IGNORECASE)
_CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\f\r"}
"""Visible pictures of control characters, which the HTML parser would silently drop."""
_JSON_HEADLINE = re.compile(r'"headline"\s*:\s*"((?:[^"\\]|\\.){10,300})"')
"""A headline in JSON-LD."""
_JSON_BODY = re.compile(r'"articleBody"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"')
"""The text in JSON-LD."""
_LEAST_SHOWN = 0.5
"""The least share of the words in its JSON-LD that a whole page shows.

If a page shows fewer, a script loads the rest, and the text in JSON-LD is taken.
"""
_APART = frozenset({"aside", "nav", "footer", "a"})
"""Elements that hold the pictures of other articles."""
_PARAGRAPH_TAGS = frozenset(
    {"p", "head", "list", "item", "quote", "table", "row", "code", "ab", "div"}
)
"""Elements of trafilatura's result that are paragraphs or hold some."""
_PUBLISHED = re.compile(
    r"""<meta\b[^<>]{0,300}?\b(?:property|name|itemprop)=["']?(?:article:published(?:_time)?|"""
    r"""date(?:published|pub)?|og:published_time|pubdate|publish-date|parsely-pub-date)["'][^<>]*>"""
    r"""|"datePublished"\s*:\s*"(?P<json>[^"]{10,40})\"""",
    re.IGNORECASE,
)
"""Where a page states when it was published, in its head or its JSON-LD."""
_CONTENT = re.compile(r"""\bcontent=["']([^"']{10,40})["']""", re.IGNORECASE)
_EXACT_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
"""Options for the day of publication: as the page states it, never guessed from its text."""


def parse(data: bytes) -> ParsedArticle:
    """Return the article on a page and the page's metadata.

    Raises UnreadableError where there is no article or the page is too large.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a page larger than {MAX_BYTES // 1_000_000} MB")
    declared = _CHARSET.search(data[:_HEAD])
    page = decode(data, declared[1].decode() if declared else "").translate(_CONTROL_PICTURES)
    if page.count("<") > MAX_TAGS:
        raise UnreadableError(f"a page with more than {MAX_TAGS:,} tags")
    page = _EMPTY_LINE.sub("<p>", _MANY_ATTRIBUTES.sub(r"\1", page))
    loggers = ("trafilatura", "htmldate", "courlan", "readability")
    with optional_packages("web", "a web page", *loggers):
        from trafilatura import bare_extraction
        from trafilatura.metadata import extract_metadata
        from trafilatura.utils import load_html

        tree = load_html(page)
        document = bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_EXACT_DATES,
        )
        in_json = _json_body(tree)
        if document is None and in_json:  # a script would show it
            document = extract_metadata(tree, date_config=_EXACT_DATES)
        if document is None or isinstance(document, dict):  # a dict only if asked for
            raise UnreadableError("no article was found on this page")
        every = () if document.body is None else _paragraphs(document.body)
        paragraphs = [each for each in every if each.text.strip()]
        # trafilatura reads JSON-LD too, but makes one paragraph of it; here the breaks are kept.
        is_flattened_json = len(paragraphs) == 1 < len(in_json)
        if is_flattened_json or _words(paragraphs) < _LEAST_SHOWN * _words(in_json):
            paragraphs = in_json
        if not paragraphs:
            raise UnreadableError("no article was found on this page")
        article = _article(document, tree, paragraphs)
        return replace(article, published_at=_moment(page, document.date))


def _words(paragraphs: Iterable[ParsedParagraph]) -> int:
    return sum(len(each.text.split()) for each in paragraphs)


def _json_body(tree: Element | None) -> list[ParsedParagraph]:
    """Return the paragraphs of the longest article that a page states in its JSON-LD."""
    bodies = [""]
    for script in tree.iter("script") if tree is not None else ():
        bodies += (_without_escapes(found[1]) for found in _JSON_BODY.finditer(script.text or ""))
    body = max(bodies, key=len)
    if looks_like_html(body):
        return html_paragraphs(body)
    return [ParsedParagraph(each) for each in split_paragraphs(body)]


def strip_tags(content: str) -> list[str]:
    """Return the lines of text in a piece of HTML, without tags, scripts and comments."""
    lines = BREAKING_TAG.sub("\n", _INVISIBLE.sub("", content).replace("\n", " ")).split("\n")
    return [html.unescape(_TAG.sub("", line)) for line in lines]


def _moment(page: str, day: str | None) -> datetime | None:
    """Return the moment of publication that a page states, or None.

    It must be on the day that was found: other articles that the page lists have dates too.
    """
    published = parse_date(day)
    for match in _PUBLISHED.finditer(page) if published else ():
        content = match["json"] or next(iter(_CONTENT.findall(match[0])), "")
        moment = parse_moment(content)
        if moment and moment.date() == published:
            return moment
    return None


def _captions(tree: Element | None) -> Iterator[str]:
    """Yield the captions of the article's pictures, which trafilatura leaves out."""
    for caption in tree.iter("figcaption") if tree is not None else ():
        if not any(one.tag in _APART for one in caption.iterancestors()):
            yield clean_line(" ".join(caption.itertext()))


def _article(
    document: Document, tree: Element | None, body: Iterable[ParsedParagraph]
) -> ParsedArticle:
    """Return an article with its headline first and its captions last, its asides marked."""
    outlet = _outlet(document)
    title = clean_line(_title(document, tree, outlet))
    headline = strip_outlet(title, outlet)
    names = (name.strip() for name in (document.author or "").split(";"))
    authors = [name for name in names if name and name.casefold() != outlet.casefold()]
    parts = [part for each in body for part in split_signature(each)]
    paragraphs = mark_asides(parts, tree, authors)
    if headline and (not paragraphs or clean_line(paragraphs[0].text) not in {headline, title}):
        paragraphs.insert(0, ParsedParagraph(headline, heading=True))
    text = "\n".join(clean_line(paragraph.text) for paragraph in paragraphs)
    captions = dict.fromkeys(_captions(tree))
    paragraphs += (ParsedParagraph(one, caption=True) for one in captions if one not in text)
    return ParsedArticle(
        tuple(paragraphs),
        headline=headline,
        byline=", ".join(filter(None, map(person_names, authors))),
        published=parse_date(document.date),
        outlet=outlet,
        url=document.url or "",
    )


def _title(document: Document, tree: Element | None, outlet: str) -> str:
    """Return the title of a page; if that only names the site or a section, its headline.

    As "Home", "Courier" or "Sport" do.
    """
    title = document.title or ""
    if tree is None or not is_site_furniture(title, outlet):
        return title
    scripts = (script.text or "" for script in tree.iter("script"))
    stated = [found[1] for script in scripts if (found := _JSON_HEADLINE.search(script))]
    headings = (" ".join(one.itertext()) for tag in ("h1", "h2") for one in tree.iter(tag))
    page_title = " ".join(one.text or "" for one in tree.iter("title"))
    candidates = [
        *map(_without_escapes, stated),
        page_title.rpartition(" | ")[0],
        *headings,
        page_title,
    ]
    return next(
        (one for each in candidates if not is_site_furniture(one := clean_line(each), outlet)),
        title,
    )


def _without_escapes(text: str) -> str:
    """Return a text of JSON without its escapes, and those of HTML in it; as it is if wrong."""
    try:
        return html.unescape(str(json.loads(f'"{text}"')))
    except ValueError:
        return text


def _outlet(document: Document) -> str:
    """Return the name that a page gives its site, else its host."""
    host = (document.hostname or "").removeprefix("www.")
    return clean_line(document.sitename or "") or host


def _paragraphs(element: Element) -> Iterator[ParsedParagraph]:
    """Yield the paragraphs inside an element of trafilatura's result."""
    run = [element.text or ""]
    for child in element:
        if child.tag == "row":
            yield ParsedParagraph("".join(run))
            cells = (clean_line("".join(cell.itertext())) for cell in child)
            yield ParsedParagraph(" | ".join(filter(None, cells)))
            run = []
        elif child.tag in _PARAGRAPH_TAGS:
            yield ParsedParagraph("".join(run))
            for paragraph in _paragraphs(child):
                yield ParsedParagraph(paragraph.text, paragraph.heading or child.tag == "head")
            run = []
        elif child.tag == "lb":
            run.append("\n")
        else:
            run.append("".join(child.itertext()))
        run.append(child.tail or "")
    yield ParsedParagraph("".join(run))


def parse_feed(data: bytes) -> ParsedFeed:
    """Return the reports of a feed, each with its text or, where it has none, its address.

    Raises UnreadableError where there are none or the feed is too large.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a feed larger than {MAX_BYTES // 1_000_000} MB")
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableError(f"a feed with more than {MAX_TAGS:,} tags")
    with optional_packages("feeds", "a feed"):
        import feedparser

        # strip_tags removes the markup, so the feed need not be sanitized, the slowest step.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not feed.entries:
            raise UnreadableError("a feed without reports")
        outlet = strip_tags(feed.feed.get("title", ""))[0]
        reports = tuple(_report(entry, outlet) for entry in feed.entries)
        return ParsedFeed(reports, must_choose=True)  # its reports are of different events


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
