"""Every key, by what one uses it for."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus.passage_status import GLYPHS, MEANINGS
from styles import DIALOGS
from tui.commands.keymap import bindings_for, commands_of, key_of


class HelpScreen(ModalScreen[None]):
    """Closed by whatever one tries first."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", "Close"),
        *bindings_for(dict.fromkeys(("leave", "quit", "help"), "dismiss(None)")),
    ]

    def compose(self) -> ComposeResult:
        """The keys by purpose, then the signs."""
        with VerticalScroll(id="help", classes="dialog") as dialog:
            dialog.border_title = "All keys"
            dialog.border_subtitle = f"{key_of(self, 'leave') or 'Enter'} closes · ↓ PgDn more"
            for purpose, commands in groupby(commands_of(self), lambda command: command.purpose):
                yield Static(purpose, classes="dialog--title")
                for command in commands:
                    key = (f"  {command.shown:<14}", "$foreground bold")
                    yield Static(Content.assemble(key, command.title))
            yield Static("Signs", classes="dialog--title")
            for sign, meaning in MEANINGS.items():
                with Horizontal(classes="help--meaning"):
                    yield Static(Content(f"  {GLYPHS[sign]}"), classes=f"help--sign sign--{sign}")
                    yield Static(Content(meaning), classes=f"help--means sign--{sign}")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()
