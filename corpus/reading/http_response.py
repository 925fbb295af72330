"""The whole answer of a web server, unpacked, and never more of it than is bearable."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from corpus.reading.errors import UnreadableError

if TYPE_CHECKING:
    from http.client import HTTPResponse

MAX_BYTES = 20_000_000
"""Bytes of the largest answer that is taken, as sent and unpacked."""

_CHUNK = 1 << 16


class Response(NamedTuple):
    """What a server sent, and what it says that it is."""

    data: bytes
    url: str
    """Where it was found, redirects followed."""
    media: str = ""
    """Its media type, in small letters: "text/html"."""
    charset: str = ""


def read_response(url: str, response: HTTPResponse) -> Response:
    """The answer to its end; raises UnreadableError where it is too large or cut short."""
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        _weigh(data)
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and len(data) < int(length[:15]):
        raise UnreadableError("the answer was cut short")
    body = _unpacked(bytes(data), response.headers.get("Content-Encoding", "").lower())
    return Response(
        body,
        url,
        response.headers.get_content_type() if response.headers.get("Content-Type") else "",
        response.headers.get_content_charset() or "",
    )


def _weigh(data: bytes | bytearray) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"an answer larger than {MAX_BYTES // 1_000_000} MB")


def _unpacked(data: bytes, coding: str) -> bytes:
    """The bytes of an answer that was packed with gzip, or not at all."""
    if coding in {"", "identity"}:
        return data
    if not re.fullmatch("(?:x-)?gzip|deflate", coding):
        raise UnreadableError("the answer is packed in a way that nobody asked for")
    try:
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
        unpacked = unpacking.decompress(data, MAX_BYTES + 1)
    except zlib.error:
        raise UnreadableError("the answer is packed wrongly") from None
    _weigh(unpacked)
    if not unpacking.eof:
        raise UnreadableError("the answer was cut short")
    return unpacked
