"""Asks where a report shall go, and in which format, and writes it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Label, RadioButton, RadioSet, Static

from corpus.comparison import Comparison
from corpus.reports import FORMATS, AlreadyThereError, ReportError, format_of, render, write
from corpus.reports.file import file_name
from corpus.selection import Selection, narrowed
from styles import DIALOGS


class Choice(RadioButton):
    """One choice; whether it is the one shows in its glyph, not in its colour alone."""

    BUTTON_LEFT, BUTTON_RIGHT = "(", ")"

    def on_mount(self) -> None:
        """Draw the first circle."""
        self._draw_circle()

    def watch_value(self) -> None:
        """Fill the circle, or empty it."""
        self._draw_circle()
        super().watch_value()

    def _draw_circle(self) -> None:
        self.BUTTON_INNER = "◉" if self.value else "◌"
        self.refresh()


class ExportScreen(ModalScreen[str | None]):
    """Gives the path that was written, or None where the reader thought better of it."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    formats = query_one("#formats", RadioSet)
    path = query_one(Input)
    answer = query_one("#answer", Static)

    def __init__(self, comparison: Comparison, reference: str | None = None) -> None:
        """Export a comparison; as seen from an article, by its id, unless the reader wants all."""
        super().__init__()
        self.comparison = comparison
        self.own = comparison.article[reference] if reference else None
        self.views = (narrowed(comparison, Selection(reference=reference or "")), comparison)
        self.shown = self.views[0]
        self._replacing = ""
        """The path that the reader has been warned of."""

    def compose(self) -> ComposeResult:
        """Format, path, and what came of it."""
        with Vertical(id="export", classes="dialog"):
            yield Label("Export a report", classes="dialog--title")
            with RadioSet(id="formats"):
                for number, name in enumerate(FORMATS):
                    yield Choice(name, value=number == 1)
            if self.own:
                with RadioSet(id="views"):
                    own = f"what {self.own.outlet} lacks or tells otherwise"
                    yield Choice(Content(own), value=True)
                    yield Choice("everything")
            yield Input(f"{file_name(self.comparison.title)}.md")
            yield Static("Enter writes it · Tab changes the format · Escape cancels", id="answer")

    def on_mount(self) -> None:
        """Most readers only need to press Enter."""
        self.path.focus()
        self.path.action_end()

    def on_radio_set_changed(self, event: RadioSet.Changed) -> None:
        """Take the view that was chosen, or give the path the ending of the format."""
        if event.radio_set is not self.formats:
            self.shown = self.views[event.index]
            return
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
            content = render(self.shown, format_of(path))
            write(path, content, overwrite=self._replacing == typed)
        except AlreadyThereError:
            self._replacing = typed
            self.answer.update(f"{typed} exists: Enter again replaces it, Escape leaves it")
        except ReportError as error:
            self.answer.update(str(error))
        else:
            self.dismiss(str(path.absolute()))
