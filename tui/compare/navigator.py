"""Where the reader is in a comparison, and where each key leads from there.

A walk is a series of places, its stops, that a pair of keys leads through: the shared passages, the
omissions. A gap is a place between two passages of an article, for what only others have there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from corpus.article import Article, article_of
from tui.view_model.place import CounterpartTour, Place, PlaceHistory

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.compare.host import IsCancelled
    from tui.view_model.point_numbers import PointNumbers
    from tui.view_model.search import Search
    from tui.view_model.walks import FilterName, Walk, WalkName, Walks


class WalkHint(NamedTuple):
    """What to suggest where a key leads nowhere: another walk, or the same one backwards."""

    walk: WalkName
    by: int
    """1 forwards from here, -1 backwards."""
    stops: int
    """How many stops there are that way."""


class Navigator:
    """Keeps the place, the history, the filter and the search; knows no screen.

    Methods that move return whether the place changed; `place` and `status` then say where it is.
    Before there is a comparison, the reader can only go from column to column.
    """

    def __init__(self, article: str) -> None:
        """Begin in the column of an article."""
        self.place = Place(article, None)
        self.comparison: Comparison | None = None
        self.walks: Walks | None = None
        """The walks that the filter leaves; None before there is a comparison."""
        self.numbers: PointNumbers | None = None
        """The numbers of the shared points; None before there is a comparison."""
        self.filter: FilterName | None = None
        self.search: Search | None = None
        self.status = ""
        """The last move in a few words: "shared 2 of 7", "No passage that differs"."""
        self.hint: WalkHint | None = None
        """After a move to the end of a walk, or on one without stops: where there are others."""
        self._walk_name: WalkName | None = None
        """The walk that was taken last."""
        self._begun_omission_walks: set[tuple[WalkName, str]] = set()
        """Each with its article."""
        self._history = PlaceHistory()
        self._history.visit(self.place)
        self.visited: dict[str, str] = {}
        """The passage last visited in each article."""
        self._tour: CounterpartTour | None = None
        """Begun by the key for the next counterpart, ended by any other move."""
        self._filtered_walks: dict[FilterName | None, Walks] = {}

    # A new comparison

    def show(self, comparison: Comparison) -> None:
        """Go on in another comparison; of other articles, after `change_articles`.

        Place and filter stay. A search is repeated where the articles are others.
        """
        from tui.view_model.point_numbers import PointNumbers
        from tui.view_model.walks import Walks

        before, self.comparison = self.comparison, comparison
        self._filtered_walks = {None: Walks(comparison)}
        self.numbers = PointNumbers(comparison)
        self.walks = self._walks_of(self.filter)
        if self.search is not None and (before is None or before.articles != comparison.articles):
            self.find(self.search.words)
        self._update_status()

    def prepare(self, _: IsCancelled) -> None:
        """Compute walks and gaps in the background, so that no key has to wait for them."""
        if (walks := self.walks) is not None:
            walks.make()
            for article in walks.comparison.article:
                walks.positions.gaps(article)

    def change_articles(self, comparison: Comparison, columns: Sequence[Article]) -> None:
        """Before `show`: find the place again in a comparison of other articles.

        Args:
            comparison: the new one.
            columns: the articles shown so far, in the order of their columns.

        """
        self.place, self._tour = self._place_in(comparison, columns), None
        self._history.keep(
            lambda place: (
                place.article in comparison.article
                and (place.passage is None or place.passage in comparison.passage)
            )
        )
        self.visited = {
            article: passage
            for article, passage in self.visited.items()
            if passage in comparison.passage
        }

    def _place_in(self, comparison: Comparison, columns: Sequence[Article]) -> Place:
        """The place with the same text in the same column, or in the nearest one that is left."""
        place, before = self.place, self.comparison
        by_source = {article.source: article for article in comparison.articles}
        index = [article.id for article in columns].index(place.article)
        nearest = [*columns[index:], *reversed(columns[:index])]
        kept = next((one for one in nearest if one.source in by_source), None)
        if kept is None:
            return Place(comparison.articles[0].id, None)
        column = by_source[kept.source].id
        if before is None or place.passage is None:
            return Place(column, None)
        for passage in (place.passage, *before.counterparts(place.passage, kept.id)):
            article = by_source.get(before.article[article_of(passage)].source)
            if article is not None and article.passages:
                old = before.passage[passage]
                same_text = (one for one in article.passages if one.text == old.text)
                same_number = article.passages[min(old.number, len(article.passages)) - 1]
                return Place(column, next(same_text, same_number).id)
        return Place(column, None)

    # Moving

    def go(self, place: Place) -> bool:
        """Go to a place."""
        moved = place != self.place
        self.place, self.hint, self._tour = place, None, None
        if place.gap is None:
            self._history.visit(place)
        if place.passage is not None:
            self.visited[article_of(place.passage)] = place.passage
        self._update_status()
        return moved

    def go_to_result(self, place: Place) -> bool:
        """Go to a place that a list points at, whatever walk was taken before."""
        self._walk_name = None
        return self.go(place)

    def walk(self, name: WalkName, by: int) -> bool:
        """Go to the next stop of a walk, or the one before; `shared` walks a search while it is on.

        After the last stop comes the first one, and the status says so. On a walk without stops the
        reader stays. A walk through the omissions of an article first leads to the heaviest.
        """
        if self.walks is None:
            return False
        if name == "shared" and self.search is not None:
            return self._walk_search(self.search, by)
        self._walk_name = name
        walk = self.walks.walk(name, self.place.article)
        if not walk.stops:
            self.status, self.hint = _no_stops(walk), self._walk_with_stops()
            return False
        stop = self._first_omission(name) if by > 0 else None
        stop = stop or walk.step(self.walks.sort_key(self.place, name), by)
        went_round = stop is None
        reached_end = by > 0 and len(walk.stops) > 1 and stop == walk.first_place(-1)
        moved = self.go(stop or walk.first_place(by))
        if went_round and moved:
            self.status += _GOING_ROUND[by]
        elif reached_end:
            self.hint = WalkHint(name, -1, len(walk.stops) - 1)
        return moved

    def _first_omission(self, name: WalkName) -> Place | None:
        """The heaviest stop of a walk through omissions; None once that walk has been taken."""
        article = self.place.article
        if self.walks is None or (name, article) in self._begun_omission_walks:
            return None
        self._begun_omission_walks.add((name, article))
        heaviest = self.walks.heaviest(name, article)
        return heaviest if heaviest != self.place else None

    def go_beside(self, place: Place, by: int, *, goes_round: bool) -> bool:
        """Go to what stands beside the place on the screen, below (1) or above (-1)."""
        self._walk_name = "every"
        moved = self.go(place)
        if goes_round and moved:
            self.status += _GOING_ROUND[by]
        return moved

    def _walk_with_stops(self) -> WalkHint | None:
        """The first walk through the focused article that stops anywhere."""
        if self.walks is None:
            return None
        from tui.view_model.walks import STEPS

        counts = ((name, len(self.walks.walk(name, self.place.article).stops)) for name in STEPS)
        return next((WalkHint(name, 1, count) for name, count in counts if count), None)

    def go_to_edge(self, by: int) -> bool:
        """Go to the first (-1) or the last (1) passage of the focused article."""
        if self.walks is None:
            return False
        walk = self.walks.walk("every", self.place.article)
        return bool(walk.stops) and self.go(walk.first_place(-by))

    def go_to_typed(self, text: str) -> bool:
        """Go where a number leads: "12" to the shared point 12, "p12" or "¶12" to paragraph 12."""
        text = text.strip().lower()
        number = text.lstrip("p¶ ")
        if not number.isdecimal():
            return False
        if number == text:
            return self.go_to_point(int(number))
        return self.go_to_paragraph(int(number))

    def go_to_point(self, number: int) -> bool:
        """Go to the shared point with this number, in the focused article if it has it."""
        if self.numbers is None:
            return False
        passages = self.numbers.passages(number)
        if not passages:
            self.status = f"No point {number}; the last is {self.numbers.last}"
            return False
        own = self.place.article
        passage = min(passages, key=lambda one: article_of(one) != own)
        return self.go(Place(article_of(passage), passage))

    def go_to_paragraph(self, number: int) -> bool:
        """Go to the first passage of a paragraph of the focused article, or the nearest one."""
        if self.comparison is None:
            return False
        passages = self.comparison.article[self.place.article].passages
        if not passages:
            return False
        nearest = min(passages, key=lambda passage: abs(passage.paragraph - number))
        return self.go(Place(self.place.article, nearest.id))

    def go_to_column(self, article: str) -> bool:
        """Go to the column of an article, staying on the point."""
        passage = self.place.passage
        if self.place.gap is not None:
            passage = self._in_gap(self.place.gap, article)
        if passage is not None:
            passage = self._counterpart(passage, article) or passage
        return self.go(Place(article, passage))

    def _in_gap(self, gap: int, article: str) -> str | None:
        """A passage in a gap of the focused article, of the article named if there is one."""
        if self.walks is None or self.comparison is None:
            return None
        groups = self.walks.positions.gaps(self.place.article).groups[gap]
        known = self.comparison.passage
        body = [one for one in chain(*groups) if known[one].kind == "body"]
        return min(body, key=lambda one: article_of(one) != article, default=None)

    def go_to_counterpart(self, articles: Iterable[str]) -> bool:
        """Go to the next counterpart, and after the last one back to where the reader began.

        Args:
            articles: the other articles, in the order in which to visit them; in each, the passage
                visited last comes first, then the strongest link.

        """
        tour = self._tour or self._begin_tour(articles)
        if tour is None:
            return False
        moved = self.go(tour.after(self.place))
        self._tour = tour
        if self.place != tour.start:
            number = tour.stops.index(self.place) + 1
            self.status = f"counterpart {number} of {len(tour.stops)}"
        return moved

    def _begin_tour(self, articles: Iterable[str]) -> CounterpartTour | None:
        passage = self.place.passage
        if passage is None or self.comparison is None:
            return None
        stops = []
        for article in articles:
            found = self.comparison.counterparts(passage, article)
            if article == article_of(passage):
                found = (passage,)
            first = self._counterpart(passage, article)
            ordered = sorted(found, key=lambda one: one != first)
            stops += [Place(article, one) for one in ordered]
        return CounterpartTour(self.place, tuple(stops)) if stops else None

    def go_back(self, by: int) -> bool:
        """Go back (-1) to where the reader was before, or forward (1) again."""
        place = self._history.step(by)
        return place is not None and self.go(place)

    def _counterpart(self, passage: str, article: str) -> str | None:
        """The passage that shares `passage`: the one last visited, else the strongest link."""
        if article_of(passage) == article:
            return passage
        if self.comparison is None:
            return None
        counterparts = self.comparison.counterparts(passage, article)
        visited = self.visited.get(article)
        return visited if visited in counterparts else next(iter(counterparts), None)

    # Search

    def find(self, words: str) -> None:
        """Search every article; the reader stays."""
        if self.comparison is None:
            return
        from tui.view_model.search import search

        self.search = search(self.comparison, words)
        count = self.search.count
        self.status = f"“{words}”: {count:,} {'match' if count == 1 else 'matches'}"

    def end_search(self) -> None:
        """Walk shared passages again."""
        self.search = None
        self._update_status()

    def _walk_search(self, search: Search, by: int) -> bool:
        match = search.step(self.place, by)
        if match is None:
            return False
        moved = self.go(match)
        self.status = f"“{search.words}” {search.number(match) or 1:,} of {search.passage_count:,}"
        return moved

    # Filter

    @property
    def shown(self) -> frozenset[str] | None:
        """Ids of the passages that the filter shows; None for all."""
        return self.walks.shown if self.walks is not None else None

    @property
    def filter_summary(self) -> str:
        """The filter and how much it shows: "only here · 2 of 9"; empty where there is none."""
        if self.filter is None or self.comparison is None or self.shown is None:
            return ""
        from tui.view_model.walks import LABELS

        every = len(self.comparison.passage)
        return f"{LABELS[self.filter].short} · {len(self.shown):,} of {every:,}"

    def change_filter(self, by: int) -> None:
        """Take the next filter that shows anything, or the one before; after the last none."""
        if self.comparison is None:
            return
        from tui.view_model.walks import FILTERS

        names = (None, *(name for name in FILTERS if self._walks_of(name).shown))
        index = names.index(self.filter) if self.filter in names else 0
        self.set_filter(names[(index + by) % len(names)])

    def set_filter(self, name: FilterName | None) -> None:
        """Show only some passages, or all; the place stays even if the filter hides it."""
        self.filter = name
        if self.comparison is None:
            return
        self.walks = self._walks_of(name)
        self._update_status()
        if name is not None and self.shown is not None:
            from tui.view_model.walks import LABELS

            article = self.comparison.article[self.place.article]
            count = sum(passage.id in self.shown for passage in article.passages)
            self.status = f"{LABELS[name].short}: {count:,} in {article.outlet}"

    def _walks_of(self, name: FilterName | None) -> Walks:
        """The walks that a filter leaves; there must be a comparison."""
        from tui.view_model.walks import Walks, filtered_passages

        every = self._filtered_walks[None]
        if name is not None and name not in self._filtered_walks:
            shown = filtered_passages(every.comparison, name)
            self._filtered_walks[name] = Walks(every.comparison, shown, every.positions)
        return self._filtered_walks[name]

    def _update_status(self) -> None:
        if self.walks is not None and self.place.passage is not None:
            self.status = self.walks.counter(self.place, self._walk_name)
        elif self.place.gap is not None:
            self.status = "missing here"


_GOING_ROUND = {1: " · from the top", -1: " · from the end"}
"""Said after a walk has gone round, by its direction."""


def _no_stops(walk: Walk) -> str:
    from tui.view_model.walks import LABELS

    return f"No {LABELS[walk.name].long}"
