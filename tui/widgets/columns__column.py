"""One article as a column: who tells it, how much of it others tell, its text, its minimap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Grid
from textual.getters import query_one
from textual.reactive import reactive

from tui.messages import PassageChosen
from tui.widgets.article import ArticlePane, ArticleView
from tui.widgets.columns import ColumnHead
from tui.widgets.minimap import Minimap

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Article


class Column(Grid):
    """The parts of one article; `-focused` while the reader is in it."""

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""
    focused_here: reactive[bool] = reactive(False, toggle_class="-focused")
    """Whether the keys move through this article."""

    head = query_one(ColumnHead)
    pane = query_one(ArticlePane)
    minimap = query_one(Minimap)

    def __init__(self, article: Article, number: int) -> None:
        super().__init__(classes="-first -focused" if number == 1 else "")
        self.set_reactive(Column.focused_here, number == 1)
        self.article = article
        self.number = number

    def compose(self) -> ComposeResult:
        """Head above; text and minimap side by side below."""
        yield ColumnHead(self.article, self.number).data_bind(Column.comparison)
        yield ArticlePane(self.article).data_bind(Column.comparison)
        yield Minimap(self.article).data_bind(Column.comparison)

    def on_article_view_moved(self, event: ArticleView.Moved) -> None:
        """Show in the minimap what the pane shows."""
        event.stop()
        self.minimap.seen = event.span

    def on_minimap_pointed(self, event: Minimap.Pointed) -> None:
        """Choose the passage that was pointed at."""
        event.stop()
        self.post_message(PassageChosen(self.article.id, event.passage.id))
