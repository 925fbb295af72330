"""Asks where a report shall go, and in which format, shows it, and writes it."""

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
from tui.widgets.inputs import Answer, Field

if TYPE_CHECKING:
    from textual.app import App

# What is on the screen, as an SVG picture that needs no network.

ENDING = ".svg"

_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def picture(app: App[None], title: str) -> str:
    """The screen as it is now; the same screen gives the same picture."""
    drawn = app.export_screenshot(title=title)
    own_fonts = _FONT_FACE.sub("", drawn)  # theirs would be fetched by whoever opens it
    return own_fonts.replace("<svg ", '<svg xml:space="preserve" ', 1)


# One of several choices, in a set of them.


class ChoiceButton(RadioButton):
    """Whether it is the one shows in its glyph, not in its colour alone."""

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


# The beginning of a text that is about to be written, to scroll through.


class Preview(ScrollView, can_focus=False):
    """Its rows, wrapped to the width."""

    ROWS = 2000
    """Rows that are shown at most: enough to judge a report by."""
    LINE = 4000
    """Characters of one line that are shown at most."""

    text: reactive[str] = reactive("")
    """What is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str] = []

    def watch_text(self) -> None:
        """Begin at the top."""
        self.scroll_home(animate=False)
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One row."""
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
"""What the dialog calls the screen as it is, beside the formats of reports."""
ENDINGS = {**{name: form.endings for name, form in FORMATS.items()}, PICTURE: (ENDING,)}
"""Those of the files of everything that can be written; the first is the one to propose."""


class Draft(NamedTuple):
    """What is to be written: in which format, and as seen from which view, by its number."""

    form: str
    view: int


class Drafted(Message):
    """A draft has been made, or it could not be."""

    def __init__(self, draft: Draft, made: bytes | ReportError) -> None:
        self.draft = draft
        self.made = made
        super().__init__()


class ExportScreen(ModalScreen[str | None]):
    """Gives the path that was written, or None where the reader thought better of it."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        *bindings_for({"page-down": "page(1)", "page-up": "page(-1)"}),
    ]

    NARROW = 100
    """Cells below which the formats take two rows."""

    formats = query_one("#formats", RadioSet)
    path = query_one(Input)
    answer = query_one(Answer)
    preview = query_one(Preview)

    def __init__(self, comparison: Comparison, picture: str, reference: str | None = None) -> None:
        """Export a comparison, or the screen as `picture` shows it.

        As seen from the article with the id `reference`, unless the reader wants all.
        """
        super().__init__()
        self.comparison = comparison
        self.own = comparison.article[reference] if reference else None
        self.views = (narrow(comparison, Selection(reference=reference or "")), comparison.whole)
        self._draft = Draft("markdown", 0)
        self._made: dict[Draft, bytes] = {
            Draft(PICTURE, view): picture.encode() for view in range(len(self.views))
        }
        self._replacing = ""
        """The path that the reader has been warned of."""

    def compose(self) -> ComposeResult:
        """Format, path, what came of it, and what will be written."""
        with Vertical(id="export", classes="dialog"):
            yield Label("Export a report, or the screen as a picture", classes="dialog--title")
            with RadioSet(id="formats"):
                for name in ENDINGS:
                    yield ChoiceButton(name, value=name == self._draft.form, id=f"as-{name}")
            if self.own:
                with RadioSet(id="views"):
                    own = f"what {self.own.outlet} lacks or tells otherwise"
                    yield ChoiceButton(Content(own), value=True)
                    yield ChoiceButton("everything")
            yield Field(f"{file_name(self.comparison.title)}.md")
            yield Answer()
            yield Preview()

    def on_mount(self) -> None:
        """Most readers only need to press Enter."""
        self.path.focus()
        self.path.action_end()
        self._hint()
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the formats in."""
        self.set_class(event.size.width < self.NARROW, "-narrow")

    def on_radio_set_changed(self, event: RadioSet.Changed) -> None:
        """Take the view that was chosen, or give the path the ending of the format."""
        if event.radio_set is not self.formats:
            self._take(self._draft._replace(view=event.index))
            return
        name = list(ENDINGS)[event.index]
        if Path(self.path.value).suffix.lower() not in ENDINGS[name]:
            self.path.value = str(Path(self.path.value).with_suffix(ENDINGS[name][0]))
        self._take(self._draft._replace(form=name))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take the format that the ending asks for; a warning holds for one path only."""
        self._replacing = ""
        self._hint()
        ending = Path(event.value).suffix.lower()
        asked = next((name for name, endings in ENDINGS.items() if ending in endings), None)
        if asked is not None and asked != self._draft.form:
            self.query_one(f"#as-{asked}", ChoiceButton).value = True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the report, or say why not."""
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
            self.answer.refuse(f"{typed} exists: Enter again replaces it, Escape leaves it")
        except ReportError as error:
            self.answer.refuse(str(error))
        else:
            self.dismiss(str(path.absolute()))

    def on_drafted(self, event: Drafted) -> None:
        """Show what was made, if it is still what the reader wants."""
        if isinstance(event.made, bytes):
            self._made[event.draft] = event.made
        if event.draft == self._draft:
            self.preview.text = _shown(event.draft, event.made)

    def action_page(self, by: int) -> None:
        """Read on in the preview, or back."""
        height = max(1, self.preview.size.height - 1)
        self.preview.scroll_relative(y=by * height, animate=False)

    def _take(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._show()

    def _show(self) -> None:
        if self._draft in self._made:
            self.preview.text = _shown(self._draft, self._made[self._draft])
        else:
            self.preview.text = f"making the {self._draft.form} report …"
            self._make(self._draft)

    @work(thread=True, exclusive=True)
    def _make(self, draft: Draft) -> None:
        made: bytes | ReportError
        try:
            made = render(self.views[draft.view], draft.form)
        except ReportError as error:
            made = error
        if not get_current_worker().is_cancelled:
            self.post_message(Drafted(draft, made))

    def _content(self, draft: Draft) -> bytes:
        if draft not in self._made:
            self._made[draft] = render(self.views[draft.view], draft.form)
        return self._made[draft]

    def _hint(self) -> None:
        """Say what the keys do."""
        more = hints(self, {"page-down": "reads on"})
        keys = (("Enter", "writes it"), ("Tab", "format"), *more, ("Escape", "cancels"))
        self.answer.say(key_line(keys, " · "))


def _shown(draft: Draft, made: bytes | ReportError) -> str:
    """A draft as far as it can be read here."""
    if isinstance(made, ReportError):
        return str(made)
    if draft.form == PICTURE:
        return "The screen behind this dialog, as an SVG picture."
    if FORMATS[draft.form].binary:
        return f"A {draft.form} file of {max(1, len(made) // 1000):,} kB, which is no text."
    return made.decode("utf-8")
