"""However the program ends, saved actions stay saved and the terminal is restored.

The real program runs in a terminal of its own: what it has said is done must stand in the file.
"""

from __future__ import annotations

import os
import pty
import random
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpus.review import Review, read
from tests.terminal import PATIENCE, Terminal

NORTH = (
    "Ministers from nine countries met by the harbour on Monday.\n\n"
    "They agreed to build two lighthouses on the northern shore.\n\n"
    "Nobody mentioned the price of herring at the market.\n"
)
SOUTH = (
    "The meeting of nine countries was held at the harbour on Monday.\n\n"
    "Two lighthouses will be built on the northern shore, the ministers agreed.\n\n"
    "It rained all day in the hills.\n"
)
Kept = Callable[[Review], bool]
ACTS: list[tuple[str, str, Kept]] = [
    ("c", "Link confirmed", lambda review: "confirmed" in [one.choice for one in review.decisions]),
    ("b", "Bookmarked", lambda review: len(review.bookmarks) == 1),
    (
        "aherring\r",
        "Note added",
        lambda review: [note.text for note in review.notes] == ["herring"],
    ),
]
"""Keys, the message that confirms them, and what the file must hold from then on."""

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")
"""Codes that restore the screen and the cursor, and release the mouse and pasting."""


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """The command that opens two reports with a review."""
    paths = [tmp_path / "north.txt", tmp_path / "south.txt"]
    for path, text in zip(paths, (NORTH, SOUTH), strict=True):
        path.write_text(text, "utf-8")
    review = str(tmp_path / "review.toml")
    return [sys.executable, "-m", "tui", *map(str, paths), "--review", review]


def opened(command: list[str]) -> Terminal:
    """Return the program at a shared passage."""
    terminal = Terminal(command)
    seen = terminal.until("points in both")
    terminal.press("n")
    terminal.until("shared 1 of", seen)
    return terminal


@pytest.mark.parametrize("trial", range(5))
def test_confirmed_actions_survive_a_kill(tmp_path: Path, command: list[str], trial: int) -> None:
    dice, review = random.Random(trial), tmp_path / "review.toml"
    acts = dice.sample(ACTS, len(ACTS))
    done = dice.randrange(len(acts))
    with closing(opened(command)) as terminal:
        for keys, said, _ in acts[:done]:
            before = len(terminal.drawn)
            terminal.press(keys)
            terminal.until(said, before)
        terminal.press(acts[done][0])  # which may be kept, or may not
        terminal.take(dice.random() / 5)
        assert terminal.end(signal.SIGKILL) == -signal.SIGKILL
    kept = read(review)  # which raises where the file is not whole
    assert [said for _, said, holds in acts[:done] if not holds(kept)] == []
    assert not any(holds(kept) for _, _, holds in acts[done + 1 :])
    with closing(opened(command)) as terminal:  # and nothing stands in the way of going on
        new_note = ("aa new note\r", "Note added", bool)
        keys, said, holds = acts[-1] if done < len(acts) - 1 else new_note
        terminal.press(keys)
        terminal.until(said)
        assert holds(read(review))


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_signal_restores_the_terminal(command: list[str], name: str) -> None:
    number = signal.Signals[name]
    with closing(opened(command)) as terminal:
        assert terminal.is_raw
        assert terminal.end(number) == 128 + number
        assert [code for code in RESTORED if code not in terminal.drawn] == []
        assert not terminal.is_raw


def test_program_ends_when_its_terminal_closes(command: list[str]) -> None:
    ours, theirs = pty.openpty()
    # In a session of its own the terminal is not its own: nothing tells it that this one goes.
    program = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        drawn = b""
        while b"points" not in drawn:
            drawn += os.read(ours, 1 << 16)
        os.close(ours)
        assert program.wait(PATIENCE) == 128 + signal.SIGHUP
    finally:
        program.kill()
        program.wait()


def test_quitting_does_not_wait_for_a_comparison(tmp_path: Path, command: list[str]) -> None:
    dice = random.Random(0)
    words = ["".join(dice.choices("abdegiklmnoprstu", k=5)) for _ in range(3000)]
    for path in tmp_path.glob("*.txt"):
        lines = (" ".join(dice.choices(words, k=15)).capitalize() + "." for _ in range(20_000))
        path.write_text("\n\n".join(lines), "utf-8")
    with closing(Terminal(command)) as terminal:
        terminal.until("aligning")
        terminal.press("q")
        assert terminal.end() == 0
        assert b"points" not in terminal.drawn, "it had not been compared yet"


