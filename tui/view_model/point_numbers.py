"""Which passages belong together: numbers of shared points, and arrows to passages out of view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import article_of

if TYPE_CHECKING:
    from corpus.comparison import Comparison


class PointNumbers:
    """Shared points, numbered from 1 in the order of the first article.

    Points that it does not include follow in the order of the next article, and so on. A passage
    in several points has the numbers of all of them, lowest first.
    """

    def __init__(self, comparison: Comparison) -> None:
        rank = {article.id: number for number, article in enumerate(comparison.articles)}

        def order(passage: str) -> tuple[int, int]:
            return rank[article_of(passage)], comparison.passage[passage].number

        ordered = sorted(
            (sorted(map(order, point.passages)), point.id, point.passages)
            for point in comparison.points
            if len(point.included_by) > 1
        )
        self._points = tuple(passages for _, _, passages in ordered)
        of: dict[str, list[int]] = {}
        for number, passages in enumerate(self._points, 1):
            for passage in passages:
                of.setdefault(passage, []).append(number)
        self.of: Mapping[str, tuple[int, ...]] = {
            passage: tuple(numbers) for passage, numbers in of.items()
        }
        """The numbers of each passage in a shared point, by its id."""

    @property
    def last(self) -> int:
        """The highest number; 0 where nothing is shared."""
        return len(self._points)

    def passages(self, number: int) -> tuple[str, ...]:
        """Ids of the passages of a point; empty where none has this number."""
        return self._points[number - 1] if 0 < number <= self.last else ()


UP, DOWN, BOTH, LEFT, RIGHT = "↑", "↓", "↕", "◂", "▸"
"""Arrows beside a passage: the other report's passage is further up or down, or in a column to the
left or right that does not fit on the screen."""


@dataclass(frozen=True, slots=True)
class Window:
    """A column that is on the screen, and its passages that are in view."""

    article: str
    """The article's id."""
    in_view: tuple[str, ...]
    """Passage ids, in the order of the text."""


def directions(
    comparison: Comparison, article: str, windows: Sequence[Window], order: Sequence[str]
) -> Mapping[str, str]:
    """Return arrows to the counterparts that are out of view, by the id of a passage in view.

    A passage has an arrow if it has counterparts and none of them is in view.

    Args:
        comparison: of the articles.
        article: the id of the article whose passages get the arrows.
        windows: the columns on the screen.
        order: the ids of all articles in the order of their columns, on the screen or not.

    """
    seen = {window.article: window.in_view for window in windows}
    in_view = {passage for window in windows for passage in window.in_view}
    found: dict[str, str] = {}
    for passage in seen.get(article, ()):
        counterparts = comparison.counterparts(passage)
        if counterparts and not in_view & set(counterparts):
            signs = {_direction(comparison, one, seen, order, article) for one in counterparts}
            found[passage] = _one_arrow(signs)
    return {passage: sign for passage, sign in found.items() if sign}


def _direction(
    comparison: Comparison,
    passage: str,
    seen: Mapping[str, Sequence[str]],
    order: Sequence[str],
    own: str,
) -> str:
    """The arrow to one passage that is out of view; "" where its article has no column."""
    article = article_of(passage)
    if article not in order:
        return ""
    if not seen.get(article):
        return RIGHT if order.index(article) > order.index(own) else LEFT
    number = comparison.passage[passage].number
    return UP if number < comparison.passage[seen[article][0]].number else DOWN


def _one_arrow(signs: set[str]) -> str:
    """One arrow for all counterparts; those in columns on the screen go first."""
    if {UP, DOWN} <= signs:
        return BOTH
    return next((sign for sign in (UP, DOWN, RIGHT, LEFT) if sign in signs), "")
