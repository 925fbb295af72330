"""The export dialog: chooses a format and a path, previews the report, and writes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.getters import query_one
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Label, RadioButton, RadioSet, Static
from textual.worker import get_current_worker

from corpus.comparison import Comparison
from corpus.model import Selection
from corpus.reading.source import FileIdentity
from corpus.reports import (
    FORMATS,
    AlreadyThereError,
    ReportError,
    file_name,
    format_of,
    render,
    write,
)
from corpus.selection import narrow
from styles import DIALOGS
from tui.commands.keymap import bindings_for, hints, key_line
from tui.screens.steady_screen import SteadyDialog
from tui.widgets.inputs import Field, MessageLine
from tui.widgets.preview import Preview

if TYPE_CHECKING:
    from textual.app import App

ENDING = ".svg"

_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def picture(app: App[None], title: str) -> str:
    """Return the screen as SVG that needs no network; the same screen gives the same bytes."""
    drawn = app.export_screenshot(title=title)
    own_fonts = _FONT_FACE.sub("", drawn)  # Textual's would be fetched from the web
    return own_fonts.replace("<svg ", '<svg xml:space="preserve" ', 1)


MARKDOWN = "markdown"
PICTURE = "picture"
"""The format of a picture of the screen, beside the formats of reports."""
OFFERED = tuple(name for name in FORMATS if name != "annotations")
"""The formats of reports with a button; annotations are for programs, but their ending is known."""
ENDINGS = {**{name: FORMATS[name].endings for name in OFFERED}, PICTURE: (ENDING,)}
"""File endings by format; the first is proposed."""


class Draft(NamedTuple):
    """A report to write: its format, and the number of its view in `ExportScreen.views`."""

    form: str
    view: int


class Rendered(NamedTuple):
    """A draft as it is written, and as its preview shows it."""

    content: bytes
    text: str
    is_markdown: bool = False


class DraftRendered(Message):
    """A draft was rendered, or could not be."""

    def __init__(self, draft: Draft, rendered: Rendered | ReportError) -> None:
        self.draft = draft
        self.rendered = rendered
        super().__init__()


CAPTIONS = {
    "html": "What the page says; a browser adds columns and colours",
    "docx": "What the document says",
}
"""What is said above the preview of a format that no terminal shows as it is."""


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


class ChoiceRow(RadioSet):
    """Buttons of which the arrows press the next: no other key is needed to choose it."""

    # Enter is the dialog's: it does what the dialog is for, whatever has the focus.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.submit", "Submit", show=False)
    ]

    def choose(self, by: int) -> None:
        """Press the button so many places further; after the last comes the first."""
        buttons = list(self.query(ChoiceButton))
        at = (self.pressed_index + by) % len(buttons)
        self._selected = at
        buttons[at].value = True

    def action_next_button(self) -> None:
        """Press the next button; Textual also asks for the first one to be selected."""
        if self._selected is None:
            self._selected = max(0, self.pressed_index)
        else:
            self.choose(1)

    def action_previous_button(self) -> None:
        """Press the button before."""
        self.choose(-1)

    @property
    def cursor_cell(self) -> Offset | None:
        """The cell at which the terminal's cursor stands: the pressed button's first."""
        button = self.pressed_button
        return button.content_region.offset if button is not None else None


class ExportScreen(SteadyDialog[None]):
    """A dialog that writes a report; it stays until it is left, to open what was written."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("up", "format(-1)", "Format before", show=False),
        Binding("down", "format(1)", "Next format", show=False),
        Binding("enter", "submit", "Write", show=False),
        *bindings_for({"page-down": "page(1)", "page-up": "page(-1)", "browse": "browse"}),
    ]

    NARROW = 112
    """Below this width in cells, the formats take two rows."""
    SLIM = 76
    """Below this width they take three, and empty rows are given up."""
    AROUND = 8
    """Cells beside a line of the dialog."""

    formats = query_one("#formats", ChoiceRow)
    path = query_one(Input)
    message = query_one(MessageLine)
    preview = query_one(Preview)

    def __init__(
        self,
        comparison: Comparison,
        picture: str,
        reference: str | None = None,
        sources: frozenset[FileIdentity] = frozenset(),
    ) -> None:
        """Export a comparison, or the `picture` of the screen, but not over one of its `sources`.

        With the id of a `reference`, only what is missing from or different in that article is
        exported, unless everything is chosen.
        """
        super().__init__()
        self.comparison = comparison
        self._sources = sources
        self.reference = comparison.article[reference] if reference else None
        self.views = (narrow(comparison, Selection(reference=reference or "")), comparison.whole)
        self._draft = Draft(MARKDOWN, 0)
        shown = Rendered(picture.encode(), "A picture of the screen behind this dialog (SVG).")
        self._rendered = {Draft(PICTURE, view): shown for view in range(len(self.views))}
        self._replacing = ""
        """The path whose file is replaced if Enter is pressed again."""
        self._written: Path | None = None
        """The file that was written last; None once something else is asked for."""

    def compose(self) -> ComposeResult:
        """Formats, path, messages, and a preview."""
        with Vertical(id="export", classes="dialog"):
            yield Label("Export report or picture", classes="dialog--title")
            with ChoiceRow(id="formats"):
                for name in ENDINGS:
                    yield ChoiceButton(name, value=name == self._draft.form, id=f"as-{name}")
            if self.reference:
                with ChoiceRow(id="views"):
                    own = f"missing from or different in {self.reference.outlet}"
                    yield ChoiceButton(Content(own), value=True)
                    yield ChoiceButton("everything")
            yield Field(f"{file_name(self.comparison.title)}.md", compact=True, id="path")
            yield MessageLine()
            yield Static(id="caption")
            yield Preview()

    def on_mount(self) -> None:
        """Propose a path: often Enter is enough."""
        self.path.focus()
        self.path.action_end()
        self._hint()
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the formats to the width."""
        self.set_class(self.SLIM <= event.size.width < self.NARROW, "-narrow")
        self.set_class(event.size.width < self.SLIM, "-slim")

    def on_radio_set_changed(self, event: RadioSet.Changed) -> None:
        """Switch the view, or give the path the ending of the format."""
        if event.radio_set is not self.formats:
            self._switch_to(self._draft._replace(view=event.index))
            self._hint()
            return
        name = list(ENDINGS)[event.index]
        if Path(self.path.value).suffix.lower() not in ENDINGS[name]:
            self.path.value = str(Path(self.path.value).with_suffix(ENDINGS[name][0]))
            self.path.action_end()
        self._switch_to(self._draft._replace(form=name))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Switch to the format of the path's ending; a warning is valid for one path only."""
        self._replacing = ""
        self._hint()
        ending = Path(event.value).suffix.lower()
        form = next((name for name, endings in ENDINGS.items() if ending in endings), None)
        if form is not None and form != self._draft.form:
            self.query_one(f"#as-{form}", ChoiceButton).value = True

    def on_descendant_focus(self) -> None:
        """Ask for another file: what was written is in the past."""
        self._hint()

    def on_input_submitted(self) -> None:
        """Write the report, or show why not."""
        self.action_submit()

    def action_submit(self) -> None:
        """Write the report, or show why not; once it is written, close the dialog."""
        typed = self.path.value.strip()
        if self._written is not None:
            self.dismiss(None)
        elif typed:
            self._write(typed)

    def action_format(self, by: int) -> None:
        """Choose the next format, or the one before, wherever the focus is."""
        self.formats.choose(by)
        if self.focused is None:
            self.path.focus()

    def action_browse(self) -> None:
        """Open what was written in the browser."""
        from tui.other_programs import BrowserError, open_file

        if self._written is not None:
            try:
                open_file(self.app, self._written)
            except BrowserError as error:
                self.message.refuse(str(error))

    def on_draft_rendered(self, event: DraftRendered) -> None:
        """Show the report if it is still the current draft."""
        if isinstance(event.rendered, Rendered):
            self._rendered[event.draft] = event.rendered
        if event.draft == self._draft:
            self._show_preview(event.rendered)

    def action_page(self, by: int) -> None:
        """Scroll the preview by a page."""
        height = max(1, self.preview.size.height - 1)
        self.preview.scroll_relative(y=by * height, animate=False)

    def _write(self, typed: str) -> None:
        path = Path(typed).expanduser()
        try:
            form = PICTURE if path.suffix.lower() == ENDING else format_of(path)
            content = self._content(self._draft._replace(form=form))
            write(path, content, overwrite=self._replacing == typed, sources=self._sources)
        except AlreadyThereError:
            self._replacing = typed
            self.message.refuse(f"{typed} exists: Enter replace, Esc cancel")
        except ReportError as error:
            self.message.refuse(str(error))
        else:
            self._say_written(path.absolute())

    def _say_written(self, path: Path) -> None:
        """Say what was written; keys now belong to it, no longer to the field."""
        self.set_focus(None)
        self._written, self._replacing = path, ""
        name = Content.styled(str(path), Style(bold=True, link=path.as_uri()))
        keys = (*hints(self, {"browse": "open in the browser"}), ("↑ ↓", "another format"))
        done = key_line((*keys, ("Esc", "close")), " · ")
        self.message.say(Content.assemble("✓ Written: ", name, "\n", done))

    def _switch_to(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._show()

    def _show(self) -> None:
        if self._draft in self._rendered:
            self._show_preview(self._rendered[self._draft])
        else:
            self.preview.show(f"Rendering the {self._draft.form} report …")
            self._render_draft(self._draft)

    def _show_preview(self, rendered: Rendered | ReportError) -> None:
        caption = CAPTIONS.get(self._draft.form, "Preview")
        self.query_one("#caption", Static).update(caption)
        if isinstance(rendered, Rendered):
            self.preview.show(rendered.text, markdown=rendered.is_markdown)
        else:
            self.preview.show(str(rendered))

    @work(thread=True, exclusive=True)
    def _render_draft(self, draft: Draft) -> None:
        rendered: Rendered | ReportError
        try:
            rendered = self._make(draft)
        except ReportError as error:
            rendered = error
        if not get_current_worker().is_cancelled:
            self.post_message(DraftRendered(draft, rendered))

    def _make(self, draft: Draft) -> Rendered:
        """Return a draft and its preview: formats for readers are previewed as they will look."""
        content = render(self.views[draft.view], draft.form)
        if draft.form not in (MARKDOWN, *CAPTIONS):
            return Rendered(content, content.decode("utf-8"))
        import rich.markdown  # noqa: F401  (here, so that drawing need not wait for it)

        is_markdown = draft.form == MARKDOWN
        shown = content if is_markdown else render(self.views[draft.view], MARKDOWN)
        return Rendered(content, shown.decode("utf-8"), is_markdown=True)

    def _content(self, draft: Draft) -> bytes:
        if draft not in self._rendered:
            self._rendered[draft] = self._make(draft)
        return self._rendered[draft].content

    def _hint(self) -> None:
        """Show the keys, and what Enter would write."""
        self._written = None
        more = hints(self, {"page-down": "page down"})
        name = Path(self.path.value.strip()).name
        rest = (("↑ ↓", "format"), *more, ("Esc", "cancel"))
        named = key_line((("Enter", f"write {name}"), *rest), " · ")
        if named.cell_length > min(self.app.size.width, self.NARROW) - self.AROUND:
            named = key_line((("Enter", "write the file"), *rest), " · ")
        self.message.say(named if name else key_line(rest, " · "))
