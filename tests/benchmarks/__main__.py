"""Runs every benchmark: `python -m tests.benchmarks`.

The tables of quality and of long texts are written into `docs/benchmarks.md`.
"""

from __future__ import annotations

import subprocess
import sys

ORDER = (
    "startup",
    "first_paint",
    "keys",
    "memory",
    "web_pages",
    "points",
    "origins",
    "growth",
    "figures",
    "fuzz",
    "peers",
    "synthetic",
    "archive",
    "gold",
)
"""The quick ones first."""
WRITING = {
    "peers": ("--write",),
    "synthetic": ("--growth", "--write"),
    "gold": ("--write",),
    "figures": ("--write",),
}


def main() -> int:
    """Run each in a process of its own, so that none is warmed up by the one before."""
    status = 0
    for name in ORDER:
        print(f"── {name}", flush=True)
        command = [sys.executable, "-m", f"tests.benchmarks.{name}", *WRITING.get(name, ())]
        status = subprocess.run(command, check=False).returncode or status
    return status


if __name__ == "__main__":
    sys.exit(main())
