"""Textual's driver for a dashboard in a browser.

It differs from Textual's own in two ways: keys that come faster than the dashboard can follow wait
in the browser's connection, and the program ends when that connection does.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from textual.drivers.web_driver import WebDriver

from tui.drivers import Guard, Keys

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


class BrowserDriver(WebDriver):
    """Passes keys on no faster than the dashboard takes them, and ends with the connection.

    The server sends keys through standard input, so that is the file to watch.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        assert sys.__stdin__
        self._keys = Keys(app, self.exit_event)
        """Waits while too many keys are still to be handled."""
        self._guard = Guard(sys.__stdin__.fileno(), lambda code: app.exit(return_code=code))
        """Watches standard input and signals, and makes the program exit."""

    def start_application_mode(self) -> None:
        """Watch the connection: only now, since Textual has just set handlers of its own."""
        super().start_application_mode()
        self._guard.start()

    def send_message(self, message: Message) -> None:
        """Pass a message from the browser on; return when the dashboard is ready for another."""
        super().send_message(message)
        self._keys.wait_for_room()
