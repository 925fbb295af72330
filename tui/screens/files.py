"""Asks which reports to compare: from the tree, typed, dropped or pasted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from corpus.reading.source import PastedText, is_url
from corpus.reports.phrases import count
from corpus.stories.story import Sources, absolute_source
from corpus.text_cleaning import clean_line, has_words
from styles import DIALOGS, START
from tui.commands.keymap import Hint, bindings_for, hints, key_line
from tui.screens.source_input import dropped, enough, named, near, trouble
from tui.widgets.files_tree import FilesTree
from tui.widgets.inputs import Answer, Field, PathField

Named = tuple[str | PastedText, ...]


class FilesScreen(ModalScreen[Named | None]):
    """Gives the sources that were chosen, or None where the reader thought better of it."""

    CSS_PATH: ClassVar = [DIALOGS, START]
    AUTO_FOCUS = "FilesTree"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel"),
        *bindings_for({"type": "type"}),
    ]

    SHORT = 200
    """Characters of the longest pasted line that is taken for something typed."""

    path = query_one(PathField)
    outlet = query_one("#outlet", Input)
    files = query_one(FilesTree)
    chosen_list = query_one("#chosen", OptionList)
    answer = query_one(Answer)

    def __init__(self, present: Sources | None = None, *, pasted: str = "") -> None:
        """Ask for sources; `present` are compared already, and one more will do."""
        super().__init__()
        self._present = present
        self._pasted = pasted
        self._text = ""
        """What was pasted, and waits for its outlet."""
        self._chosen: list[str | PastedText] = []

    def compose(self) -> ComposeResult:
        """The field, the tree and what is chosen, what went wrong, keys."""
        with Vertical(id="files", classes="dialog"):
            yield Label("Add reports" if self._present else "Open reports", classes="dialog--title")
            yield PathField()
            yield Field(
                placeholder="the outlet it is from; Enter alone leaves it open",
                id="outlet",
                compact=True,
            )
            with Horizontal():
                yield FilesTree(Path.cwd())
                with Vertical():
                    yield Static("To compare", id="heading")
                    yield OptionList(id="chosen")
                    yield Static("Drop files here, or paste the text of a report.", id="ways")
            yield Answer()
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Take what was pasted before this was open."""
        self._show()
        if self._pasted:
            self._paste(self._pasted)

    def on_files_tree_marked(self, event: FilesTree.Marked) -> None:
        """Choose a file, or give it up."""
        self._toggle(near(event.path))

    def on_files_tree_entered(self, event: FilesTree.Entered) -> None:
        """Compare what is chosen; until it is enough, open the folder or choose the file."""
        if self._enough():
            self.dismiss(tuple(self._chosen))
        elif event.node.allow_expand:
            event.node.toggle()
        else:
            self.files.action_mark()

    def on_path_field_pasted(self, event: PathField.Pasted) -> None:
        """Take what was pasted into the field."""
        self._paste(event.text)

    def on_paste(self, event: events.Paste) -> None:
        """Take what was pasted anywhere else."""
        event.stop()
        self._paste(event.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose what was typed, or go on; give the pasted text its outlet."""
        if event.input is self.outlet:
            self._keep_text(event.value)
        elif (source := named(event.value)) and source not in self._chosen:
            if why := trouble(source):
                self.answer.refuse(f"{clean_line(source)}: {why}")
            else:
                self.path.clear()
                self._choose([source])
        elif self._enough():  # nothing was typed, or Enter was pressed twice
            self.dismiss(tuple(self._chosen))
        else:
            self.path.clear()
            self.answer.say(self._wanting())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give up what was chosen."""
        del self._chosen[event.option_index]
        self._show()

    def action_type(self) -> None:
        """Go to the field."""
        self.path.focus()

    def action_leave(self) -> None:
        """Drop the text that waits for its outlet, or leave."""
        if self._text:
            self._text = ""
            self._show()
            self.files.focus()
        else:
            self.dismiss(None)

    def _paste(self, text: str) -> None:
        """Choose the files that were dropped; take a line as typed, the rest as a report."""
        if sources := dropped(text):
            self._choose(sources)
        elif len(text.strip().splitlines()) == 1 and len(text) <= self.SHORT:
            self.path.focus()
            self.path.insert_text_at_cursor(clean_line(text))
        elif has_words(text):
            self._text = text
            self._show()
            self.outlet.focus()
        else:
            self.answer.refuse("there are no words in what was pasted")

    def _keep_text(self, outlet: str) -> None:
        text, self._text = self._text, ""
        others = (self._present or Sources()).with_sources(self._chosen)
        self.outlet.clear()
        self._choose([others.paste(text, outlet)])
        self.files.focus()

    def _toggle(self, source: str) -> None:
        if source in self._chosen:
            self._chosen.remove(source)
            self._show()
        else:
            self._choose([source])

    def _choose(self, sources: Sequence[str | PastedText]) -> None:
        self._chosen += [source for source in sources if source not in self._chosen]
        self._show()

    def _enough(self) -> bool:
        return bool(self._chosen) if self._present else enough(self._chosen)

    def _wanting(self) -> str:
        if self._present:
            return "Choose a report to add"
        return "Choose one more" if self._chosen else "Choose two reports"

    def _show(self) -> None:
        """Show what is chosen, and what the keys do now."""
        self.outlet.display, self.path.display = bool(self._text), not self._text
        self.chosen_list.clear_options()
        self.chosen_list.add_options(Option(Content(_shown(one))) for one in self._chosen)
        self.files.choose(
            Path(absolute_source(one))
            for one in self._chosen
            if isinstance(one, str) and not is_url(one)
        )
        words = count(len(self._text.split()), "word")
        self.answer.say(f"Pasted {words}: which outlet?" if self._text else "")
        now = "" if self._text or self._enough() else f"{self._wanting()}   "
        self.query_one("#keys", Static).update(Content(now) + key_line(self._keys()))

    def _keys(self) -> Sequence[Hint]:
        """What the keys do now."""
        if self._text:
            return (("Enter", "keeps the text"), ("Escape", "drops it"))
        done = [("Enter", f"compares {count(len(self._chosen), 'source')}")]
        keys = hints(self, {"choose": "chooses", "type": "a path"})
        return (*(done if self._enough() else ()), *keys, ("Escape", "leaves"))


def _shown(source: str | PastedText) -> str:
    """A source in the list of what is chosen."""
    if isinstance(source, str):
        return clean_line(source)
    return f"{source.outlet or source.name} ({count(len(source.text.split()), 'word')} pasted)"