def test_one_report_alone_ends_with_a_line_that_says_why(command: list[str]) -> None:
    with closing(Terminal(command[:4])) as terminal:
        terminal.until("another report")
        terminal.settle()
        terminal.press("\x1b")
        assert terminal.end() == 2
        assert b"north.txt was read, and a comparison needs two" in terminal.drawn
        assert all(code in terminal.drawn for code in RESTORED)


LEAVES_NEVER = """
import asyncio, os, signal, threading
from tui.drivers import Guard

async def main():
    Guard(os.pipe()[0], lambda code: threading.Event().wait()).start()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def test_the_program_ends_even_if_leaving_does_not() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LEAVES_NEVER], timeout=PATIENCE, check=False, capture_output=True
    )
    assert ended.returncode == 128 + signal.SIGTERM


UNREAD = """
import asyncio, os
from tui import drivers
drivers.TICK, drivers.UNREAD, drivers.UNREAD_WITH_KEYS = 0.001, 50, 5

async def main():
    looks = iter([False] + [True] * 4 + [False] + [True] * {stuck})
    guard = drivers.Guard(
        os.pipe()[0],
        print,
        is_stuck=looks.__next__,
        is_flooded=lambda: {flooded},
        restore=lambda: print(len(list(looks)), "looks left", flush=True),
    )
    guard.start()
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.mark.parametrize(("flooded", "looks"), [(True, 5), (False, 50)])
def test_terminal_that_takes_nothing_for_long_ends_the_program(flooded: bool, looks: int) -> None:
    code = UNREAD.format(flooded=flooded, stuck=looks + 1)
    ended = subprocess.run(
        [sys.executable, "-c", code], timeout=PATIENCE, check=False, capture_output=True
    )
    assert (ended.returncode, ended.stdout) == (129, b"129\n1 looks left\n"), ended.stderr


KEYS = "nnpp" * 256
MEGABYTES = 200
"""More than the program needs for two short reports. Keys that poured in made it grow by gigabytes.
"""


def test_terminal_that_is_closed_while_keys_pour_in_ends_the_program(command: list[str]) -> None:
    with closing(opened(command)) as terminal:
        terminal.pour(KEYS)
        terminal.go()
        assert terminal.end_unread() == 128 + signal.SIGHUP
        assert 0 < terminal.megabytes < MEGABYTES


def test_terminal_that_stops_reading_while_keys_pour_in_ends_the_program(
    command: list[str],
) -> None:
    with closing(opened(command)) as terminal:
        assert terminal.end_unread(keys=KEYS) == 128 + signal.SIGHUP
        assert 0 < terminal.megabytes < MEGABYTES


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("keys", ["", KEYS], ids=["no keys", "keys"])
def test_signal_ends_the_program_while_its_terminal_reads_nothing(
    command: list[str], name: str, keys: str
) -> None:
    number = signal.Signals[name]
    with closing(opened(command)) as terminal:
        terminal.pour(keys or "n" * 200)
        assert terminal.end_unread(number) == 128 + number
        assert [code for code in RESTORED if code not in terminal.drawn] == []
        assert not terminal.is_raw
        assert 0 < terminal.megabytes < MEGABYTES


EMULATOR = """
import sys
from tests.terminal import Terminal
terminal = Terminal(sys.argv[1:])
terminal.until("points in both")
print("open", flush=True)
while True:
    terminal.pour("nnpp" * 256)
    terminal.take(0.01)
"""


def test_program_ends_when_its_terminal_is_killed(command: list[str]) -> None:
    lives, until_closed = os.pipe()  # which the program inherits, and closes when it ends
    os.set_inheritable(until_closed, True)
    emulator = subprocess.Popen(
        [sys.executable, "-c", EMULATOR, *command], pass_fds=[until_closed], stdout=subprocess.PIPE
    )
    os.close(until_closed)
    with emulator, os.fdopen(lives, "rb") as end:
        assert emulator.stdout
        assert emulator.stdout.readline() == b"open\n"
        emulator.kill()
        assert select.select([end], [], [], PATIENCE)[0], "it lives on"
