"""The help: what the glyphs mean, and every key by purpose."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from styles import DIALOGS
from tui.commands.keymap import bindings_for, commands_of, key_of
from tui.commands.registry import Command
from tui.screens.steady_screen import SteadyDialog
from tui.widgets.gutter import LEGEND

COUNT = (
    "3 of 12",
    "reviewed, of what you decided and all that is only likely",
    "sign--reviewed",
)
MAP = "█ ▓ ░", "the map at the edge: shared, in part, only here; ▐ in view", "sign--shared"
"""What stands elsewhere than beside the text: signs, what they mean, and their class of style."""

SPACED = 3
"""Signs in one line up to which there is room between them."""


class HelpScreen(SteadyDialog[None]):
    """The help dialog; any of the usual keys closes it."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", "Close"),
        *bindings_for(dict.fromkeys(("leave", "quit", "help"), "dismiss(None)")),
    ]

    def compose(self) -> ComposeResult:
        """The glyphs, then the keys by purpose."""
        with VerticalScroll(id="help", classes="dialog") as dialog:
            dialog.border_title = "Signs and keys"
            dialog.border_subtitle = f"{key_of(self, 'leave') or 'Enter'} close · ↓ PgDn more"
            yield Static("Signs", classes="dialog--title")
            for meaning in LEGEND:
                between = " " if len(meaning.signs) <= SPACED else ""
                yield from _meaning(between.join(meaning.signs), meaning.long, meaning.look)
            yield from _meaning(*COUNT)
            yield from _meaning(*MAP)
            for purpose, commands in groupby(commands_of(self), lambda command: command.purpose):
                yield Static(purpose, classes="dialog--title")
                for command in commands:
                    yield Static(_key_row(command))

    def on_mount(self) -> None:
        """Focus the keys, so that the arrow keys scroll them."""
        self.query_one(VerticalScroll).focus()


def _meaning(glyph: str, meaning: str, style: str) -> ComposeResult:
    """Yield a glyph and what it means, in the style of the glyph."""
    with Horizontal(classes="help--meaning"):
        yield Static(Content(f"  {glyph}"), classes=f"help--sign {style}")
        yield Static(Content(meaning), classes=f"help--means {style}")


def _key_row(command: Command) -> Content:
    """Return the keys of a command and what it does; and the key it had before, if it moved."""
    key = (f"  {command.key_labels:<14}", "$foreground bold")
    moved = f"  (was {command.was})" if command.was else ""
    return Content.assemble(key, command.title, (moved, "$quiet"))
