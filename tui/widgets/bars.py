"""The first row of the screen, the heads of columns, the legend of signs, the rows of keys."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from corpus.reports.phrases import day
from tui.commands.keymap import commands_of, key_of
from tui.commands.registry import Command
from tui.layout.cells import cut
from tui.widgets.gutter import explained
from tui.widgets.selectable import ScreenStyled

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.comparison import Comparison
    from corpus.statistics import PassageCounts

ALWAYS_SHOWN = "help"
"""The command that is shown at every width: it leads to all others."""


class KeyBar(Widget):
    """As many key hints as fit, most used first; a click runs the command."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width, plain = self.size.width, self.visual_style.rich_style
        key = self.get_visual_style("key-bar--key").rich_style
        segments = []
        for command, _ in self._placed():
            segments += [
                Segment(f" {command.key_labels.split()[0]} ", key),
                Segment(f"{command.hint} ", plain),
            ]
        return Strip(segments).adjust_cell_length(width, plain)

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the pointer."""
        for command, end in self._placed():
            if event.x < end:
                await self.screen.run_action(command.action)
                return

    def _placed(self) -> list[tuple[Command, int]]:
        """Return the commands that fit, each with the cell where its hint ends."""
        hinted = [
            (command, cell_len(command.key_labels.split()[0]) + cell_len(command.hint) + 3)
            for command in commands_of(self)
            if command.purpose != "In lists" and command.hint and command.key_labels
        ]
        kept = sum(cells for command, cells in hinted if command.id == ALWAYS_SHOWN)
        placed, end = [], 0
        for command, cells in hinted:
            if command.id == ALWAYS_SHOWN:
                kept = 0
            if end + cells + kept <= self.size.width:
                end += cells
                placed.append((command, end))
        return placed


class StoryBar(Widget):
    """The title on the left, counts on the right; the title is cut to fit.

    An active search or filter is shown before the counts, in a narrow window instead of them; work
    in progress replaces both.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"story-bar--program", "story-bar--state"}

    PROGRAM = " srcdiff "
    """The name of the program, before the title."""
    LEAST_TITLE = 20
    """Cells kept for the title beside a search or filter, as long as counts can be dropped."""

    story: reactive[str] = reactive("")
    """The story's title."""
    state: reactive[str] = reactive("")
    """The active search or filter: "f only here · 12 of 38"; empty for none."""
    counts: reactive[str] = reactive("")
    """The counts: "2 reports · 28 points"."""
    working: reactive[str] = reactive("")
    """Work in progress, shown instead of the counts; empty for none."""
    stop_key: reactive[str] = reactive("")
    """The key that stops the work; it is never cut."""

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width, plain = self.size.width, self.visual_style.rich_style
        state, right_text = self._state_and_right_text(width)
        room = max(0, width - cell_len(self.PROGRAM + state + right_text) - 1)
        title = cut(self.story, room)
        return Strip(
            [
                Segment(self.PROGRAM, self.get_visual_style("story-bar--program").rich_style),
                Segment(" " + set_cell_size(title, room), plain),
                Segment(state, self.get_visual_style("story-bar--state").rich_style),
                Segment(right_text, plain),
            ]
        ).adjust_cell_length(width, plain)

    def _state_and_right_text(self, width: int) -> tuple[str, str]:
        """The search or filter, and the work or the counts; one of them where both do not fit."""
        room_for_counts = width - cell_len(self.PROGRAM) - 3
        right_text = f" {self._work_text(width * 2 // 3) or self._counts_within(room_for_counts)} "
        if not self.state:
            return "", right_text
        state = f" {self.state} "
        if cell_len(self.PROGRAM + state + right_text) + self.LEAST_TITLE <= width:
            return state, right_text
        return ("", right_text) if self.working else (state, " ")

    def _counts_within(self, room: int) -> str:
        """Drop leading counts until the rest fits (column heads already name the sources)."""
        counts = self.counts
        while cell_len(counts) > room and " · " in counts:
            counts = counts.partition(" · ")[2]
        return counts

    def _work_text(self, room: int) -> str:
        if not self.working:
            return ""
        stop_key = f" · {self.stop_key}" if self.stop_key else ""
        return cut(self.working, room - cell_len(stop_key)) + stop_key


