"""From a source to its article, or to each of the articles that it holds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import BinaryIO

from corpus.article import Article
from corpus.reading import metadata, outlet_names
from corpus.reading.credits import agency_called, find_agency, stated_agency
from corpus.reading.encoding import decode
from corpus.reading.formats import detect_format, parser_for
from corpus.reading.parsed import (
    ChoiceError,
    ParsedArticle,
    ParsedFeed,
    ParsedParagraph,
    SourceError,
    UnreadableError,
)
from corpus.reading.parsers.plain_text import is_rule, split_paragraphs
from corpus.reading.source import PastedText, is_url, read_bytes, split_fragment
from corpus.text_cleaning import clean_line, has_words

MAX_CHARACTERS = 5_000_000
"""The longest text that is compared, in characters; the longest novels have three million."""
MAX_SENTENCES = 50_000
"""The longest text in sentences: it takes half a minute and 800 MB; long novels have 30,000."""

_STOPS = ".!?…。！？"
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s|[。！？]")
_HEAD = 1 << 12
"""Bytes of a text in which the names of columns are looked for."""
_COLUMN_SIGNS = re.compile(rb"[,;\t|]")
_MOST_WORDS = 3
"""The most words in the name of a column; a clause between two commas mostly has more."""
_TEXT_FORMATS = frozenset({"text", "Markdown", "HTML", "JSON", "CSV"})
"""Formats whose encoding a server may declare."""


@dataclass(frozen=True)
class RawSource:
    """The bytes of a source, and what is known about them from outside."""

    data: bytes
    name: str
    """Its extension may tell the format, its stem the outlet."""
    url: str = ""
    """Where it was found; empty for a file."""
    media_type: str = ""
    charset: str = ""

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes; found once, however many articles they hold."""
        return hashlib.sha256(self.data).hexdigest()


def read(
    source: str, *, folder: str = "", stdin: BinaryIO | None = None, refresh: bool = False
) -> Article:
    """Return the one article in a source, not yet cut into passages.

    Args:
        source: a path, a web address, or `-` for standard input.
        folder: where relative paths start; empty for the working folder.
        stdin: what to read for `-`, if not `sys.stdin`.
        refresh: whether to fetch a page again that is in the cache.

    Raises:
        SourceError: it cannot be read, or holds several articles.

    """
    first, *others = read_each(source, folder=folder, stdin=stdin, refresh=refresh)
    if others:
        number = len(others) + 1
        raise SourceError(source, f"{number:,} articles; choose one, such as {source}#1")
    if isinstance(first, SourceError):
        raise first
    return first


def read_each(
    source: str,
    *,
    folder: str = "",
    stdin: BinaryIO | None = None,
    refresh: bool = False,
    whole_feed: bool = False,
) -> Iterator[Article | SourceError]:
    """Yield every article in a source, at least one, or in its place why it cannot be read.

    Of several articles each is named by its number, `reports.jsonl#2`, and can be read by that
    name. With `whole_feed` every report of a feed is read; otherwise the reader must choose one.
    The other arguments are those of `read`.
    """
    whole, number = split_fragment(source, folder)
    try:
        raw = load_source(whole, folder, stdin, refresh=refresh)
        parsed = parse_source(raw)
        if isinstance(parsed, ParsedArticle):
            if number > 1 and not raw.url:
                raise UnreadableError(f"there is one article, not {number:,}")
            yield _build_article(source, raw, parsed)
            return
        if parsed.must_choose and not (number or whole_feed or _is_single_report(parsed)):
            yield ChoiceError(whole, parsed)
            return
        numbers = _wanted_numbers(parsed, number)
    except UnreadableError as error:
        yield SourceError(source, str(error))
        return
    for each in numbers:
        name = source if number else f"{whole}#{each}"
        try:
            entry = parsed.entries[each - 1]
            if not number and _has_only_address(entry) and not parsed.only_addresses:
                raise UnreadableError(f"only an address; read it as {name}")
            yield _read_entry(name, raw, entry, refresh=refresh)
        except UnreadableError as error:
            yield SourceError(name, str(error))


def read_record(
    source: str, data: bytes, parsed: ParsedArticle | ParsedFeed | None = None
) -> Article:
    """Return the one article in bytes that were read already, such as a line of JSON Lines.

    `parsed` is what a parser makes of them, if that is known. Raises UnreadableError.
    """
    raw = RawSource(data, "")
    parsed = parsed or parse_source(raw)
    if isinstance(parsed, ParsedFeed):
        raise UnreadableError("several articles where one is expected")
    return _build_article(source, raw, parsed)


