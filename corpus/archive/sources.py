"""The sources of an archive, cut into pieces that are read one after another or side by side.

A file of JSON Lines is cut where lines end, so that no more than a piece of it is ever in memory.
Every other file is one piece, of whatever format srcdiff reads.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from corpus.archive.counting import Row, count_article
from corpus.article import Article
from corpus.reading import SourceError, read_each
from corpus.reading.formats import holds_articles
from corpus.reading.loader import read_record
from corpus.reading.outlet_names import UNNAMED_OUTLET, outlet_from_filename
from corpus.reading.parsed import ParsedArticle, ParsedParagraph, UnreadableError
from corpus.reading.parsers.plain_text import split_paragraphs
from corpus.reading.source import STANDARD_INPUT, is_folder, is_pattern, is_url, matching_files
from corpus.text_cleaning import clean_line

INDEX = ".index"
"""The hidden folder that marks a folder as an archive."""
PIECE = 2_000_000
"""Bytes of the pieces that a file of JSON Lines is cut into, and of the small files in one batch:
about 700 articles, which take half a second."""
MOST_FILES = 500
"""Files in one batch."""

_PLAIN_KEYS = frozenset({"id", "event", "text", "outlet", "headline", "published"})
"""The keys of a JSON record that can be read without the general parser."""
_UNKNOWN = frozenset({"~", "null", "Null", "NULL"})

_HEAD = 1 << 16
"""Bytes in which the first line of JSON Lines must end."""


class Unit(NamedTuple):
    """A source, or some lines of one."""

    source: str
    size: int
    """Bytes to read."""
    code: int
    """A hash of its path, size, time of change and start, by which it is known again."""
    start: int = 0
    """Where its lines begin in the file."""
    first: int = 0
    """The number of its first article, from 1; 0 if the source is read as a whole."""


class Missing(NamedTuple):
    """A source that is not there."""

    error: SourceError
    code: int


Batch = tuple[Unit | Missing, ...]
"""Units that are read and stored together."""


def find_units(sources: Iterable[str]) -> Iterator[Unit | Missing]:
    """Yield the pieces of the sources: files, folders and all folders in them, patterns, addresses.

    The same sources give the same pieces, whatever the order in which they are named.
    """
    files: set[str] = set()
    for source in sorted(set(sources)):
        try:
            for name in _files(source):
                if (real := _real(name)) not in files:
                    files.add(real)
                    yield from _pieces(name)
        except SourceError as error:
            yield Missing(error, _code(source, error.cause))


def total_size(sources: Iterable[str]) -> int:
    """Return the bytes of all files of the sources; what is missing has none."""
    total = 0
    for source in set(sources):
        with suppress(SourceError):
            for name in _files(source):
                with suppress(OSError, ValueError):
                    total += Path(name).stat().st_size
    return total


def batches(units: Iterable[Unit | Missing]) -> Iterator[Batch]:
    """Yield the units in groups of about PIECE bytes."""
    batch: list[Unit | Missing] = []
    size = 0
    for unit in units:
        batch.append(unit)
        size += unit.size if isinstance(unit, Unit) else 0
        if size >= PIECE or len(batch) >= MOST_FILES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def read_batch(batch: Batch) -> Iterator[Row]:
    """Yield the row of every article in some units; one with its cause for what is unreadable."""
    for unit in batch:
        if isinstance(unit, Missing):
            yield count_article(unit.error, unit.code)
        elif unit.first:
            yield from _read_lines(unit)
        else:
            for article in read_each(unit.source, whole_feed=True):
                yield _counted_file(article, unit)


def _files(source: str) -> Iterator[str]:
    """Yield the files that a source stands for, sorted by name; an address as it is."""
    if is_url(source) or source == STANDARD_INPUT:
        yield source
    elif is_pattern(source):
        yield from matching_files(source)
    elif is_folder(source):
        yield from _inside(source)
    else:
        yield source


def _inside(folder: str) -> Iterator[str]:
    """Yield the files of articles in a folder and all folders in it; hidden ones are skipped."""
    for path, folders, names in os.walk(folder):
        if INDEX in folders:  # an archive of ours, which holds copies
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and holds_articles(name):
                yield Path(path, name).as_posix()


def _pieces(source: str) -> Iterator[Unit]:
    """Yield the pieces of a file or an address."""
    if is_url(source) or source == STANDARD_INPUT:
        yield Unit(source, 0, _code(source))
        return
    try:
        status = Path(source).stat()
        stamp = f"{_real(source)}\0{status.st_size}\0{status.st_mtime_ns}"
        if not _is_lines(source):
            yield Unit(source, status.st_size, _code(stamp))
            return
        with Path(source).open("rb") as file:
            start = size = count = 0
            first = 1
            for line in file:
                size += len(line)
                count += bool(line.strip())
                if size >= PIECE:
                    yield Unit(source, size, _code(f"{stamp}\0{start}"), start, first)
                    start, first, size, count = start + size, first + count, 0, 0
            if count:
                yield Unit(source, size, _code(f"{stamp}\0{start}"), start, first)
    except (OSError, ValueError):  # reading it will report the cause
        yield Unit(source, 0, _code(source))


def _is_lines(source: str) -> bool:
    """Whether a file is JSON Lines: its first line is an object, and is not all of a `.json`."""
    if not Path(source).is_file():
        return False
    with Path(source).open("rb") as file:
        head = file.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    line, end, rest = head.partition(b"\n")
    named = source.lower().endswith((".jsonl", ".ndjson"))
    if not head.startswith(b"{") or not (named or (end and rest.strip())):
        return False
    if not end and len(head) == _HEAD:  # a line longer than what was read
        return named
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(unit: Unit) -> Iterator[Row]:
    """Yield the row of each line of a unit that is not empty."""
    left, number = unit.size, unit.first
    try:
        with Path(unit.source).open("rb") as file:
            file.seek(unit.start)
            while left > 0 and (line := file.readline()):
                left -= len(line)
                if line.strip():
                    article, name = _read_line(f"{unit.source}#{number}", line)
                    yield count_article(article, unit.code, name=name)
                    number += 1
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        yield count_article(SourceError(unit.source, cause), unit.code)


def _read_line(source: str, line: bytes) -> tuple[Article | SourceError, str]:
    """Return the article in a line, and the id that the line gives it, or ""."""
    try:
        record = json.loads(line)
        name = record.get("id", "") if isinstance(record, dict) else ""
        article = read_record(source, line, _plain_article(record))
        return article, name if isinstance(name, str) else json.dumps(name)
    except UnreadableError as error:
        return SourceError(source, str(error)), ""
    except (ValueError, RecursionError):
        return SourceError(source, "no JSON object on this line"), ""


def _plain_article(record: object) -> ParsedArticle | None:
    """Return the article of a record that is simple enough to be read directly; else None.

    Such a record has its text, its metadata and its day under their usual names and nothing else
    that could be metadata. It is read in a third of the time of the general parser.
    """
    if not isinstance(record, dict) or not record.keys() <= _PLAIN_KEYS:
        return None
    text, published = record.get("text"), record.get("published") or ""
    outlet, headline = record.get("outlet") or "", record.get("headline") or ""
    named = (outlet, headline, published)
    if not isinstance(text, str) or not all(isinstance(one, str) for one in named):
        return None
    is_day = not published or (len(published) == 10 and published[4:8:3] == "--")
    if not is_day or any("[[" in one or "://" in one or one in _UNKNOWN for one in named):
        return None
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        return None
    paragraphs = tuple(map(ParsedParagraph, split_paragraphs(text)))
    return ParsedArticle(
        paragraphs, headline=headline.strip(), outlet=outlet.strip(), published=day
    )


def _counted_file(article: Article | SourceError, unit: Unit) -> Row:
    """Return the row of an article in a file. A file of several does not name their outlet."""
    if isinstance(article, Article) and article.source != clean_line(unit.source):
        if article.outlet == outlet_from_filename(unit.source):
            article = replace(article, outlet=UNNAMED_OUTLET)
        return count_article(article, unit.code)
    is_file = unit.source != STANDARD_INPUT and not is_url(unit.source)
    path = str(Path(unit.source).absolute()) if is_file else ""
    return count_article(article, unit.code, path=path)


def _real(source: str) -> str:
    """Return the path without symbolic links; an address as it is."""
    return source if is_url(source) or source == STANDARD_INPUT else os.path.realpath(source)


def _code(*parts: str) -> int:
    """Return a hash of 64 bits, the same in every run."""
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
