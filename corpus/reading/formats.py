"""Formats: which one a source is in, and the parser that reads it."""

from __future__ import annotations

import logging
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path, PurePath
from typing import cast

from corpus.reading.parsed import ParsedArticle, ParsedFeed, UnreadableError

Parser = Callable[[bytes], ParsedArticle | ParsedFeed]

READABLE_FORMATS = (
    "plain text, Markdown, HTML, PDF, DOCX, RTF, JSON, CSV, feeds, NITF, NewsML, TEI and WARC"
)
"""The formats that have a parser, in words."""

ARTICLE_FORMATS = ("text", "Markdown", "DOCX", "RTF", "HTML", "PDF")
"""Formats of the files in a folder that are articles, those with the least beside the text first.

Of one article saved in two formats the first is read."""

_PARSERS = {
    "text": "plain_text:parse", "RTF": "plain_text:parse_rtf", "Markdown": "markdown:parse",
    "HTML": "web_page:parse", "a feed": "web_page:parse_feed", "PDF": "pdf:parse",
    "DOCX": "docx:parse",
    "JSON": "records:parse", "CSV": "records:parse_table",
    "NITF": "records:parse_xml_articles", "NewsML": "records:parse_xml_articles",
    "TEI": "records:parse_xml_articles",
    "WARC": "warc:parse", "MHTML": "warc:parse_mhtml",
}  # fmt: skip
"""The module in `corpus.reading.parsers` that reads a format, and its function."""

_HEAD = 1 << 16
"""Bytes that are looked at; a saved page can open with a long comment."""

_OPENINGS = (  # a byte-order mark and white space may precede these
    (rb"%PDF-", "PDF"),
    (rb"\{\\rtf", "RTF"),
    (rb"[\[{]\s*(\{\s*)?\"[^\"\n]{1,80}\"\s*:", "JSON"),
    (rb"---[ \t]*\r?\n[\w-]+[ \t]*:\s([^\n]*\n)*?---\s", "Markdown"),
    (rb"\+\+\+[ \t]*\r?\n[\w-]+[ \t]*=([^\n]*\n)*?\+\+\+\s", "Markdown"),
    (rb"(WARC/\d|filedesc://)", "WARC"),
    (rb"([\w-]+:[^\n]*\n([ \t][^\n]*\n)*)*?content-type:\s*multipart/related\b", "MHTML"),
    (rb"([\w-]+:[^\n]*\n([ \t][^\n]*\n)*)*?mime-version:", "an email"),
    (rb"1 of \d+ documents\b", "an old export of Nexis in plain text"),
    (rb"\x16+\x01", "ANPA 1312"),
    (rb"\x01[a-z]{2,4}\d{3,4}\b", "IPTC 7901"),
)
_BEFORE = rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
_FORMAT_OPENINGS = [
    (re.compile(_BEFORE + opening, re.IGNORECASE | re.DOTALL), name) for opening, name in _OPENINGS
]

_PAGE_TAGS = frozenset(
    {"html", "head", "body", "p", "div", "article", "section", "main", "span", "table", "title"}
    | {"meta", "h1", "h2", "h3", "ul", "ol", "a", "b", "i", "em", "strong", "br", "img", "center"}
    | {"header", "figure", "blockquote", "font", "script", "style", "link"}
)
_ROOTS = {
    **dict.fromkeys(("rss", "feed", "rdf"), "a feed"),
    "nitf": "NITF",
    **dict.fromkeys(("newsml", "newsmessage", "newsitem", "packageitem"), "NewsML"),
    **dict.fromkeys(("conceptitem", "knowledgeitem", "planningitem", "catalogitem"), "NewsML"),
    **dict.fromkeys(("tei", "tei.2", "teicorpus"), "TEI"),
}
"""Formats by the outermost element."""
_BLANK = re.compile(rb"\s*")
_BYTE_ORDER_MARK = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*")
_PAGE_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([a-z][\w.-]*)", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!doctype\s+([\w.:-]+)", re.IGNORECASE)

_SIGNATURES = (
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1\x15", "Parquet"),
)
_ZIP_MARKS = (
    (b"word/document.xml", "DOCX"),
    (b"opendocument.text", "ODT"),
    (b"epub+zip", "EPUB"),
    (b"xl/workbook", "XLSX"),
    (b"ppt/presentation", "PPTX"),
    (b"opendocument.spreadsheet", "ODS"),
)

