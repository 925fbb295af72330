"""Pieces of a Markdown report: quotations, and what it calls a place."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Passage, Span
from corpus.reports.citations__cited import Cited
from corpus.reports.markdown__escape import markdown as shown
from corpus.reports.place_format import IN_SIGNS


def where(cited: Cited) -> str:
    """The outlet and the paragraph of a passage."""
    return shown(IN_SIGNS.where(cited))


def at(cited: Cited) -> str:
    """The outlet, the paragraph and the characters of a passage."""
    return shown(IN_SIGNS.at(cited))


def listed(cited: Cited) -> str:
    """A passage with its place, as an item of a list."""
    return f"- {at(cited)}: {shown(cited.passage.text)}"


def quoted(number: int, cited: Cited, text: str, more: str = "", *facts: str) -> Iterator[str]:
    """The number, place and words (in Markdown) of the passage that an entry is about."""
    yield ""
    yield " · ".join(
        (f"**{number}. {where(cited)}**{more}", *facts, IN_SIGNS.characters(cited.passage.span))
    )
    yield ""
    yield f"> {text}"


def emphasised(passage: Passage, common: tuple[Span, ...]) -> str:
    """The passage with what is told in common in bold."""
    first = passage.span.start
    return shown(passage.text, [Span(start - first, end - first) for start, end in common])
