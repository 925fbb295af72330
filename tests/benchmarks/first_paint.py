"""Measures the time from process start to the first text, beside a bare Textual app.

Both run alternately in a pseudo-terminal of the same size, so that load hits both alike. The
bar: at most 1.5 times the bare app.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median

RUNS = 15
PATIENCE = 20.0
"""Seconds after which a run that shows nothing has failed."""

BARE = """
from textual.app import App
from textual.widgets import Label

class Bare(App):
    def compose(self):
        yield Label("Harbour ministers")

Bare().run()
"""

ARTICLES = (
    "Harbour ministers met on Monday.\n\nThey agreed to build two lighthouses.\n",
    "Two lighthouses will be built, ministers agreed on Monday.\n\nIt rained.\n",
)


def seconds_until(shown: bytes, command: list[str]) -> float:
    """Run a command in a terminal of 120 by 40 until it has drawn `shown`; seconds it took."""
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.environ["XDG_STATE_HOME"] = tempfile.gettempdir()
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    drawn = b""
    try:
        while shown not in drawn:
            if time.perf_counter() - begun > PATIENCE:
                raise SystemExit(f"{command[0]} did not show {shown!r} in {PATIENCE:.0f} s")
            if select.select([terminal], [], [], 0.1)[0]:
                drawn += os.read(terminal, 65536)
        return time.perf_counter() - begun
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def main() -> None:
    """Print both medians and their ratio."""
    program = Path(sys.executable).with_name("srcdiff")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("north.txt", "south.txt")]
        for path, text in zip(paths, ARTICLES, strict=True):
            path.write_text(text, "utf-8")
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        commands = ([sys.executable, str(bare)], [str(program), *map(str, paths)])
        for command in commands:
            seconds_until(b"Harbour ministers", command)
        times = [[seconds_until(b"Harbour ministers", c) for c in commands] for _ in range(RUNS)]
    ratio = median(ours / theirs for theirs, ours in times)
    theirs, ours = (median(column) * 1000 for column in zip(*times, strict=True))
    print(f"first text: srcdiff {ours:.0f} ms, bare Textual app {theirs:.0f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
