"""Waits until nothing is under way, by looking; Textual's own tests go by clock and load."""

from __future__ import annotations

from asyncio import Event, sleep
from collections.abc import Iterator
from time import monotonic
from typing import Any, Final
from weakref import WeakSet

from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.command import CommandPalette
from textual.message_pump import MessagePump
from textual.worker import Worker

BRIEFLY, LONG = 0.2, 20.0
"""Seconds to wait for a thread that the test itself holds up, and for one that will end."""
_LOOKS = 3
"""How often in a row nothing is under way: what is said to the loop itself comes between."""


_DRAW: Final = Compositor.render_update


def asked_for(compositor: Compositor, *, full: bool = False, **given: Any) -> object:
    """Draw what is wanted whole, as a picture is; of the frames between, keep what has changed."""
    return _DRAW(compositor, full=True, **given) if full else None


class Quiet:
    """Waits, as a test that asks for it would: once in vain, and not again for the same thread."""

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self._held: WeakSet[Worker[Any]] = WeakSet()

    async def __call__(self, *_: float) -> bool:
        """Wait until every thread has ended, every message is dealt with, and all is laid out."""
        app, begun, looks = active_app.get(), monotonic(), 0
        busy: MessagePump | None = None
        # What has not come to rest by then is none of the test's: it says itself what it misses.
        while looks < _LOOKS and not app._exception and monotonic() - begun < LONG:
            while working := self._working(app):
                await sleep(0.002)
                if monotonic() - begun > self.patience:
                    self._held.update(working)
            await sleep(0)
            if busy is None or not _is_busy(busy):
                busy = next(filter(_is_busy, _pumps(app)), None)
                looks = 0 if busy or self._working(app) or _is_stirring(app) else looks + 1
        return not app._exception

    async def and_draw(self, *_: float) -> bool:
        """Wait likewise, and draw the frame that a reader would see then, until none changes."""
        app = active_app.get()
        while is_quiet := await self():
            if not app.is_running or not app.screen_stack:
                break
            _DRAW(app.screen._compositor, screen_stack=app._background_screens)
            if not _is_stirring(app):
                break
        return is_quiet

    def _working(self, app: App[Any]) -> list[Worker[Any]]:
        """Threads that will have something to say, and the search of the palette."""
        return [
            worker
            for worker in app.workers
            if (worker._thread_worker or worker.group == CommandPalette._GATHER_COMMANDS_GROUP)
            and not worker.is_finished
            and worker not in self._held
        ]


def _is_busy(pump: MessagePump) -> bool:
    """Whether it is still put together, or deals with a message: it does not wait for the next."""
    if pump._closing or pump._closed:
        return False
    ready: Event = pump._message_queue.ready_event
    waits = bool(ready._waiters) and not ready.is_set()
    return not (waits and pump._mounted_event.is_set())


def _is_stirring(app: App[Any]) -> bool:
    """Whether a callback or the layout of the screen is still to come."""
    if not app.is_running or not app.screen_stack:
        return False
    app.screen._on_timer_update()
    return bool(app.screen._callbacks or app.screen._layout_required) or any(
        pump.message_queue_size or pump._next_callbacks for pump in _pumps(app)
    )


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)
