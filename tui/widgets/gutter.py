"""The cells before a row of a passage: its bar, its numbers or who has it, its signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Passage, article_of
from corpus.passage_status import GLYPHS, REVIEW_GLYPHS, marker, style_name

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.view_model.point_numbers import PointNumbers

AROUND = 3
"""Cells beside the numbers: the bar of the chosen passage or the direction of its counterparts,
the glyph, air."""
LEAST = 2
"""Cells for numbers."""
SINGLE_DIGITS = 9
"""Columns that each have a cell of their own, where a passage names those that have it."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """What stands before the passages of one pane."""

    numbers: PointNumbers | None = None
    """Of the shared points; None until the articles have been compared."""
    columns: Mapping[str, int] | None = None
    """The number of each article's column by its id, where each passage names in their place the
    columns that have it; else None."""

    @property
    def width(self) -> int:
        """Cells before the text."""
        return AROUND + self._label_width

    @property
    def _label_width(self) -> int:
        if self.columns is None:
            return max(LEAST, len(str(self.numbers.last)) if self.numbers else 0)
        columns = len(self.columns)
        return max(LEAST, columns) if columns <= SINGLE_DIGITS else 2 * len(str(columns)) + 1

    def cells(
        self,
        comparison: Comparison,
        passage: Passage,
        row: int,
        bar: str,
        *,
        is_single: bool,
    ) -> Iterator[tuple[str, str]]:
        """The text before one row of a passage in pieces, each with its class of style.

        Args:
            comparison: with the passage.
            passage: the passage.
            row: which of its rows, from 0.
            bar: the first cell.
            is_single: whether it has no other row in view.

        """
        mark = marker(comparison, passage)
        sign = f"sign--{style_name(mark)}"
        review = _review_sign(comparison, passage, 0 if is_single else row - 1)
        yield bar, "pane--bar"
        yield self.label(comparison, passage, row), sign
        if row == 0:
            yield GLYPHS[mark], sign
            yield review, "sign--reviewed"
        else:
            yield review, "sign--reviewed"
            yield " ", sign

    def label(self, comparison: Comparison | None, passage: Passage, row: int) -> str:
        """The number of a shared point, or in the first row the columns that have the passage.

        Of a passage in several points, each of its rows names one.
        """
        width = self._label_width
        if self.columns is None:
            numbers = self.numbers.of.get(passage.id, ()) if self.numbers else ()
            return f"{numbers[row]:>{width}}" if row < len(numbers) else " " * width
        if row or comparison is None or passage.kind == "boilerplate":
            return " " * width
        return f"{_holders(comparison, passage, self.columns):>{width}}"


def _holders(comparison: Comparison, passage: Passage, columns: Mapping[str, int]) -> str:
    """The numbers of the columns that have a passage, each at a place of its own: "1 3".

    Of ten columns and more, the one that the passage is from, and how many others: "12+3".
    """
    others = {article_of(other) for other in comparison.counterparts(passage.id)}
    having = {columns[one] for one in (*others, article_of(passage.id)) if one in columns}
    if len(columns) > SINGLE_DIGITS:
        own = columns.get(article_of(passage.id), "")
        return f"{own}+{len(having) - 1}" if len(having) > 1 else f"{own}"
    return "".join(str(number) if number in having else " " for number in columns.values())


def _review_sign(comparison: Comparison, passage: Passage, number: int) -> str:
    """The sign of what the reader did about a passage; of several the one with this number."""
    marks = comparison.reviewed.marks.get(passage.id, ())
    return REVIEW_GLYPHS[marks[number]] if 0 <= number < len(marks) else " "
