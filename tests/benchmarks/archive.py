"""What an archive costs, and how well its stories are found: `python -m tests.benchmarks.archive`.

Time is processor time, of all processes added up, beside what scikit-learn's TfidfVectorizer takes
to count the same texts in the same run: machines differ and are busy with other work.

Give the numbers of articles to measure: `python -m tests.benchmarks.archive 5000 20000`. With
`--spark N` the last number is grouped once more, by Spark with N local executors.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from corpus.archive import grouping, steps
from tests.benchmarks.invented_archive import b_cubed, write_archive

REAL = Path(__file__).parents[3] / "shared" / "archive" / "articles.jsonl"
SIZES = (1_000, 10_000, 100_000)
THRESHOLDS = [at / 1000 for at in range(50, 151, 5)]

GROUP = """
import resource, sys
from pathlib import Path
from time import perf_counter
from corpus.archive.grouping import group
from corpus.progress import listening

make = None
if sys.argv[3]:
    from functools import partial
    from corpus.archive.spark import SparkEngine
    make = partial(SparkEngine, master=sys.argv[3])
seconds, last, now = {}, perf_counter(), "reading"

def listen(words):
    global last, now
    moment = perf_counter()
    seconds[now] = seconds.get(now, 0) + moment - last
    last, now = moment, words.split(":")[0].split(" ")[0]

if __name__ == "__main__":
    with listening(listen):
        group([sys.argv[1]], Path(sys.argv[2]), make_engine=make)
    listen("end")
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(own.ru_maxrss, children.ru_maxrss, own.ru_utime + own.ru_stime, children.ru_utime
        + children.ru_stime, *(f"{name}={value:.1f}" for name, value in seconds.items()))
"""
COUNT = """
import json, sys
from time import process_time
from sklearn.feature_extraction.text import TfidfVectorizer

texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
started = process_time()
TfidfVectorizer().fit_transform(texts)
print(process_time() - started)
"""


class Cost(NamedTuple):
    """What grouping so many articles took."""

    articles: int
    seconds: float
    counting: float
    """Processor seconds that scikit-learn needs to count the same texts."""
    processor: float
    """Seconds of all processes, added up."""
    memory: float
    """MB of the largest process, and as much as the largest reader for each of two readers."""
    source: float
    """MB of the articles."""
    kept: float
    """MB of the index."""
    stories: float
    """MB of all else."""
    f1: float
    phases: str


def measure(number: int, folder: Path, *, seed: int = 1, master: str = "") -> Cost:
    """Group invented articles in a process of its own."""
    source, out = folder / f"{number}.jsonl", folder / f"{number}{master[:5]}"
    if not source.exists():
        write_archive(source, number, seed)
    counting = float(_run(COUNT, str(source))[0])
    started = perf_counter()
    own, child, *rest = _run(GROUP, str(source), str(out), master)
    seconds = perf_counter() - started
    counting = min(counting, float(_run(COUNT, str(source))[0]))
    gold, said = {}, {}
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            gold[record["id"]] = record["event"]
    with (out / "groups.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            said[record["id"]] = record["group"]
    index = _size(out / ".index")
    return Cost(
        number,
        seconds,
        counting,
        float(rest[0]) + float(rest[1]),
        (float(own) + 2 * float(child)) / 1024,
        source.stat().st_size / 1e6,
        index,
        _size(out) - index,
        b_cubed(gold, said)[2],
        " ".join(rest[2:]),
    )


def growth(costs: Sequence[Cost]) -> float:
    """Return the exponent by which time grows from the first cost to the last, over counting."""
    first, last = costs[0], costs[-1]
    ratio = (last.processor / last.counting * last.articles) / (
        first.processor / first.counting * first.articles
    )
    return log(ratio) / log(last.articles / first.articles)


def judge_halves(
    records: Sequence[Mapping[str, Any]], times: int = 10
) -> list[tuple[float, float]]:
    """Return the threshold that is best on one half of the events, and F1 on the other half."""
    found = []
    for seed in range(times):
        events = sorted({one["event"] for one in records})
        Random(seed).shuffle(events)
        half = set(events[: len(events) // 2])
        chosen = [one for one in records if one["event"] in half]
        scores = [(_f1(chosen, threshold), threshold) for threshold in THRESHOLDS]
        best = [threshold for score, threshold in scores if score == max(scores)[0]]
        middle = best[len(best) // 2]
        found.append((middle, _f1([one for one in records if one["event"] not in half], middle)))
    return found


def _f1(records: Sequence[Mapping[str, Any]], threshold: float) -> float:
    before = steps.THRESHOLD
    steps.THRESHOLD = int(threshold * steps.SCALE**2)
    try:
        with TemporaryDirectory() as folder:
            source, out = Path(folder, "a.jsonl"), Path(folder, "out")
            source.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
            grouping.group([str(source)], out)
            lines = (out / "groups.jsonl").read_text(encoding="utf-8").splitlines()
    finally:
        steps.THRESHOLD = before
    said = {row["id"]: row["group"] for row in map(json.loads, lines)}
    return b_cubed({one["id"]: one["event"] for one in records}, said)[2]


def _run(program: str, *arguments: str) -> list[str]:
    with TemporaryDirectory() as folder:  # a file, which processes of their own can import
        path = Path(folder, "program.py")
        path.write_text(program, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(path), *arguments], check=True, stdout=subprocess.PIPE, text=True
        )
    return done.stdout.split()


def _size(folder: Path) -> float:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6


def _table(costs: Iterable[Cost]) -> None:
    print(
        "| articles | seconds | ÷ counting | processor s | ÷ counting | memory MB | source MB"
        " | index MB | stories MB | B-cubed F1 |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for one in costs:
        print(
            f"| {one.articles:,} | {one.seconds:.1f} | {one.seconds / one.counting:.1f} "
            f"| {one.processor:.1f} | {one.processor / one.counting:.1f} | {one.memory:.0f} "
            f"| {one.source:.1f} | {one.kept:.1f} | {one.stories:.1f} | {one.f1:.3f} "
            f"|  {one.phases}",
            flush=True,
        )


def main() -> None:
    """Print what was measured."""
    parser = ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--spark", type=int, default=0, metavar="N")
    parser.add_argument("--halves", action="store_true")
    arguments = parser.parse_args()
    if arguments.halves:
        records = [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()]
        for threshold, score in judge_halves(records):
            print(f"threshold {threshold:.3f} on one half, F1 {score:.3f} on the other", flush=True)
        return
    with TemporaryDirectory() as folder:
        costs = []
        for number in arguments.sizes or SIZES:
            costs.append(measure(number, Path(folder)))
            _table(costs[-1:])
        if len(costs) > 1:
            print(f"growth n^{growth(costs):.2f}")
        if arguments.spark:
            master = f"local-cluster[{arguments.spark},1,1024]"
            _table([measure(costs[-1].articles, Path(folder), master=master)])


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
