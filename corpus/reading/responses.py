"""Responses of web servers: read whole, up to a limit, and kept for the next time.

Kept pages let a comparison be repeated without a network.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.file_writing import write_atomically
from corpus.reading.parsed import UnreadableError

if TYPE_CHECKING:
    from http.client import HTTPResponse

MAX_BYTES = 20_000_000
"""Size of the largest response that is accepted, as sent and decompressed."""
MAX_KEPT = 200_000_000
"""Size of all kept pages together: some hundreds of pages, or thousands."""

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
    body = decompress(bytes(data), response.headers.get("Content-Encoding", "").lower())
    return Response(
        body,
        url,
        response.headers.get_content_type() if response.headers.get("Content-Type") else "",
        response.headers.get_content_charset() or "",
    )


def _check_size(data: bytes | bytearray) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a response larger than {MAX_BYTES // 1_000_000} MB")


def decompress(data: bytes, coding: str) -> bytes:
    """Return the bytes of a body that was sent with gzip or deflate, or without compression.

    Raises UnreadableError where it is damaged, cut short, larger than `MAX_BYTES` or in another
    coding.
    """
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


def cache_folder() -> Path:
    """Return the folder of cached pages, `pages` in the user's cache folder for srcdiff."""
    import platformdirs

    return platformdirs.user_cache_path("srcdiff") / "pages"


def load_response(url: str) -> Response | None:
    """Return the cached response to a web address; None where there is none or it is damaged."""
    file = _cache_file(url)
    try:
        header, _, data = file.read_bytes().partition(b"\n")
        stored = json.loads(header)
        if stored["sha256"] != hashlib.sha256(data).hexdigest() or stored["asked"] != url:
            return None
        response = Response(data, str(stored["url"]), str(stored["media"]), str(stored["charset"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    with suppress(OSError):
        os.utime(file)  # the least recently used pages are removed first
    return response


def store_response(url: str, response: Response) -> None:
    """Store a response and remove the least recently used ones beyond `MAX_KEPT`.

    A cache that cannot be written is ignored.
    """
    header = {
        "asked": url,
        "url": response.url,
        "media": response.media_type,
        "charset": response.charset,
        "sha256": hashlib.sha256(response.data).hexdigest(),
    }
    file = _cache_file(url)
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(file, json.dumps(header).encode() + b"\n" + response.data)
        _evict(file)


def _evict(new: Path) -> None:
    """Delete the least recently used files until all fit, but never the new one."""
    files = []
    for path in new.parent.iterdir():
        with suppress(OSError):  # another program may have deleted it
            status = path.lstat()
            files.append((path == new, status.st_mtime_ns, path.name, status.st_size, path))
    room = MAX_KEPT - sum(size for *_, size, _ in files)
    for is_new, *_, size, path in sorted(files):
        if room >= 0 or is_new:
            return
        with suppress(OSError):
            path.unlink()
        room += size


def _cache_file(url: str) -> Path:
    return cache_folder() / hashlib.sha256(url.encode()).hexdigest()[:32]
