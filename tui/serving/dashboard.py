"""A dashboard in a process of its own, which draws in one open page."""

from __future__ import annotations

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.cli.console import print_error

PATIENCE = 2.0
"""Seconds that a dashboard has to end when its page closes."""
HEARTBEAT = 15.0
"""Seconds between two questions to the page whether it is still there."""
MOST_BYTES = 1_000_000
"""Size of a message from the page: some keys, or what is pasted."""
LARGEST = 500
"""Columns and rows that a page may ask for."""


class MessageError(Exception):
    """What a page sent is no message; as a string, one line that says which kind it is."""


class Dashboard(AppService):
    """Runs a command that draws a dashboard, and passes keys and drawings to and from a page."""

    def __init__(self, command: Sequence[str], page: web.WebSocketResponse, visitor: str) -> None:
        """Prepare to run `command` for the page that a visitor, such as 127.0.0.1, has opened."""
        super().__init__(
            "",
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=self._close,
            download_manager=DownloadManager(),
        )
        self._words = command
        self._page = page
        self._visitor = visitor

    async def run_until_closed(self, width: int, height: int) -> None:
        """Run until the page or the dashboard closes; no process is left behind.

        A page that sends something else than messages is closed, with one line that says so.
        """
        await self.start(_within(width), _within(height))
        try:
            async for message in self._page:
                if message.type != WSMsgType.TEXT:
                    raise MessageError(f"{message.type.name.lower()} instead of text")
                await self._take(message.data)
        except MessageError as error:
            print_error(f"{self._visitor}: closed a page that sent {error}")
        finally:
            await self._close()
            await self.stop()

    async def stop(self) -> None:
        """Let the dashboard quit; end it if it does not, as when it waits for a page that froze."""
        process = self._process
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await super().stop()
                    if process:
                        await process.wait()
        finally:
            if process and process.returncode is None:
                process.kill()
                await process.wait()

    async def _take(self, text: str) -> None:
        """Pass on a message of the page, as textual-serve's script sends it."""
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            raise MessageError("not JSON") from None
        match message:
            case ["stdin", str(keys)]:
                if typed := keys.encode("utf-8", "ignore"):  # Textual takes no more after nothing
                    await self.send_bytes(typed)
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(_within(width), _within(height))
            case ["ping", str(said)]:
                await self._page.send_json(["pong", said])
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()
            case _:
                raise MessageError("an unknown message")

    async def _close(self) -> None:
        await self._page.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the command without a shell."""
        environment = self._build_environment(width, height)
        self._process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._stdin = self._process.stdin
        return self._process


def page_socket() -> web.WebSocketResponse:
    """Return the server's end of the connection to a page."""
    return web.WebSocketResponse(heartbeat=HEARTBEAT, timeout=1.0, max_msg_size=MOST_BYTES)


def _within(size: int) -> int:
    return max(1, min(size, LARGEST))
