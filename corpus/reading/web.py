"""What a web server answers, asked once and then kept."""

from __future__ import annotations

import re
import ssl
import zlib
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from socket import gaierror
from threading import Thread
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from corpus.reading.errors import UnreadableError
from corpus.reading.source import page_of
from corpus.version import __version__

LIMIT = 20_000_000
"""Bytes of the largest answer that is taken, as sent and unpacked."""
REDIRECTS = 5
PATIENCE = 15.0
"""Seconds to wait for a server that says nothing."""
DEADLINE = 60.0
"""Seconds until the whole answer must be there, redirects included."""
AGENT = f"srcdiff/{__version__} (compares news reports; asked by one reader, for one page)"

_SCHEMES = frozenset({"http", "https"})
_MOVED = frozenset({301, 302, 303, 307, 308})
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.ASCII)
_CHUNK = 1 << 16
_PLAIN = "/%:=&?~#+!$,;'@()*[]"


class Answer(NamedTuple):
    """What a server sent, and what it says that it is."""

    data: bytes
    url: str
    """Where it was found, redirects followed."""
    media: str = ""
    """Its media type, in small letters: "text/html"."""
    charset: str = ""


def fetch(address: str, *, refresh: bool = False) -> Answer:
    """The answer to a web address: the one that was kept, or with `refresh` a new one.

    Nothing is sent but the address and who asks. Raises UnreadableError.
    """
    from corpus.reading import cache

    url = _requestable(address)
    kept = None if refresh else cache.kept(url)
    if kept is None:
        kept = _within(DEADLINE, lambda: _asked(url))
        cache.keep(url, kept)
    return kept


def _requestable(address: str) -> str:
    """An address as a request can hold it; raises UnreadableError where it is none."""
    try:
        parts = urlsplit(page_of(address))
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
        path, query = (quote(part, safe=_PLAIN) for part in (parts.path, parts.query))
    except (ValueError, UnicodeError):
        raise UnreadableError("no web address") from None
    if parts.scheme.lower() not in _SCHEMES:
        raise UnreadableError("only web addresses of http and https are read")
    if parts.username is not None:
        raise UnreadableError("an address with a password in it")
    if not _HOST.fullmatch(host):
        raise UnreadableError("no web address")
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme.lower(), host + port, path or "/", query, ""))


def _within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """What some work returns or raises, unless it takes longer.

    A socket's own timeout does not end an answer that comes byte by byte, nor the search for a
    host; a thread can be left behind.
    """
    done: SimpleQueue[Answer | UnreadableError] = SimpleQueue()

    def run() -> None:
        try:
            done.put(work())
        except UnreadableError as error:
            done.put(error)

    Thread(target=run, daemon=True).start()
    try:
        outcome = done.get(timeout=seconds)
    except Empty:
        raise UnreadableError(f"no whole answer within {seconds:g} s") from None
    if isinstance(outcome, UnreadableError):
        raise outcome
    return outcome


def _asked(url: str) -> Answer:
    """The answer of the server, redirects followed; whatever goes wrong is one cause."""
    try:
        for _ in range(REDIRECTS + 1):
            try:
                with _opener().open(_request(url), timeout=PATIENCE) as response:
                    return _answer(url, response)
            except HTTPError as error:
                with error:
                    url = _moved(url, error)
    except (TimeoutError, ssl.SSLError, OSError, HTTPException, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(_cause(error)) from None
    raise UnreadableError(f"redirected more than {REDIRECTS} times")


def _opener() -> OpenerDirector:
    """What opens http and https, and knows no other scheme: no file, no ftp, no data."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _request(url: str) -> Request:
    return Request(
        url,
        headers={"User-Agent": AGENT, "Accept": "text/html, */*;q=0.5", "Accept-Encoding": "gzip"},
    )


def _moved(url: str, error: HTTPError) -> str:
    """Where a server sends those who ask; raises UnreadableError where it only refuses."""
    place = error.headers.get("Location")
    if error.code not in _MOVED or not place:
        known = {status.value: status.phrase for status in HTTPStatus}
        said = f"{error.code} {known.get(error.code, '')}".strip()
        raise UnreadableError(f"the server answered {said}")
    target = urljoin(url, place)
    if urlsplit(target).scheme.lower() not in _SCHEMES:
        raise UnreadableError("redirected to an address that is not of http or https")
    return _requestable(target)


def _answer(url: str, response: HTTPResponse) -> Answer:
    """The whole answer, unpacked; raises UnreadableError where it is too large or cut short."""
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        _weigh(data)
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and len(data) < int(length[:15]):
        raise UnreadableError("the answer was cut short")
    body = _unpacked(bytes(data), response.headers.get("Content-Encoding", "").lower())
    return Answer(
        body,
        url,
        response.headers.get_content_type() if response.headers.get("Content-Type") else "",
        response.headers.get_content_charset() or "",
    )


def _weigh(data: bytes | bytearray) -> None:
    if len(data) > LIMIT:
        raise UnreadableError(f"an answer larger than {LIMIT // 1_000_000} MB")


def _unpacked(data: bytes, coding: str) -> bytes:
    """The bytes of an answer that was packed with gzip, or not at all."""
    if coding in {"", "identity"}:
        return data
    if not re.fullmatch("(?:x-)?gzip|deflate", coding):
        raise UnreadableError("the answer is packed in a way that nobody asked for")
    try:
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
        unpacked = unpacking.decompress(data, LIMIT + 1)
    except zlib.error:
        raise UnreadableError("the answer is packed wrongly") from None
    _weigh(unpacked)
    if not unpacking.eof:
        raise UnreadableError("the answer was cut short")
    return unpacked


def _cause(error: Exception) -> str:
    """Why there was no answer, in words for the reader."""
    reason = error.reason if isinstance(error, URLError) else error
    match reason:
        case TimeoutError():
            return f"no answer within {PATIENCE:g} s"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not to be trusted: {reason.verify_message}"
        case gaierror():
            return "no such host, or no network"
        case ConnectionRefusedError():
            return "connection refused"
        case OSError() if reason.strerror:
            return reason.strerror.lower()
        case _:
            return "the answer is no answer of a web server"
