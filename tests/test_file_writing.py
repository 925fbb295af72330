"""The lock on a file: one holder at a time, no waiting for the dead, no file left behind."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus import file_writing
from corpus.file_writing import lock

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


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in a folder of its own."""
    path = tmp_path / "review.toml"
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


def test_lock_of_a_killed_process_blocks_nobody_and_its_file_goes(
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