class ColumnHead(Widget):
    """Two rows: a line of words, and the coverage drawn to scale."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "head--outlet",
        "head--shared",
        "head--partial",
        "head--only-here",
    }

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""

    pinned: reactive[bool] = reactive(False)
    """Whether the reader has pinned this article as theirs."""

    beyond: reactive[tuple[str, str]] = reactive(("", ""))
    """What lies beyond the column to the left and to the right, where columns do not fit."""

    def __init__(self, article: Article, number: int) -> None:
        super().__init__()
        self.article = article
        self.number = number
        """The digit that leads to this column."""
        self._counts: PassageCounts | None = None
        """None until the articles have been compared."""

    def watch_comparison(self, comparison: Comparison | None) -> None:
        """Count what the article shares."""
        from corpus.statistics import passage_counts

        self._counts = passage_counts(comparison, self.article.id) if comparison else None

    def render_line(self, y: int) -> Strip:
        """The words, then the bar."""
        return self._words() if y == 0 else self._bar()

    def _words(self) -> Strip:
        width = self.size.width
        plain, bold = self.visual_style.rich_style, self.get_visual_style("head--outlet").rich_style
        outlet = f" {self.number} {'★ ' if self.pinned else ''}{self.article.outlet}"
        published = f"  {day(self.article.published)}" if self.article.published else ""
        *whole, shortest = self._shares()
        for date, share in product((published, ""), whole):
            if cell_len(outlet + date + share) + 2 <= width:
                break
        else:
            date, share = "", shortest
        room = max(0, width - cell_len(share) - 2)
        outlet = (
            outlet if cell_len(outlet) <= room else set_cell_size(outlet, max(0, room - 1)) + "…"
        )
        left = set_cell_size(date, max(0, room - cell_len(outlet)))
        return Strip(
            [Segment(outlet, bold), Segment(left, plain), Segment(f" {share} ", plain)]
        ).adjust_cell_length(width, plain)

    def _shares(self) -> tuple[str, ...]:
        """How many passages are shared, from the longest way of saying it to the shortest."""
        counts = self._counts
        if counts is None:
            return ("", "")
        every, shared, likely = counts.passages, counts.shared, counts.likely_shared
        more = f", {likely:,} likely" if likely else ""
        return (
            f"{shared:,} of {every:,} passages shared{more}",
            f"{shared:,} of {every:,} shared{more}",
            f"{shared:,}/{every:,}{more}",
            f"{shared:,}+{likely:,}/{every:,}" if likely else f"{shared:,}/{every:,}",
        )

    def _bar(self) -> Strip:
        plain = self.visual_style.rich_style
        room = self.size.width // 3 if all(self.beyond) else self.size.width * 2 // 3
        left, right = (cut(words, room - 2) for words in self.beyond)
        left, right = left and f"◂ {left} ", right and f" {right} ▸"
        width = self.size.width - cell_len(left + right)
        counts = self._counts
        if counts is None:
            return Strip([Segment(left, plain), Segment("─" * width, plain), Segment(right, plain)])
        every = max(1, counts.passages)
        firmly = round(width * counts.shared / every)
        shared = round(width * (counts.shared + counts.likely_shared) / every)
        parts = (
            ("shared", "━", firmly),
            ("partial", "╍", shared - firmly),
            ("only-here", "─", width - shared),
        )
        bar = [
            Segment(sign * cells, self.get_visual_style(f"head--{part}").rich_style)
            for part, sign, cells in parts
        ]
        return Strip([Segment(left, plain), *bar, Segment(right, plain)])


class Legend(ScreenStyled):
    """What the signs mean that are drawn above it, in one row or, on a narrow screen, in two."""

    ALLOW_SELECT = False
    WIDE = 120
    """Cells from which one row is enough."""
    HIGH = 30
    """Rows of a screen from which it takes two where one is not enough."""

    is_shown: reactive[bool] = reactive(False)
    """Whether it has its rows."""
    signs: reactive[frozenset[str]] = reactive(frozenset())
    """The signs that are drawn."""

    @classmethod
    def height(cls, screen: Size) -> int:
        """Rows that it takes on a screen of this size, whatever it says: text must not jump."""
        return 2 if screen.width < cls.WIDE and screen.height >= cls.HIGH else 1

    def watch_is_shown(self) -> None:
        """Take the rows, or give them back."""
        self.display = self.is_shown
        self.styles.height = self.height(self.app.size)

    def on_resize(self) -> None:
        """Take more rows, or fewer."""
        self.styles.height = self.height(self.app.size)

    def render_line(self, y: int) -> Strip:
        """As many meanings as fit; where one does not, the key that shows them all."""
        rows = self._rows()
        segments = rows[y] if y < len(rows) else []
        return Strip(segments).adjust_cell_length(self.size.width, self.style_for("pane--fold"))

    def _rows(self) -> list[list[Segment]]:
        width, height, quiet = self.size.width, self.size.height, self.style_for("pane--fold")
        more = f" {key_of(self, 'help')} more"
        rows: list[list[Segment]] = [[]]
        used, is_short = 0, False
        for signs, words, look in explained(self.signs):
            said = f" {words} "
            cells = cell_len(signs + said) + 1
            room = width - (cell_len(more) if len(rows) == height else 0)
            if used + cells > room and used:
                if len(rows) == height:
                    is_short = True  # a later meaning may be shorter
                    continue
                rows.append([])
                used = 0
            rows[-1] += [Segment(f" {signs}", self.style_for(look)), Segment(said, quiet)]
            used += cells
        if is_short:
            rows[-1].append(Segment(more, quiet))
        return rows


class Action(NamedTuple):
    """What a key does on one screen; without a key it can still be clicked."""

    key: str
    words: str
    action: str
    """Textual's name of the action of the screen."""


class ActionBar(Widget):
    """The keys of a screen in the order of their use; a click runs the action."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"action-bar--key"}

    actions: reactive[tuple[Action, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        """The one row; what does not fit is left out."""
        width, plain = self.size.width, self.visual_style.rich_style
        key = self.get_visual_style("action-bar--key").rich_style
        segments = []
        for action, _ in self._placed():
            segments += [Segment(f" {action.key}", key), Segment(f" {action.words} ", plain)]
        return Strip(segments).adjust_cell_length(width, plain)

    async def on_click(self, event: events.Click) -> None:
        """Run the action under the pointer."""
        for action, end in self._placed():
            if event.x < end:
                await self.screen.run_action(action.action)
                return

    def _placed(self) -> list[tuple[Action, int]]:
        """Return the actions that fit, each with the cell where it ends."""
        placed, end = [], 0
        for action in self.actions:
            end += cell_len(action.key) + cell_len(action.words) + 3
            if end <= self.size.width:
                placed.append((action, end))
        return placed
