"""The door for web pages: the article on a page, without what stands around it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.reading import metadata
from corpus.reading import publication_date as dates
from corpus.reading.encoding import decode
from corpus.reading.errors import UnreadableError
from corpus.reading.formats import optional_packages
from corpus.reading.parsed import ParsedArticle, ParsedParagraph
from corpus.text_cleaning import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from trafilatura.settings import Document

# Pieces of HTML inside other formats: their words, without the tags.

BREAKING_TAG = re.compile(
    r"</?(?:p|br|hr|div|h[1-6]|li|tr|blockquote|section|article)\b[^<>]*>", re.IGNORECASE
)
"""A tag at which a line ends."""

_UNSEEN = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)


def strip_tags(content: str) -> list[str]:
    """The lines that are left of HTML once its tags are taken out, never obeyed."""
    lines = BREAKING_TAG.sub("\n", _UNSEEN.sub("", content).replace("\n", " ")).split("\n")
    return [html.unescape(_TAG.sub("", line)) for line in lines]


MAX_BYTES = 10_000_000
"""Bytes of the largest page that is taken apart; of the largest real ones, most is script."""

MAX_TAGS = 200_000
"""Tags of the largest page, which take ten seconds; real ones have some thousands."""

_HEAD = 1 << 12
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)=[\"']?([\w-]+)", re.IGNORECASE
)
_EMPTY_LINE = re.compile(r"<br\b[^<>]{0,80}>(?:\s*<br\b[^<>]{0,80}>)+", re.IGNORECASE)
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\f\r"}
"""Of control characters, which the parser would drop unseen."""
_CAPTION = "<figcaption"
_ASIDE = frozenset({"aside", "nav", "footer", "a"})
"""Where pictures of other articles stand."""
_PARTED = frozenset({"p", "head", "list", "item", "quote", "table", "row", "code", "ab", "div"})
_EXACT_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
"""The day of publication where the page states one, never one guessed from its text."""


def parse(data: bytes) -> ParsedArticle:
    """The paragraphs of the article on a page, and what the page says about it."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a page larger than {MAX_BYTES // 1_000_000} MB")
    declared = _CHARSET.search(data[:_HEAD])
    html = decode(data, declared[1].decode() if declared else "").translate(_PICTURES)
    if html.count("<") > MAX_TAGS:
        raise UnreadableError(f"a page with more than {MAX_TAGS:,} tags")
    html = _EMPTY_LINE.sub("<p>", html)
    with optional_packages(
        "web", "a web page", "trafilatura", "htmldate", "courlan", "readability"
    ):
        from trafilatura import bare_extraction
        from trafilatura.utils import load_html

        captions = tuple(_captions(load_html(html))) if _CAPTION in html else ()
        found = bare_extraction(
            html,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_EXACT_DATES,
        )
        if found is None or isinstance(found, dict) or found.body is None:
            raise UnreadableError("no article was found on this page")
        return _draft(found, captions)


def _captions(page: Element | None) -> Iterator[str]:
    """What stands under the pictures of an article, which the extraction leaves out."""
    for caption in page.iter("figcaption") if page is not None else ():
        if not any(one.tag in _ASIDE for one in caption.iterancestors()):
            yield clean_line(" ".join(caption.itertext()))


def _draft(found: Document, captions: Iterable[str]) -> ParsedArticle:
    site = _site(found)
    title = clean_line(found.title or "")
    headline = metadata.strip_outlet(title, site)
    blocks = [block for block in _blocks(found.body) if block.text.strip()]
    if headline and (not blocks or clean_line(blocks[0].text) not in {headline, title}):
        blocks.insert(0, ParsedParagraph(headline, heading=True))
    told = "\n".join(clean_line(block.text) for block in blocks)
    others = (caption for caption in dict.fromkeys(captions) if caption not in told)
    blocks += (ParsedParagraph(caption, caption=True) for caption in others)
    return ParsedArticle(
        tuple(blocks),
        headline=headline,
        byline=", ".join(filter(None, (name.strip() for name in (found.author or "").split(";")))),
        published=dates.parse_date(found.date),
        outlet=site,
        url=found.url or "",
    )


def _site(found: Document) -> str:
    """Who published the page: the name it gives itself, else its host's."""
    host = (found.hostname or "").removeprefix("www.")
    return clean_line(found.sitename or "") or host


def _blocks(element: Element) -> Iterator[ParsedParagraph]:
    """The paragraphs inside an element of what the extraction left of the page."""
    run = [element.text or ""]
    for child in element:
        if child.tag == "row":
            yield ParsedParagraph("".join(run))
            cells = (clean_line("".join(cell.itertext())) for cell in child)
            yield ParsedParagraph(" | ".join(filter(None, cells)))
            run = []
        elif child.tag in _PARTED:
            yield ParsedParagraph("".join(run))
            for block in _blocks(child):
                yield ParsedParagraph(block.text, block.heading or child.tag == "head")
            run = []
        elif child.tag == "lb":
            run.append("\n")
        else:
            run.append("".join(child.itertext()))
        run.append(child.tail or "")
    yield ParsedParagraph("".join(run))
