"""A web server asked for one page, by http and https alone."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPException
from queue import Empty, SimpleQueue
from socket import gaierror
from threading import Thread
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

from corpus.reading import cache
from corpus.reading.errors import UnreadableError
from corpus.reading.http_response import Response, read_response
from corpus.reading.source import without_fragment
from corpus.version import __version__

# A web address as a request can hold it.

_SCHEMES = frozenset({"http", "https"})
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.ASCII)
_PLAIN = "/%:=&?~#+!$,;'@()*[]"


def normalize_url(address: str) -> str:
    """An address in ASCII, of http or https, without its fragment; raises UnreadableError."""
    try:
        parts = urlsplit(without_fragment(address))
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


def redirect_target(url: str, place: str) -> str:
    """The address that a redirect from `url` leads to; raises UnreadableError."""
    target = urljoin(url, place)
    if urlsplit(target).scheme.lower() not in _SCHEMES:
        raise UnreadableError("redirected to an address that is not of http or https")
    return normalize_url(target)


MAX_REDIRECTS = 5
TIMEOUT = 15.0
"""Seconds to wait for a server that says nothing."""
USER_AGENT = f"srcdiff/{__version__} (compares news reports; asked by one reader, for one page)"

_MOVED = frozenset({301, 302, 303, 307, 308})


def request(url: str) -> Response:
    """The answer of the server, redirects followed; raises UnreadableError whatever goes wrong.

    Nothing is sent but the address and who asks.
    """
    try:
        for _ in range(MAX_REDIRECTS + 1):
            try:
                with _opener().open(_request(url), timeout=TIMEOUT) as response:
                    return read_response(url, response)
            except HTTPError as error:
                with error:
                    url = _elsewhere(url, error)
    except (TimeoutError, ssl.SSLError, OSError, HTTPException, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(_cause(error)) from None
    raise UnreadableError(f"redirected more than {MAX_REDIRECTS} times")


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
        headers={
            "User-Agent": USER_AGENT,
            "Accept": "text/html, */*;q=0.5",
            "Accept-Encoding": "gzip",
        },
    )


def _elsewhere(url: str, error: HTTPError) -> str:
    """Where a server sends those who ask; raises UnreadableError where it only refuses."""
    place = error.headers.get("Location")
    if error.code not in _MOVED or not place:
        known = {status.value: status.phrase for status in HTTPStatus}
        said = f"{error.code} {known.get(error.code, '')}".strip()
        raise UnreadableError(f"the server answered {said}")
    return redirect_target(url, place)


def _cause(error: Exception) -> str:
    """Why there was no answer, in words for the reader."""
    reason = error.reason if isinstance(error, URLError) else error
    match reason:
        case TimeoutError():
            return f"no answer within {TIMEOUT:g} s"
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


# A page on the web: asked for once, in bounded time, and then kept.

DEADLINE = 60.0
"""Seconds until the whole answer must be there, redirects included."""


def fetch_page(address: str, *, refresh: bool = False) -> Response:
    """The answer to a web address: the one that was kept, or with `refresh` a new one.

    Raises UnreadableError.
    """
    url = normalize_url(address)
    kept = None if refresh else cache.load_response(url)
    if kept is None:
        kept = _within(DEADLINE, lambda: request(url))
        cache.store_response(url, kept)
    return kept


def _within(seconds: float, work: Callable[[], Response]) -> Response:
    """What some work returns or raises, unless it takes longer.

    A socket's own timeout does not end an answer that comes byte by byte, nor the search for a
    host; a thread can be left behind.
    """
    done: SimpleQueue[Response | UnreadableError] = SimpleQueue()

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
