"""Web pages: one request for one page over http or https, in bounded time, then kept."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from socket import SOCK_STREAM, gaierror, getaddrinfo
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

from corpus.reading.parsed import UnreadableError
from corpus.reading.responses import Response, load_response, read_response, store_response
from corpus.reading.source import without_fragment
from corpus.version import __version__

DEADLINE = 60.0
"""Seconds until the whole response must be there, redirects included."""
TIMEOUT = 15.0
"""Seconds to wait for a server that sends nothing."""
MAX_REDIRECTS = 5
USER_AGENT = f"srcdiff/{__version__} (compares news reports; asked by one reader, for one page)"

_PORTS = {"http": 80, "https": 443}
_SCHEMES = frozenset(_PORTS)
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.ASCII)
_SAFE = "/%:=&?~#+!$,;'@()*[]"
"""Characters of a path or a query that are sent as they are."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses behind which a network has put those of IPv4 (NAT64)."""
_REDIRECT_CODES = frozenset({301, 302, 303, 307, 308})


def fetch_page(address: str, *, refresh: bool = False, listed_at: str = "") -> Response:
    """Return the response to a web address from the cache, or with `refresh` from the server.

    Raises UnreadableError where there is none.

    Args:
        address: as the reader names it, or as a page lists it.
        refresh: whether the cache is passed over.
        listed_at: the address of the page that lists it; empty where the reader names it.

    """
    url = normalize_url(address)
    response = None if refresh else load_response(url)
    if response is None:
        response = _with_deadline(DEADLINE, lambda: request(url, named=listed_at or url))
        store_response(url, response)
    return response


def normalize_url(address: str) -> str:
    """Return an http or https address in ASCII without its fragment; raises UnreadableError."""
    try:
        parts = urlsplit(without_fragment(address))
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
        path, query = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
    except (ValueError, UnicodeError):
        raise UnreadableError("not a valid web address") from None
    if parts.scheme.lower() not in _SCHEMES:
        raise UnreadableError("only http and https addresses can be read")
    if parts.username is not None:
        raise UnreadableError("an address that contains a password")
    if not _HOST.fullmatch(host):
        raise UnreadableError("not a valid web address")
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme.lower(), host + port, path or "/", query, ""))


def redirect_target(url: str, location: str) -> str:
    """Return the address that a redirect from `url` leads to; raises UnreadableError."""
    target = urljoin(url, location)
    if urlsplit(target).scheme.lower() not in _SCHEMES:
        raise UnreadableError("redirected to an address that is not http or https")
    return normalize_url(target)


