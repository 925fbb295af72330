"""The screen Check: asks the reader, pair by pair, whether two passages report the same.

Questions come in rounds of a few. What was asked and answered is kept in a `Check`, also while the
screen is closed; this screen shows it and passes the answers on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.getters import query_one
from textual.widgets import Static

from corpus.article import article_of
from styles import CHECK
from tui.commands.keymap import bindings_for, key_of
from tui.screens.steady_screen import SteadyScreen
from tui.view_model.check import Check, in_context
from tui.view_model.place import Place
from tui.widgets.bars import Action, ActionBar
from tui.widgets.passage_pair import PassagePair

if TYPE_CHECKING:
    from corpus.alignment.questions import Question
    from corpus.comparison import Comparison

QUESTION = "Do both report the same point, at least in part?"
LONG = ("not the same", "take back", "in the text")
SHORT = ("not", "undo", "text")
"""The labels of three keys, on a wide and on a narrow screen."""
NARROW = 78
"""Width in cells below which the labels are short."""
LOW = 16
"""Height in rows below which the question itself is not shown, only why it is asked."""


class CheckScreen(SteadyScreen[Place | None]):
    """Returns the place of a passage that was opened, or None on Escape."""

    CSS_PATH = CHECK
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=False),
        Binding("down", "scroll(1)", "Down", show=False),
        Binding("up", "scroll(-1)", "Up", show=False),
        *bindings_for(
            {
                "same": "answer(True)",
                "not-same": "answer(False)",
                "later": "put_off",
                "undo": "take_back",
                "leave": "leave",
                "next-passage": "scroll(1)",
                "previous-passage": "scroll(-1)",
            }
        ),
    ]

    title_row = query_one("#title", Static)
    why = query_one("#why", Static)
    pair = query_one(PassagePair)
    summary = query_one("#summary", Static)
    effect = query_one("#effect", Static)
    keys = query_one(ActionBar)

    def __init__(
        self,
        check: Check,
        save: Callable[[Question, bool], bool],
        take_back: Callable[[Question], bool],
    ) -> None:
        """Begin, or go on, with the questions of `check`.

        `save` stores an answer in the review and `take_back` removes it; both return whether the
        file could be written.
        """
        super().__init__()
        self.check = check
        self._save = save
        self._take_back = take_back

    def compose(self) -> ComposeResult:
        """Progress, why it is asked, both passages, what the last answer changed, keys."""
        yield Static(id="title")
        yield Static(id="why")
        yield PassagePair()
        yield Static(id="summary")
        yield Static(id="effect")
        yield ActionBar()

    def on_mount(self) -> None:
        """Ask the question."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Give up the question on a low screen, so that the passages have room."""
        self.set_class(event.size.height < LOW, "-low")
        self._show()

    @property
    def cursor_cell(self) -> Offset:
        """The cell for the terminal's cursor: where the first passage begins, or the summary."""
        if self.check.question is not None:
            return self.pair.cursor_cell
        return self.summary.content_region.offset

    def renew(self, _: Comparison) -> None:
        """Show what the last answers changed, once the articles are compared again."""
        self._show()

    def on_passage_pair_pointed(self, event: PassagePair.Pointed) -> None:
        """Leave for the passage that was clicked."""
        self.dismiss(Place(article_of(event.passage), event.passage))

    def action_answer(self, same: bool) -> None:
        """Answer the question; at the end of a round, `same` means yes, go on."""
        question = self.check.question
        if question is None:
            if same and self.check.next_round:
                self.check.begin_round()
            else:
                self.dismiss(None)
        elif self._save(question, same):
            self.check.answer(same=same)
        self._show()

    def action_put_off(self) -> None:
        """Ask the question later."""
        self.check.put_off()
        self._show()

    def action_take_back(self) -> None:
        """Take back the last answer of the round, and ask its question again."""
        steps = self.check.steps
        if not steps:
            self.notify("Nothing to take back in this round")
        elif not steps[-1].changed_review or self._take_back(steps[-1].question):
            self.check.take_back()
        self._show()

    def action_open(self) -> None:
        """Leave for the first passage; at the end of a round, go on with the next one."""
        question = self.check.question
        if question is None:
            self.action_answer(same=True)
        else:
            self.dismiss(Place(article_of(question.a), question.a))

    def action_leave(self) -> None:
        """Leave; the same question is asked when Check is opened again."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll both passages, where they are longer than there is room."""
        self.pair.scroll_rows(by)

    def _show(self) -> None:
        if not self.is_mounted:
            return
        check, question = self.check, self.check.question
        self.title_row.update(Content(self._title()))
        self.pair.display = self.why.display = question is not None
        self.summary.display = question is None
        if question is None:
            self.summary.update(Content("\n").join(self._end_of_round()))
            self.pair.pair = None
        else:
            self.why.update(self._reason(question))
            self.pair.pair = (
                in_context(check.comparison, question.a, question.b),
                in_context(check.comparison, question.b, question.a),
            )
        self.effect.update(Content("comparing …" if check.is_waiting else check.effect))
        self.keys.actions = tuple(self._actions())

    def _title(self) -> str:
        check = self.check
        if check.question is None:
            return "Check"
        parts = ["Check", f"{check.number:,} of {check.total:,}"]
        if moved := check.moved_points:
            parts.append(f"{moved:,} point{'' if moved == 1 else 's'} moved")
        return " · ".join(parts)

    def _reason(self, question: Question) -> Content:
        if self.has_class("-low"):
            return Content(question.says)
        return Content.assemble((QUESTION, "bold"), "\n", (question.says, "$quiet"))

    def _end_of_round(self) -> Iterator[Content]:
        """What the round has changed, and whether there is another."""
        check, reviewed = self.check, self.check.comparison.reviewed
        yield from map(Content, check.summary if check.steps else ())
        if reviewed.decided:
            yield Content(f"{reviewed.decided:,} of {reviewed.total:,} reviewed")
        if more := check.next_round:
            yield Content.assemble("\n", (f"{more:,} more?", "bold"))
        else:
            yield Content.styled("No more questions" if check.steps else "Nothing to ask", "bold")

    def _actions(self) -> Iterator[Action]:
        not_same, take_back, text = SHORT if self.size.width < NARROW else LONG
        if self.check.question is not None:
            yield Action(key_of(self, "same"), "same", "answer(True)")
            yield Action(key_of(self, "not-same"), not_same, "answer(False)")
            yield Action(key_of(self, "later"), "later", "put_off")
        elif self.check.next_round:
            yield Action(key_of(self, "same"), "yes", "answer(True)")
            yield Action(key_of(self, "not-same"), "no", "answer(False)")
        if self.check.steps:
            yield Action(key_of(self, "undo"), take_back, "take_back")
        if self.check.question is not None:
            yield Action("Enter", text, "open")
        yield Action(key_of(self, "leave"), "back", "leave")
