"""The tree of files in which sources are selected."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import DirectoryTree
from textual.widgets.directory_tree import DirEntry
from textual.widgets.tree import TreeNode

from corpus.reading.formats import may_be_readable
from corpus.text_cleaning import clean_line
from tui.commands.keymap import bindings_for


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
