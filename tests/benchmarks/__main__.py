"""Every benchmark, one after another: `python -m tests.benchmarks`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ORDER = ("startup", "first_paint", "keys", "gold")
"""The quick ones first; any that is not named here follows, by name."""


def names() -> list[str]:
    """Names of the modules here that can be run, in order."""
    found = [
        module.stem
        for module in Path(__file__).parent.glob("[!_]*.py")
        if '__name__ == "__main__"' in module.read_text(encoding="utf-8")
    ]
    return sorted(found, key=lambda name: ((*ORDER, name).index(name), name))


def main() -> int:
    """Run each in a process of its own, so that none is warmed up by the one before."""
    status = 0
    for name in names():
        print(f"── {name}", flush=True)
        command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
        status = subprocess.run(command, check=False).returncode or status
    return status


if __name__ == "__main__":
    sys.exit(main())
