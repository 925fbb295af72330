"""The process writes everything before it exits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = Path(sys.executable).with_name("srcdiff")


def run(*words: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a person runs it, with its output in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *words], capture_output=True, check=False, cwd=ROOT
    )


def test_report_longer_than_a_pipe_buffer_arrives_whole(tmp_path: Path) -> None:
    sources = []
    for name in ("north", "south"):
        said = [
            f"Harbour {name} number {n} was closed on day {n} of the strike." for n in range(900)
        ]
        sources.append(tmp_path / f"{name}.txt")
        sources[-1].write_text("\n\n".join(said), "utf-8")
    written = tmp_path / "report.json"
    words = ("report", *map(str, sources), "--format", "json")
    run(*words, "-o", str(written))
    assert run(*words).stdout == written.read_bytes()
    assert written.stat().st_size > 1_000_000


@pytest.mark.parametrize(
    ("words", "code"), [(("--version",), 0), (("report", "nowhere.txt"), 2), (("--nope",), 2)]
)
def test_process_exits_with_the_code_of_main(words: tuple[str, ...], code: int) -> None:
    assert run(*words).returncode == code


def test_installed_program_and_python_m_are_the_same() -> None:
    assert subprocess.run([PROGRAM, "--version"], capture_output=True, check=True).stdout == (
        run("--version").stdout
    )
