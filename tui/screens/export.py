"""Asks where a report shall go, and in which format, and writes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Label, RadioButton, RadioSet, Static

from corpus.comparison import Comparison
from corpus.reports import FORMATS, AlreadyThereError, ReportError, format_of, render, write
from styles import DIALOGS


class FormatButton(RadioButton):
    """A format; whether it is the one shows in its glyph, not in its colour alone."""

    def on_mount(self) -> None:
        """Draw the first circle."""
        self._draw_circle()

    def watch_value(self) -> None:
        """Fill the circle, or empty it."""
        self._draw_circle()
        super().watch_value()

    def _draw_circle(self) -> None:
        self.BUTTON_INNER = "●" if self.value else "○"
        self.refresh()


class ExportScreen(ModalScreen[str | None]):
    """Gives the path that was written, or None where the reader thought better of it."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    formats = query_one(RadioSet)
    path = query_one(Input)
    answer = query_one("#answer", Static)

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison
        self._replacing = ""
        """The path that the reader has been warned of."""

    def compose(self) -> ComposeResult:
        """Format, path, and what came of it."""
        with Vertical(id="export", classes="dialog"):
            yield Label("Export a report", classes="dialog--title")
            with RadioSet():
                for number, name in enumerate(FORMATS):
                    yield FormatButton(name, value=number == 1)
            yield Input(f"{_file_name(self.comparison.title)}.md")
            yield Static("Enter writes it · Tab changes the format · Escape cancels", id="answer")

    def on_mount(self) -> None:
        """Most readers only need to press Enter."""
        self.path.focus()
        self.path.action_end()

    def on_radio_set_changed(self, event: RadioSet.Changed) -> None:
        """Give the path the ending of the format."""
        endings = list(FORMATS.values())[event.index].endings
        if Path(self.path.value).suffix.lower() not in endings:
            self.path.value = str(Path(self.path.value).with_suffix(endings[0]))

    def on_input_changed(self) -> None:
        """A warning holds for one path only."""
        self._replacing = ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the report, or say why not."""
        typed = event.value.strip()
        if not typed:
            return
        path = Path(typed).expanduser()
        try:
            content = render(self.comparison, format_of(path))
            write(path, content, overwrite=self._replacing == typed)
        except AlreadyThereError:
            self._replacing = typed
            self.answer.update(f"{typed} exists: Enter again replaces it, Escape leaves it")
        except ReportError as error:
            self.answer.update(str(error))
        else:
            self.dismiss(str(path.absolute()))


def _file_name(title: str) -> str:
    """A title as a file's name: its letters and digits, hyphens between, 60 characters at most."""
    words = re.findall(r"\w+", title.lower())
    return "-".join(words)[:60].rstrip("-") or "report"
