"""The parsers of what says where each part of an article stands: JSON, tables and XML.

JSON and JSON Lines, ninjs, exports of databases, CSV and TSV; NITF, NewsML-G2 and NewsML 1 of the
news agencies, and TEI. `corpus/reading/fields.toml` lists the keys, columns and elements.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from corpus.reading.encoding import decode
from corpus.reading.fields import (
    document_metadata,
    find_elements,
    normalized_key,
    record_keys,
    record_metadata,
)
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError
from corpus.reading.parsers.markup import (
    element_paragraphs,
    html_paragraphs,
    looks_like_html,
    parse_xml,
)
from corpus.reading.parsers.plain_text import split_paragraphs

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_ADDRESSES = 20
"""Records of a list of addresses that are all read from there, as those of a manifest are."""

_MAX_ARTICLES = 10_000
"""Articles in one source."""
_MAX_NESTING = 4
"""Objects around a list of articles."""
_NINJS_KEYS = frozenset(
    {"pubstatus", "versioncreated", "representationtype", "headlines", "bodies"}
)
"""Keys that only ninjs has, where the headline is printed with the text."""

_OTHER_ROLES = frozenset(
    {"lead", "lede", "summary", "abstract", "short", "teaser", "caption", "description", "note"}
)
"""Roles of bodies of ninjs 2 that are not the whole article."""

_DELIMITERS = ",;\t|"
_EXCEL_DELIMITER = "sep="
"""How a table for Excel may begin: the line `sep=;`."""
_COLUMN_NAME = re.compile(r"[\w.-]{1,30}(?: [\w.-]{1,20}){0,2}")
"""A column's name in a table that is known by its names alone."""
_SHOWN_COLUMNS = 6


def parse(data: bytes) -> ParsedArticle | ParsedFeed:
    """Return the article in an object of JSON, or those in a list or in lines of objects.

    An object has a text or a list `paragraphs`, or at least an address. Raises UnreadableError
    where the JSON is broken or holds no article.
    """
    text = decode(data)
    try:
        value = _load(text)
    except UnreadableError as error:
        lines = text.strip().split("\n")
        if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
            raise
        try:
            _load(lines[0])
        except UnreadableError:
            raise error from None
        return _listing(_line_articles(lines), len(lines))
    if isinstance(value, Mapping):
        listed = _listed_articles(value)
        if listed is None:
            article = _article(_unwrapped(value))
            return article if article.paragraphs else _listing([article], 1)
        value = listed
    if not isinstance(value, list):
        raise UnreadableError("no article in it: neither an object nor a list of objects")
    return _listing(map(_article_or_error, value), len(value))


def parse_table(data: bytes) -> ParsedFeed:
    """Return the articles in the rows of a table, which has a row of names above them.

    Raises UnreadableError where no column has a text or an address, or the table is broken.
    """
    text = decode(data)
    delimiter = ""
    if text[:4].lower() == _EXCEL_DELIMITER:
        first, _, text = text.partition("\n")
        delimiter = first[4:5]
    names, *rows = _rows(text, delimiter or _delimiter(text))
    keys = [normalized_key(name) for name in names]
    if {*record_keys("text"), *record_keys("url")}.isdisjoint(keys):
        shown = ", ".join(names[:_SHOWN_COLUMNS]) + ", …" * (len(names) > _SHOWN_COLUMNS)
        raise UnreadableError(f"a table without a column of texts or addresses; it has {shown}")
    is_text_last = keys[-1] in record_keys("text")
    sign = delimiter or _delimiter(text)
    entries = (_row_article(names, row, sign if is_text_last else "") for row in rows)
    return _listing(entries, len(rows))


def _row_article(
    names: Sequence[str], row: Sequence[str], joined_by: str
) -> ParsedArticle | UnreadableError:
    """Return the article in a row.

    A text in the last column may have the sign that divides columns in it, `joined_by`: then it
    is whole. In another column nobody knows which cells belong together.
    """
    extra = row[len(names) :]
    if joined_by:
        row = [*row[: len(names) - 1], joined_by.join(row[len(names) - 1 :])]
    elif any(cell.strip() for cell in extra):
        return UnreadableError(f"a row of {len(row)} cells below {len(names)} columns")
    return _article_or_error({k: v for k, v in zip(names, row, strict=False) if v.strip()})


