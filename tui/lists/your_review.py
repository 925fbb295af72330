"""Your review: all that a person decided and noted, each line of which can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from corpus.article import Passage, article_of
from corpus.comparison import Comparison
from corpus.passage_status import REVIEW_GLYPHS
from corpus.reports.citations import copied_citation
from corpus.review.model import (
    Act,
    Anchor,
    Choice,
    Decision,
    LeftOut,
    LostError,
    Note,
    PassageFinder,
    Review,
)
from tui.commands.keymap import bindings_for
from tui.lists.screen import TableScreen
from tui.lists.tables import Table, TableRow
from tui.view_model.place import Place

KINDS = ("confirmed", "rejected", "added", "left out", "note", "bookmark", "lapsed")
"""What a line can be, in the order of the filters."""
_CHOICES: dict[Choice, str] = {
    "confirmed": "Link confirmed:",
    "rejected": "Link rejected:",
    "added": "Link made:",
}
HEADINGS = ("", "what", "where", "passage", "with", "")


def review_table(comparison: Comparison, review: Review) -> tuple[Table, tuple[Act, ...]]:
    """Every entry of a review as a row, in the order of the texts, and the entries likewise.

    What no longer applies, because its passage is gone, comes last.
    """
    lines = _Lines(comparison)
    order = {passage: number for number, passage in enumerate(comparison.passage)}
    made = [(act, lines.row(act)) for act in _acts(review)]
    made.sort(
        key=lambda line: ("lapsed" in line[1].groups, order.get(line[1].place.passage or "", 0))
    )
    rows = tuple(row for _, row in made)
    filters = tuple(kind for kind in KINDS if any(kind in row.groups for row in rows))
    outlets = dict.fromkeys(article.outlet for article in comparison.articles)
    concerned = {outlet for row in rows for outlet in row.outlets}
    shown = tuple(outlet for outlet in outlets if outlet in concerned)
    empty = "Nothing decided or noted yet"
    table = Table("Your review", HEADINGS, rows, filters, shown, text_columns=(3, 5), empty=empty)
    return table, tuple(act for act, _ in made)


def _acts(review: Review) -> Iterator[Act]:
    yield from review.decisions
    yield from review.left_out
    yield from review.notes
    yield from review.bookmarks


class _Lines:
    """Makes a row of each entry of a review."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._places = PassageFinder(comparison.articles)

    def row(self, act: Act) -> TableRow:
        """The row of an entry; of one that no longer applies, what it said."""
        try:
            match act:
                case Decision():
                    return self._decision(act)
                case LeftOut():
                    return self._left_out(act)
                case Note():
                    return self._note(act)
                case Anchor():
                    passage = self._places.find(act)
                    return self._row(
                        REVIEW_GLYPHS["bookmarked"], "bookmark", "Bookmarked:", (passage,)
                    )
        except LostError as why:
            return self._lapsed(act, str(why))

    def _decision(self, decision: Decision) -> TableRow:
        passages = self._places.find(decision.a), self._places.find(decision.b)
        glyph = REVIEW_GLYPHS["rejected" if decision.choice == "rejected" else "confirmed"]
        return self._row(glyph, decision.choice, _CHOICES[decision.choice], passages)

    def _left_out(self, omission: LeftOut) -> TableRow:
        passage = self._places.find(omission.passage)
        lacking = self._comparison.labels[
            self._places.find_article(omission.outlet, omission.article).id
        ]
        said = f"Confirmed as left out by {lacking}:"
        more = (f"not in {lacking}", "")
        return self._row(REVIEW_GLYPHS["confirmed"], "left out", said, (passage,), more)

    def _note(self, note: Note) -> TableRow:
        passages = tuple(map(self._places.find, note.on))
        text = " ".join(note.text.split())
        return self._row(REVIEW_GLYPHS["noted"], "note", f"Note: {text}", passages, ("note", text))

    def _row(
        self,
        glyph: str,
        kind: str,
        said: str,
        passages: tuple[Passage, ...],
        more: tuple[str, str] = ("", ""),
    ) -> TableRow:
        """A row about passages; `more` is what it has beside the first one, else the second."""
        first, *others = passages
        if others and not more[0]:
            more = self._where(others[0]), others[0].text
        cited = (
            f"- {copied_citation(self._comparison, passage, date.today())}" for passage in passages
        )
        places = [Place(article_of(passage.id), passage.id) for passage in passages]
        return TableRow(
            (glyph, kind, self._where(first), first.text, *more),
            places[0],
            frozenset({kind}),
            "\n".join((said, *cited)),
            frozenset(self._comparison.article[place.article].outlet for place in places),
            dict.fromkeys((4, 5), places[1]) if len(places) > 1 else {},  # "with" and its text
        )

    def _lapsed(self, act: Act, why: str) -> TableRow:
        """The row of an entry that no longer applies; it leads to the start of its report."""
        anchors = _anchors(act)
        try:
            article = self._places.find_article(anchors[0].outlet, anchors[0].article)
        except LostError:
            article = self._comparison.articles[0]
        cited = [f"{one.outlet} ¶{one.paragraph}" for one in anchors]
        first, second = (cited[0], anchors[0].text), ("", "")
        if len(anchors) > 1:
            second = cited[1], anchors[1].text
        lines = (f"- {one.text} ({where})" for one, where in zip(anchors, cited, strict=True))
        return TableRow(
            ("–", "lapsed", *first, *second),
            Place(article.id, article.passages[0].id if article.passages else None),
            frozenset({"lapsed"}),
            "\n".join((f"No longer applies: {why}:", *lines)),
            frozenset({article.outlet}),
        )

    def _where(self, passage: Passage) -> str:
        return f"{self._comparison.labels[article_of(passage.id)]} ¶{passage.paragraph}"


def _anchors(act: Act) -> tuple[Anchor, ...]:
    """The passages that an entry is about; a bookmark is nothing but the anchor of one."""
    match act:
        case Decision():
            return act.ends
        case LeftOut():
            return (act.passage,)
        case Note():
            return act.on
        case Anchor():
            return (act,)


class ReviewScreen(TableScreen):
    """The list of a review; an entry that is taken back leaves it at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for({"remove": "withdraw", "undo": "undo", "redo": "redo"})
    ]
    HINTS: ClassVar[Mapping[str, str]] = {
        "remove": "take back",
        "undo": "undo",
        "leave": "back",
        **TableScreen.HINTS,
    }

    def __init__(
        self,
        comparison: Comparison,
        review: Callable[[], Review],
        withdraw: Callable[[Act], None],
        undo: Callable[[], None],
        redo: Callable[[], None],
    ) -> None:
        """List what `review` returns; the others save what the user changes."""
        self._review = review
        self._withdraw = withdraw
        self._undo = undo
        self._redo = redo
        table, self._acts = review_table(comparison, review())
        super().__init__(comparison, table)

    def renew(self, comparison: Comparison) -> None:
        """List the review again, in another comparison."""
        self.comparison = comparison
        self._list()

    def action_withdraw(self) -> None:
        """Take back the entry in the selected row."""
        if (row := self._row) is not None:
            self._withdraw(self._acts[self._table.rows.index(row)])
            self._list()

    def action_undo(self) -> None:
        """Undo the last change of the review."""
        self._undo()
        self._list()

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._redo()
        self._list()

    def _list(self) -> None:
        at = self.table.cursor
        assert self.comparison is not None
        self._table, self._acts = review_table(self.comparison, self._review())
        self._show_rows()
        self.table.cursor = at
