"""The beginning of a report: as it is written, or rendered as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.article import Span
from tui.layout.rows import wrap
from tui.widgets.selectable import WrappedText

LOOKS: Mapping[str, str] = {
    **{f"markdown.h{level}": "preview--heading" for level in range(1, 8)},
    "markdown.block_quote": "preview--quote",
    "markdown.code": "preview--quiet",
    "markdown.hr": "preview--quiet",
    "markdown.table.border": "preview--quiet",
    "markdown.table.header": "preview--strong",
    "markdown.strong": "preview--strong",
    "markdown.item.bullet": "preview--quiet",
    "markdown.item.number": "preview--quiet",
    "markdown.link": "preview--link",
    "markdown.link_url": "preview--link",
}
"""Our component classes by the names that Rich gives to the parts of a text."""


class Preview(ScrollView, WrappedText, can_focus=False):
    """A text, wrapped to the width; it scrolls.

    Of a long one only the beginning is shown: enough to judge a report by.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS.values())
    ROWS = 2000
    """The most rows that are shown."""
    LINE = 4000
    """The most characters of a line that are shown."""
    RENDERED_LINES = 700
    """The most lines of Markdown that are rendered, which takes a tenth of a second."""

    text: reactive[str] = reactive("", always_update=True)
    """What is shown."""
    is_markdown: bool = False
    """Whether the text is rendered as Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Strip] = []

    def show(self, text: str, *, markdown: bool = False) -> None:
        """Show a text from its top, rendered if it is Markdown."""
        self.is_markdown = markdown
        self.text = text

    def watch_text(self) -> None:
        """Show another text from its top."""
        self.scroll_home(animate=False)
        self.lay_out()

    def render_line(self, y: int) -> Strip:
        """Return a row."""
        at, style = y + self.scroll_offset.y, self.visual_style.rich_style
        row = self._rows[at] if at < len(self._rows) else Strip([])
        return row.apply_style(style).adjust_cell_length(self.size.width, style)

    def lay_out(self) -> None:
        """Wrap or render the beginning of the text."""
        width = max(1, self.size.width - 1)
        rows = self._rendered(width) if self.is_markdown else self._wrapped(width)
        self._rows = list(islice(rows, self.ROWS + 1))
        if len(self._rows) > self.ROWS:
            self._rows[-1] = _row("…")
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def _wrapped(self, width: int) -> Iterator[Strip]:
        for whole in self.text.split("\n"):
            line = whole[: self.LINE].expandtabs(4)
            indent = len(line) - len(line.lstrip())
            for row in wrap(line, Span(min(indent, width // 2), len(line)), width - indent):
                yield _row(" " * indent + row.of(line))

    def _rendered(self, width: int) -> Iterator[Strip]:
        from rich.console import Console
        from rich.markdown import Markdown
        from rich.theme import Theme

        first, *rest = islice(_parts(self.text, self.RENDERED_LINES), 2)
        looks = {name: self.part_style(look) for name, look in LOOKS.items()}
        console = Console(width=width, theme=Theme(looks), force_terminal=True, file=None)
        rows = console.render_lines(Markdown(first), console.options.update(width=width), pad=False)
        return chain(map(Strip, rows), [_row("…")] if rest else [])


def _row(text: str) -> Strip:
    return Strip([Segment(text)])


def _parts(text: str, lines: int) -> Iterator[str]:
    """Yield the first `lines` lines of a text, then what is left of it, if anything."""
    end = -1
    for _ in range(lines):
        end = text.find("\n", end + 1)
        if end < 0:
            yield text
            return
    yield text[:end]
    yield text[end:]
