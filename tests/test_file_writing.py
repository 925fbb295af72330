"""The lock on a file: one holder at a time, no waiting for the dead, no file left behind.

The same for what is written: whoever starts next removes what a killed process has left.
"""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus import file_writing
from corpus.file_writing import lock, remove_leftovers, write_atomically

fcntl = pytest.importorskip("fcntl", reason="Windows has other locks")

ROOT = Path(__file__).parents[1]
HOLD_UNTIL_KILLED = """
import sys
from pathlib import Path
from corpus.file_writing import lock
with lock(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's state folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in a folder of its own."""
    path = tmp_path / "reviews" / "review.toml"
    path.parent.mkdir()
    path.write_text("0")
    return path


def test_one_writer_at_a_time_and_no_lock_file_afterwards(file: Path) -> None:
    def increment(_: int) -> None:
        with lock(file):
            file.write_text(str(int(file.read_text()) + 1))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(increment, range(80)))
    assert file.read_text() == "80"
    assert [*file.parent.iterdir()] == [file]


def test_waiting_too_long_is_a_timeout(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_writing, "PATIENCE", 0.02)
    with lock(file), pytest.raises(TimeoutError), lock(file):
        pass
    with lock(file):
        pass


def test_lock_of_a_killed_process_is_free_and_removed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_writing, "PATIENCE", 0.5)
    command = [sys.executable, "-c", HOLD_UNTIL_KILLED, str(file)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "locked\n"
        with pytest.raises(TimeoutError), lock(file):
            pass
        holder.kill()
        assert holder.wait() == -signal.SIGKILL
    assert len([*file.parent.iterdir()]) == 2
    with lock(file):
        pass
    assert [*file.parent.iterdir()] == [file]


def test_lock_file_that_its_holder_removed_meanwhile_is_made_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, flock, attempts = file.with_name(".review.toml.lock"), fcntl.flock, list[int]()

    def remove_first(descriptor: int, operation: int) -> None:
        if not attempts:
            beside.unlink()
        attempts.append(descriptor)
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", remove_first)
    with lock(file):
        assert beside.exists()
    assert not beside.exists()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_file_system_without_locks_means_no_waiting(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(number, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with lock(file):
        pass
    assert [*file.parent.iterdir()] == [file]


def test_lock_file_that_cannot_be_created_is_an_error(file: Path) -> None:
    with pytest.raises(OSError, match=r"review\.toml"), lock(file / "inside a file"):
        pass


def test_error_inside_the_lock_releases_it(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock(file):
        raise ZeroDivisionError
    with lock(file):
        pass
    assert [*file.parent.iterdir()] == [file]


WRITE_UNTIL_KILLED = """
import os, sys
from pathlib import Path
from corpus.file_writing import lock, write_atomically

def stop(*_):
    print("stopped", flush=True)
    sys.stdin.readline()

{moment} = stop
path = Path(sys.argv[1])
with lock(path):
    write_atomically(path, b"new")
"""
MOMENTS = ["os.fsync", "Path.replace", "Path.unlink"]
START = [sys.executable, "-m", "tui", "config"]


@contextmanager
def stopped(file: Path, moment: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has come to a moment of writing a file, and goes on when it is told to."""
    command = [sys.executable, "-c", WRITE_UNTIL_KILLED.format(moment=moment), str(file)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "stopped\n"
        try:
            yield writer
        finally:
            writer.kill()


def left(*folders: Path) -> list[str]:
    """The names of all files in these folders."""
    return sorted(path.name for folder in folders for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("moment", MOMENTS)
def test_next_start_removes_files_of_a_killed_process(file: Path, state: Path, moment: str) -> None:
    with stopped(file, moment) as writer:
        writer.kill()
    assert len(left(file.parent, state)) > 1
    subprocess.run(START, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    assert left(file.parent, state) == ["review.toml"]
    assert file.read_text() == ("0" if moment in ("os.fsync", "Path.replace") else "new")


@pytest.mark.parametrize("moment", MOMENTS)
def test_start_leaves_the_files_of_living_processes(file: Path, state: Path, moment: str) -> None:
    with stopped(file, moment):
        before = left(file.parent, state)
        subprocess.run(START, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        assert left(file.parent, state) == before


def test_lock_with_a_new_holder_stays(file: Path, state: Path) -> None:
    with stopped(file, "os.fsync") as writer:
        writer.kill()
    with lock(file):
        before = left(file.parent)
        remove_leftovers()
        assert [name for name in before if name.endswith(".lock")] == [".review.toml.lock"]
        assert left(file.parent) == [".review.toml.lock", "review.toml"]
    assert left(file.parent, state) == ["review.toml"]


def test_note_cannot_name_another_file(file: Path, state: Path) -> None:
    notes = state / "srcdiff" / "unfinished"
    notes.mkdir(parents=True)
    (notes / "1").write_text(str(file))
    (notes / "2").write_bytes(b"\xff\0")
    (notes / "3").mkdir()
    remove_leftovers()
    assert file.exists()
    assert [path.name for path in notes.iterdir()] == ["3"]


def test_writing_does_not_need_the_notes(file: Path, state: Path) -> None:
    state.write_text("no folder")
    with lock(file):
        write_atomically(file, b"new")
    remove_leftovers()
    assert left(file.parent) == ["review.toml"]
