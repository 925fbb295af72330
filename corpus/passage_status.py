"""The status of a passage: shared, partial or only here, how sure that is, and its marker.

The markers of all passages of an article, from its start to its end, make its strip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.article import Article, Passage, Span
    from corpus.comparison import Comparison
    from corpus.model import Point, ReviewMark, Tier

PassageStatus = Literal["shared", "partial", "only-here", "heading", "boilerplate"]
Marker = PassageStatus | Literal["differs", "likely-shared", "likely-partial", "likely-only-here"]

GLYPHS: dict[Marker, str] = {
    "differs": "≠",
    "shared": "●",
    "partial": "◐",
    "only-here": "○",
    "likely-shared": "◆",
    "likely-partial": "◈",
    "likely-only-here": "◇",
    "heading": " ",
    "boilerplate": "∙",
}
"""Shown in the gutter beside each passage, always together with a colour.

Filled is shared, hollow is only here; round is firm, a diamond is only likely.
"""

MEANINGS: dict[Marker, str] = {
    "differs": "a figure or a quote differs from another report's",
    "shared": "another report has all of it",
    "partial": "another report has part of it; the shared part is marked",
    "only-here": "not found in any other report",
    "likely-shared": "another report is likely to have all of it",
    "likely-partial": "another report is likely to have part of it",
    "likely-only-here": "no match found, but another report may have it in other words",
    "boilerplate": "excluded: copyright line, byline, agency tag …; not compared",
}

REVIEW_GLYPHS: dict[ReviewMark, str] = {
    "noted": "✎",
    "bookmarked": "⚑",
    "rejected": "✗",
    "confirmed": "✓",
}
"""Shown in the gutter below the marker of a passage that a person reviewed."""

REVIEW_MEANINGS: dict[ReviewMark, str] = {
    "noted": "you wrote a note on it",
    "bookmarked": "you bookmarked it",
    "rejected": "you rejected a link of it",
    "confirmed": "you confirmed or made a link of it, or confirmed that it is left out elsewhere",
}


def passage_status(comparison: Comparison, passage: Passage) -> PassageStatus:
    """How much of a passage another article has."""
    if passage.kind != "body":
        return passage.kind
    links = comparison.links_of.get(passage.id)
    if not links:
        return "only-here"
    return "partial" if all(link.label == "partial" for link in links) else "shared"


def passage_tier(comparison: Comparison, passage: Passage) -> Tier:
    """How sure the status of a body passage is.

    Of a linked passage, firm where a link is; of one that is only here, firm where every other
    article firmly lacks its point.
    """
    if links := comparison.links_of.get(passage.id):
        return "firm" if any(link.tier == "firm" for link in links) else "likely"
    points = comparison.points_of.get(passage.id, ())
    omissions = (comparison.omission_of.get(point.id) for point in points)
    is_firm = any(omission is not None and omission.tier == "firm" for omission in omissions)
    return "firm" if is_firm else "likely"


_LIKELY: dict[PassageStatus, Marker] = {
    "shared": "likely-shared",
    "partial": "likely-partial",
    "only-here": "likely-only-here",
}


def marker(comparison: Comparison, passage: Passage) -> Marker:
    """The marker of a passage in gutter and lists: that it differs, else status and tier."""
    if passage.id in comparison.at_odds:
        return "differs"
    status = passage_status(comparison, passage)
    if status in _LIKELY and passage_tier(comparison, passage) == "likely":
        return _LIKELY[status]
    return status


def marker_in_point(comparison: Comparison, point: Point, passage: Passage) -> Marker:
    """The marker of a passage that has a point, in the matrix of points and outlets.

    A few words that two articles have alike can make a point without any link: both are likely to
    have it, though nothing was linked to their passages.
    """
    shown = marker(comparison, passage)
    if style_name(shown) == "only-here" and len(point.included_by) > 1:
        return "likely-shared"
    return shown


def style_name(marker: Marker) -> str:
    """The marker whose colour a marker has: what is likely has that of what is firm."""
    return marker.removeprefix("likely-")


def shared_spans(comparison: Comparison, passage: Passage) -> tuple[Span, ...]:
    """The parts of a passage that other articles have too, as spans of its article's text."""
    links = comparison.links_of.get(passage.id, ())
    return tuple(span for link in links for span in link.spans(passage.id))


STRIP = 40
"""Cells of the strip that shows an article from start to end."""

_PRECEDENCE: tuple[Marker, ...] = (
    "differs",
    "shared",
    "partial",
    "likely-shared",
    "likely-partial",
    "only-here",
    "likely-only-here",
    "heading",
    "boilerplate",
)
"""The first of these that is among the markers of a cell is shown there."""


def draw_strip(comparison: Comparison, article: Article, cells: int = STRIP) -> str:
    """An article from start to end in a number of cells, each the glyph of its passages."""
    return "".join(GLYPHS[shown] for shown in condense(body_markers(comparison, article), cells))


def body_markers(comparison: Comparison, article: Article) -> tuple[Marker, ...]:
    """The marker of each body passage of an article."""
    return tuple(marker(comparison, passage) for passage in article.body)


def condense(markers: Sequence[Marker], cells: int) -> Iterator[Marker]:
    """Markers in a number of cells: in each, the most telling of those that fall into it.

    >>> list(condense(["shared", "only-here", "only-here", "differs"], 2))
    ['shared', 'differs']
    >>> list(condense(["shared", "only-here"], 4))
    ['shared', 'shared', 'only-here', 'only-here']
    """
    for cell in range(cells):
        start = cell * len(markers) // cells
        end = max(start + 1, (cell + 1) * len(markers) // cells)
        yield min(set(markers[start:end]), key=_PRECEDENCE.index, default="boilerplate")
