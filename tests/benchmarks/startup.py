"""Measures how long `srcdiff --help` takes, beside a Python that does nothing.

Both run alternately, so that load hits both alike. The bar: at most 2.5 times. What may be
imported is tested by tests/test_imports.py, whatever the load of the machine.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

RUNS = 60


def seconds(command: list[str]) -> float:
    """Run a command to its end; seconds it took."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    """Print the medians and the ratio."""
    program = str(Path(sys.executable).with_name("srcdiff"))
    commands = ([sys.executable, "-c", "pass"], [program, "--help"], [program, "--version"])
    for command in commands:
        seconds(command)
    times = [[seconds(command) for command in commands] for _ in range(RUNS)]
    nothing, help_, version = (median(column) * 1000 for column in zip(*times, strict=True))
    ratio = median(ours / theirs for theirs, ours, _ in times)
    print(
        f"start-up: srcdiff --help {help_:.0f} ms, --version {version:.0f} ms, "
        f"python -c pass {nothing:.0f} ms, ratio {ratio:.2f} (bar 2.5)"
    )


if __name__ == "__main__":
    main()
