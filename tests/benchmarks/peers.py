"""Compares the quality and speed of srcdiff and other programs on the gold links.

    python -m tests.benchmarks.peers [--write]

Every other program gets the gold set's own sentences and the threshold with the best F1 on this
set; srcdiff reads and divides the texts itself and keeps its default threshold. The row of one that
is not installed says so: they are in the bench group of `pyproject.toml`, and wdiff is a program of
its own. `--write` puts the table into `docs/benchmarks.md`.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from difflib import SequenceMatcher
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from corpus.alignment.align import align
from corpus.segmentation import segment
from corpus.settings import Settings
from tests.benchmarks.cases import GOLD, Case, Cell, as_read, cases, judge
from tests.benchmarks.gold import figures, linked
from tests.benchmarks.results_page import put

Scores = Mapping[Cell, float]
Peer = Callable[[Sequence[str], Sequence[str]], Scores]


def peers() -> Iterator[tuple[str, Peer | None]]:
    """What is measured; None for what is not installed."""
    from rapidfuzz import fuzz

    for name in ("WRatio", "ratio", "token_sort_ratio", "token_set_ratio"):
        yield f"rapidfuzz {name}", partial(_each, getattr(fuzz, name))
    yield "difflib SequenceMatcher, words", partial(_each, _ratio)
    yield "wdiff", _wdiff if shutil.which("wdiff") else None
    yield "collatex", _collatex if _is_here("collatex") and _is_here("Levenshtein") else None
    yield "text-matcher", _text_matcher if _is_here("text_matcher") else None


def _each(scorer: Callable[[str, str], float], a: Sequence[str], b: Sequence[str]) -> Scores:
    theirs = [sentence.lower() for sentence in b]
    return {
        (i, j): scorer(sentence.lower(), other)
        for i, sentence in enumerate(a)
        for j, other in enumerate(theirs)
    }


def _ratio(a: str, b: str) -> float:
    return SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio()


def _wdiff(a: Sequence[str], b: Sequence[str]) -> Scores:
    """The words that wdiff leaves unmarked, in the sentences in which they stand."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("a", "b")]
        for path, sentences in zip(paths, (a, b), strict=True):
            path.write_text("\n".join(sentences) + "\n", "utf-8")
        marks = ["-w", "\1", "-x", "\2", "-y", "\3", "-z", "\4", "-i"]
        command = ["wdiff", *marks, *map(str, paths)]
        text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    ours, theirs = iter(_homes(a)), iter(_homes(b))
    shared, state = Counter[Cell](), ""
    for token in (
        text.replace("\1", " \1 ")
        .replace("\2", " \2 ")
        .replace("\3", " \3 ")
        .replace("\4", " \4 ")
        .split()
    ):
        if token in "\1\2\3\4":
            state = token
        elif state == "\1":
            next(ours)
        elif state == "\3":
            next(theirs)
        else:
            shared[next(ours), next(theirs)] += 1
    return _shares(shared, a, b)


def _collatex(a: Sequence[str], b: Sequence[str]) -> Scores:
    """The words that stand alike in a column, in the sentences in which they stand."""
    collatex = importlib.import_module("collatex")
    witnesses = [{"id": name, "tokens": _tokens(text)} for name, text in (("A", a), ("B", b))]
    table = collatex.collate({"witnesses": witnesses}, segmentation=False)
    shared = Counter[Cell]()
    for column in table.columns:
        both = column.tokens_per_witness
        if len(both) == 2 and not column.variant:
            ours, theirs = (both[name][0].token_data["s"] for name in "AB")
            shared[ours, theirs] += 1
    return _shares(shared, a, b)


def _tokens(sentences: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {"t": f"{word} ", "n": word.lower(), "s": place}
        for place, sentence in enumerate(sentences)
        for word in sentence.split()
    ]


def _text_matcher(a: Sequence[str], b: Sequence[str]) -> Scores:
    """The sentences that its matches touch, as strongly as their words are many."""
    matcher = importlib.import_module("text_matcher.matcher")
    one, other = (matcher.Text(" ".join(text), "", removeStopwords=False) for text in (a, b))
    with redirect_stdout(StringIO()):
        found = matcher.Matcher(one, other, removeStopwords=False)
    shared = Counter[Cell]()
    for match in found.extended_matches:
        ours = _touched(one.spans[match.a : match.a + match.sizeA], a)
        theirs = _touched(other.spans[match.b : match.b + match.sizeB], b)
        for cell in ((i, j) for i in ours for j in theirs):
            shared[cell] += min(match.sizeA, match.sizeB)
    return _shares(shared, a, b)


def _touched(spans: Sequence[tuple[int, int]], sentences: Sequence[str]) -> list[int]:
    """The sentences in which spans of their text stand, joined by spaces."""
    found, end = [], 0
    for place, sentence in enumerate(sentences):
        start, end = end, end + len(sentence) + 1
        if any(start <= at < end for at, _ in spans):
            found.append(place)
    return found


def _homes(sentences: Sequence[str]) -> list[int]:
    """The sentence of each word."""
    return [place for place, sentence in enumerate(sentences) for _ in sentence.split()]


def _shares(shared: Mapping[Cell, int], a: Sequence[str], b: Sequence[str]) -> Scores:
    """Shared words, by those of the shorter sentence."""
    return {
        (i, j): count / max(1, min(len(a[i].split()), len(b[j].split())))
        for (i, j), count in shared.items()
    }


def _is_here(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def _best(read: Sequence[Case], scores: Sequence[Scores]) -> tuple[float, float]:
    """The best F1 of any threshold, and the threshold."""
    rows = sorted(
        (
            (value, cell in case.links)
            for case, found in zip(read, scores, strict=True)
            for cell, value in found.items()
        ),
        reverse=True,
    )
    real, right, best = sum(len(case.links) for case in read), 0, (0.0, 0.0)
    for said, (value, is_gold) in enumerate(rows, 1):
        right += is_gold
        if said == len(rows) or rows[said][0] != value:
            best = max(best, (2 * right / (said + real), value))
    return best


def rows(read: Sequence[Case]) -> Iterator[str]:
    """The table, row by row."""
    yield "| | F1 | at | ms for a pair of reports |"
    yield "|---|---|---|---|"
    flat = judge().flat
    for name, peer in peers():
        if peer is None:
            yield f"| {name} | not installed here | | |"
            continue
        began = perf_counter()
        scores = [peer(flat(case.row["a"]), flat(case.row["b"])) for case in read]
        took = perf_counter() - began
        f1, threshold = _best(read, scores)
        yield f"| {name} | {f1:.3f} | {threshold:.2f} | {1000 * took / len(read):.1f} |"
    settings = Settings()
    reports = [as_read(case) for case in read]
    began = perf_counter()
    for both in reports:  # for the first time: what is aligned again takes a part of that
        align([segment(both.a), segment(both.b)], settings)
    took = perf_counter() - began
    found = {
        case.id: linked(both, settings).keys() for case, both in zip(read, reports, strict=True)
    }
    yield (
        f"| **srcdiff** | **{figures(read, found)['f1']:.3f}** | {settings.threshold:.2f} "
        f"| {1000 * took / len(read):.1f} |"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table, or write it."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--write", action="store_true", help="write it into docs/benchmarks.md")
    write = ask.parse_args(argv).write
    if not GOLD.exists():
        print("the gold links are not here: ../shared is absent")
        return 0
    table = "\n".join(rows(cases()))
    print(table)
    if write:
        put("peers", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
