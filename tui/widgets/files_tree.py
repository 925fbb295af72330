"""What the dialogs for files show: the tree in which sources are selected, a report's beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import DirectoryTree
from textual.widgets.directory_tree import DirEntry
from textual.widgets.tree import TreeNode

from corpus.article import Span
from corpus.reading.formats import may_be_readable
from corpus.text_cleaning import clean_line
from tui.commands.keymap import bindings_for
from tui.layout.rows import wrap
from tui.widgets.selectable import WrappedText


class FilesTree(DirectoryTree):
    """A tree that marks what is selected; Space selects, Enter opens a folder or compares."""

    ICON_NODE, ICON_NODE_EXPANDED, ICON_FILE = "▸ ", "▾ ", "  "
    MARKED = "✓ "

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Compare"),
        *bindings_for(
            {
                "choose": "mark",
                "open-folder": "unfold(True)",
                "close-folder": "unfold(False)",
                "folder-above": "up",
                "next-passage": "cursor_down",
                "previous-passage": "cursor_up",
            }
        ),
    ]

    class Marked(Message):
        """A file or a folder was selected or deselected."""

        def __init__(self, path: Path) -> None:
            self.path = path
            super().__init__()

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, node: TreeNode[DirEntry]) -> None:
            self.node = node
            super().__init__()

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.chosen: frozenset[Path] = frozenset()
        """Absolute paths of what is selected."""

    @property
    def cursor_cell(self) -> Offset:
        """The cell at which the terminal's cursor stands: the row's first."""
        return self.content_region.offset + Offset(0, self.cursor_line - self.scroll_offset.y)

    def choose(self, paths: Iterable[Path]) -> None:
        """Mark these paths and no others."""
        self.chosen = frozenset(paths)
        self._clear_line_cache()
        self.refresh()

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Return the paths that are not hidden."""
        return (path for path in paths if not path.name.startswith("."))

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:
        """Return the mark and the name; files that are probably not reports are dim."""
        path = node.data.path if node.data else Path()
        label = Text(clean_line(str(node.label) if node.is_root else path.name))
        if node.allow_expand:
            icon = self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE
        else:
            icon = self.ICON_FILE
            if not may_be_readable(path.name) and path.suffix != ".toml":
                label.stylize(Style(dim=True))
        tick = self.MARKED if path in self.chosen else "" if node.allow_expand else icon
        label.stylize(style)
        return Text.assemble((icon if node.allow_expand else "", base_style), (tick, style), label)

    def action_mark(self) -> None:
        """Select or deselect the file under the cursor, and move to the next."""
        if self.cursor_node is not None and self.cursor_node.data is not None:
            self.post_message(self.Marked(self.cursor_node.data.path))
            self.action_cursor_down()

    def action_enter(self) -> None:
        """Report that Enter was pressed."""
        if self.cursor_node is not None:
            self.post_message(self.Entered(self.cursor_node))

    def action_unfold(self, open_: bool) -> None:
        """Open the folder under the cursor; or close it, or else the one around it."""
        node = self.cursor_node
        if node is None:
            return
        if open_:
            node.expand()
        elif node.allow_expand and node.is_expanded:
            node.collapse()
        else:
            self.action_cursor_parent()

    def action_up(self) -> None:
        """Show the parent folder."""
        path = Path(self.path)
        if path.parent != path:
            self.path = path.parent


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
