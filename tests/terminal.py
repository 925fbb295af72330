"""The real program in a pseudo-terminal of its own: keys in, what it draws out."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE = 60.0
"""Seconds after which a program that does not draw what is waited for has failed."""


class Terminal:
    """A program that runs in a terminal, until it is closed."""

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (120, 40),
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        """Start a command in so many columns and rows."""
        self.drawn = b""
        """Everything that it has written."""
        self.megabytes = 0.0
        """The most memory that it held at once, as far as it has been waited for."""
        self._status: int | None = None
        self.process, self._file = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.chdir(folder or Path.cwd())
            os.execvpe(
                command[0],
                list(command),
                {**os.environ, "TERM": "xterm-256color", **(environment or {})},
            )

    def close(self) -> None:
        """Leave no process behind."""
        if self._status is None:
            self.end(signal.SIGKILL)
        os.close(self._file)

    def press(self, keys: str) -> None:
        """Type these characters."""
        os.write(self._file, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def pour(self, keys: str) -> None:
        """Type as much of this as the program takes at once, as often as it takes it."""
        os.set_blocking(self._file, False)
        with suppress(BlockingIOError):
            while True:
                os.write(self._file, keys.encode())

    def go(self) -> None:
        """Close the window without a word to the program."""
        os.close(self._file)
        self._file = os.open(os.devnull, os.O_RDWR)

    def end_unread(self, by: signal.Signals | None = None, keys: str = "") -> int:
        """As `end`, but nothing that is drawn is read meanwhile; `keys` pour in."""
        if by is not None:
            os.kill(self.process, by)
        begun = time.monotonic()
        while os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            assert time.monotonic() - begun < PATIENCE, "it did not end"
            self._look_at_memory()
            time.sleep(0.01)
            self.pour(keys) if keys else None
        return self.end()

    @property
    def is_raw(self) -> bool:
        """Whether keys are taken one by one and not echoed, as a shell would not leave it."""
        return not termios.tcgetattr(self._file)[3] & (termios.ECHO | termios.ICANON)

    def until(self, shown: str, after: int = 0) -> int:
        """Wait until this has been drawn behind the first `after` bytes; give where that ends."""
        begun = time.monotonic()
        sought = shown.encode()
        while (at := self.drawn.find(sought, after)) < 0:
            assert time.monotonic() - begun < PATIENCE, f"{shown!r} was not drawn"
            assert self.take(0.1) or self._status is None, f"it ended without {shown!r}"
        return at + len(sought)

    def settle(self, quiet: float = 0.3) -> None:
        """Wait until nothing has been drawn for so many seconds."""
        begun, before = time.monotonic(), -1
        while before < len(self.drawn) and time.monotonic() - begun < PATIENCE:
            before = len(self.drawn)
            self.take(quiet)

    def take(self, seconds: float) -> bool:
        """Read what is drawn within so many seconds; False where nothing more can come."""
        if select.select([self._file], [], [], seconds)[0]:
            try:
                more = os.read(self._file, 65536)
            except OSError:  # the program has closed its end
                return False
            self.drawn += more
            return bool(more)
        return True

    def end(self, by: signal.Signals | None = None) -> int:
        """Wait for the end, which a signal may bring; the exit code, negative for a signal."""
        if by is not None:
            os.kill(self.process, by)
        begun = time.monotonic()
        while self.take(0.1):
            self._look_at_memory()
            assert time.monotonic() - begun < PATIENCE, "it did not end"
        _, status = os.waitpid(self.process, 0)
        self._status = os.waitstatus_to_exitcode(status)
        return self._status

    def _look_at_memory(self) -> None:
        """Note the peak so far; what the kernel tells at the end counts the parent's memory too."""
        with suppress(OSError):
            status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    self.megabytes = int(line.split()[1]) / 1024
