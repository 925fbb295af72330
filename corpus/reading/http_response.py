"""The response of a web server: read whole, decompressed, and never larger than a limit."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from corpus.reading.parsed import UnreadableError

if TYPE_CHECKING:
    from http.client import HTTPResponse

MAX_BYTES = 20_000_000
"""Size of the largest response that is accepted, as sent and decompressed."""

_CHUNK = 1 << 16


class Response(NamedTuple):
    """The body of a response and what the server says about it."""

    data: bytes
    url: str
    """The address it was found at, after redirects."""
    media_type: str = ""
    """In lower case: "text/html"; empty where the server names none."""
    charset: str = ""


def read_response(url: str, response: HTTPResponse) -> Response:
    """Read a response to its end, up to `MAX_BYTES`.

    Raises UnreadableError where it is larger, is cut short or cannot be decompressed.
    """
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        _check_size(data)
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and len(data) < int(length[:15]):
        raise UnreadableError("the response was cut short")
    body = _decompress(bytes(data), response.headers.get("Content-Encoding", "").lower())
    return Response(
        body,
        url,
        response.headers.get_content_type() if response.headers.get("Content-Type") else "",
        response.headers.get_content_charset() or "",
    )


def _check_size(data: bytes | bytearray) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a response larger than {MAX_BYTES // 1_000_000} MB")


def _decompress(data: bytes, coding: str) -> bytes:
    """Return the bytes of a body that was sent with gzip or deflate, or without compression."""
    if coding in {"", "identity"}:
        return data
    if not re.fullmatch("(?:x-)?gzip|deflate", coding):
        raise UnreadableError("the response is compressed in a way that was not asked for")
    try:
        decompressor = zlib.decompressobj(zlib.MAX_WBITS | 32)  # 32: gzip or zlib, by its header
        body = decompressor.decompress(data, MAX_BYTES + 1)
    except zlib.error:
        raise UnreadableError("the compressed response is damaged") from None
    _check_size(body)
    if not decompressor.eof:
        raise UnreadableError("the response was cut short")
    return body
