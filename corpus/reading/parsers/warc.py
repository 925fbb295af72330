"""The parsers of archived pages: WARC, as crawlers write it, and MHTML, as browsers do."""

from __future__ import annotations

import email
import email.policy
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from email.message import Message
from typing import TYPE_CHECKING, NamedTuple, overload

from corpus.reading.encoding import decode
from corpus.reading.formats import optional_packages
from corpus.reading.outlet_names import host_of
from corpus.reading.parsed import ParsedArticle, ParsedFeed, UnreadableError
from corpus.reading.parsers import web_page
from corpus.reading.responses import decompress
from corpus.reading.source import WEB_URL

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders

MAX_UNPACKED = 200_000_000
"""Bytes of an unpacked archive; pages are packed to a fifth."""

_MAX_PAGES = 10_000
_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def parse(data: bytes) -> ParsedFeed:
    """Return the pages of an archive, in its order: what a server sent as HTML, without an error.

    A page is only taken apart when it is asked for. Raises UnreadableError where there is none, or
    the archive cannot be read at all.
    """
    with optional_packages("warc", "a WARC archive", "warcio"):
        pages = _Pages(list(_pages(_unpacked(data) if data.startswith(_GZIP) else data)))
    if not pages:
        raise UnreadableError("a WARC archive without a web page")
    if len(pages) > _MAX_PAGES:
        raise UnreadableError(f"more than {_MAX_PAGES:,} web pages")
    return ParsedFeed(pages, kind="archive")


def parse_mhtml(data: bytes) -> ParsedArticle:
    """Return the article on the page that a browser saved as MHTML; raises UnreadableError."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in _PAGE_TYPES:
            content = part.get_payload(decode=True)
            address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location"))
            url = address.strip() if WEB_URL.fullmatch(address.strip()) else ""
            page = _Page(bytes(content or b""), url, part.get_content_charset() or "").article()
            if isinstance(page, UnreadableError):
                raise page
            return page
    raise UnreadableError("MHTML without a web page")


class _Page(NamedTuple):
    """A page as it lies in an archive."""

    data: bytes
    url: str
    charset: str
    damage: str = ""
    """Why it cannot be read."""

    def article(self) -> ParsedArticle | UnreadableError:
        """Return the article on the page, or why there is none."""
        if self.damage:
            return UnreadableError(self.damage)
        try:
            data = decode(self.data, self.charset).encode() if self.charset else self.data
            article = web_page.parse(data)
        except UnreadableError as error:
            return UnreadableError(f"{self.url}: {error}" if self.url else str(error))
        return replace(
            article,
            url=article.url or self.url,
            outlet=article.outlet or host_of(self.url),
        )


class _Pages(Sequence[ParsedArticle | UnreadableError]):
    """The articles of an archive, each found on its page when it is first needed."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        self._pages = pages

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, index: int) -> ParsedArticle | UnreadableError: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ParsedArticle | UnreadableError]: ...
    def __getitem__(
        self, index: int | slice
    ) -> ParsedArticle | UnreadableError | Sequence[ParsedArticle | UnreadableError]:
        if isinstance(index, slice):
            return _Pages(self._pages[index])
        return self._pages[index].article()


def _pages(data: bytes) -> Iterator[_Page]:
    """Yield the pages of an unpacked archive; the last one names the damage, if there is any."""
    from warcio.archiveiterator import ArchiveIterator

    archive = ArchiveIterator(io.BytesIO(data), arc2warc=True)
    archive.INC_RECORD = ""  # its warning, which it would write over the screen
    found = 0
    try:
        for record in archive:
            if (page := _page(record)) is not None:
                found += 1
                yield page
    except Exception:  # warcio has no exception for all that can be wrong
        if not found:
            raise UnreadableError("a damaged WARC archive") from None
        yield _Page(b"", "", "", "the archive is damaged from here on")


def _page(record: ArcWarcRecord) -> _Page | None:
    """Return the page in a record; None for pictures, scripts, redirects, errors and requests."""
    headers, kind = record.http_headers, record.content_type or ""
    if record.rec_type == "response" and headers is not None:
        if headers.get_statuscode()[:1] != "2":
            return None
        kind = headers.get_header("Content-Type") or "text/html"
    elif record.rec_type != "resource":
        return None
    stated = Message()
    stated["Content-Type"] = kind
    if stated.get_content_type() not in _PAGE_TYPES:
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    url = address if WEB_URL.fullmatch(address) else ""
    try:
        data = _content(record, headers)
    except UnreadableError as error:
        return _Page(b"", url, "", str(error))
    return _Page(data, url, stated.get_content_charset() or "") if data.strip() else None


def _content(record: ArcWarcRecord, headers: StatusAndHeaders | None) -> bytes:
    """Return the page that a record holds; raises UnreadableError where it is damaged or too large.

    It is unpacked here: warcio writes what is wrong to standard error, over the screen.
    """
    from warcio.bufferedreaders import ChunkedDataReader

    coding, stream, data = "", record.raw_stream, bytearray()
    if headers is not None:
        coding = (headers.get_header("Content-Encoding") or "").lower()
        if headers.get_header("Transfer-Encoding", "").lower() == "chunked":
            stream = ChunkedDataReader(stream)
    while chunk := stream.read(_CHUNK):
        data += chunk
        if len(data) > web_page.MAX_BYTES:
            raise UnreadableError(f"a page larger than {web_page.MAX_BYTES // 1_000_000} MB")
    if data.lstrip()[:1] == b"<":  # unpacked by the crawler, which left the header as it was
        return bytes(data)
    if coding not in _CODINGS:
        raise UnreadableError(f"a page packed with {coding}, which is not read")
    return decompress(bytes(data), coding)


def _unpacked(data: bytes) -> bytes:
    """Return the bytes of an archive, each of whose records is packed by itself.

    What is cut off at the end is missing in the result.
    """
    result, file = bytearray(), gzip.GzipFile(fileobj=io.BytesIO(data))
    with suppress(EOFError, OSError, zlib.error):
        while chunk := file.read1(_CHUNK):  # read() would lose what it has where the end is cut
            result += chunk
            if len(result) > MAX_UNPACKED:
                limit = MAX_UNPACKED // 1_000_000
                raise UnreadableError(f"an archive of more than {limit} MB once unpacked")
    return bytes(result)