_EXTENSIONS = {
    ".txt": "text", ".text": "text",
    ".md": "Markdown", ".markdown": "Markdown", ".mdown": "Markdown", ".mkd": "Markdown",
    ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
    ".mhtml": "MHTML", ".mht": "MHTML", ".eml": "an email", ".msg": "an email",
    ".pdf": "PDF", ".docx": "DOCX", ".doc": "DOC", ".odt": "ODT", ".rtf": "RTF", ".epub": "EPUB",
    ".json": "JSON", ".jsonl": "JSON", ".ndjson": "JSON",
    ".csv": "CSV", ".tsv": "CSV", ".tab": "CSV", ".warc": "WARC", ".arc": "WARC", ".nitf": "NITF",
    ".xlsx": "XLSX", ".xls": "XLS", ".ods": "ODS", ".pptx": "PPTX",
    ".rss": "a feed", ".atom": "a feed", ".xml": "XML", ".tei": "TEI",
}  # fmt: skip
_MEDIA_TYPES = {
    "text/html": "HTML", "application/xhtml+xml": "HTML", "text/markdown": "Markdown",
    "application/pdf": "PDF", "application/rtf": "RTF", "text/rtf": "RTF",
    "text/csv": "CSV", "text/tab-separated-values": "CSV", "application/warc": "WARC",
    "multipart/related": "MHTML", "application/tei+xml": "TEI", "application/nitf+xml": "NITF",
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
    extension = _EXTENSIONS.get(PurePath(name.lower().removesuffix(".gz")).suffix, "")
    head = data[:_HEAD].replace(b"\0", b"")  # UTF-16 then reads like ASCII
    format_ = _packed_format(data) or _opening_format(head)
    if not format_ and (extension != "Markdown" or _PAGE_ROOT.match(head)):
        format_ = _markup_format(head, data)
    if not format_ and (media_type in _MEDIA_TYPES or media_type.startswith(_NOT_TEXT)):
        format_ = _MEDIA_TYPES.get(media_type, media_type)
    return format_ or extension or ("Markdown" if _MARKDOWN_HEADING.match(head) else "text")


def _packed_format(data: bytes) -> str:
    """Return the format of an archive or another binary file by its first bytes, or ""."""
    if data.startswith(b"PK\x03\x04"):
        return next((name for mark, name in _ZIP_MARKS if mark in data), "a ZIP archive")
    if data.startswith(b"\x1f\x8b"):
        try:
            opening = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:_HEAD], 16)
        except zlib.error:
            opening = b""
        return "WARC" if opening.startswith((b"WARC/", b"filedesc:")) else "a gzip archive"
    return next((name for mark, name in _SIGNATURES if data.startswith(mark)), "")


def _opening_format(head: bytes) -> str:
    """Return the format whose documents begin as this one does, or ""."""
    return next((name for opening, name in _FORMAT_OPENINGS if opening.match(head)), "")


def _markup_format(head: bytes, data: bytes) -> str:
    """Return the format of a document by its outermost element; "" if it is not markup.

    Markup in no known format is "XML": it is never read as prose.
    """
    at, declared = _end(_BYTE_ORDER_MARK, head, 0), False
    while head.startswith((b"<?", b"<!"), at):
        closing = b">"
        if head.startswith(b"<!--", at):
            closing = b"-->"
        elif doctype := _DOCTYPE.match(head, at):
            if doctype[1].lower() == b"html":
                return "HTML"
            declared = True
            if 0 <= head.find(b"[", at) < head.find(b">", at):
                closing = b"]"
        else:
            declared = declared or head.startswith(b"<?xml", at)
        end = head.find(closing, at)
        if end < 0:
            break
        at = _end(_BLANK, head, end + len(closing))
        if closing == b"]" and head.startswith(b">", at):
            at = _end(_BLANK, head, at + 1)
    root = _ROOT.match(head, at)
    if root is None:
        return "XML" if declared else ""
    name = root[1].decode().lower()
    if name in _ROOTS:
        return _ROOTS[name]
    if name in {"html", "head", "body"} or (name in _PAGE_TAGS and b"</" in head):
        return "HTML"
    ended = data[-_HEAD:].replace(b"\0", b"").rstrip().endswith(b">")
    return "XML" if declared or (ended and b"</" + root[1] in head) else ""


def _end(pattern: re.Pattern[bytes], head: bytes, at: int) -> int:
    """Return where what a pattern matches at a place ends, which may be nothing."""
    match = pattern.match(head, at)
    return match.end() if match else at


def format_rank(name: str) -> int | None:
    """Return the index in `ARTICLE_FORMATS` of a file's format, by its extension, or None."""
    format_ = _EXTENSIONS.get(PurePath(name).suffix.lower())
    return ARTICLE_FORMATS.index(format_) if format_ in ARTICLE_FORMATS else None


def holds_articles(name: str) -> bool:
    """Whether a file is of a format that is read, by its extension."""
    return _EXTENSIONS.get(PurePath(name).suffix.lower()) in _PARSERS


def may_be_readable(name: str) -> bool:
    """Whether a file's extension is that of a format with a parser, or says too little.

    >>> may_be_readable("page.warc.gz"), may_be_readable("photo.jpg"), may_be_readable("sums.xlsx")
    (True, False, False)
    """
    extension = PurePath(name).suffix.lower()
    return extension in {".xml", ".gz"} or _EXTENSIONS.get(extension) in _PARSERS


def parser_for(format_: str) -> Parser:
    """Return the function that parses a format, imported when it is first needed.

    Raises UnreadableError where there is no parser.
    """
    if format_ not in _PARSERS:
        raise UnreadableError(f"this is {format_}; srcdiff reads {READABLE_FORMATS}")
    module, _, function = _PARSERS[format_].partition(":")
    return cast(Parser, getattr(import_module(f"corpus.reading.parsers.{module}"), function))


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
