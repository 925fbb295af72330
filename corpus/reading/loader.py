"""A source made into an article, or into each of those that it holds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import BinaryIO, NamedTuple

from corpus.model import Article
from corpus.reading import metadata
from corpus.reading.encoding import decode
from corpus.reading.errors import SourceError, UnreadableError
from corpus.reading.formats import detect_format, parser_for
from corpus.reading.metadata import UNNAMED_OUTLET, find_outlet
from corpus.reading.paragraphs import is_rule, split_paragraphs
from corpus.reading.parsed import ChoiceError, ParsedArticle, ParsedFeed, ParsedParagraph
from corpus.reading.source import PastedText, is_url, read_bytes, split_fragment
from corpus.text_cleaning import clean_line, has_words

# What lies at a source, and the door that opens it.


class RawSource(NamedTuple):
    """The bytes of a source, and what is said about them from outside."""

    data: bytes
    name: str
    """Whose ending may tell the format, and whose stem the outlet."""
    url: str = ""
    """Where it was found; empty for a file."""
    media: str = ""
    charset: str = ""


def load_source(
    source: str, folder: str = "", stdin: BinaryIO | None = None, *, refresh: bool = False
) -> RawSource:
    """What lies at a path, at a web address or on standard input; raises UnreadableError."""
    if not is_url(source):
        return RawSource(read_bytes(source, folder, stdin), source)
    from urllib.parse import urlsplit

    from corpus.reading import fetching

    answer = fetching.fetch_page(source, refresh=refresh)
    name = urlsplit(answer.url).path
    return RawSource(answer.data, name, answer.url, answer.media, answer.charset)


def parse_source(found: RawSource) -> ParsedArticle | ParsedFeed:
    """What the door for its format makes of it; raises UnreadableError."""
    if not found.data.strip():
        raise UnreadableError("empty")
    format_ = detect_format(found.name, found.data, found.media)
    open_ = parser_for(format_)
    if found.charset and format_ in _WRITTEN:
        return open_(decode(found.data, found.charset).encode())
    return open_(found.data)


_WRITTEN = frozenset({"text", "Markdown", "HTML", "JSON"})
"""Formats that are text, of which a server may tell the encoding."""


# What tells articles apart: an id from the text, an outlet's name that no other bears.


def text_id(text: str) -> str:
    """Eight hexadecimal digits that the text alone decides."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def with_distinct_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles in the same order, no two with the same id or the same outlet.

    A second copy of a text gets `-2`, a second "AP" is "AP 2". Copies are counted in the order of
    their sources' names, so the order in which the reader names them changes nothing.
    """
    order = sorted(range(len(articles)), key=lambda place: articles[place].source)
    ids = _distinct([articles[place].id for place in order], "-")
    outlets = _distinct([articles[place].outlet for place in order], " ")
    named = dict(zip(order, zip(ids, outlets, strict=True), strict=True))
    return tuple(
        replace(article, id=named[place][0], outlet=named[place][1])
        for place, article in enumerate(articles)
    )


def _distinct(names: Sequence[str], mark: str) -> list[str]:
    """Each name once: a later copy gets the next number, from 2 on, that makes a new name."""
    taken, seen = set(names), list[str]()
    for name in names:
        stem = name.removesuffix(" 1") if name == UNNAMED_OUTLET else name
        others = (f"{stem}{mark}{number}" for number in count(2))
        new = next(other for other in others if other not in taken) if name in seen else name
        taken.add(new)
        seen.append(new)
    return seen


# How long a text may be that is compared as a report: time and memory grow with it.

MAX_CHARACTERS = 5_000_000
"""Of the longest text; the longest novels have three million."""
MAX_SENTENCES = 50_000
"""Of the longest text, which take half a minute and 800 MB; the longest novels have 30,000."""

_MARKS = ".!?…。！？"
_STOP = re.compile(r"[.!?…][”’\"')\]]*\s|[。！？]")


def check_length(paragraphs: Sequence[str]) -> None:
    """Raise UnreadableError where no report is so long; sentences are counted by their stops."""
    length = sum(map(len, paragraphs))
    if length > MAX_CHARACTERS:
        raise UnreadableError(f"longer than {MAX_CHARACTERS:,} characters, which no report is")
    if (
        len(paragraphs) + sum(text.count(mark) for mark in _MARKS for text in paragraphs)
        < MAX_SENTENCES
    ):
        return
    sentences = len(paragraphs) + sum(len(_STOP.findall(text)) for text in paragraphs)
    if sentences > MAX_SENTENCES:
        raise UnreadableError(f"more than {MAX_SENTENCES:,} sentences, which no report has")


def read(
    source: str, *, folder: str = "", stdin: BinaryIO | None = None, refresh: bool = False
) -> Article:
    """The one article in a source: a path, taken from `folder` on, a web address, or `-`.

    Its passages are still to be found. With `refresh`, a page that was kept is fetched anew. Raises
    SourceError.
    """
    first, *others = read_each(source, folder=folder, stdin=stdin, refresh=refresh)
    if others:
        count = len(others) + 1
        raise SourceError(source, f"{count:,} articles; name one, such as {source}#1")
    if isinstance(first, SourceError):
        raise first
    return first


def read_each(
    source: str, *, folder: str = "", stdin: BinaryIO | None = None, refresh: bool = False
) -> Iterator[Article | SourceError]:
    """Every article in a source, or why it gives none: at least one of these.

    Of several each is called by its number, as `reports.jsonl#2`, and can be named so.
    """
    whole, number = split_fragment(source, folder)
    try:
        found = load_source(whole, folder, stdin, refresh=refresh)
        draft = parse_source(found)
        if isinstance(draft, ParsedArticle):
            if number > 1 and not found.url:
                raise UnreadableError(f"there is one article, not {number:,}")
            yield _article(source, found, draft)
            return
        if draft.must_choose and not number and not _is_plain(draft):
            yield ChoiceError(whole, draft)
            return
        places = _places(draft, number)
    except UnreadableError as error:
        yield SourceError(source, str(error))
        return
    for place in places:
        name = source if number else f"{whole}#{place}"
        try:
            yield _listed(name, found, draft.entries[place - 1], refresh=refresh)
        except UnreadableError as error:
            yield SourceError(name, str(error))


def read_pasted(pasted: PastedText) -> Article | SourceError:
    """The article that the reader pasted, or why there is none in it."""
    blocks = tuple(ParsedParagraph(paragraph) for paragraph in split_paragraphs(pasted.text))
    found = RawSource(pasted.text.encode("utf-8", "replace"), pasted.name)
    try:
        return _article(pasted.name, found, ParsedArticle(blocks, outlet=pasted.outlet))
    except UnreadableError as error:
        return SourceError(pasted.name, str(error))


def _is_plain(feed: ParsedFeed) -> bool:
    """Whether a feed holds one report, and its text: nobody is asked for a page unasked."""
    return (
        len(feed.entries) == 1
        and isinstance(one := feed.entries[0], ParsedArticle)
        and bool(one.paragraphs)
    )


def _places(listing: ParsedFeed, number: int) -> Sequence[int]:
    """The numbers of the articles that are meant, from 1."""
    count = len(listing.entries)
    if not count:
        raise UnreadableError("no article in it")
    if number > count:
        raise UnreadableError(f"there are {count:,} articles, not {number:,}")
    return [number] if number else range(1, count + 1)


def _listed(
    source: str, found: RawSource, entry: ParsedArticle | UnreadableError, *, refresh: bool
) -> Article:
    """An article of several; where only its address is given, the page that lies there."""
    if isinstance(entry, UnreadableError):
        raise entry
    if entry.paragraphs or not entry.url:
        return _article(source, found, entry)
    page = load_source(entry.url, refresh=refresh)
    draft = parse_source(page)
    if isinstance(draft, ParsedFeed):
        raise UnreadableError(f"{entry.url} is no article")
    return _article(source, page, draft)


def _article(source: str, found: RawSource, draft: ParsedArticle) -> Article:
    check_length([block.text for block in draft.paragraphs])
    blocks = _cleaned(draft.paragraphs)
    paragraphs = [block.text for block in blocks]
    check_length(paragraphs)  # what is invisible takes more room when it is shown
    text = "\n\n".join(paragraphs)
    if not has_words(text):
        raise UnreadableError("no words in it")
    title = clean_line(draft.headline) or metadata.find_headline(paragraphs)
    headline, site = metadata.split_title(title, found.name)
    stated = clean_line(draft.outlet) or find_outlet(paragraphs)
    named = metadata.host_of(found.url) or metadata.outlet_from_filename(found.name)
    return Article(
        id=text_id(text),
        source=clean_line(source),
        outlet=stated or site or clean_line(named) or metadata.UNNAMED_OUTLET,
        text=text,
        sha256=hashlib.sha256(found.data).hexdigest(),
        headline=headline,
        byline=clean_line(draft.byline) or metadata.find_byline(paragraphs),
        published=draft.published or metadata.find_publication_date(paragraphs),
        url=clean_line(draft.url) or clean_line(found.url),
        language=_stated(draft.language),
        headings=frozenset(number for number, block in enumerate(blocks, 1) if block.heading),
        captions=frozenset(number for number, block in enumerate(blocks, 1) if block.caption),
    )


def _stated(language: str) -> str:
    """The code of the language that a source states; what states none is asked by its words."""
    if not language:
        return ""
    from corpus.language.languages import language_code

    return language_code(language)


def _cleaned(blocks: tuple[ParsedParagraph, ...]) -> list[ParsedParagraph]:
    """The blocks in their normal form; what holds nothing, or only a drawn line, is gone."""
    cleaned = (block._replace(text=clean_line(block.text)) for block in blocks)
    return [block for block in cleaned if block.text and not is_rule(block.text)]
