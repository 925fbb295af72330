"""Lists the sources of the current comparison, to add reports or remove one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.style import Style
from textual.widgets import Label
from textual.widgets.option_list import Option

from corpus.article import Article
from corpus.reports.citations import page_address
from corpus.reports.phrases import count
from styles import DIALOGS, START
from tui.commands.keymap import bindings_for, hints, key_line
from tui.other_programs import BrowserError, open_page_of
from tui.screens.steady_screen import SteadyDialog
from tui.widgets.choices import Choices
from tui.widgets.inputs import MessageLine

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
                **dict.fromkeys(("add", "add-source"), "dismiss('')"),
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
            self.message.refuse("A comparison needs at least two sources")
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