def opens_like_a_table(text: str) -> bool:
    r"""Whether a text begins with the names of columns, one of them of texts or addresses.

    >>> opens_like_a_table("id,title,text\n1,Closed,The bridge"), opens_like_a_table("Text, it is")
    (True, False)
    """
    head, _, rest = text.lstrip("\ufeff").partition("\n")
    names = [name.strip(' "\r') for name in head.split(_delimiter(head))]
    if len(names) < 2 or not rest.strip() or not all(map(_COLUMN_NAME.fullmatch, names)):
        return False
    keys = {normalized_key(name) for name in names}
    contents = {*record_keys("text"), *record_keys("url")}
    known = contents.union(*map(record_keys, ("headline", "published", "outlet", "language")))
    return not contents.isdisjoint(keys) and len(known & keys) > 1


def _listing(entries: Iterable[ParsedArticle | UnreadableError], number: int) -> ParsedFeed:
    """Return the articles of a list; from many addresses without any text one is to be chosen."""
    if number > _MAX_ARTICLES:
        raise UnreadableError(f"more than {_MAX_ARTICLES:,} articles")
    listing = ParsedFeed(tuple(entries), kind="list")
    return listing._replace(must_choose=listing.only_addresses and number > MAX_ADDRESSES)


def _line_articles(lines: Sequence[str]) -> Iterator[ParsedArticle | UnreadableError]:
    """Yield the article of each line that is not empty."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _article_or_error(_load(line))
            except UnreadableError as error:
                yield UnreadableError(str(error).replace("line 1", f"line {number}", 1))


def _load(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        said = error.msg.removesuffix(" starting at")
        raise UnreadableError(f"{where}: {said[:1].lower()}{said[1:]}") from None
    except RecursionError:
        raise UnreadableError("nested too deeply") from None
    except ValueError:  # Python refuses to read more than 4,300 digits
        raise UnreadableError("a number with too many digits") from None


def _delimiter(text: str) -> str:
    """Return the sign between the columns, by the first line that has any."""
    head = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows of a table that hold anything, the names of the columns first.

    Quotation marks are part of the text where they enclose no cells, and every row is whole
    without them.
    """

    def read(quoting: Literal[0, 3], *, strict: bool = False) -> list[list[str]]:
        lines = io.StringIO(text, newline="")
        reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=strict)
        return [row for row in reader if any(cell.strip() for cell in row)]

    try:
        rows: list[list[str]] = []
        with suppress(csv.Error):
            rows = read(csv.QUOTE_MINIMAL, strict=True)
            if _is_even(rows):
                return rows
        plain = read(csv.QUOTE_NONE)
        rows = plain if _is_even(plain) else rows or read(csv.QUOTE_MINIMAL, strict=True)
    except csv.Error as error:
        raise UnreadableError(f"a table that cannot be read: {error}") from None
    if not rows:
        raise UnreadableError("a table without rows")
    return rows


def _is_even(rows: Sequence[Sequence[str]]) -> bool:
    """Whether there are rows, and all have as many cells."""
    return bool(rows) and all(len(row) == len(rows[0]) for row in rows)


def _unwrapped(table: Mapping[object, object]) -> Mapping[object, object]:
    """Return an object, or the one inside that is all it holds: `{"1437": {"info": {…}}}`."""
    for _ in range(_MAX_NESTING):
        (value, *others) = table.values() if table else [None]
        if others or not isinstance(value, Mapping):
            break
        table = value
    return table


def _listed_articles(table: Mapping[object, object], depth: int = 0) -> list[object] | None:
    """Return the list of articles in an object, or in one inside it; None where it has none.

    An object with a text of its own is an article, whatever it lists.
    """
    table = _unwrapped(table)
    values = {normalized_key(key): value for key, value in table.items()}
    if depth > _MAX_NESTING or _paragraphs(values):
        return None
    for key in record_keys("list"):
        value = values.get(key)
        if isinstance(value, list):
            return value
        if isinstance(value, Mapping):
            inner = _listed_articles(value, depth + 1)
            if inner is not None:
                return inner
    return None


def _article_or_error(value: object) -> ParsedArticle | UnreadableError:
    try:
        if not isinstance(value, Mapping):
            raise UnreadableError("not an object with a text")
        return _article(value)
    except UnreadableError as error:
        return error


