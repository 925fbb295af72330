"""The number of each shared point, by which readers see what belongs together without walking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpus.model import article_of
from corpus.statistics import shared_points

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
            for point in shared_points(comparison)
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
