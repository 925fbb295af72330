"""Textual's driver with bounded queues, for a program that ends when its terminal is gone.

Three things end the program: a signal, a terminal or browser that goes, and a terminal that no
longer reads. A thread of its own watches for them, because the loop may be waiting for just that
terminal to take what is drawn.
"""

from __future__ import annotations

import asyncio
import io
import os
import select
import signal
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from time import sleep
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

PATIENCE = 2.0
"""Seconds that leaving may take, once something has ended the program."""
TICK = 1.0
"""Seconds between two looks at whether the terminal reads."""
UNREAD = 60
"""Looks in a row after which a terminal that takes nothing of what is drawn counts as gone. A
reader may stop one for a while, as by selecting text in some windows."""
UNREAD_WITH_KEYS = 10
"""As `UNREAD`, while keys arrive faster than they are taken: people do not type blindly."""
MOST_WAITING = 32
"""Messages from keys and mouse that may wait. The rest stays with the terminal until all of them
have been taken, so that what they do is drawn now and then."""
POLL = 0.01
"""Seconds between two looks at whether they have been taken."""
AT_ONCE = 1024
"""Bytes that are given to the terminal at once, so that a slow one is seen to take them."""

RESTORE = (
    b"\x18\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Cancels a code that was cut short, and takes back all that Textual asks of a terminal: pasting,
long lines, mouse, keyboard, screen, cursor, focus."""


class Output(io.RawIOBase):
    """The terminal as a file that knows how often it has taken something."""

    def __init__(self, descriptor: int) -> None:
        self.writes_done = 0
        """How often it has taken something."""
        self.is_waiting = False
        """Whether something is offered to it."""
        self.is_given_up = False
        """Whether nothing is written any more but `RESTORE`."""
        self._descriptor = descriptor

    def writable(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> int:
        """The file descriptor of the terminal."""
        return self._descriptor

    def write(self, data: Any) -> int:
        """Write the first bytes; returns how many the terminal took, once it did."""
        if self.is_given_up:
            return len(data)
        self.is_waiting = True
        written = os.write(self._descriptor, memoryview(data)[:AT_ONCE])
        if self.is_given_up:  # before anybody learns that this is over
            os.write(self._descriptor, RESTORE)
        self.is_waiting = False
        self.writes_done += 1
        return written


class Guard:
    """Ends the program on a signal, or without one when its terminal goes or stops reading."""

    def __init__(
        self,
        terminal: int,
        leave: Callable[[int], object],
        *,
        is_stuck: Callable[[], bool] = lambda: False,
        is_flooded: Callable[[], bool] = lambda: False,
        restore: Callable[[], object] = lambda: None,
    ) -> None:
        """Prepare to watch.

        Args:
            terminal: the file that keys come from.
            leave: called in the running loop, with the exit code that a shell expects after a
                signal: 128 and its number. If the program has not ended `PATIENCE` seconds later,
                it is ended.
            is_stuck: whether something is offered to the terminal and it takes nothing, since the
                last call.
            is_flooded: whether more keys come than are taken.
            restore: called before the program is ended by force; may take for ever.

        """
        self._is_stuck = is_stuck
        self._is_flooded = is_flooded
        self._restore = restore
        self._leave = leave
        self._loop = asyncio.get_running_loop()
        self._terminal = terminal
        self._signal_reader, self._signal_writer = os.pipe()
        self._thread = Thread(target=self._watch, name="srcdiff-guard", daemon=True)

    def start(self) -> None:
        """Begin to watch, and handle the signals again if other code has taken them over."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            with suppress(RuntimeError, ValueError):  # not in the main thread
                self._loop.remove_signal_handler(number)
                signal.signal(number, self._on_signal)
        if not self._thread.ident:
            self._thread.start()

    def _on_signal(self, number: int, _: object) -> None:
        """Tell the thread. The loop's own handlers would wait for the loop, which may be stuck."""
        os.write(self._signal_writer, bytes([number]))

    def _watch(self) -> None:
        code = 128 + self._reason()
        with suppress(RuntimeError):  # the loop is closed: the program is about to end
            self._loop.call_soon_threadsafe(self._leave, code)
        sleep(PATIENCE)
        restoring = Thread(target=self._restore, daemon=True)
        restoring.start()
        restoring.join(PATIENCE / 10)
        os._exit(code)

    def _reason(self) -> int:
        """Wait for what ends the program; returns the signal that it was, or is as good as."""
        poll = select.poll()
        poll.register(self._signal_reader, select.POLLIN)
        poll.register(self._terminal, 0)  # only for its closing
        unread = 0
        while True:
            if ready := poll.poll(TICK * 1000):
                is_signal = ready[0][0] == self._signal_reader
                return os.read(self._signal_reader, 1)[0] if is_signal else signal.SIGHUP
            # Looks are counted, not seconds: the program may have been stopped meanwhile.
            unread = unread + 1 if self._is_stuck() else 0
            if unread >= (UNREAD_WITH_KEYS if self._is_flooded() else UNREAD):
                return signal.SIGHUP


class Keys:
    """Holds back keys and mouse while the dashboard has not taken those before."""

    def __init__(self, app: App[Any], ended: Event) -> None:
        """Wait in the thread that reads keys, but no longer than until `ended` is set."""
        self.is_flooded = False
        """Whether they are held back."""
        self._app = app
        self._ended = ended
        self._loop = asyncio.get_running_loop()
        self._sent = 0

    def wait_for_room(self) -> None:
        """Return once a message may be followed by another."""
        self._sent += 1
        if self._sent % MOST_WAITING:
            return
        arrived = Event()
        self._loop.call_soon_threadsafe(arrived.set)
        self.is_flooded = True
        while not ((arrived.is_set() and self._waiting() == 0) or self._ended.wait(POLL)):
            pass
        self.is_flooded = False

    def _waiting(self) -> int:
        """How many messages wait on the way of a key: for the app, a screen, a widget."""
        screens = [*self._app._screen_stack]
        focused = [screen.focused for screen in screens if screen.focused]
        return sum(one._message_queue.qsize() for one in (self._app, *screens, *focused))


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        # Standard output is a terminal, or there would be no dashboard; Textual draws on standard
        # error, and shows nothing where that leads elsewhere.
        assert sys.__stdout__
        self._output = Output(sys.__stdout__.fileno())
        self._file = io.TextIOWrapper(
            io.BufferedWriter(self._output), sys.__stdout__.encoding, "backslashreplace"
        )
        self._keys = Keys(app, self.exit_event)
        self._writes_seen = 0
        self._guard = Guard(
            self.fileno,
            lambda code: app.exit(return_code=code),
            is_stuck=self._is_stuck,
            is_flooded=lambda: self._keys.is_flooded,
            restore=self._restore,
        )
        self._guard.start()

    def send_message(self, message: Message) -> None:
        """Pass on what came from the terminal, then wait until more may come."""
        super().send_message(message)
        self._keys.wait_for_room()

    def _is_stuck(self) -> bool:
        before, self._writes_seen = self._writes_seen, self._output.writes_done
        return self._output.is_waiting and before == self._writes_seen

    def _restore(self) -> None:
        """Give the terminal back, as `stop_application_mode` does where it can still write."""
        self._output.is_given_up = True
        with suppress(termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            termios.tcflush(self._output.fileno(), termios.TCOFLUSH)
        writer = self._writer_thread
        if self._output.is_waiting and writer and writer.ident:
            # There is room now, which a thread that is waiting for it learns by a signal only.
            signal.pthread_kill(writer.ident, signal.SIGTERM)
        else:
            os.write(self._output.fileno(), RESTORE)
