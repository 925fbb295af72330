"""Formats: which one a source is in, and the parser that reads it."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path, PurePath
from typing import cast

from corpus.reading.parsed import ParsedArticle, ParsedFeed, UnreadableError

Parser = Callable[[bytes], ParsedArticle | ParsedFeed]

READABLE_FORMATS = "plain text, Markdown, HTML, PDF, DOCX, RTF, JSON and feeds"
"""The formats that have a parser, in words."""

ARTICLE_FORMATS = ("text", "Markdown", "DOCX", "RTF", "HTML", "PDF")
"""Formats of the files in a folder that are articles, those with the least beside the text first.

Of one article saved in two formats the first is read."""

_PARSERS = {
    "text": "plain_text", "Markdown": "markdown", "HTML": "web_page", "PDF": "pdf", "DOCX": "docx",
    "RTF": "rtf", "JSON": "json_articles", "a feed": "feed",
}  # fmt: skip
"""The module in `corpus.reading.parsers` that reads a format."""

_HEAD = 1 << 16
"""Bytes that are looked at; a saved page can open with a long comment."""

_PROLOGUE = rb"(<\?xml[^>]*>\s*)?(<!--((?!-->).)*-->\s*)*"
_OPENINGS = (  # a byte-order mark and white space may precede these
    (rb"%PDF-", "PDF"),
    (rb"\{\\rtf", "RTF"),
    (_PROLOGUE + rb"<(!doctype\s+html|html|head|body)\b", "HTML"),
    (_PROLOGUE + rb"<(rss|feed|rdf:rdf)\b", "a feed"),
    (rb"[\[{]\s*(\{\s*)?\"[^\"\n]{1,80}\"\s*:", "JSON"),
    (rb"<\?xml\b", "XML"),
    (rb"---[ \t]*\r?\n[\w-]+[ \t]*:\s([^\n]*\n)*?---\s", "Markdown"),
    (rb"\+\+\+[ \t]*\r?\n[\w-]+[ \t]*=([^\n]*\n)*?\+\+\+\s", "Markdown"),
)
_BEFORE = rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
_FORMAT_OPENINGS = [
    (re.compile(_BEFORE + opening, re.IGNORECASE | re.DOTALL), name) for opening, name in _OPENINGS
]
_ZIP_MARKS = ((b"word/document.xml", "DOCX"), (b"opendocument.text", "ODT"), (b"epub+zip", "EPUB"))

_EXTENSIONS = {
    ".txt": "text", ".text": "text",
    ".md": "Markdown", ".markdown": "Markdown", ".mdown": "Markdown", ".mkd": "Markdown",
    ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".mhtml": "HTML",
    ".pdf": "PDF", ".docx": "DOCX", ".doc": "DOC", ".odt": "ODT", ".rtf": "RTF", ".epub": "EPUB",
    ".json": "JSON", ".jsonl": "JSON", ".rss": "a feed", ".atom": "a feed", ".xml": "XML",
}  # fmt: skip
_MEDIA_TYPES = {
    "text/html": "HTML", "application/xhtml+xml": "HTML", "text/markdown": "Markdown",
    "application/pdf": "PDF", "application/rtf": "RTF", "text/rtf": "RTF",
    "application/json": "JSON", "application/feed+json": "JSON",
    "application/rss+xml": "a feed", "application/atom+xml": "a feed",
}  # fmt: skip
_NOT_TEXT = ("image/", "audio/", "video/", "font/")

_MARKDOWN_HEADING = re.compile(rb"(\xef\xbb\xbf)?\s*# \S")


def detect_format(name: str, data: bytes, media_type: str = "") -> str:
    """Return the name of the format of `data`: "text", "Markdown", "HTML", "PDF" and so on.

    Its content decides, then the media type that a server stated, then the extension of its name;
    "text" where none of them says anything.
    """
    head = data[:_HEAD].replace(b"\0", b"")  # UTF-16 then reads like ASCII
    if data.startswith(b"PK\x03\x04"):
        return next((name for mark, name in _ZIP_MARKS if mark in data), "a ZIP archive")
    for opening, format_ in _FORMAT_OPENINGS:
        if opening.match(head):
            return format_
    if media_type in _MEDIA_TYPES or media_type.startswith(_NOT_TEXT):
        return _MEDIA_TYPES.get(media_type, media_type)
    extension = PurePath(name).suffix.lower()
    return _EXTENSIONS.get(extension) or ("Markdown" if _MARKDOWN_HEADING.match(head) else "text")


def format_rank(name: str) -> int | None:
    """Return the index in `ARTICLE_FORMATS` of a file's format, by its extension, or None."""
    format_ = _EXTENSIONS.get(PurePath(name).suffix.lower())
    return ARTICLE_FORMATS.index(format_) if format_ in ARTICLE_FORMATS else None


def parser_for(format_: str) -> Parser:
    """Return the function that parses a format, imported when it is first needed.

    Raises UnreadableError where there is no parser.
    """
    if format_ not in _PARSERS:
        raise UnreadableError(f"this is {format_}; srcdiff reads {READABLE_FORMATS}")
    return cast(Parser, import_module(f"corpus.reading.parsers.{_PARSERS[format_]}").parse)


@contextmanager
def optional_packages(extra: str, kind: str, *loggers: str) -> Iterator[None]:
    """Import and use the packages of an extra; whatever goes wrong is one UnreadableError.

    The packages parse files of strangers, and each has exceptions of its own for the unexpected.
    Their log messages are dropped: they would be drawn over the screen.

    Args:
        extra: as `pyproject.toml` names it.
        kind: of source, for the message: "a web page".
        loggers: names of the packages whose log messages are dropped.

    """
    for name in loggers:
        logging.getLogger(name).addHandler(_NULL_HANDLER)
        logging.getLogger(name).propagate = False
    try:
        yield
    except UnreadableError:
        raise
    except ImportError:
        raise UnreadableError(f"to read {kind}, run: {install_command(extra)}") from None
    except MemoryError:
        raise UnreadableError(f"{kind} that needs more memory than there is") from None
    except Exception as error:
        cause = str(error).partition("\n")[0][:_MAX_CAUSE] or type(error).__name__
        raise UnreadableError(f"{kind} that cannot be read: {cause}") from None


def install_command(extra: str) -> str:
    """Return the command that adds an extra to the environment that the program runs in."""
    name, environment = f"'srcdiff[{extra}]'", Path(sys.prefix)
    if (environment / "uv-receipt.toml").is_file():
        return f'uv pip install --python "$(uv tool dir)/srcdiff" {name}'
    if (environment / "pipx_metadata.json").is_file():
        return f"pipx inject srcdiff {name}"
    python = PurePath(sys.executable)
    if python.is_relative_to(Path.cwd()):  # the checkout's .venv, which plain pip may not mean
        return f"{python.relative_to(Path.cwd())} -m pip install {name}"
    return f"pip install {name}"


_MAX_CAUSE = 120
"""Characters of a package's own message that are passed on."""
_NULL_HANDLER = logging.NullHandler()
