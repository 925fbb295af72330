"""The sources of the comparison that runs, to be added to and taken from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from corpus.model import Article
from corpus.reports.phrases import count
from styles import DIALOGS, START
from tui.commands.keymap import bindings_for, hints, key_line
from tui.widgets.inputs import Answer

HINTS = {"add": "adds", "take-away": "takes away", "leave": "closes"}

ADD = ""
"""What is given where the reader wants to add a source."""


class SourcesScreen(ModalScreen[str | None]):
    """Gives the source that is to be taken away, ADD, or None."""

    CSS_PATH: ClassVar = [DIALOGS, START]
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "take-away": "take_away",
                **dict.fromkeys(("add", "add-source"), "dismiss('')"),
                **dict.fromkeys(("leave", "sources", "quit"), "dismiss(None)"),
                "next-passage": "move(1)",
                "previous-passage": "move(-1)",
            }
        )
    ]

    choices = query_one(OptionList)
    answer = query_one(Answer)

    def __init__(self, articles: Sequence[Article], focused: int) -> None:
        """List the articles; the cursor is on the one with the number `focused`, from 0."""
        super().__init__()
        self._articles = articles
        self._focused = focused

    def compose(self) -> ComposeResult:
        """Each article with its source, then the keys."""
        with Vertical(id="sources", classes="dialog"):
            yield Label("Sources", classes="dialog--title")
            yield OptionList(*(Option(_rows(n, one)) for n, one in enumerate(self._articles, 1)))
            yield Answer()

    def on_mount(self) -> None:
        """Begin at the column that the reader is in."""
        self.choices.highlighted = self._focused
        self.answer.say(key_line(hints(self, HINTS), " · "))

    def action_take_away(self) -> None:
        """Take the source away that the cursor is on; two must stay."""
        at = self.choices.highlighted
        if len(self._articles) <= 2:
            self.answer.refuse("Two are the least that can be compared")
        elif at is not None:
            self.dismiss(self._articles[at].source)

    def action_move(self, by: int) -> None:
        """Go down or up the list."""
        if by > 0:
            self.choices.action_cursor_down()
        else:
            self.choices.action_cursor_up()


def _rows(number: int, article: Article) -> Content:
    """Outlet and headline; below it the source and how long it is."""
    words = count(len(article.text.split()), "word")
    return Content.assemble(
        f"{number:>2} ",
        Content.styled(article.outlet, "bold"),
        f"  {article.headline}" if article.headline else "",
        "\n",
        Content.styled(f"   {article.source} · {words}", "$quiet"),
    )