def request(url: str, *, named: str) -> Response:
    """Ask the server for a page and follow redirects; sends only the address and `USER_AGENT`.

    Raises UnreadableError whatever goes wrong, and where a redirect leads into a private network.

    Args:
        url: what is asked for.
        named: the address that the reader named; its own host may be anywhere.

    """
    try:
        for _ in range(MAX_REDIRECTS + 1):
            try:
                with _opener(public=not _is_same_server(url, named)).open(
                    _request(url), timeout=TIMEOUT
                ) as response:
                    return read_response(url, response)
            except HTTPError as error:
                with error:
                    url = _redirect(url, error)
    except (TimeoutError, ssl.SSLError, OSError, HTTPException, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(_cause(error)) from None
    raise UnreadableError(f"redirected more than {MAX_REDIRECTS} times")


def _is_same_server(url: str, named: str) -> bool:
    """Whether two addresses are of one server; http and https are, at the usual ports."""
    (one, other) = map(urlsplit, (url, named))
    ports = {address.port or _PORTS[address.scheme] for address in (one, other)}
    return one.hostname == other.hostname and (len(ports) == 1 or ports == {*_PORTS.values()})


def _opener(*, public: bool) -> OpenerDirector:
    """Return an opener for http and https only: no file, no ftp, no data.

    If it is `public`, it reaches no private network.
    """
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        _PublicHandler() if public else HTTPHandler(),
        _PublicTLSHandler() if public else HTTPSHandler(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    return opener


class _PublicConnection(HTTPConnection):
    """A connection that no private network answers; what the host's name says is not enough."""

    def connect(self) -> None:
        """Connect, unless the host is private; raises UnreadableError before anything is asked."""
        _reject_private_host(self.host, self.port)
        super().connect()
        _reject_private(self.sock.getpeername()[0])  # the name may mean another host by now


class _PublicTLSConnection(HTTPSConnection):
    """A `_PublicConnection` over https."""

    def connect(self) -> None:
        """Connect, unless the host is private; raises UnreadableError before anything is asked."""
        _reject_private_host(self.host, self.port)
        super().connect()
        _reject_private(self.sock.getpeername()[0])  # the name may mean another host by now


class _PublicHandler(HTTPHandler):
    """Opens addresses outside private networks."""

    def http_open(self, request: Request) -> HTTPResponse:
        """Open an address; raises UnreadableError for one in a private network."""
        if _is_proxied(request):  # who answers is the proxy, which may be at home
            return super().http_open(request)
        return self.do_open(_PublicConnection, request)


class _PublicTLSHandler(HTTPSHandler):
    """Opens addresses outside private networks over https."""

    def https_open(self, request: Request) -> HTTPResponse:
        """Open an address; raises UnreadableError for one in a private network."""
        if _is_proxied(request):
            return super().https_open(request)
        return self.do_open(_PublicTLSConnection, request)


def _is_proxied(request: Request) -> bool:
    """Whether a proxy is asked; raises UnreadableError if it is asked for a private address."""
    parts = urlsplit(request.full_url)
    if request.host == parts.netloc:
        return False
    host = parts.hostname or ""
    _reject_private("127.0.0.1" if host == "localhost" else host)
    return True


def _reject_private_host(host: str, port: int) -> None:
    """Raise UnreadableError if one of the addresses that a name stands for is private."""
    for *_, address in getaddrinfo(host, port, type=SOCK_STREAM):
        _reject_private(str(address[0]))


def _reject_private(address: str) -> None:
    """Raise UnreadableError for an IP address of this machine or a private network."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:  # a name, which only the proxy can look up
        return
    if not _inner_address(ip).is_global:
        raise UnreadableError(
            "it redirects to a private network; to read that page, name its address"
        )


def _inner_address(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address to which an IPv6 address leads; any other as it is."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _TRANSLATED:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour or ip


def _request(url: str) -> Request:
    return Request(
        url,
        headers={
            "User-Agent": USER_AGENT,
            "Accept": "text/html, */*;q=0.5",
            "Accept-Encoding": "gzip",
        },
    )


def _redirect(url: str, error: HTTPError) -> str:
    """Return the address that an error response redirects to; raises UnreadableError otherwise."""
    location = error.headers.get("Location")
    if error.code not in _REDIRECT_CODES or not location:
        phrases = {status.value: status.phrase for status in HTTPStatus}
        status = f"{error.code} {phrases.get(error.code, '')}".strip()
        raise UnreadableError(f"the server answered {status}")
    return redirect_target(url, location)


def _cause(error: Exception) -> str:
    """Return why there was no response, in words for the reader."""
    reason = error.reason if isinstance(error, URLError) else error
    match reason:
        case TimeoutError():
            return f"no response within {TIMEOUT:g} s"
        case ssl.SSLCertVerificationError():
            return f"its certificate cannot be trusted: {reason.verify_message}"
        case gaierror():
            return "no such host, or no network"
        case ConnectionRefusedError():
            return "connection refused"
        case OSError() if reason.strerror:
            return reason.strerror.lower()
        case _:
            return "the response is not HTTP"


def _with_deadline(seconds: float, work: Callable[[], Response]) -> Response:
    """Return what `work` returns, or raise what it raises, unless it takes longer.

    The timeout of a socket ends neither a response that arrives byte by byte nor the look-up of a
    host, so the work is done in a thread that can be abandoned.
    """
    outcomes: SimpleQueue[Response | UnreadableError] = SimpleQueue()

    def run() -> None:
        try:
            outcomes.put(work())
        except UnreadableError as error:
            outcomes.put(error)

    Thread(target=run, daemon=True).start()
    try:
        outcome = outcomes.get(timeout=seconds)
    except Empty:
        raise UnreadableError(f"no complete response within {seconds:g} s") from None
    if isinstance(outcome, UnreadableError):
        raise outcome
    return outcome
