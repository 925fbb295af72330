"""What lies at a source, and the door that opens it."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

from corpus.reading.encoding import decode
from corpus.reading.errors import UnreadableError
from corpus.reading.errors__draft import Draft, Listing
from corpus.reading.formats import door, format_of
from corpus.reading.source import fetch, is_address


class Found(NamedTuple):
    """The bytes of a source, and what is said about them from outside."""

    data: bytes
    name: str
    """Whose ending may tell the format, and whose stem the outlet."""
    url: str = ""
    """Where it was found; empty for a file."""
    media: str = ""
    charset: str = ""


def find(
    source: str, folder: str = "", stdin: BinaryIO | None = None, *, refresh: bool = False
) -> Found:
    """What lies at a path, at a web address or on standard input; raises UnreadableError."""
    if not is_address(source):
        return Found(fetch(source, folder, stdin), source)
    from urllib.parse import urlsplit

    from corpus.reading import fetching__web as web

    answer = web.fetch(source, refresh=refresh)
    name = urlsplit(answer.url).path
    return Found(answer.data, name, answer.url, answer.media, answer.charset)


def opened(found: Found) -> Draft | Listing:
    """What the door for its format makes of it; raises UnreadableError."""
    if not found.data.strip():
        raise UnreadableError("empty")
    format_ = format_of(found.name, found.data, found.media)
    open_ = door(format_)
    if found.charset and format_ in _WRITTEN:
        return open_(decode(found.data, found.charset).encode())
    return open_(found.data)


_WRITTEN = frozenset({"text", "Markdown", "HTML", "JSON"})
"""Formats that are text, of which a server may tell the encoding."""
