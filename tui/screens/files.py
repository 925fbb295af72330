"""Chooses the reports to compare: from a tree of files, typed, dropped or pasted."""

from __future__ import annotations

import asyncio
import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from corpus.reading.source import PastedText, is_pattern, is_url, split_fragment
from corpus.reports.phrases import count
from corpus.stories.story import Sources, absolute_source
from corpus.text_cleaning import clean_line, has_words
from styles import DIALOGS, START
from tui.commands.keymap import Hint, bindings_for, hints, key_line
from tui.screens.steady_screen import SteadyDialog
from tui.widgets.files_tree import FilesTree
from tui.widgets.inputs import Choices, Field, MessageLine

MULTI_REPORT_ENDINGS = frozenset(
    {".toml", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".warc", ".gz"}
)
"""Endings of files that can hold several reports."""


def relative_path(path: Path) -> str:
    """Return a path relative to the working folder if it lies in it, else as it is."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def expand_source(typed: str) -> str:
    """Return a source as it was typed, with `~` replaced by the home folder."""
    typed = typed.strip()
    return typed if is_url(typed) else _expand_home(typed)


def source_problem(source: str) -> str:
    """Return why a source cannot be read, as far as that is quick to see; "" if it seems fine."""
    if is_url(source) or is_pattern(source):
        return ""
    try:
        exists = Path(split_fragment(source)[0]).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL
        exists = False
    return "" if exists else "no such file"


def complete_path(typed: str) -> str | None:
    """Return the typed path completed to the first matching name; None if none matches."""
    head, name = os.path.split(typed)
    if not typed or is_url(typed):
        return None
    try:
        with os.scandir(_expand_home(head) or ".") as entries:
            matching = sorted(
                (entry.name + ("/" if entry.is_dir() else ""))
                for entry in entries
                if entry.name.startswith(name) and (name or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        return None
    if not matching or matching[0] == name:
        return None
    return typed + matching[0][len(name) :]


def dropped_sources(text: str) -> tuple[str, ...]:
    """Return the sources in a pasted text, if it holds nothing else: dropped files, addresses."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for names in (lines, _shell_words(text)):
        sources = [expand_source(name.removeprefix("file://")) for name in names]
        are_paths = all(is_url(one) or Path(one).is_absolute() for one in sources)
        if sources and are_paths and not any(map(source_problem, sources)):
            return tuple(sources)
    return ()


def can_compare(chosen: Sequence[str | PastedText]) -> bool:
    """Return whether sources can hold two reports: two of them, or one that may hold several."""
    return len(chosen) > 1 or any(
        isinstance(one, str)
        and (
            Path(one).is_dir()
            or is_pattern(one)
            or Path(one).suffix.lower() in MULTI_REPORT_ENDINGS
        )
        for one in chosen
    )


def _shell_words(text: str) -> list[str]:
    """Split names as a terminal writes dropped files: quoted for a shell."""
    try:
        return shlex.split(text) if len(text) < 10_000 else []
    except ValueError:
        return []


def _expand_home(path: str) -> str:
    """Return a path with `~` expanded, or as it is if there is no home folder."""
    if not path.startswith("~"):
        return path
    try:
        return str(Path(path).expanduser())
    except RuntimeError:
        return path


Chosen = tuple[str | PastedText, ...]
"""Sources: paths, addresses, or pasted texts."""


class PathSuggester(Suggester):
    """Completes a typed path."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the completed path, or None; in a thread, because listing may be slow."""
        found = await asyncio.to_thread(complete_path, value)
        return found if found and found.isprintable() else None


class PathField(Input):
    """A field for a path, a web address or a pattern; a pasted text is passed on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", show=False)]

    class Pasted(Message):
        """Text was pasted into the field."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self) -> None:
        super().__init__(
            placeholder="Path, web address, folder or pattern",
            suggester=PathSuggester(),
            id="path",
            compact=True,
        )

    def action_complete(self) -> None:
        """Accept the suggested path; without a suggestion, focus the files."""
        if self._suggestion and self.cursor_at_end:
            self.action_cursor_right()
        else:
            self.screen.focus_next()

    def _on_paste(self, event: events.Paste) -> None:
        """Pass on what is pasted; the field itself would keep one line and drop the rest."""
        event.prevent_default()
        event.stop()
        self.post_message(self.Pasted(event.text))


