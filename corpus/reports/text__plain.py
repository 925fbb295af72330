"""Lines of a plain text report: wrapped and numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper
from typing import Literal

from corpus.reports.citations__cited import Cited
from corpus.reports.place_format import IN_WORDS

WIDTH = 78
"""Columns, whatever the terminal: a mail quotes them without breaking a line."""

INDENT = "    "

Role = Literal["", "heading", "shared", "only-here", "differs", "quiet"]


class Line(str):
    """A line that knows its role, which a terminal may show in colour and words say without it."""

    role: Role

    def __new__(cls, text: str, role: Role) -> Line:
        """A line with its role."""
        line = super().__new__(cls, text)
        line.role = role
        return line


def title(text: str) -> Iterable[str]:
    """The title of a report with a double line under it."""
    return (*wrap(text, role="heading"), Line("=" * min(len(text), WIDTH), "heading"), "")


def heading(text: str) -> Iterable[str]:
    """A heading with a line under it."""
    return ("", Line(text, "heading"), Line("-" * len(text), "heading"), "")


def numbered(number: int) -> str:
    """What an entry begins with, as wide as INDENT."""
    return f"{number}.".ljust(len(INDENT) - 1) + " "


def quoted(cited: Cited) -> Iterator[str]:
    """A passage with its place."""
    yield from wrap(IN_WORDS.at(cited), INDENT, "")
    yield from wrap(cited.passage.text, INDENT)
    yield ""


def facts(*known: str, indent: str = INDENT) -> Iterator[str]:
    """What a program or a checker wants to know, at the end of an entry."""
    yield from wrap(f"[{', '.join(known)}]", indent, role="quiet")
    yield ""


def wrap(
    text: str, indent: str = "", first: str | None = None, *, role: Role = ""
) -> Iterable[str]:
    """Lines of at most WIDTH characters, where no single word is longer."""
    lines = TextWrapper(
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ).wrap(text)
    return [Line(line, role) for line in lines] if role else lines
