"""The help: every key by purpose, and what the glyphs mean."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus.passage_status import GLYPHS, MEANINGS, style_name
from styles import DIALOGS
from tui.commands.keymap import bindings_for, commands_of, key_of


class HelpScreen(ModalScreen[None]):
    """The help dialog; any of the usual keys closes it."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", "Close"),
        *bindings_for(dict.fromkeys(("leave", "quit", "help"), "dismiss(None)")),
    ]

    def compose(self) -> ComposeResult:
        """The keys by purpose, then the glyphs."""
        with VerticalScroll(id="help", classes="dialog") as dialog:
            dialog.border_title = "All keys"
            dialog.border_subtitle = f"{key_of(self, 'leave') or 'Enter'} close · ↓ PgDn more"
            for purpose, commands in groupby(commands_of(self), lambda command: command.purpose):
                yield Static(purpose, classes="dialog--title")
                for command in commands:
                    key = (f"  {command.key_labels:<14}", "$foreground bold")
                    yield Static(Content.assemble(key, command.title))
            yield Static("Glyphs", classes="dialog--title")
            for marker, meaning in MEANINGS.items():
                style = f"sign--{style_name(marker)}"
                with Horizontal(classes="help--meaning"):
                    yield Static(Content(f"  {GLYPHS[marker]}"), classes=f"help--sign {style}")
                    yield Static(Content(meaning), classes=f"help--means {style}")

    def on_mount(self) -> None:
        """Focus the keys, so that the arrow keys scroll them."""
        self.query_one(VerticalScroll).focus()