def read_pasted(pasted: PastedText) -> Article | SourceError:
    """Return the article in a pasted text, or why there is none."""
    paragraphs = tuple(map(ParsedParagraph, split_paragraphs(pasted.text)))
    raw = RawSource(pasted.text.encode("utf-8", "replace"), pasted.name)
    try:
        return _build_article(pasted.name, raw, ParsedArticle(paragraphs, outlet=pasted.outlet))
    except UnreadableError as error:
        return SourceError(pasted.name, str(error))


def load_source(
    source: str,
    folder: str = "",
    stdin: BinaryIO | None = None,
    *,
    refresh: bool = False,
    listed_at: str = "",
) -> RawSource:
    """Return what is at a path, a web address or on standard input; raises UnreadableError.

    `listed_at` is the address of the feed that lists a web address; empty if the reader names it.
    """
    if not is_url(source):
        return RawSource(read_bytes(source, folder, stdin), source)
    from urllib.parse import urlsplit

    from corpus.reading.fetching import fetch_page

    page = fetch_page(source, refresh=refresh, listed_at=listed_at)
    return RawSource(page.data, urlsplit(page.url).path, page.url, page.media_type, page.charset)


def parse_source(raw: RawSource) -> ParsedArticle | ParsedFeed:
    """Return what the parser for its format makes of a source; raises UnreadableError."""
    if not raw.data.strip():
        raise UnreadableError("empty")
    format_ = detect_format(raw.name, raw.data, raw.media_type)
    if format_ == "text" and _is_table(raw.data[:_HEAD]):
        format_ = "CSV"
    parse = parser_for(format_)
    if raw.charset and format_ in _TEXT_FORMATS:
        return parse(decode(raw.data, raw.charset).encode())
    return parse(raw.data)


def _is_table(head: bytes) -> bool:
    """Whether a text begins as a table does; what that takes is imported if it may."""
    cells = _COLUMN_SIGNS.split(head.partition(b"\n")[0])
    if len(cells) < 2 or any(len(cell.split()) > _MOST_WORDS for cell in cells):
        return False
    from corpus.reading.parsers.records import opens_like_a_table

    return opens_like_a_table(head.decode("utf-8", "replace"))


def _has_only_address(entry: ParsedArticle | UnreadableError) -> bool:
    """Whether an article of several has nothing but the address of its page."""
    return isinstance(entry, ParsedArticle) and not entry.paragraphs and bool(entry.url)


def _is_single_report(feed: ParsedFeed) -> bool:
    """Whether a feed holds one report with its text, so that there is nothing to choose."""
    first = feed.entries[0] if len(feed.entries) == 1 else None
    return isinstance(first, ParsedArticle) and bool(first.paragraphs)


def _wanted_numbers(feed: ParsedFeed, number: int) -> Sequence[int]:
    """Return the numbers, from 1, of the articles to read: the one named or all."""
    total = len(feed.entries)
    if not total:
        raise UnreadableError("no article in it")
    if number > total:
        raise UnreadableError(f"there are {total:,} articles, not {number:,}")
    return [number] if number else range(1, total + 1)


def _read_entry(
    source: str, raw: RawSource, entry: ParsedArticle | UnreadableError, *, refresh: bool
) -> Article:
    """Return one article of several; if a feed gives only its address, from that page."""
    if isinstance(entry, UnreadableError):
        raise entry
    if entry.paragraphs or not entry.url:
        return _build_article(source, raw, entry)
    page = load_source(entry.url, refresh=refresh, listed_at=raw.url)
    parsed = parse_source(page)
    if isinstance(parsed, ParsedFeed):
        raise UnreadableError(f"{entry.url} is not an article")
    return _build_article(source, page, parsed)