class FilesScreen(SteadyDialog[Chosen | None]):
    """A dialog; it returns the chosen sources, or None if it was cancelled."""

    CSS_PATH: ClassVar = [DIALOGS, START]
    AUTO_FOCUS = "FilesTree"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel"),
        *bindings_for({"type": "type"}),
    ]

    LONGEST_TYPED = 200
    """A pasted line of at most so many characters goes into the field as if it were typed."""

    path = query_one(PathField)
    outlet = query_one("#outlet", Input)
    files = query_one(FilesTree)
    chosen_list = query_one("#chosen", OptionList)
    message = query_one(MessageLine)

    def __init__(
        self,
        present: Sources | None = None,
        *,
        pasted: str = "",
        title: str = "",
        folder: Path | None = None,
    ) -> None:
        """Choose sources, at first from a folder; if some are `present`, one more is enough."""
        super().__init__()
        self._folder = folder.absolute() if folder and folder.is_dir() else Path.cwd()
        self._present = present
        self._title = title or ("Add reports" if present else "Open reports")
        self._pasted = pasted
        self._text = ""
        """A pasted text whose outlet is still to be typed."""
        self._chosen: list[str | PastedText] = []

    def compose(self) -> ComposeResult:
        """The field, the tree, the chosen sources, messages, keys."""
        with Vertical(id="files", classes="dialog"):
            yield Label(Content(self._title), classes="dialog--title")
            yield PathField()
            yield Field(
                placeholder="Outlet of the pasted text (optional)",
                id="outlet",
                compact=True,
            )
            with Horizontal():
                yield FilesTree(self._folder)
                with Vertical():
                    yield Static("To compare", id="heading")
                    yield Choices(id="chosen")
                    yield Static("Drop files here, or paste the text of a report.", id="ways")
            yield MessageLine()
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Use what was pasted before the dialog opened."""
        self._show()
        if self._pasted:
            self._paste(self._pasted)

    def on_files_tree_marked(self, event: FilesTree.Marked) -> None:
        """Select or deselect a file."""
        self._toggle(relative_path(event.path))

    def on_files_tree_entered(self, event: FilesTree.Entered) -> None:
        """Compare if enough is chosen; otherwise open the folder or select the file."""
        if self._enough():
            self.dismiss(tuple(self._chosen))
        elif event.node.allow_expand:
            event.node.toggle()
        else:
            self.files.action_mark()

    def on_path_field_pasted(self, event: PathField.Pasted) -> None:
        """Use what was pasted into the field."""
        self._paste(event.text)

    def on_paste(self, event: events.Paste) -> None:
        """Use what was pasted anywhere else."""
        event.stop()
        self._paste(event.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add what was typed, or compare; an outlet goes to the pasted text."""
        if event.input is self.outlet:
            self._add_text(event.value)
        elif (source := expand_source(event.value)) and source not in self._chosen:
            if why := source_problem(source):
                self.message.refuse(f"{clean_line(source)}: {why}")
            else:
                self.path.clear()
                self._add([source])
        elif self._enough():  # nothing was typed, or Enter was pressed twice
            self.dismiss(tuple(self._chosen))
        else:
            self.path.clear()
            self.message.say(self._instruction())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Deselect a source."""
        del self._chosen[event.option_index]
        self._show()

    def action_type(self) -> None:
        """Focus the field."""
        self.path.focus()

    def action_leave(self) -> None:
        """Discard the pasted text, or cancel."""
        if self._text:
            self._text = ""
            self._show()
            self.files.focus()
        else:
            self.dismiss(None)

    def _paste(self, text: str) -> None:
        """Add dropped files; a line goes into the field, a longer text becomes a report."""
        if sources := dropped_sources(text):
            self._add(sources)
        elif len(text.strip().splitlines()) == 1 and len(text) <= self.LONGEST_TYPED:
            self.path.focus()
            self.path.insert_text_at_cursor(clean_line(text))
        elif has_words(text):
            self._text = text
            self._show()
            self.outlet.focus()
        else:
            self.message.refuse("The pasted text has no words")

    def _add_text(self, outlet: str) -> None:
        text, self._text = self._text, ""
        others = (self._present or Sources()).with_sources(self._chosen)
        self.outlet.clear()
        self._add([others.paste(text, outlet)])
        self.files.focus()

    def _toggle(self, source: str) -> None:
        if source in self._chosen:
            self._chosen.remove(source)
            self._show()
        else:
            self._add([source])

    def _add(self, sources: Sequence[str | PastedText]) -> None:
        self._chosen += [source for source in sources if source not in self._chosen]
        self._show()

    def _enough(self) -> bool:
        return bool(self._chosen) if self._present else can_compare(self._chosen)

    def _instruction(self) -> str:
        if self._present:
            return "Select a report to add"
        return "Select one more" if self._chosen else "Select two reports"

    def _show(self) -> None:
        """Show the chosen sources and the keys."""
        self.outlet.display, self.path.display = bool(self._text), not self._text
        self.chosen_list.clear_options()
        self.chosen_list.add_options(Option(Content(_row(one))) for one in self._chosen)
        self.files.choose(
            Path(absolute_source(one))
            for one in self._chosen
            if isinstance(one, str) and not is_url(one)
        )
        words = count(len(self._text.split()), "word")
        self.message.say(f"{words} pasted; name the outlet" if self._text else "")
        now = "" if self._text or self._enough() else f"{self._instruction()}   "
        self.query_one("#keys", Static).update(Content(now) + key_line(self._keys()))

    def _keys(self) -> Sequence[Hint]:
        """Return the keys that work now."""
        if self._text:
            return (("Enter", "add the text"), ("Esc", "discard it"))
        done = [("Enter", f"compare {count(len(self._chosen), 'source')}")]
        keys = hints(self, {"choose": "select", "type": "type a path"})
        return (*(done if self._enough() else ()), *keys, ("Esc", "cancel"))


def _row(source: str | PastedText) -> str:
    """Return a source as a row of the list."""
    if isinstance(source, str):
        return clean_line(source)
    return f"{source.outlet or source.name} ({count(len(source.text.split()), 'word')} pasted)"
