"""The gutter: the cells before a passage with a bar, the numbers of its points, and its signs.

In the storyline, numbers of the columns that have it take the place of those of points. The legend
says what each sign means.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from corpus.article import Passage, article_of
from corpus.passage_status import GLYPHS, REVIEW_GLYPHS, marker, style_name

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.layout.aligned_rows import MergedOrder
    from tui.view_model.point_numbers import PointNumbers

AROUND = 3
"""Cells beside the numbers: one for the bar of the chosen passage or the direction of its
counterparts, one for the glyph, one empty."""
LEAST = 2
"""The least cells for numbers."""
SINGLE_DIGITS = 9
"""Up to so many columns, each has a cell of its own for its number."""
APART = 4
"""Up to so many columns, there is a space between the numbers: "1 2" is not twelve."""


class Meaning(NamedTuple):
    """What a sign means, or a few signs that are explained together."""

    signs: Mapping[str, str]
    """One to four words for each sign, for the row below the text."""
    long: str
    """A line for the help."""
    look: str
    """The class of style of the signs."""


NUMBERS, COLUMNS = "1 2 …", "1·2"
"""The signs for all numbers of points, and for all numbers of columns in the storyline."""
GAP, FOLD = "⌀", "⋯"
"""The signs of a gap, where a passage of another column is missing, and of folded passages."""

LEGEND = (
    Meaning({"●": "shared"}, "another report has it", "sign--shared"),
    Meaning(
        {"◐": "in part"}, "another report has part of it; that part is tinted", "sign--partial"
    ),
    Meaning({"○": "only here"}, "no other report has it", "sign--only-here"),
    Meaning(
        dict.fromkeys("◆◈◇", "only likely"),
        "the same, but only likely: check before relying on it",
        "sign--shared",
    ),
    Meaning({"≠": "differs"}, "a figure or a quote differs from another report's", "sign--differs"),
    Meaning(
        {NUMBERS: "shared points"},
        "numbers of shared points, the same in every column",
        "sign--shared",
    ),
    Meaning({COLUMNS: "columns that have it"}, "in the storyline: the columns that have it", ""),
    Meaning(
        {
            "↑": "match above",
            "↓": "match below",
            "↕": "above and below",
            "◂": "to the left",
            "▸": "to the right",
        },
        "matches out of view: above, below, in other columns",
        "pane--bar",
    ),
    Meaning({GAP: "missing here"}, "in a gap: no match was found here", "pane--gap"),
    Meaning(
        {"✓": "confirmed", "✗": "rejected"},
        "you confirmed or rejected a link, or confirmed an omission",
        "sign--reviewed",
    ),
    Meaning({"✎": "note", "⚑": "bookmark"}, "your note, your bookmark", "sign--reviewed"),
    Meaning({FOLD: "folded"}, "passages that the filter leaves out", "pane--fold"),
    Meaning(
        {"∙": "excluded"}, "excluded: copyright line, byline, agency tag …", "sign--boilerplate"
    ),
)
"""Every sign beside and between passages, in the order in which they are explained."""

_ROUND = {"◆": "●", "◈": "◐", "◇": "○"}
"""The round sign that is explained together with each diamond."""


def explained(signs: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the signs that are drawn, what they mean in a few words, and their class of style.

    Signs of one meaning stand together: "◆ ◇", "only likely".
    """
    drawn = {*signs, *(_ROUND[sign] for sign in signs if sign in _ROUND)}
    for meaning in LEGEND:
        seen = {sign: words for sign, words in meaning.signs.items() if sign in drawn}
        for words in dict.fromkeys(seen.values()):
            together = " ".join(sign for sign, said in seen.items() if said == words)
            yield together, words, meaning.look


class Gutter(NamedTuple):
    """The gutter of one pane."""

    numbers: PointNumbers | None = None
    """The numbers of the shared points; None until the articles have been compared."""
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
        if columns > SINGLE_DIGITS:
            return 2 * len(str(columns)) + 1
        return max(LEAST, 2 * columns - 1 if columns <= APART else columns)

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

    def signs(self, cells: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Yield the signs in such cells, as the legend has them."""
        for text, _ in cells:
            if any(map(str.isdecimal, text)):
                yield NUMBERS if self.columns is None else COLUMNS
            else:
                yield from text.split()

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
    between = " " if len(columns) <= APART else ""
    return between.join(str(number) if number in having else " " for number in columns.values())


def _review_sign(comparison: Comparison, passage: Passage, number: int) -> str:
    """The sign of what the reader did about a passage; of several the one with this number."""
    marks = comparison.reviewed.marks.get(passage.id, ())
    return REVIEW_GLYPHS[marks[number]] if 0 <= number < len(marks) else " "


def gap_line_row(order: MergedOrder, gap: int, article: str, room: int, key: str) -> str:
    """The line that stands for what the others have in a gap, or for what one of them has.

    In the column of the leading report it names them all, and the `key` that opens or closes the
    gap, if one is given.
    """
    from tui.view_model.inspection import gap_line

    is_base = article == order.base
    counts = order.counts(gap, None if is_base else article)
    labels = order.positions.comparison.labels if is_base else {}
    return gap_line(labels, counts, room, key if is_base else "", is_open=order.is_open(gap))


def gap_row(comparison: Comparison, of: str, article: str, room: int) -> str:
    """What a gap says in an article where a passage is missing, across `room` cells."""
    from tui.view_model.inspection import gap_words  # not before the first text is drawn

    glyph, words = gap_words(comparison, of, article)
    return f"{glyph} {f' {words} ':╌^{max(len(words) + 2, room - 1)}}"
