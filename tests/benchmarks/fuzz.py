"""Fuzzes reading, guided by coverage, for a bounded time: only SourceError may be raised.

Inputs that raise anything else are kept in the folder for temporary files, and named.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

SECONDS = 40
_LONGEST = 4096


def seeds(folder: Path) -> None:
    """Write a small source of every format, for the fuzzer to begin with."""
    from tests.test_hostile_sources import WHOLE

    for kind, data in WHOLE.items():
        (folder / kind.replace(" ", "-")).write_bytes(data)


def fuzz(folder: Path) -> None:
    """Run until the time is over or something is found; the fuzzer then ends the process."""
    import atheris

    with atheris.instrument_imports(include=["corpus.reading", "striprtf"]):
        from corpus.reading import read_each

    def one(data: bytes) -> None:
        for _ in read_each("-", stdin=io.BytesIO(data)):
            pass

    limits = [f"-max_total_time={SECONDS}", f"-max_len={_LONGEST}", "-timeout=20"]
    limits += ["-rss_limit_mb=4096", "-print_final_stats=1", f"-artifact_prefix={folder}/"]
    atheris.Setup(["fuzz", *limits, str(folder)], one)
    atheris.Fuzz()


def main() -> int:
    """Fuzz in a process of its own, and say what came of it."""
    if find_spec("atheris") is None:
        print("atheris is not installed, so nothing was fuzzed; there is none for every system")
        return 0
    folder = Path(tempfile.mkdtemp(prefix="srcdiff-fuzz-"))
    seeds(folder)
    code = (
        f"from pathlib import Path; from {__spec__.name} import fuzz; fuzz(Path({str(folder)!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        errors="replace",
    )
    figures = dict(re.findall(r"^stat::(\w+): +(\d+)$", done.stderr, re.MULTILINE))
    if done.returncode:
        print(done.stderr[-3000:])
        return 1
    shutil.rmtree(folder)
    print(
        f"{int(figures['number_of_executed_units']):,} sources in {SECONDS} s, "
        f"{int(figures['new_units_added']):,} of them on new ways through the code; nothing found"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
