"""Where the counterparts of a passage are that a reader cannot see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import article_of

if TYPE_CHECKING:
    from corpus.comparison import Comparison

UP, DOWN, BOTH, LEFT, RIGHT = "↑", "↓", "↕", "◂", "▸"


@dataclass(frozen=True, slots=True)
class Window:
    """A column that is drawn, and the passages in view there."""

    article: str
    """The article's id."""
    in_view: tuple[str, ...]
    """Passage ids, in the order of the text."""


def directions(
    comparison: Comparison, article: str, windows: Sequence[Window], order: Sequence[str]
) -> Mapping[str, str]:
    """Where the counterparts of the passages in view in `article` are, by the passage's id.

    Named are passages none of whose counterparts is in view: above or below in another column, or
    else in columns that are not drawn, to the left or to the right.

    Args:
        comparison: of the articles.
        article: the id of the one whose passages are asked for.
        windows: the columns that are drawn.
        order: the articles' ids in the order of the columns, those not drawn among them.

    """
    seen = {window.article: window.in_view for window in windows}
    in_view = {passage for window in windows for passage in window.in_view}
    found: dict[str, str] = {}
    for passage in seen.get(article, ()):
        counterparts = comparison.counterparts(passage)
        if counterparts and not in_view & set(counterparts):
            signs = {_direction(comparison, one, seen, order, article) for one in counterparts}
            found[passage] = _most_near(signs)
    return {passage: sign for passage, sign in found.items() if sign}


def _direction(
    comparison: Comparison,
    passage: str,
    seen: Mapping[str, Sequence[str]],
    order: Sequence[str],
    own: str,
) -> str:
    """Where a passage that is not in view is."""
    article = article_of(passage)
    if article not in order:
        return ""
    if not seen.get(article):
        return RIGHT if order.index(article) > order.index(own) else LEFT
    number = comparison.passage[passage].number
    return UP if number < comparison.passage[seen[article][0]].number else DOWN


def _most_near(signs: set[str]) -> str:
    """The sign for all counterparts: those in columns that are drawn decide, if there are any."""
    if {UP, DOWN} <= signs:
        return BOTH
    return next((sign for sign in (UP, DOWN, RIGHT, LEFT) if sign in signs), "")
