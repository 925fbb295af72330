"""The status of a passage: shared, partial or only here, and the marker that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from corpus.model import Passage, Span

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Link

PassageStatus = Literal["shared", "partial", "only-here", "heading", "boilerplate"]
Marker = PassageStatus | Literal["differs"]

GLYPHS: dict[Marker, str] = {
    "differs": "≠",
    "shared": "●",
    "partial": "◐",
    "only-here": "○",
    "heading": " ",
    "boilerplate": "∙",
}
"""Shown in the gutter beside each passage, always together with a colour."""

MEANINGS: dict[Marker, str] = {
    "differs": "a figure or a quote differs from another report's",
    "shared": "another report has all of it",
    "partial": "another report has part of it; the shared part is marked",
    "only-here": "not found in any other report",
    "boilerplate": "excluded: copyright line, byline, agency tag …; not compared",
}


def passage_status(comparison: Comparison, passage: Passage) -> PassageStatus:
    """How much of a passage another article has."""
    if passage.kind != "body":
        return passage.kind
    links = comparison.links_of.get(passage.id)
    if not links:
        return "only-here"
    return "partial" if all(link.label == "partial" for link in links) else "shared"


def marker(comparison: Comparison, passage: Passage) -> Marker:
    """The marker of a passage in gutter and minimap: that it differs, else its status."""
    return "differs" if passage.id in comparison.at_odds else passage_status(comparison, passage)


def shared_spans(comparison: Comparison, passage: Passage) -> tuple[Span, ...]:
    """The parts of a passage that other articles have too, as spans of its article's text."""
    links = comparison.links_of.get(passage.id, ())
    return tuple(span for link in links for span in _own_spans(link, passage.id))


def _own_spans(link: Link, passage: str) -> tuple[Span, ...]:
    return link.a_spans if link.a == passage else link.b_spans
