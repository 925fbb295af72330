"""A web server asked for one page, by http and https alone."""

from __future__ import annotations

import ssl
from http import HTTPStatus
from http.client import HTTPException
from socket import gaierror
from urllib.error import HTTPError, URLError
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
from corpus.reading.fetching__address import moved
from corpus.reading.http_response import Answer, whole
from corpus.version import __version__

REDIRECTS = 5
PATIENCE = 15.0
"""Seconds to wait for a server that says nothing."""
AGENT = f"srcdiff/{__version__} (compares news reports; asked by one reader, for one page)"

_MOVED = frozenset({301, 302, 303, 307, 308})


def asked(url: str) -> Answer:
    """The answer of the server, redirects followed; raises UnreadableError whatever goes wrong.

    Nothing is sent but the address and who asks.
    """
    try:
        for _ in range(REDIRECTS + 1):
            try:
                with _opener().open(_request(url), timeout=PATIENCE) as response:
                    return whole(url, response)
            except HTTPError as error:
                with error:
                    url = _elsewhere(url, error)
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


def _elsewhere(url: str, error: HTTPError) -> str:
    """Where a server sends those who ask; raises UnreadableError where it only refuses."""
    place = error.headers.get("Location")
    if error.code not in _MOVED or not place:
        known = {status.value: status.phrase for status in HTTPStatus}
        said = f"{error.code} {known.get(error.code, '')}".strip()
        raise UnreadableError(f"the server answered {said}")
    return moved(url, place)


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
