"""The paragraphs of plain text, whose lines may be paragraphs or may have been broken by width."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.text_cleaning import LINE_BREAK, SPACES

_RULE = re.compile(r"([-=_*~#])( *\1){2,}")
_BULLET = re.compile(r"(?:[-*+•‣◦▪·]|\(?\d{1,2}[.)]) +\S")
_STOP = re.compile(r"[.!?…:;。！？؟।]['\"”’»)\]]*$")
_HYPHEN = re.compile(r"\w[-\u00ad]$")
_INDENT = 2
"""Spaces that open a paragraph, as books do."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text were broken by width."""

    full: int
    """Characters: a line is full when it and the next word together are longer."""

    def breaks(self, before: str, after: str) -> bool:
        """Whether width alone parted `before` from the line `after`."""
        return len(before) + 1 + len(after.lstrip().partition(" ")[0]) > self.full


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, each one line.

    An empty line parts paragraphs, and so does a line of dashes. Other lines are paragraphs of
    their own, unless the text was broken by width: then lines are joined up to one that ends early.
    """
    text = text.replace("\u2029", "\n\n").translate(SPACES | {0x09: " " * 4})
    blocks = list(_blocks(LINE_BREAK.split(text)))
    wrapping = _wrapping(blocks)
    if wrapping is None:
        return [line.strip(" ") for block in blocks for line in block]
    return [paragraph for block in blocks for paragraph in _joined(block, wrapping)]


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written: `-----`, `* * *`."""
    return _RULE.fullmatch(line.strip(" ")) is not None


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines with no empty one between them."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip(" ") and not is_rule(line):
            block.append(line.rstrip(" "))
        elif block:
            yield block
            block = []


def _wrapping(blocks: Sequence[Sequence[str]]) -> Wrapping | None:
    """How the text was wrapped, or None where each line is meant as one.

    The signs: lines of 40 to 120 characters; where a line ends and no sentence does, the next word
    mostly had no room, and often begins with a small letter. Headlines and list items end without
    a full stop too, but early, and capitals follow.
    """
    breaks = [
        (before, after)
        for block in blocks
        for before, after in pairwise(block)
        if not _BULLET.match(after.lstrip(" "))
    ]
    if not breaks:
        return None
    # Nearly the longest: one long address must not stretch the measure.
    width = sorted(len(before) for before, _ in breaks)[math.ceil(0.95 * (len(breaks) - 1))]
    if not 40 <= width <= 120:
        return None
    ragged = Wrapping(int(0.7 * width))
    open_ended = [pair for pair in breaks if not _STOP.search(pair[0])]
    inside = [pair for pair in open_ended if ragged.breaks(*pair)]
    running_on = sum(_runs_on(after) for _, after in inside)
    if len(inside) < max(0.6 * len(open_ended), 0.2 * len(breaks)) or running_on <= len(inside) / 4:
        return None
    # A program that fills each line leaves none with room for the next word; hands and fmt do.
    filled = Wrapping(width)
    full = sum(filled.breaks(*pair) for pair in inside)
    return filled if full >= 0.9 * len(inside) else ragged


def _runs_on(line: str) -> bool:
    """Whether a line begins inside a sentence, as far as its first character tells."""
    first = line.lstrip(" ")[0]
    return first.islower() or (first.isalpha() and not first.isupper())


def _joined(block: Sequence[str], wrapping: Wrapping) -> Iterator[str]:
    """The paragraphs of a block whose lines were broken by width."""
    paragraph, margin = [block[0].strip(" ")], min(map(_indent, block)) + _INDENT
    for before, line in pairwise(block):
        text = line.strip(" ")
        if _begins(line, before, paragraph[0], margin, wrapping):
            yield "".join(paragraph)
            paragraph = [text]
        else:
            paragraph += "" if _HYPHEN.search(before) and text[0].islower() else " ", text
    yield "".join(paragraph)


def _begins(line: str, before: str, first: str, margin: int, wrapping: Wrapping) -> bool:
    """Whether a paragraph begins at `line`, which follows `before`.

    The paragraph so far opens with the line `first`; lines from `margin` on are indented.
    """
    text, listed = line.lstrip(" "), _BULLET.match(first) is not None
    early = not wrapping.breaks(before, line) and not text[0].islower()
    stopped = _STOP.search(before) is not None
    if _BULLET.match(text):  # a dash or a number may also open a line inside a sentence
        return listed or early or stopped
    indented = _indent(line) >= margin and (stopped or _indent(before) < margin)
    return early or (indented and not listed)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
