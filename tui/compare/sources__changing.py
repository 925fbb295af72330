"""Other articles in the place of those that are shown, and the reader where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import article_of
from tui.compare.leveling import LevelScreen
from tui.compare.place__place import Place
from tui.compare.runner import ComparingScreen
from tui.widgets.columns import Columns

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Article


class ChangingScreen(ComparingScreen):
    """Keeps the place, the layout, and what is pinned or put away, when the articles change."""

    async def _set_out(self, before: Comparison | None, comparison: Comparison) -> None:
        """Put columns for the articles of a comparison in the place of those that stand."""
        old = self.columns
        shown = {_face(column.article) for column in old.every}
        if shown == {_face(article) for article in comparison.articles}:
            return
        place = self._place_in(before, comparison)
        pinned = old.of(self.reference).article.source if self.reference else None
        articles = comparison.articles
        self.reference = next((one.id for one in articles if one.source == pinned), None)
        anew = Columns.in_place_of(old, articles)
        anew.hidden.discard(place.article)
        await old.remove()
        self.comparison = comparison
        await self.mount(anew.data_bind(ComparingScreen.comparison), after=self.bar)
        for column in anew.every:
            column.head.pinned = column.article.id == self.reference
        self._forget(comparison)
        self.set_reactive(LevelScreen.place, place)

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        super()._take_up(before, comparison)
        if before is not None and before.articles != comparison.articles:
            if self._search is not None:
                self._seek(self._search.words)
            self.call_after_refresh(self._arrange)

    def _place_in(self, before: Comparison | None, comparison: Comparison) -> Place:
        """Where the reader goes on: in the same column if it stays, at the same text."""
        place, now = self.place, {one.source: one for one in comparison.articles}
        if place is None:
            return Place(comparison.articles[0].id, None)
        order = [column.article for column in self.columns.every]
        at = [article.id for article in order].index(place.article)
        near = [*order[at:], *reversed(order[:at])]  # its own column first, then its neighbours
        focused = next(one for one in near if one.source in now)
        column = now[focused.source].id
        if before is None or place.passage is None:
            return Place(column, None)
        for passage in (place.passage, *before.counterparts(place.passage, focused.id)):
            article = now.get(before.article[article_of(passage)].source)
            if article is not None and article.passages:
                sought = before.passage[passage]
                same = [one for one in article.passages if one.text == sought.text]
                there = article.passages[min(sought.number, len(article.passages)) - 1]
                return Place(column, (*same, there)[0].id)
        return Place(column, None)

    def _forget(self, comparison: Comparison) -> None:
        """Let go of places that are no longer there."""
        self._trail.keep(
            lambda place: (
                place.article in comparison.article
                and (place.passage is None or place.passage in comparison.passage)
            )
        )
        self._been = {
            article: passage
            for article, passage in self._been.items()
            if passage in comparison.passage
        }
        if self._end not in comparison.passage:
            self._end = None
        self.inspector.inspection = None


def _face(article: Article) -> tuple[object, ...]:
    """What a column shows of an article."""
    return article.id, article.source, article.outlet, article.published