def _article(table: Mapping[object, object]) -> ParsedArticle:
    """Return the article of a record; without paragraphs where it gives only an address."""
    values = {normalized_key(key): value for key, value in table.items()}
    stated, paragraphs = record_metadata(table), _paragraphs(values)
    if not paragraphs and not stated.url:
        raise UnreadableError("it has neither a text nor paragraphs")
    is_ninjs = not _NINJS_KEYS.isdisjoint(values)
    if is_ninjs and paragraphs and stated.headline not in {"", paragraphs[0].text.strip()}:
        paragraphs = [ParsedParagraph(stated.headline, heading=True), *paragraphs]
    return replace(stated, paragraphs=tuple(paragraphs))


def _paragraphs(values: Mapping[str, object]) -> list[ParsedParagraph]:
    """Return the paragraphs of a record, whose keys are normalized; none where it has no text."""
    listed = values.get("paragraphs")
    if isinstance(listed, list):
        return [ParsedParagraph(each) for each in listed if isinstance(each, str)]
    for key in record_keys("text"):
        value = values.get(key)
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            return [ParsedParagraph(each) for each in value]
        text = _text(value)
        if text.strip():
            return (
                html_paragraphs(text)
                if looks_like_html(text)
                else [ParsedParagraph(each) for each in split_paragraphs(text)]
            )
    return []


def _text(value: object) -> str:
    """Return a text, or the best of the bodies that ninjs 2 lists; "" for anything else.

    A lead or a summary is none, unless there is nothing else. Of several forms of the text that
    with markup shows where its paragraphs end.
    """
    if isinstance(value, str):
        return value
    bodies = [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
    bodies = [one for one in bodies if one.get("role") not in _OTHER_ROLES] or bodies
    texts = [text for one in bodies if isinstance(text := one.get("value"), str) and text.strip()]
    return next(filter(looks_like_html, texts), texts[0] if texts else "")


_SECTIONS = {"nitf": "nitf", "newsml": "newsml-1", "tei": "tei", "tei.2": "tei", "teicorpus": "tei"}
"""The section of `fields.toml` for a document, by its outermost element; else NewsML-G2."""
_ITEMS = {
    "nitf": ("NITF", ("nitf",)),
    "newsml-g2": ("NewsML-G2", ("newsitem",)),
    "newsml-1": ("NewsML", ("newsitem",)),
    "tei": ("TEI", ("tei", "tei.2")),
}
"""What each is called, and the elements in it that are articles."""


def parse_xml_articles(data: bytes) -> ParsedArticle | ParsedFeed:
    """Return the article in an XML document, or each of those in it that has a text.

    What lies elsewhere, such as a picture or a text that is only named, is left out. Raises
    UnreadableError where there is no text, or the document is broken or too large.
    """
    root = parse_xml(data, "an XML document")
    section = _SECTIONS.get(root.tag, "newsml-g2")
    name, tags = _ITEMS[section]
    items = [item for tag in tags for item in root.iter(tag)]
    found = [article for item in items for article in _element_articles(section, item)]
    if not found:
        raise UnreadableError(f"{name} without a text in it")
    if len(found) > _MAX_ARTICLES:
        raise UnreadableError(f"more than {_MAX_ARTICLES:,} articles")
    return found[0] if len(found) == 1 else ParsedFeed(tuple(found))


def _element_articles(section: str, item: Element) -> Iterator[ParsedArticle]:
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
    forms = map(_body_paragraphs, find_elements(section, "body", item))
    yield from _with_text(stated, next((form for form in forms if form), []))


def _with_text(stated: ParsedArticle, paragraphs: list[ParsedParagraph]) -> Iterator[ParsedArticle]:
    """Yield an article with its headline above its text; nothing where it has no text."""
    if any(not each.heading for each in paragraphs):
        opening = " ".join(paragraphs[0].text.split())
        if stated.headline and stated.headline != opening:
            paragraphs = [ParsedParagraph(stated.headline, heading=True), *paragraphs]
        yield replace(stated, paragraphs=tuple(paragraphs))


def _body_paragraphs(body: Element) -> list[ParsedParagraph]:
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
    return [paragraph for part in parts for paragraph in _body_paragraphs(part)]
