"""The parser of XML articles: NITF, NewsML-G2 and NewsML 1 of the news agencies, and TEI.

Where each keeps what stands in `corpus/reading/fields.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.reading.fields import document_metadata, find_elements
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError
from corpus.reading.parsers.markup import (
    element_paragraphs,
    html_paragraphs,
    looks_like_html,
    parse_xml,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SECTIONS = {"nitf": "nitf", "newsml": "newsml-1", "tei": "tei", "tei.2": "tei", "teicorpus": "tei"}
"""The section of `fields.toml` for a document, by its outermost element; else NewsML-G2."""
_ITEMS = {
    "nitf": ("NITF", ("nitf",)),
    "newsml-g2": ("NewsML-G2", ("newsitem",)),
    "newsml-1": ("NewsML", ("newsitem",)),
    "tei": ("TEI", ("tei", "tei.2")),
}
"""What each is called, and the elements in it that are articles."""
_MAX_ARTICLES = 10_000


def parse(data: bytes) -> ParsedArticle | ParsedFeed:
    """Return the article in an XML document, or each of those in it that has a text.

    What lies elsewhere, such as a picture or a text that is only named, is left out. Raises
    UnreadableError where there is no text, or the document is broken or too large.
    """
    root = parse_xml(data, "an XML document")
    section = _SECTIONS.get(root.tag, "newsml-g2")
    name, tags = _ITEMS[section]
    items = [item for tag in tags for item in root.iter(tag)]
    found = [article for item in items for article in _articles(section, item)]
    if not found:
        raise UnreadableError(f"{name} without a text in it")
    if len(found) > _MAX_ARTICLES:
        raise UnreadableError(f"more than {_MAX_ARTICLES:,} articles")
    return found[0] if len(found) == 1 else ParsedFeed(tuple(found))


def _articles(section: str, item: Element) -> Iterator[ParsedArticle]:
    """Yield the article of an element; several where TEI divides its text into articles."""
    stated = document_metadata(section, item)
    divisions = item.findall(".//div[@type='article']") if section == "tei" else []
    if len(divisions) > 1:
        for division in divisions:
            head = division.find("head")
            title = " ".join("".join(head.itertext()).split()) if head is not None else ""
            yield from _with_text(replace(stated, headline=title), element_paragraphs(division))
        return
    if section == "nitf":
        yield from _with_text(stated, _nitf_paragraphs(item))
        return
    forms = map(_paragraphs, find_elements(section, "body", item))
    yield from _with_text(stated, next((form for form in forms if form), []))


def _with_text(stated: ParsedArticle, paragraphs: list[ParsedParagraph]) -> Iterator[ParsedArticle]:
    """Yield an article with its headline above its text; nothing where it has no text."""
    if any(not each.heading for each in paragraphs):
        opening = " ".join(paragraphs[0].text.split())
        if stated.headline and stated.headline != opening:
            paragraphs = [ParsedParagraph(stated.headline, heading=True), *paragraphs]
        yield replace(stated, paragraphs=tuple(paragraphs))


def _paragraphs(body: Element) -> list[ParsedParagraph]:
    """Return the paragraphs of one form of a text, which NewsML wraps in NITF or writes as HTML."""
    if (nitf := body.find(".//nitf")) is not None:
        return _nitf_paragraphs(nitf)
    text = body.text or ""
    if len(body) == 0 and looks_like_html(text):
        return html_paragraphs(text)
    return element_paragraphs(body)


def _nitf_paragraphs(nitf: Element) -> list[ParsedParagraph]:
    """Return the paragraphs of a text in NITF, and the credits below it."""
    parts = [*find_elements("nitf", "body", nitf), *find_elements("nitf", "credits", nitf)]
    return [paragraph for part in parts for paragraph in _paragraphs(part)]
