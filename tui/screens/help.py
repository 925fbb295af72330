"""Every key, by what one uses it for."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus.telling import GLYPHS, MEANINGS
from styles import DIALOGS
from tui.bindings import bindings_for
from tui.keymap import commands_of


class HelpScreen(ModalScreen[None]):
    """Closed by whatever one tries first."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", "Close"),
        *bindings_for(dict.fromkeys(("leave", "quit", "help"), "dismiss(None)")),
    ]

    def compose(self) -> ComposeResult:
        """The keys by purpose, then the signs."""
        with VerticalScroll(id="help", classes="dialog"):
            for purpose, commands in groupby(commands_of(self), lambda command: command.purpose):
                yield Static(purpose, classes="dialog--title")
                for command in commands:
                    yield Static(Content(f"  {command.shown:<14}{command.title}"))
            yield Static("Signs", classes="dialog--title")
            for sign, meaning in MEANINGS.items():
                yield Static(Content(f"  {GLYPHS[sign]:<14}{meaning}"), classes=f"sign--{sign}")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()
