"""What the reader takes along: selected words, or the chosen passage with its source."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from textual.screen import Screen

from corpus.reports.phrases import count

if TYPE_CHECKING:
    from tui.compare.host import Host
    from tui.compare.navigator import Navigator


def copy(screen: Screen[None], navigator: Navigator, host: Host) -> None:
    """Copy what is selected or else the chosen passage with its source, on one line."""
    passage, comparison = navigator.place.passage, navigator.comparison
    if screen.get_selected_text():
        copy_selection(screen, host)
    elif passage is not None and comparison is not None:
        from corpus.reports.citations import copied_citation

        text = copied_citation(comparison, comparison.passage[passage])
        screen.app.copy_to_clipboard(text)
        host.say("Copied the passage with its source")


def copy_selection(screen: Screen[None], host: Host) -> None:
    """Copy what is selected, if anything is."""
    if text := screen.get_selected_text():
        screen.app.copy_to_clipboard(text)
        words = shorten(text, 60, placeholder=" …")
        host.say(f"Copied {count(len(text.split()), 'word')}: {words}")
