"""Base classes of widgets that draw text: shared styles, wrapping, and selecting with the mouse."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.screen import Screen
from textual.selection import Selection
from textual.widget import Widget

from corpus.article import Span
from corpus.reports.phrases import count

if TYPE_CHECKING:
    from tui.compare.host import Host
    from tui.compare.navigator import Navigator

PANE = {
    "pane--shared",
    "pane--only-here",
    "pane--heading",
    "pane--boilerplate",
    "pane--chosen",
    "pane--shared-part",
    "pane--common",
    "pane--own",
    "pane--match",
    "pane--selected",
    "pane--bar",
    "pane--gap",
    "pane--fold",
}
"""Classes of the running text."""
SIGNS = {
    "sign--shared",
    "sign--partial",
    "sign--only-here",
    "sign--differs",
    "sign--reviewed",
}
"""Classes of the marks beside it."""
MINIMAP = {
    "minimap--shared",
    "minimap--partial",
    "minimap--only-here",
    "minimap--differs",
    "minimap--reviewed",
    "minimap--view",
}
"""Classes of the map of the whole article beside it."""
TEXT_STYLES = PANE | SIGNS | MINIMAP
"""Component classes (parts of a widget with a style of their own) that the screen has.

All its columns use these: Textual searches every style sheet for each class of each widget.
"""


class ScreenStyled(Widget):
    """Takes its styles from the screen, which must have TEXT_STYLES as component classes."""

    def style_for(self, *classes: str) -> Style:
        """The style of text of some classes; classes outside TEXT_STYLES add nothing."""
        known = tuple(name for name in classes if name in TEXT_STYLES)
        return self.screen.get_visual_style(*known).rich_style

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self.refresh()


class WrappedText(Widget):
    """A widget that lays out its rows anew when its width or the colours change."""

    @abstractmethod
    def lay_out(self) -> None:
        """Make the rows for the present width."""

    def on_resize(self) -> None:
        """Wrap anew."""
        self.lay_out()

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self.lay_out()

    def part_style(self, *classes: str) -> Style:
        """The style of a part of the text, by its component classes."""
        return self.get_visual_style(*classes).rich_style


class SelectableText(ScreenStyled):
    """A widget whose selection is a run of characters of one text.

    Textual's own selection would run on over the columns beside it, and break the line after every
    row. Textual still gets ours, so that its key for copying knows what is selected.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._begun: int | None = None
        """The offset of the character at which the button was pressed; None when it is up."""

    @property
    @abstractmethod
    def whole_text(self) -> str:
        """The text that offsets of characters refer to."""

    @abstractmethod
    def character_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell, or the nearest one; None where there is none."""

    @property
    def selected(self) -> Span:
        """The characters that are selected; an empty span for none."""
        selection = self.text_selection
        if selection is None or selection.start is None or selection.end is None:
            return Span(0, 0)
        return Span(selection.start.x, selection.end.x)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected, and what ends it."""
        return self.selected.of(self.whole_text), "\n"

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select; wherever the pointer goes now, this widget hears of it."""
        if event.button == 1:
            self._begun = self.character_at(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the pointer."""
        if self._begun is None:
            return
        at = self.character_at(event.x, event.y)
        if at is not None:
            first, last = sorted((self._begun, at))
            ends = Offset(first, 0), Offset(min(last + 1, len(self.whole_text)), 0)
            self.screen.selections = {self: Selection(*ends)}

    def on_mouse_up(self) -> None:
        """Select no further."""
        self._begun = None
        self.release_mouse()


def character(text: str, row: Span, cell: int) -> int:
    """The offset in `text` of the character at a cell of a row, counted from the row's start."""
    used = 0
    for at in range(row.start, row.end):
        used += cell_len(text[at])
        if used > cell:
            return at
    return max(row.start, row.end - 1)


def copy(screen: Screen[None], navigator: Navigator, host: Host) -> None:
    """Copy the selected text, or else the chosen passage with its source, on one line."""
    passage, comparison = navigator.place.passage, navigator.comparison
    if screen.get_selected_text():
        copy_selection(screen, host)
    elif passage is not None and comparison is not None:
        from corpus.reports.citations import copied_citation

        text = copied_citation(comparison, comparison.passage[passage], date.today())
        screen.app.copy_to_clipboard(text)
        host.say("Copied the passage with its source")


def copy_selection(screen: Screen[None], host: Host) -> None:
    """Copy the selected text, if there is any."""
    if text := screen.get_selected_text():
        screen.app.copy_to_clipboard(text)
        words = shorten(text, 60, placeholder=" …")
        host.say(f"Copied {count(len(text.split()), 'word')}: {words}")
