"""The base of every screen and dialog: laid out for the size that the terminal has now."""

from __future__ import annotations

from typing import TypeVar

from textual.events import ScreenResume
from textual.geometry import Size
from textual.screen import ModalScreen, Screen

Result = TypeVar("Result")


class SteadyScreen(Screen[Result]):
    """A screen that comes to rest whatever sizes the terminal has had meanwhile.

    Each layout announces its size to the screen itself. Where two sizes wait, as when a page in a
    browser changes while the dashboard starts, each layout would put its own behind the other, and
    the screen would change between the two without end.
    """

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Keep the styles that a new screen has just been given: Textual would give them again.

        One with style sheets of its own has not got them yet.
        """
        if self.stack_updates == 0 and not self.CSS_PATH:
            event.refresh_styles = False

    def key_escape(self) -> bool:
        """Leave Escape to what it is bound to: Textual would end a selection, and then that too."""
        return False

    def _screen_resized(self, size: Size) -> None:
        super()._screen_resized(self.app.size)


class SteadyDialog(ModalScreen[Result], SteadyScreen[Result]):
    """A dialog that does the same, and takes every key while it stands."""
