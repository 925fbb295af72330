"""The parser of PDF: the lines on its pages, joined into paragraphs again."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpus.reading.formats import optional_packages
from corpus.reading.parsed import ParsedArticle, ParsedParagraph, UnreadableError
from corpus.reading.parsers.docx import document_article

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader


MAX_PAGES = 500
"""Pages of the longest PDF; more is a book, and takes minutes."""
_MAX_CHARACTERS = 5_000_000
"""Characters of the longest PDF; more than in any book."""

_STOP = re.compile(r"[.!?…:。！？؟।]['\"”’»)\]]*$")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAGE_NUMBER = re.compile(
    r"(?:page |seite |p\. ?)?#(?: ?(?:of|/|von) ?#)?|[-–—] ?# ?[-–—]", re.IGNORECASE
)
"""A page number, with # for its digits."""
_INDENT = 4
"""Points that a line must be set in to count as indented."""
_EDGE_LINES = 3
"""Lines at the top and the bottom of a page that may be repeated on other pages."""


class PrintedLine(NamedTuple):
    """A line of print on a page."""

    text: str
    x: float
    """Where it begins, in points from the left edge of the page."""
    y: float
    """Its height above the bottom of the page, in points."""
    size: float
    """The size of the type, in points."""


def parse(data: bytes) -> ParsedArticle:
    """Return the paragraphs of a PDF and its metadata; raises UnreadableError."""
    with optional_packages("pdf", "a PDF", "pypdf"):
        from pypdf import PasswordType, PdfReader

        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise UnreadableError("protected by a password")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadableError(f"a PDF of more than {MAX_PAGES} pages")
        lines = list(_pages_of(reader))
        if not any(line.text for page in lines for line in page):
            raise UnreadableError("no text on its pages")
        texts, about = join_lines(lines), reader.metadata
        title, author = (about.title, about.author) if about else (None, None)
        return document_article(tuple(map(ParsedParagraph, texts)), title or "", author or "")


def _pages_of(reader: PdfReader) -> Iterator[list[PrintedLine]]:
    """Yield the lines of each page; raises UnreadableError where the text is too long."""
    length = 0
    for page in reader.pages:
        lines = _page_lines(page)
        length += sum(len(line.text) for line in lines)
        if length > _MAX_CHARACTERS:
            raise UnreadableError(f"a PDF of more than {_MAX_CHARACTERS:,} characters")
        yield lines


def _page_lines(page: PageObject) -> list[PrintedLine]:
    """Return the lines of a page in the order in which it draws them."""
    lines: list[PrintedLine] = []
    current: PrintedLine | None = None

    def visit(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        """Add a piece of text to its line; the two matrices give its position on the page."""
        nonlocal current
        for number, piece in enumerate(text.split("\n")):
            if number and current:
                lines.append(current)
                current = None
            if current:
                current = current._replace(text=current.text + piece)
            elif piece.strip():
                x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
                y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
                scale = abs(inner[3] * outer[3]) or abs(inner[1] * outer[1]) or 1.0
                current = PrintedLine(piece, x, y, size * scale)

    page.extract_text(visitor_text=visit)
    if current:
        lines.append(current)
    return [line._replace(text=line.text.strip()) for line in lines]


def join_lines(pages: Sequence[Sequence[PrintedLine]]) -> list[str]:
    """Return the paragraphs of the text that runs through the pages, each as one line.

    Running heads and page numbers are left out. So are hyphens at the ends of lines, unless the
    word has one inside a line too.
    """
    repeated = _repeated(pages)
    lines = [line for page in pages for line in _drop_edges(page, repeated)]
    if not lines:
        return []
    setting = _measure(lines)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    groups = [[lines[0].text]]
    for before, line in pairwise(lines):
        if setting.starts_paragraph(before, line):
            groups.append([])
        groups[-1].append(line.text)
    return [_join(group, words) for group in groups]


@dataclass(frozen=True, slots=True)
class TypeSetting:
    """How most lines of a document are set."""

    size: float
    """The size of the type, in points."""
    leading: float
    """Distance from a line to the next, in sizes of the type."""
    width: int
    """Characters of a full line."""
    margins: Counter[int]
    """The number of lines that begin at each point from the left."""

    def starts_paragraph(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a paragraph begins at `line`, which follows `before`.

        It does after a larger gap, with an indent or in another size of type. Across columns and
        pages, where the gap says nothing, it does after a line that ends a sentence early.
        """
        if abs(line.size - before.size) > 0.12 * max(line.size, before.size):
            return True
        down = (before.y - line.y) / (line.size * self.leading)
        new_column = not -0.2 < down < 4
        if not new_column and down > 1.25:
            return True
        if line.size > 1.12 * self.size:  # a headline, whose lines are centred
            return new_column
        stopped = _STOP.search(before.text) is not None
        early = len(before.text) + 1 + len(line.text.partition(" ")[0]) <= 0.8 * self.width
        if new_column or not self._indented(line):
            return stopped and (early or self._indented(line))
        return stopped or early or before.x < line.x - _INDENT / 2

    def _indented(self, line: PrintedLine) -> bool:
        """Whether other lines begin a little to the left of this one."""
        x = round(line.x)
        return any(self.margins[place] > 1 for place in range(x - 40, x - _INDENT + 1))


def _measure(lines: Sequence[PrintedLine]) -> TypeSetting:
    """Return how most of the lines are set."""
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
        # The smallest common gap: where paragraphs are short, most gaps are larger.
        min((gap for gap, times in gaps.items() if times >= gaps.total() / 10), default=1.2),
        lengths[math.ceil(0.8 * (len(lengths) - 1))],
        Counter(round(line.x) for line in lines),
    )


def _repeated(pages: Sequence[Sequence[PrintedLine]]) -> set[str]:
    """Return the running heads and feet, with # for digits: lines at the edge of several pages."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    return {key for key, times in seen.items() if times >= max(2, len(pages) / 2)}


def _drop_edges(page: Sequence[PrintedLine], repeated: set[str]) -> Iterator[PrintedLine]:
    """Yield the lines of a page without its running heads, feet and page number."""
    edges = {id(line) for line in _edges(page)}
    for line in page:
        key = _key(line)
        if id(line) not in edges or not (key in repeated or _PAGE_NUMBER.fullmatch(key)):
            yield line


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines at the top and the bottom of a page."""
    down = sorted(page, key=lambda line: -line.y)
    return [*down[:_EDGE_LINES], *down[-_EDGE_LINES:]]


def _key(line: PrintedLine) -> str:
    """Return a line's text with # for each number."""
    return re.sub(r"\d+", "#", line.text)


def _join(lines: Sequence[str], words: Counter[str]) -> str:
    """Return the lines of a paragraph as one, with hyphenated words put together again."""
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
    """Whether a word broken after `left` is written with a hyphen inside a line too.

    The document itself decides, else the words of English news, which have "co" and "founder" but
    not "cofounder", and have no "investiga".
    """
    if words[left + right] or words[f"{left}-{right}"]:
        return words[f"{left}-{right}"] > words[left + right]
    from corpus.language.word_frequency import background
    from corpus.language.words import split_words

    def is_known(word: str) -> bool:
        return any(each.stem in background() for each in split_words(word))

    return is_known(left) and is_known(right) and not is_known(left + right)
