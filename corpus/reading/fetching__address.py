"""A web address as a request can hold it."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from corpus.reading.errors import UnreadableError
from corpus.reading.source import page_of

_SCHEMES = frozenset({"http", "https"})
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.ASCII)
_PLAIN = "/%:=&?~#+!$,;'@()*[]"


def requestable(address: str) -> str:
    """An address in ASCII, of http or https, without its fragment; raises UnreadableError."""
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


def moved(url: str, place: str) -> str:
    """The address that a redirect from `url` leads to; raises UnreadableError."""
    target = urljoin(url, place)
    if urlsplit(target).scheme.lower() not in _SCHEMES:
        raise UnreadableError("redirected to an address that is not of http or https")
    return requestable(target)
