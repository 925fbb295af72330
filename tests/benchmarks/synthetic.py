"""Long texts: time, memory, moved passages, and how the time grows.

    python -m tests.benchmarks.synthetic [--growth] [--write]

Runs `srcdiff report` on the texts that `../shared/alignment/synthetic.py` makes; where NumPy is
installed, also full matrices by rapidfuzz's `cdist` in the same run, for comparison. `--growth`
takes 800 and 12,800 sentences too; `--write` puts the table into `docs/benchmarks.md`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, NamedTuple

from tests.benchmarks.cases import ALIGNMENT, judge
from tests.benchmarks.results_page import put

MAKE = ALIGNMENT / "synthetic.py"
NUMPY = importlib.util.find_spec("numpy") is not None
_SEED = 7
_SIZE = 3200
_GROWTH = (800, 3200, 12800)


class Run(NamedTuple):
    """What one report took, and what it found."""

    seconds: float
    """Of the processor's time: others may be at work on the machine."""
    megabytes: float
    moved: float
    """The share of the moved passages that are linked with what they were."""
    recall: float
    ratio: float
    """Links for each one of the gold."""


def made(folder: Path, sentences: int) -> dict[str, Any]:
    """Two texts in a folder, and their gold links."""
    prefix = folder / "long"
    subprocess.run(
        [sys.executable, str(MAKE), str(sentences), str(_SEED), str(prefix)],
        check=True,
        capture_output=True,
    )
    found: dict[str, Any] = json.loads((folder / "long_gold.json").read_text("utf-8"))
    return found


def measured(folder: Path, gold: dict[str, Any]) -> Run:
    """The whole `srcdiff report` in a process of its own."""
    texts = [folder / "long_a.txt", folder / "long_b.txt"]
    written = folder / "report.json"
    # NLTK imports NumPy where it is installed; here it is for the matrices alone.
    hidden = "import sys; sys.modules['numpy'] = None; "
    code = hidden + "from tui.cli.main import process; process()"
    words = ["report", *map(str, texts), "--format", "json", "-o", str(written), "--force"]
    process = subprocess.Popen([sys.executable, "-c", code, *words])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    report = json.loads(written.read_text("utf-8"))
    covers = [
        judge().cover(article, [text.read_text("utf-8")[start:end] for start, end in gold[side]])
        for article, text, side in zip(report["articles"], texts, "ab", strict=True)
    ]
    links = {
        (i, j)
        for link in report["links"]
        for i in covers[0][link["a"]]
        for j in covers[1][link["b"]]
    }
    real = {(i, j) for i, j, *_ in gold["gold"]}
    moved = {(i, j) for i, j, _, is_moved in gold["gold"] if is_moved}
    return Run(
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        len(links & moved) / len(moved),
        len(links & real) / len(real),
        len(report["links"]) / len(real),
    )


def matrices(folder: Path, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The seconds that a full matrix of each rapidfuzz scorer takes, in one thread."""
    from rapidfuzz import fuzz
    from rapidfuzz.process import cdist

    a, b = (
        [
            (folder / f"long_{side}.txt").read_text("utf-8")[start:end].lower()
            for start, end in gold[side]
        ]
        for side in "ab"
    )
    for name in ("ratio", "token_sort_ratio", "token_set_ratio"):
        began = process_time()
        cdist(a, b, scorer=getattr(fuzz, name))
        yield name, process_time() - began


def rows(sizes: Sequence[int]) -> Iterator[str]:
    """The table, row by row."""
    yield "| | s | MB | moved found | found | links for each of the gold |"
    yield "|---|---|---|---|---|---|"
    took = {}
    for size in sizes:
        with TemporaryDirectory() as name:
            folder = Path(name)
            gold = made(folder, size)
            run = measured(folder, gold)
            took[size] = run.seconds
            yield (
                f"| srcdiff report, {size:,} sentences | {run.seconds:.1f} | {run.megabytes:.0f} "
                f"| {run.moved:.1%} | {run.recall:.1%} | {run.ratio:.2f} |"
            )
            if size == _SIZE and not NUMPY:
                yield "| cdist of rapidfuzz | NumPy is not installed | | | | |"
            elif size == _SIZE:
                for scorer, seconds in matrices(folder, gold):
                    yield f"| cdist {scorer}, the same texts | {seconds:.1f} | | | | |"
                    yield f"| … of which srcdiff takes | {run.seconds / seconds:.0%} | | | | |"
    if len(sizes) > 1:
        first, last = min(sizes), max(sizes)
        power = log(took[last] / took[first]) / log(last / first)
        yield f"| growth from {first:,} to {last:,} | n^{power:.2f} | | | | |"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table, or write it."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--growth", action="store_true", help="also 800 and 12,800 sentences")
    ask.add_argument("--write", action="store_true", help="write it into docs/benchmarks.md")
    options = ask.parse_args(argv)
    if not MAKE.exists():
        print("the texts cannot be made: ../shared is absent")
        return 0
    table = []
    for row in rows(_GROWTH if options.growth else (_SIZE,)):
        print(row, flush=True)
        table.append(row)
    if options.write:
        put("synthetic", "\n".join(table))
    return 0


if __name__ == "__main__":
    sys.exit(main())
