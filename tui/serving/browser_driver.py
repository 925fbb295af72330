"""Textual's driver for a dashboard in a browser, which ends with its connection."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from textual.drivers.web_driver import WebDriver

from tui.drivers import Guard, Keys

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


class BrowserDriver(WebDriver):
    """Takes no more keys than the dashboard can, and leaves when the server is gone."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        assert sys.__stdin__
        self._keys = Keys(app, self.exit_event)
        self._guard = Guard(sys.__stdin__.fileno(), lambda code: app.exit(return_code=code))

    def start_application_mode(self) -> None:
        """Begin to guard the connection; Textual's driver has taken the signals for itself."""
        super().start_application_mode()
        self._guard.start()

    def send_message(self, message: Message) -> None:
        """Pass on what came from the browser, then wait until more may come."""
        super().send_message(message)
        self._keys.wait_for_room()
