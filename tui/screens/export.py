"""The export dialog: chooses a format and a path, previews the report, and writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Label, RadioButton, RadioSet
from textual.worker import get_current_worker

from corpus.comparison import Comparison
from corpus.model import Selection, Span
from corpus.reports import FORMATS, AlreadyThereError, ReportError, format_of, render, write
from corpus.reports.writer import file_name
from corpus.selection import narrow
from styles import DIALOGS
from tui.commands.keymap import bindings_for, hints, key_line
from tui.layout.rows import wrap
from tui.widgets.inputs import Field, MessageLine

if TYPE_CHECKING:
    from textual.app import App

ENDING = ".svg"

_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def picture(app: App[None], title: str) -> str:
    """Return the screen as SVG that needs no network; the same screen gives the same bytes."""
    drawn = app.export_screenshot(title=title)
    own_fonts = _FONT_FACE.sub("", drawn)  # Textual's would be fetched from the web
    return own_fonts.replace("<svg ", '<svg xml:space="preserve" ', 1)


class ChoiceButton(RadioButton):
    """A radio button whose glyph shows its state, not its colour alone."""

    BUTTON_LEFT, BUTTON_RIGHT = "(", ")"

    def on_mount(self) -> None:
        """Draw the circle."""
        self._draw_circle()

    def watch_value(self) -> None:
        """Fill or empty the circle."""
        self._draw_circle()
        super().watch_value()

    def _draw_circle(self) -> None:
        self.BUTTON_INNER = "◉" if self.value else "◌"
        self.refresh()


class Preview(ScrollView, can_focus=False):
    """The beginning of the report, wrapped to the width; it scrolls."""

    ROWS = 2000
    """The most rows that are shown: enough to judge a report by."""
    LINE = 4000
    """The most characters of a line that are shown."""

    text: reactive[str] = reactive("")
    """The text of the report."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str] = []

    def watch_text(self) -> None:
        """Show another text from its top."""
        self.scroll_home(animate=False)
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Return a row."""
        width, style = self.size.width, self.visual_style.rich_style
        at = y + self.scroll_offset.y
        row = self._rows[at] if at < len(self._rows) else ""
        return Strip([Segment(row, style)]).adjust_cell_length(width, style)

    def _lay_out(self) -> None:
        rows = islice(self._wrapped(max(1, self.size.width - 1)), self.ROWS + 1)
        self._rows = list(rows)
        if len(self._rows) > self.ROWS:
            self._rows[-1] = "…"
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def _wrapped(self, width: int) -> Iterator[str]:
        for whole in self.text.split("\n"):
            line = whole[: self.LINE].expandtabs(4)
            indent = len(line) - len(line.lstrip())
            for row in wrap(line, Span(min(indent, width // 2), len(line)), width - indent):
                yield " " * indent + row.of(line)


PICTURE = "picture"
"""The format of a picture of the screen, beside the formats of reports."""
ENDINGS = {**{name: form.endings for name, form in FORMATS.items()}, PICTURE: (ENDING,)}
"""File endings by format; the first is proposed."""


class Draft(NamedTuple):
    """A report to write: its format, and the number of its view in `ExportScreen.views`."""

    form: str
    view: int


class DraftRendered(Message):
    """A draft was rendered, or could not be."""

    def __init__(self, draft: Draft, content: bytes | ReportError) -> None:
        self.draft = draft
        self.content = content
        super().__init__()


class ExportScreen(ModalScreen[str | None]):
    """A dialog; it returns the path that was written, or None if it was cancelled."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        *bindings_for({"page-down": "page(1)", "page-up": "page(-1)"}),
    ]

    NARROW = 100
    """Below this width in cells, the formats take two rows."""

    formats = query_one("#formats", RadioSet)
    path = query_one(Input)
    message = query_one(MessageLine)
    preview = query_one(Preview)

    def __init__(self, comparison: Comparison, picture: str, reference: str | None = None) -> None:
        """Export a comparison, or the `picture` of the screen.

        With the id of a `reference`, only what is missing from or different in that article is
        exported, unless everything is chosen.
        """
        super().__init__()
        self.comparison = comparison
        self.reference = comparison.article[reference] if reference else None
        self.views = (narrow(comparison, Selection(reference=reference or "")), comparison.whole)
        self._draft = Draft("markdown", 0)
        self._rendered: dict[Draft, bytes] = {
            Draft(PICTURE, view): picture.encode() for view in range(len(self.views))
        }
        self._replacing = ""
        """The path whose file is replaced if Enter is pressed again."""

    def compose(self) -> ComposeResult:
        """Formats, path, messages, and a preview."""
        with Vertical(id="export", classes="dialog"):
            yield Label("Export report or picture", classes="dialog--title")
            with RadioSet(id="formats"):
                for name in ENDINGS:
                    yield ChoiceButton(name, value=name == self._draft.form, id=f"as-{name}")
            if self.reference:
                with RadioSet(id="views"):
                    own = f"missing from or different in {self.reference.outlet}"
                    yield ChoiceButton(Content(own), value=True)
                    yield ChoiceButton("everything")
            yield Field(f"{file_name(self.comparison.title)}.md")
            yield MessageLine()
            yield Preview()

    def on_mount(self) -> None:
        """Propose a path: often Enter is enough."""
        self.path.focus()
        self.path.action_end()
        self._hint()
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the formats to the width."""
        self.set_class(event.size.width < self.NARROW, "-narrow")

    def on_radio_set_changed(self, event: RadioSet.Changed) -> None:
        """Switch the view, or give the path the ending of the format."""
        if event.radio_set is not self.formats:
            self._switch_to(self._draft._replace(view=event.index))
            return
        name = list(ENDINGS)[event.index]
        if Path(self.path.value).suffix.lower() not in ENDINGS[name]:
            self.path.value = str(Path(self.path.value).with_suffix(ENDINGS[name][0]))
        self._switch_to(self._draft._replace(form=name))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Switch to the format of the path's ending; a warning is valid for one path only."""
        self._replacing = ""
        self._hint()
        ending = Path(event.value).suffix.lower()
        form = next((name for name, endings in ENDINGS.items() if ending in endings), None)
        if form is not None and form != self._draft.form:
            self.query_one(f"#as-{form}", ChoiceButton).value = True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the report, or show why not."""
        typed = event.value.strip()
        if not typed:
            return
        path = Path(typed).expanduser()
        try:
            form = PICTURE if path.suffix.lower() == ENDING else format_of(path)
            content = self._content(self._draft._replace(form=form))
            write(path, content, overwrite=self._replacing == typed)
        except AlreadyThereError:
            self._replacing = typed
            self.message.refuse(f"{typed} exists: Enter replace, Esc cancel")
        except ReportError as error:
            self.message.refuse(str(error))
        else:
            self.dismiss(str(path.absolute()))

    def on_draft_rendered(self, event: DraftRendered) -> None:
        """Show the report if it is still the current draft."""
        if isinstance(event.content, bytes):
            self._rendered[event.draft] = event.content
        if event.draft == self._draft:
            self.preview.text = _preview_text(event.draft, event.content)

    def action_page(self, by: int) -> None:
        """Scroll the preview by a page."""
        height = max(1, self.preview.size.height - 1)
        self.preview.scroll_relative(y=by * height, animate=False)

    def _switch_to(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._show()

    def _show(self) -> None:
        if self._draft in self._rendered:
            self.preview.text = _preview_text(self._draft, self._rendered[self._draft])
        else:
            self.preview.text = f"rendering the {self._draft.form} report …"
            self._render_draft(self._draft)

    @work(thread=True, exclusive=True)
    def _render_draft(self, draft: Draft) -> None:
        content: bytes | ReportError
        try:
            content = render(self.views[draft.view], draft.form)
        except ReportError as error:
            content = error
        if not get_current_worker().is_cancelled:
            self.post_message(DraftRendered(draft, content))

    def _content(self, draft: Draft) -> bytes:
        if draft not in self._rendered:
            self._rendered[draft] = render(self.views[draft.view], draft.form)
        return self._rendered[draft]

    def _hint(self) -> None:
        """Show the keys."""
        more = hints(self, {"page-down": "page down"})
        keys = (("Enter", "write"), ("Tab", "format"), *more, ("Esc", "cancel"))
        self.message.say(key_line(keys, " · "))


def _preview_text(draft: Draft, content: bytes | ReportError) -> str:
    """Return a draft as text for the preview."""
    if isinstance(content, ReportError):
        return str(content)
    if draft.form == PICTURE:
        return "A picture of the screen behind this dialog (SVG)."
    if FORMATS[draft.form].binary:
        return f"No preview for {draft.form.upper()} ({max(1, len(content) // 1000):,} kB)"
    return content.decode("utf-8")
