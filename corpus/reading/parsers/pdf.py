"""Paragraphs out of lines that were set on pages."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpus.reading.errors import UnreadableError
from corpus.reading.formats import optional_packages
from corpus.reading.parsed import ParsedArticle, ParsedParagraph
from corpus.reading.parsers import docx

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader


class PrintedLine(NamedTuple):
    """A line of print."""

    text: str
    x: float
    """Points from the left edge of the page to where it begins."""
    y: float
    """Points up from the bottom of the page."""
    size: float
    """Of its type, in points."""


_STOP = re.compile(r"[.!?…:。！？؟।]['\"”’»)\]]*$")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FOLIO = re.compile(
    r"(?:page |seite |p\. ?)?#(?: ?(?:of|/|von) ?#)?|[-–—] ?# ?[-–—]", re.IGNORECASE
)
"""The number of a page, digits written as #."""
_INDENT = 4
"""Points."""
_MARGIN = 3
"""Lines at the head and foot of a page that may be the same on others."""


def join_lines(pages: Sequence[Sequence[PrintedLine]]) -> list[str]:
    """The paragraphs of the text that runs through the pages, each one line.

    Running heads and page numbers are left out, hyphens at the ends of lines taken away where the
    word has none elsewhere.
    """
    running = _running(pages)
    lines = [line for page in pages for line in _without(page, running)]
    if not lines:
        return []
    setting = _setting(lines)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    found = [[lines[0].text]]
    for before, line in pairwise(lines):
        if setting.parts(before, line):
            found.append([])
        found[-1].append(line.text)
    return [_joined(block, words) for block in found]


@dataclass(frozen=True, slots=True)
class TypeSetting:
    """How most lines are set."""

    size: float
    """Of the type, in points."""
    leading: float
    """From a line to the next, in sizes of the type."""
    width: int
    """Characters of a full line."""
    margins: Counter[int]
    """How many lines begin at each point."""

    def parts(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a paragraph begins at `line`, which follows `before`.

        A larger gap, an indent or another size of type part paragraphs. Across columns and pages,
        where the gap says nothing, a sentence that ends before its line does parts them.
        """
        if abs(line.size - before.size) > 0.12 * max(line.size, before.size):
            return True
        down = (before.y - line.y) / (line.size * self.leading)
        elsewhere = not -0.2 < down < 4
        if not elsewhere and down > 1.25:
            return True
        if line.size > 1.12 * self.size:  # a headline, whose lines are set in the middle
            return elsewhere
        stopped = _STOP.search(before.text) is not None
        early = len(before.text) + 1 + len(line.text.partition(" ")[0]) <= 0.8 * self.width
        if elsewhere or not self._indented(line):
            return stopped and (early or self._indented(line))
        return stopped or early or before.x < line.x - _INDENT / 2

    def _indented(self, line: PrintedLine) -> bool:
        """Whether lines begin a little to the left of where this one does."""
        x = round(line.x)
        return any(self.margins[place] > 1 for place in range(x - 40, x - _INDENT + 1))


def _setting(lines: Sequence[PrintedLine]) -> TypeSetting:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) < 0.06]
    steps = (round((above.y - line.y) / size, 1) for above, line in pairwise(body))
    gaps = Counter(step for step in steps if 0.5 < step < 4)
    lengths = sorted(len(line.text) for line in body)
    return TypeSetting(
        size,
        # Of the gaps that are common the smallest: where paragraphs are short, most are larger.
        min((gap for gap, times in gaps.items() if times >= gaps.total() / 10), default=1.2),
        lengths[math.ceil(0.8 * (len(lengths) - 1))],
        Counter(round(line.x) for line in lines),
    )


def _running(pages: Sequence[Sequence[PrintedLine]]) -> set[str]:
    """What stands at the edge of several pages, digits written as #: running heads and feet."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    return {key for key, times in seen.items() if times >= max(2, len(pages) / 2)}


def _without(page: Sequence[PrintedLine], running: set[str]) -> Iterator[PrintedLine]:
    edges = {id(line) for line in _edges(page)}
    for line in page:
        key = _key(line)
        if id(line) not in edges or not (key in running or _FOLIO.fullmatch(key)):
            yield line


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines at the head and the foot of a page."""
    down = sorted(page, key=lambda line: -line.y)
    return [*down[:_MARGIN], *down[-_MARGIN:]]


def _key(line: PrintedLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    """The lines of a paragraph as one, words that a hyphen broke put together again."""
    text = lines[0]
    for line in lines[1:]:
        hyphen, first = _HYPHEN.search(text), _FIRST.match(line)
        if hyphen is None or first is None or not first[0][0].islower():
            text += f" {line}" if not text.endswith("-") else line
        elif _is_compound(hyphen[1].lower(), first[0].lower(), words):
            text += line
        else:
            text = text[:-1] + line
    return text


def _is_compound(left: str, right: str, words: Counter[str]) -> bool:
    """Whether two parts of a word are written with a hyphen between them in mid-line too.

    The document itself tells, else the words of English news: "co-founder" is, and "cofounder" is
    not there, nor "investiga".
    """
    if words[left + right] or words[f"{left}-{right}"]:
        return words[f"{left}-{right}"] > words[left + right]
    from corpus.language.word_frequency import background
    from corpus.language.words import split_words as stems

    def known(word: str) -> bool:
        return any(each.stem in background() for each in stems(word))

    return known(left) and known(right) and not known(left + right)


# The door for PDF: the lines on its pages, made into paragraphs again.

MAX_PAGES = 500
"""More is a book, and takes minutes."""
_TEXT = 5_000_000
"""Characters; more than in any book."""


def parse(data: bytes) -> ParsedArticle:
    """The paragraphs of a PDF, and what its properties say."""
    with optional_packages("pdf", "a PDF", "pypdf"):
        from pypdf import PasswordType, PdfReader

        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise UnreadableError("protected by a password")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadableError(f"a PDF of more than {MAX_PAGES} pages")
        lines = list(_pages(reader))
        if not any(line.text for page in lines for line in page):
            raise UnreadableError("no text on its pages, only pictures or nothing")
        blocks = tuple(ParsedParagraph(text) for text in join_lines(lines))
        about = reader.metadata
        return docx.document_article(
            blocks, (about and about.title) or "", (about and about.author) or ""
        )


def _pages(reader: PdfReader) -> Iterator[list[PrintedLine]]:
    length = 0
    for page in reader.pages:
        lines = _lines(page)
        length += sum(len(line.text) for line in lines)
        if length > _TEXT:
            raise UnreadableError("a PDF with more text than a book")
        yield lines


def _lines(page: PageObject) -> list[PrintedLine]:
    """The lines of a page in the order in which it draws them, each with its place and size."""
    lines: list[PrintedLine] = []
    open_: PrintedLine | None = None

    def note(text: str, page_: list[float], line: list[float], _: object, size: float) -> None:
        """Add a piece of text to its line; the two matrices say where it stands."""
        nonlocal open_
        for number, piece in enumerate(text.split("\n")):
            if number and open_:
                lines.append(open_)
                open_ = None
            if open_:
                open_ = open_._replace(text=open_.text + piece)
            elif piece.strip():
                x = line[4] * page_[0] + line[5] * page_[2] + page_[4]
                y = line[4] * page_[1] + line[5] * page_[3] + page_[5]
                scale = abs(line[3] * page_[3]) or abs(line[1] * page_[1]) or 1.0
                open_ = PrintedLine(piece, x, y, size * scale)

    page.extract_text(visitor_text=note)
    if open_:
        lines.append(open_)
    return [line._replace(text=line.text.strip()) for line in lines]