def _build_article(source: str, raw: RawSource, parsed: ParsedArticle) -> Article:
    """Clean a parsed article and fill in what the source does not state, from text and name."""
    check_length([paragraph.text for paragraph in parsed.paragraphs])
    cleaned = _clean(parsed.paragraphs)
    texts = [paragraph.text for paragraph in cleaned]
    check_length(texts)  # invisible characters take more room once they are shown
    text = "\n\n".join(texts)
    if not has_words(text):
        raise UnreadableError("no words in it")
    title = clean_line(parsed.headline) or metadata.find_headline(texts)
    headline, outlet_in_title = outlet_names.split_title(title, raw.name)
    outlet = clean_line(parsed.outlet) or outlet_names.find_outlet(texts)
    published = parsed.published or (parsed.published_at and parsed.published_at.date())
    host = outlet_names.host_of(raw.url)
    named = outlet_in_title or host or outlet_names.outlet_from_filename(raw.name)
    if not parsed.outlet and agency_called(outlet) and outlet_names.is_own_outlet(named, outlet):
        outlet = ""  # the text ends in "AP", but it is the Tribune that printed it
    byline = clean_line(parsed.byline) or metadata.find_byline(texts)
    outlet = outlet or clean_line(named) or outlet_names.UNNAMED_OUTLET
    agency = stated_agency(clean_line(parsed.agency)) or find_agency(texts, byline)
    return Article(
        id=text_id(text),
        source=clean_line(source),
        outlet=outlet,
        text=text,
        sha256=raw.sha256,
        headline=headline,
        byline=byline,
        published=published or metadata.find_publication_date(texts),
        published_at=parsed.published_at,
        agency=agency or agency_called(outlet),
        role=parsed.role,
        url=clean_line(parsed.url) or clean_line(raw.url),
        language=_language_code(parsed.language),
        headings=frozenset(number for number, each in enumerate(cleaned, 1) if each.heading),
        set_apart=frozenset(n for n, each in enumerate(cleaned, 1) if each.caption or each.aside),
        asides=frozenset(number for number, each in enumerate(cleaned, 1) if each.aside),
    )


def _clean(paragraphs: Sequence[ParsedParagraph]) -> list[ParsedParagraph]:
    """Return the paragraphs in normal form, without those that are empty or only a drawn line."""
    found = []
    for each in paragraphs:
        text = clean_line(each.text)
        if text and not is_rule(text):
            found.append(each if text == each.text else each._replace(text=text))
    return found


def _language_code(stated: str) -> str:
    """Return the code of a stated language; "" where none is stated, to be detected later."""
    if not stated:
        return ""
    from corpus.language.languages import language_code

    return language_code(stated)


def check_length(paragraphs: Sequence[str]) -> None:
    """Raise UnreadableError for more than `MAX_CHARACTERS` or `MAX_SENTENCES`, by full stops.

    Time and memory of a comparison grow with both.
    """
    length = sum(map(len, paragraphs))
    if length > MAX_CHARACTERS:
        raise UnreadableError(f"longer than {MAX_CHARACTERS:,} characters")
    if length + len(paragraphs) < MAX_SENTENCES:
        return
    stops = sum(text.count(stop) for stop in _STOPS for text in paragraphs)
    if len(paragraphs) + stops < MAX_SENTENCES:
        return
    sentences = len(paragraphs) + sum(len(_SENTENCE_END.findall(text)) for text in paragraphs)
    if sentences > MAX_SENTENCES:
        raise UnreadableError(f"more than {MAX_SENTENCES:,} sentences")


def text_id(text: str) -> str:
    """Return an article's id: eight hexadecimal digits that depend on its text alone."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def with_distinct_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles in the same order, with no id or outlet twice.

    A second copy of a text gets `-2`, a second "AP" becomes "AP 2". Copies are numbered in the
    order of their sources' names, so the order in which the reader names them changes nothing.
    """
    order = sorted(range(len(articles)), key=lambda index: articles[index].source)
    ids = _distinct([articles[index].id for index in order], "-")
    outlets = _distinct([articles[index].outlet for index in order], " ")
    names = dict(zip(order, zip(ids, outlets, strict=True), strict=True))
    return tuple(
        replace(article, id=names[index][0], outlet=names[index][1])
        for index, article in enumerate(articles)
    )


def _distinct(names: Sequence[str], separator: str) -> list[str]:
    """Return the names, each later copy with the next free number, from 2 on."""
    taken, result = set(names), list[str]()
    for name in names:
        stem = name.removesuffix(" 1") if name == outlet_names.UNNAMED_OUTLET else name
        numbered = (f"{stem}{separator}{number}" for number in count(2))
        new = next(each for each in numbered if each not in taken) if name in result else name
        taken.add(new)
        result.append(new)
    return result
