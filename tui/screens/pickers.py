"""The dialogs in which one entry of a list is picked: a theme, or a source to be removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.getters import query_one
from textual.style import Style
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from corpus.article import Article
from corpus.reports.citations import page_address
from corpus.reports.phrases import count
from styles import DIALOGS, START
from styles.themes import OURS, THEMES
from tui.commands.keymap import bindings_for, hints, key_line
from tui.other_programs import BrowserError, open_page_of
from tui.screens.steady_screen import SteadyDialog
from tui.widgets.inputs import Choices, Field, MessageLine

CURRENT, OTHER = "✓ ", "  "
"""Before the theme that was the current one when the dialog opened, and before the others."""


class ThemeScreen(SteadyDialog[str | None]):
    """A dialog at the edge; it returns the theme that is to stay, or None if it was cancelled.

    The screen behind shows each theme as it is reached; Escape brings back the one before.
    """

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("up", "move('cursor_up')", "Up", show=False),
        Binding("down", "move('cursor_down')", "Down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
    ]

    choices = query_one(Choices)
    message = query_one(MessageLine)

    def __init__(self, current: str) -> None:
        """Offer every theme of the app; `current` is the one to which Escape returns."""
        super().__init__()
        self._current = current

    def compose(self) -> ComposeResult:
        """The field that filters, the names, the keys."""
        with Vertical(id="themes", classes="dialog"):
            yield Label("Theme", classes="dialog--title")
            yield Field(placeholder="Type to filter", compact=True)
            choices = Choices()
            choices.can_focus = False  # keys go to the field, and arrows from there to the list
            yield choices
            yield MessageLine()

    def on_mount(self) -> None:
        """Select the current theme."""
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the themes whose names contain what was typed."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Keep the theme that is shown, unless no name fits."""
        self._keep()

    def on_option_list_option_selected(self) -> None:
        """Keep the theme that was clicked."""
        self._keep()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the theme as soon as no more keys are waiting: a change takes a moment."""
        self.call_after_refresh(self._show, event.option_id)

    def action_move(self, action: str) -> None:
        """Move in the list from the field."""
        getattr(self.choices, f"action_{action}")()

    def action_cancel(self) -> None:
        """Bring back the theme that was current before."""
        self._apply(self._current)
        self.dismiss(None)

    @property
    def cursor_cell(self) -> Offset | None:
        """The row that is selected, though keys go to the field."""
        return self.choices.cursor_cell

    @property
    def _selected(self) -> str | None:
        option = self.choices.highlighted_option
        return option.id if option is not None else None

    def _list(self, words: str) -> None:
        """List our own themes first, then Textual's, each by name."""
        ours = {theme.name for theme in THEMES}
        others = sorted(name for name in self.app.available_themes if name not in ours)
        wanted = words.strip().lower()
        found = [name for name in (*(theme.name for theme in THEMES), *others) if wanted in name]
        self.choices.clear_options()
        self.choices.add_options(Option(self._row(name), id=name) for name in found)
        if found:
            at = found.index(self._current) if self._current in found else 0
            self.choices.highlighted = at
            self.message.say(key_line([("Enter", "keep"), ("Esc", "restore")], " · "))
        else:
            self.message.refuse(f"No theme has “{words.strip()}” in its name")

    def _row(self, name: str) -> Content:
        if name == self._current:
            return Content.assemble(CURRENT, (name, "bold"), ("  current", "$quiet"))
        return Content(f"{OTHER}{name}")

    def _show(self, name: str | None) -> None:
        """Apply a theme, unless another one has been reached or the dialog left since."""
        if name is not None and name == self._selected and self.is_current:
            self._apply(name)

    def _keep(self) -> None:
        if (name := self._selected) is not None:
            self._apply(name)
            self.dismiss(name)

    def _apply(self, name: str) -> None:
        if self.app.theme != name:
            self.app.theme = name


def theme_setting_line(name: str) -> str:
    """Return the line of `srcdiff.toml` that sets a theme: `theme = "light"`."""
    return f'theme = "{name.removeprefix(OURS)}"'


HINTS = {"add": "add", "remove": "remove", "browse": "open page", "leave": "close"}

ADD = ""
"""The result if reports are to be added."""


class SourcesScreen(SteadyDialog[str | None]):
    """A dialog; it returns the source to remove, ADD, or None."""

    CSS_PATH: ClassVar = [DIALOGS, START]
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "remove": "remove",
                "browse": "browse",
                **dict.fromkeys(("add", "add-source"), f"dismiss({ADD!r})"),
                **dict.fromkeys(("leave", "sources", "quit"), "dismiss(None)"),
                "next-passage": "move(1)",
                "previous-passage": "move(-1)",
            }
        )
    ]

    choices = query_one(Choices)
    message = query_one(MessageLine)

    def __init__(self, articles: Sequence[Article], focused: int) -> None:
        """List the articles; the cursor is on the one with the number `focused`, from 0."""
        super().__init__()
        self._articles = articles
        self._focused = focused

    def compose(self) -> ComposeResult:
        """Each article with its source, then the keys."""
        with Vertical(id="sources", classes="dialog"):
            yield Label("Sources", classes="dialog--title")
            yield Choices(*(Option(_rows(n, one)) for n, one in enumerate(self._articles, 1)))
            yield MessageLine()

    def on_mount(self) -> None:
        """Select the source of the focused column."""
        self.choices.highlighted = self._focused
        self.message.say(key_line(hints(self, HINTS), " · "))

    def action_remove(self) -> None:
        """Remove the selected source; two must stay."""
        at = self.choices.highlighted
        if len(self._articles) <= 2:
            self.message.refuse("Can't remove: a comparison needs two sources")
        elif at is not None:
            self.dismiss(self._articles[at].source)

    def action_browse(self) -> None:
        """Open the page of the selected article in the browser."""
        if (at := self.choices.highlighted) is None:
            return
        try:
            page = open_page_of(self.app, self._articles[at])
        except BrowserError as error:
            self.message.refuse(str(error))
        else:
            self.message.say(f"Opened {page}")

    def action_move(self, by: int) -> None:
        """Move down or up the list."""
        if by > 0:
            self.choices.action_cursor_down()
        else:
            self.choices.action_cursor_up()


def _rows(number: int, article: Article) -> Content:
    """Return outlet and headline; below them source and length, and the page as a link."""
    words = count(len(article.text.split()), "word")
    page = page_address(article)
    below = Content.styled(f"   {article.source} · {words}", "$quiet")
    if page and page != article.source:
        below = Content.assemble(below, "\n   ", (page, "$quiet"))
    if page:
        start = below.plain.index(page)
        below = below.stylize(Style(link=page, underline=True), start, start + len(page))
    return Content.assemble(
        f"{number:>2} ",
        Content.styled(article.outlet, "bold"),
        f"  {article.headline}" if article.headline else "",
        "\n",
        below,
    )
