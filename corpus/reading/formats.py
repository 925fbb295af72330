"""The format of a source, told by its content, else by the ending of its name; and its door."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path, PurePath
from typing import cast

from corpus.reading.errors import UnreadableError
from corpus.reading.parsed import ParsedArticle, ParsedFeed

# Packages that only some kinds of source need, and how the reader gets them.


@contextmanager
def optional_packages(extra: str, kind: str, *packages: str) -> Iterator[None]:
    """Import and use the packages of an extra: whatever goes wrong inside is one cause.

    They parse what strangers wrote, and each has exceptions of its own for what it did not expect;
    what they log goes nowhere, for it would be drawn over the screen.

    Args:
        extra: as `pyproject.toml` names it.
        kind: of the source, as the reader is told.
        packages: whose loggers are to be quiet.

    """
    for package in packages:
        logging.getLogger(package).addHandler(_NOWHERE)
        logging.getLogger(package).propagate = False
    try:
        yield
    except UnreadableError:
        raise
    except ImportError:
        raise UnreadableError(f"to read {kind}, add an extra: {install_command(extra)}") from None
    except MemoryError:
        raise UnreadableError(f"{kind} that needs more memory than there is") from None
    except Exception as error:
        said = str(error).partition("\n")[0][:_LONGEST] or type(error).__name__
        raise UnreadableError(f"{kind} that cannot be read: {said}") from None


def install_command(extra: str) -> str:
    """What adds an extra to the environment that the program runs in."""
    name, home = f"'srcdiff[{extra}]'", Path(sys.prefix)
    if (home / "uv-receipt.toml").is_file():
        return f'uv pip install --python "$(uv tool dir)/srcdiff" {name}'
    if (home / "pipx_metadata.json").is_file():
        return f"pipx inject srcdiff {name}"
    python = PurePath(sys.executable)
    if python.is_relative_to(Path.cwd()):  # the checkout's own .venv, which plain pip may not mean
        return f"{python.relative_to(Path.cwd())} -m pip install {name}"
    return f"pip install {name}"


_LONGEST = 120
"""Characters of what a package says went wrong."""
_NOWHERE = logging.NullHandler()


Parser = Callable[[bytes], ParsedArticle | ParsedFeed]

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

READABLE_FORMATS = "plain text, Markdown, HTML, PDF, DOCX, RTF, JSON and feeds"
"""What there is a door for, in words."""

ARTICLE_FORMATS = ("text", "Markdown", "DOCX", "RTF", "HTML", "PDF")
"""Formats that a file in a folder is taken for an article in, those that hold least else first."""

_HEAD = 1 << 16
"""Bytes that are looked at; a saved page can open with a long comment."""

_HEADED = re.compile(rb"(\xef\xbb\xbf)?\s*# \S")


def detect_format(name: str, data: bytes, media: str = "") -> str:
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


def format_rank(name: str) -> int | None:
    """Where the ending of a file's name stands among ARTICLES; None where it is none of them."""
    format_ = _ENDINGS.get(PurePath(name).suffix.lower())
    return ARTICLE_FORMATS.index(format_) if format_ in ARTICLE_FORMATS else None


def parser_for(format_: str) -> Parser:
    """What turns the bytes of a source of this format into a draft, or into several.

    Each door is imported when it is first opened. Raises UnreadableError where there is none.
    """
    if format_ not in _DOORS:
        raise UnreadableError(f"this is {format_}; what can be read is {READABLE_FORMATS}")
    return cast(Parser, import_module(f"corpus.reading.parsers.{_DOORS[format_]}").parse)
