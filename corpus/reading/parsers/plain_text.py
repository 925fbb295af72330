"""The parsers of plain text, where lines are paragraphs or were wrapped to a width, and of RTF."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.reading.encoding import decode
from corpus.reading.formats import optional_packages
from corpus.reading.parsed import ParsedArticle, ParsedFeed, ParsedParagraph, UnreadableError
from corpus.text_cleaning import LINE_BREAK, SPACES

MAX_RTF_BYTES = 10_000_000
"""Size of the largest rich text; pictures inside it are written in hexadecimal digits."""
_DRAWN_LINE = re.compile(r"([-=_*~#])( *\1){2,}")
_DRAWN_SIGNS = frozenset("-=_*~#")
_BULLET = re.compile(r"(?:[-*+•‣◦▪·]|\(?\d{1,2}[.)]) +\S")
_STOP = re.compile(r"[.!?…:;。！？؟।]['\"”’»)\]]*$")
_HYPHEN = re.compile(r"\w[-\u00ad]$")
_INDENT = 2
"""Spaces at the start of an indented paragraph, as in books."""


def parse(data: bytes) -> ParsedArticle:
    """Return the paragraphs of a plain text, which states nothing about itself."""
    return ParsedArticle(tuple(map(ParsedParagraph, split_paragraphs(decode(data)))))


def parse_rtf(data: bytes) -> ParsedArticle | ParsedFeed:
    """Return the paragraphs of a rich text, or the articles of an export of Nexis.

    Raises UnreadableError.
    """
    if len(data) > MAX_RTF_BYTES:
        raise UnreadableError(f"an RTF document larger than {MAX_RTF_BYTES // 1_000_000} MB")
    if not data.rstrip(b"\0\x1a \t\r\n").endswith(b"}"):
        raise UnreadableError("an RTF document that was cut short")
    from corpus.reading.parsers.nexis import nexis_articles

    with optional_packages("rtf", "an RTF document"):
        from striprtf.striprtf import rtf_to_text

        # RTF is ASCII, with escapes for all other characters, unless a program broke that rule.
        text = rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace")
    paragraphs = tuple(map(ParsedParagraph, split_paragraphs(text)))
    return nexis_articles(paragraphs) or ParsedArticle(paragraphs)


class Wrapping(NamedTuple):
    """How the lines of a text were wrapped."""

    width: int
    """Characters: a line was wrapped here if it and the next word together are longer."""

    def wrapped(self, before: str, after: str) -> bool:
        """Whether the first word of the line `after` had no room on the line `before`."""
        return len(before) + 1 + len(after.lstrip().partition(" ")[0]) > self.width


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`, each as one line.

    Paragraphs end at an empty line or a line of dashes. Otherwise each line is a paragraph, unless
    the text was wrapped: then lines are joined up to one that ends early.
    """
    if _is_plain(text):
        found = (paragraph.strip(" ") for paragraph in text.split("\n\n"))
        return [each for each in found if each and not (each[0] in _DRAWN_SIGNS and is_rule(each))]
    text = text.replace("\u2029", "\n\n")
    if any(chr(space) in text for space in SPACES):
        text = text.translate(SPACES | {0x09: " " * 4})
    blocks = list(_blocks(LINE_BREAK.split(text)))
    wrapping = _wrapping(blocks)
    if wrapping is None:
        return [line.strip(" ") for block in blocks for line in block]
    return [paragraph for block in blocks for paragraph in _joined(block, wrapping)]


def _is_plain(text: str) -> bool:
    """Whether a text is printable ASCII whose only line breaks are single empty lines."""
    breaks = text.count("\n")
    return (
        breaks == 2 * text.count("\n\n")
        and text.isascii()
        and (text.replace("\n", "") if breaks else text).isprintable()
    )


def is_rule(line: str) -> bool:
    """Whether a line is only drawn, such as `-----` or `* * *`."""
    drawn = line.strip(" ")
    return drawn[:1] in _DRAWN_SIGNS and _DRAWN_LINE.fullmatch(drawn) is not None


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield runs of lines with no empty line between them."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip(" ") and not is_rule(line):
            block.append(line.rstrip(" "))
        elif block:
            yield block
            block = []


def _wrapping(blocks: Sequence[Sequence[str]]) -> Wrapping | None:
    """Return how the text was wrapped, or None where each line is a paragraph.

    The signs of wrapping: lines of 40 to 120 characters; where a line ends inside a sentence, the
    next word mostly had no room, and often begins with a small letter:

        The harbour of Sarne was closed on Friday after a storm had
        torn two cranes from the quay, the council said.

    Headlines and list items also end without a full stop, but early, and the next line begins with
    a capital.
    """
    breaks = [
        (before, after)
        for block in blocks
        for before, after in pairwise(block)
        if not _BULLET.match(after.lstrip(" "))
    ]
    if not breaks:
        return None
    # Nearly the longest line: one long address must not count.
    width = sorted(len(before) for before, _ in breaks)[math.ceil(0.95 * (len(breaks) - 1))]
    if not 40 <= width <= 120:
        return None
    ragged = Wrapping(int(0.7 * width))
    unfinished = [pair for pair in breaks if not _STOP.search(pair[0])]
    wrapped = [pair for pair in unfinished if ragged.wrapped(*pair)]
    mostly_had_no_room = len(wrapped) >= max(0.6 * len(unfinished), 0.2 * len(breaks))
    often_continue = sum(_continues(after) for _, after in wrapped) > len(wrapped) / 4
    if not (mostly_had_no_room and often_continue):
        return None
    # A program that fills lines leaves no room for the next word; people and fmt do.
    filled = Wrapping(width)
    full = sum(filled.wrapped(*pair) for pair in wrapped)
    return filled if full >= 0.9 * len(wrapped) else ragged


def _continues(line: str) -> bool:
    """Whether a line begins inside a sentence, by its first character."""
    first = line.lstrip(" ")[0]
    return first.islower() or (first.isalpha() and not first.isupper())


def _joined(block: Sequence[str], wrapping: Wrapping) -> Iterator[str]:
    """Yield the paragraphs of a block of wrapped lines."""
    paragraph, margin = [block[0].strip(" ")], min(map(_indent, block)) + _INDENT
    for before, line in pairwise(block):
        text = line.strip(" ")
        if _begins_paragraph(line, before, paragraph[0], margin, wrapping):
            yield "".join(paragraph)
            paragraph = [text]
        else:
            # "north-" and "east" become "north-east": which hyphens wrapping added nobody can say.
            is_one_word = _HYPHEN.search(before) and text[0].islower()
            paragraph += ["" if is_one_word else " ", text]
    yield "".join(paragraph)


def _begins_paragraph(line: str, before: str, first: str, margin: int, wrapping: Wrapping) -> bool:
    """Whether a new paragraph begins at `line`, which follows `before`.

    `first` is the first line of the paragraph so far; a line is indented if it begins at `margin`
    or further in.
    """
    text, listed = line.lstrip(" "), _BULLET.match(first) is not None
    early = not wrapping.wrapped(before, line) and not text[0].islower()
    stopped = _STOP.search(before) is not None
    if _BULLET.match(text):  # a dash or a number may also open a line inside a sentence
        return listed or early or stopped
    indented = _indent(line) >= margin and (stopped or _indent(before) < margin)
    return early or (indented and not listed)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
