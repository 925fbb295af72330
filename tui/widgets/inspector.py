"""The chosen passage beside its counterparts, word by word, and why they are linked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.article import Span
from tui.commands.keymap import key_of
from tui.layout.cells import cut as shorter
from tui.layout.cells import plain, split_by_marks
from tui.layout.rows import wrap
from tui.widgets.selectable import WrappedText

if TYPE_CHECKING:
    from tui.view_model.inspection import Entry, Inspection


def _least_text(rows: int) -> int:
    """Rows of text that stay on a screen of so many rows."""
    return 12 if rows >= 24 else 10 if rows >= 16 else max(1, rows - Inspector.AROUND - 1)


class Inspector(ScrollView, WrappedText, can_focus=False):
    """A title, and below it a row of text after the other, each entry behind its label."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "inspector--title",
        "inspector--label",
        "inspector--common",
        "inspector--own",
        "inspector--quiet",
        "inspector--differs",
    }

    LABEL = 22
    """Cells for a label and a paragraph number, where the width allows."""
    LEAST_LABEL = 12
    """Cells for them on the narrowest screen: "In common" is not cut."""

    inspection: reactive[Inspection | None] = reactive(None)
    """What is inspected; None until the reader has moved."""
    overview: reactive[tuple[str, ...]] = reactive(())
    """What is said while nothing is inspected."""
    counter: reactive[str] = reactive("")
    """Which stop of a walk this is: "shared 3 of 9"."""

    AROUND = 4
    """Rows of the screen above the text, and the one of the keys."""

    def __init__(self) -> None:
        super().__init__()
        self._strips: list[Strip] = []
        self.reserved = 0
        """Rows of the screen that are taken by something else below the text."""
        self._dragged: int | None = None
        """The height that the reader has drawn it to."""

    def watch_inspection(self) -> None:
        """Begin at the top of what is inspected now."""
        self.scroll_home(animate=False)
        self.lay_out()

    def watch_overview(self) -> None:
        """Say what there is to see."""
        self.lay_out()

    def render_line(self, y: int) -> Strip:
        """The title, or a row below it."""
        width = self.size.width
        if y == 0:
            return self._title(width)
        at = y - 1 + self.scroll_offset.y
        return self._strips[at] if at < len(self._strips) else Strip.blank(width, self.part_style())

    def lay_out(self) -> None:
        """Wrap what is inspected, or what there is to see, and be as high."""
        width = self.size.width
        rows = self._inspected(self.inspection) if self.inspection else self._overview()
        self._strips = [Strip(row).adjust_cell_length(width, self.part_style()) for row in rows]
        self.virtual_size = Size(width, len(self._strips) + 1)
        self.fit()
        self.refresh()

    def fit(self) -> None:
        """Be as high as the content, up to a third of the screen; the text has its rows first.

        The reader may draw the upper edge elsewhere, but not over the last rows of text.
        """
        screen = self.app.size.height
        most = max(1, screen - self.AROUND - self.reserved - _least_text(screen))
        height = min(len(self._strips) + 1, screen // 3) if self._dragged is None else self._dragged
        height = max(1, min(height, most))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the upper edge."""
        if event.y == 0:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the upper edge along."""
        if self.app.mouse_captured is self:
            self._dragged = max(1, self.size.height - event.y)
            self.fit()

    def on_mouse_up(self) -> None:
        """Let go of the upper edge."""
        self.release_mouse()

    def _title(self, width: int) -> Strip:
        style = self.part_style("inspector--title")
        from tui.view_model.inspection import link_words  # not before something is inspected

        link = self.inspection.link if self.inspection else None
        left = "".join(f"── {said} " for said in (self.counter, self._more()) if said)
        origin = "" if link is None or link.origin == "computed" else f" · {link.origin}"
        right = f" {link_words(link)} · {link.score:.2f}{origin} ──" if link else ""
        rule = "─" * (width - cell_len(left) - cell_len(right))
        return Strip([Segment(left + rule + right, style)]).adjust_cell_length(width, style)

    def _more(self) -> str:
        """The key that leads on, as long as there is more below."""
        key = key_of(self, "more-below")
        below = self.scroll_offset.y < len(self._strips) - self.size.height + 1
        return f"{key} more" if below and key else ""

    def _overview(self) -> Iterator[list[Segment]]:
        for sentence in self.overview:
            for row in wrap(sentence, Span(0, len(sentence)), self.size.width - 2):
                yield [Segment(" " + row.of(sentence), self.part_style())]

    def _inspected(self, inspection: Inspection) -> Iterator[list[Segment]]:
        indent = min(self.LABEL, max(self.LEAST_LABEL, self.size.width // 4))
        for entry in inspection.entries:
            where = f"{entry.where:>4} " if entry.where else " "
            label = f" {shorter(entry.label, indent - 1 - len(where))}"
            label = set_cell_size(label, indent - len(where)) + where
            look = "inspector--label" if entry.tone == "passage" else f"inspector--{entry.tone}"
            room = self.size.width - indent - 2
            rows = wrap(entry.text, Span(0, len(entry.text)), room)
            note = f"  {entry.note}" if entry.note else ""
            fits = bool(rows) and cell_len(rows[-1].of(entry.text) + note) <= room
            for number, row in enumerate(rows):
                head = label if number == 0 else " " * indent
                tail = note if fits and row is rows[-1] else ""
                quiet = Segment(tail, self.part_style("inspector--quiet"))
                yield [Segment(head, self.part_style(look)), *self._words(entry, row), quiet]
            if note and not fits:
                yield [Segment(" " * indent + note.strip(), self.part_style("inspector--quiet"))]

    def _words(self, entry: Entry, row: Span) -> Iterator[Segment]:
        tone = () if entry.tone == "passage" else (f"inspector--{entry.tone}",)
        marks = {"inspector--common": entry.common, "inspector--own": entry.own}
        for piece, inside in split_by_marks(row, marks):
            yield Segment(plain(piece.of(entry.text)), self.part_style(*tone, *inside))
