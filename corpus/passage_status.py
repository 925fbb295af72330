"""What others tell of a passage, as the one sign that gutter, minimap and colour agree on."""

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
"""Drawn in the gutter beside each passage; colour and glyph always together."""

MEANINGS: dict[Marker, str] = {
    "differs": "a figure or a quote in it differs from another article's",
    "shared": "another article tells all of it",
    "partial": "another article tells part of it: what both tell is marked",
    "only-here": "found in no other article",
    "boilerplate": "set apart: a copyright line, a byline, an agency tag …; not compared",
}


def passage_status(comparison: Comparison, passage: Passage) -> PassageStatus:
    """How much of a passage another article tells."""
    if passage.kind != "body":
        return passage.kind
    links = comparison.links_of.get(passage.id)
    if not links:
        return "only-here"
    return "partial" if all(link.label == "partial" for link in links) else "shared"


def marker(comparison: Comparison, passage: Passage) -> Marker:
    """What the gutter and the minimap show of a passage: that it differs, before all else."""
    return "differs" if passage.id in comparison.at_odds else passage_status(comparison, passage)


def shared_spans(comparison: Comparison, passage: Passage) -> tuple[Span, ...]:
    """The parts of a passage that other articles have too, as spans of its article's text."""
    links = comparison.links_of.get(passage.id, ())
    return tuple(span for link in links for span in _own_spans(link, passage.id))


def _own_spans(link: Link, passage: str) -> tuple[Span, ...]:
    return link.a_spans if link.a == passage else link.b_spans
