"""The format of a source, told by its content, else by the ending of its name; and its door."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from corpus.reading.errors import UnreadableError
from corpus.reading.errors__draft import Draft, Listing

Door = Callable[[bytes], Draft | Listing]

_PROLOGUE = rb"(<\?xml[^>]*>\s*)?(<!--((?!-->).)*-->\s*)*"
_BEGINS = (  # a byte-order mark and spaces may stand before these
    (rb"%PDF-", "PDF"),
    (rb"\{\\rtf", "RTF"),
    (_PROLOGUE + rb"<(!doctype\s+html|html|head|body)\b", "HTML"),
    (_PROLOGUE + rb"<(rss|feed|rdf:rdf)\b", "a feed"),
    (rb"[\[{]\s*(\{\s*)?\"[^\"\n]{1,80}\"\s*:", "JSON"),
    (rb"<\?xml\b", "XML"),
    (rb"---[ \t]*\r?\n[\w-]+[ \t]*:\s([^\n]*\n)*?---\s", "Markdown"),
    (rb"\+\+\+[ \t]*\r?\n[\w-]+[ \t]*=([^\n]*\n)*?\+\+\+\s", "Markdown"),
)
_CONTENT = [
    (re.compile(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*" + begins, re.IGNORECASE | re.DOTALL), name)
    for begins, name in _BEGINS
]
_ZIPPED = ((b"word/document.xml", "DOCX"), (b"opendocument.text", "ODT"), (b"epub+zip", "EPUB"))

_ENDINGS = {
    ".txt": "text", ".text": "text",
    ".md": "Markdown", ".markdown": "Markdown", ".mdown": "Markdown", ".mkd": "Markdown",
    ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".mhtml": "HTML",
    ".pdf": "PDF", ".docx": "DOCX", ".doc": "DOC", ".odt": "ODT", ".rtf": "RTF", ".epub": "EPUB",
    ".json": "JSON", ".jsonl": "JSON", ".rss": "a feed", ".atom": "a feed", ".xml": "XML",
}  # fmt: skip
_MEDIA = {
    "text/html": "HTML", "application/xhtml+xml": "HTML", "text/markdown": "Markdown",
    "application/pdf": "PDF", "application/rtf": "RTF", "text/rtf": "RTF",
    "application/json": "JSON", "application/feed+json": "JSON",
    "application/rss+xml": "a feed", "application/atom+xml": "a feed",
}  # fmt: skip
_NO_TEXT = ("image/", "audio/", "video/", "font/")

_DOORS = {
    "text": "plain_text", "Markdown": "markdown", "HTML": "web_page", "PDF": "pdf", "DOCX": "docx",
    "RTF": "rtf", "JSON": "json_articles", "a feed": "feed",
}  # fmt: skip
"""The module that opens a format."""

READABLE = "plain text, Markdown, HTML, PDF, DOCX, RTF, JSON and feeds"
"""What there is a door for, in words."""

ARTICLES = ("text", "Markdown", "DOCX", "RTF", "HTML", "PDF")
"""Formats that a file in a folder is taken for an article in, those that hold least else first."""

_HEAD = 1 << 16
"""Bytes that are looked at; a saved page can open with a long comment."""

_HEADED = re.compile(rb"(\xef\xbb\xbf)?\s*# \S")


def format_of(name: str, data: bytes, media: str = "") -> str:
    """The format of `data`: "text", "Markdown", "HTML", "PDF" …; "text" where nothing speaks.

    Its content tells, then the media type that a server gave it, then the ending of its name.
    """
    head = data[:_HEAD].replace(b"\0", b"")  # so that UTF-16 is seen through
    if data.startswith(b"PK\x03\x04"):
        return next((name for sign, name in _ZIPPED if sign in data), "a ZIP archive")
    for begins, format_ in _CONTENT:
        if begins.match(head):
            return format_
    if media in _MEDIA or media.startswith(_NO_TEXT):
        return _MEDIA.get(media, media)
    ending = PurePath(name).suffix.lower()
    return _ENDINGS.get(ending) or ("Markdown" if _HEADED.match(head) else "text")


def rank(name: str) -> int | None:
    """Where the ending of a file's name stands among ARTICLES; None where it is none of them."""
    format_ = _ENDINGS.get(PurePath(name).suffix.lower())
    return ARTICLES.index(format_) if format_ in ARTICLES else None


def door(format_: str) -> Door:
    """What turns the bytes of a source of this format into a draft, or into several.

    Each door is imported when it is first opened. Raises UnreadableError where there is none.
    """
    if format_ not in _DOORS:
        raise UnreadableError(f"this is {format_}; what can be read is {READABLE}")
    return cast(Door, import_module(f"corpus.reading.parsers.{_DOORS[format_]}").draft)
