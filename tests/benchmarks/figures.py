"""Conflicts of figures that readers marked in real report pairs, and those that are claimed.

    python -m tests.benchmarks.figures [--half tuned|read] [--verdict conflict] [--write]

Reports are read, aligned and compared as the program does it. Printed are each marked conflict
about a number or a date with what became of it, then each claim with its two sentences, so that
somebody can read it. `figures.toml` beside this file holds what was marked and what readers said
of the claims; `--write` puts both into `docs/benchmarks.md`.

The stories are divided by the hash of their names: rules are tuned on one half alone, and the
other half is read when they are done.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import tomli

from corpus.article import article_of
from corpus.comparison import Comparison, compare
from corpus.model import FigureFinding
from corpus.settings import Settings
from tests.benchmarks.cases import GOLD, Case, Cell, Read, as_read, cases
from tests.benchmarks.results_page import put

HALVES = ("tuned", "read")


@dataclass(frozen=True)
class Claim:
    """One finding about figures in one pair of reports."""

    case: Case
    finding: FigureFinding
    cells: frozenset[Cell]
    """The gold's sentences that it sets against one another."""
    texts: tuple[str, ...]
    """The passages that prove it."""

    @property
    def key(self) -> str:
        """The pair and the values: what a reader's judgement is kept under."""
        return f"{self.case.id}: {self.finding.says}"


@cache
def known() -> dict[str, Any]:
    """What is marked, and what readers said of the claims."""
    return tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def half(case: Case) -> str:
    """The half of the stories that a case belongs to."""
    return HALVES[sha256(case.story.encode()).digest()[0] % 2]


def marked(case: Case) -> set[Cell]:
    """The pairs of sentences that readers marked as differing in a number or a date."""
    return {(i, j) for i, j in known()["marked"].get(case.id, ())}


def claims(case: Case, read: Read, comparison: Comparison) -> Iterator[Claim]:
    """The findings about figures of one pair of reports."""
    for finding in comparison.findings:
        if isinstance(finding, FigureFinding):
            ours = [one for one in finding.passages if article_of(one) == read.a.id]
            theirs = [one for one in finding.passages if article_of(one) == read.b.id]
            cells = {cell for a in ours for b in theirs for cell in read.cells(a, b)}
            texts = tuple(comparison.passage[one].text for one in finding.passages)
            yield Claim(case, finding, frozenset(cells), texts)


def table(found: Sequence[Claim], rows: Sequence[Case]) -> str:
    """The conflicts, one a line, with what readers said of each; and the totals of each half."""
    readings = known()["readings"]
    lines = ["| pair | claimed | marked | read |", "|---|---|---|---|"]
    for claim in (one for one in found if one.finding.verdict == "conflict"):
        hit = "yes" if claim.cells & marked(claim.case) else ""
        said = claim.finding.says.replace("|", "/")
        true = readings.get(claim.key, "true" if hit else "unread")
        lines.append(f"| {claim.case.id} | {said} | {hit} | {true} |")
    return "\n".join([*lines, "", *totals(found, rows)])


def totals(found: Sequence[Claim], rows: Sequence[Case]) -> Iterator[str]:
    """For each half and both: marked conflicts found, and claims that are marked or true."""
    readings = known()["readings"]
    for name in (*HALVES, "all"):
        ours = [claim for claim in found if name in (half(claim.case), "all")]
        wanted = {
            (case.id, cell) for case in rows if name in (half(case), "all") for cell in marked(case)
        }
        hit = _cells(ours, "conflict") & wanted
        fits = _cells(ours, "compatible") & wanted - hit
        claimed = [claim for claim in ours if claim.finding.verdict == "conflict"]
        right = [
            claim
            for claim in claimed
            if claim.cells & marked(claim.case) or readings.get(claim.key, "").startswith("true")
        ]
        yield (
            f"- {name}: {len(hit)} of {len(wanted)} marked found, {len(fits)} more called "
            f"compatible; {len(right)} of {len(claimed)} claimed are marked or true"
        )


def _cells(claims: Sequence[Claim], verdict: str) -> set[tuple[str, Cell]]:
    return {
        (claim.case.id, cell)
        for claim in claims
        if claim.finding.verdict == verdict
        for cell in claim.cells
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the claims and the totals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--verdict", default="conflict")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    if not GOLD.exists():
        print("the gold links are not here: ../shared is absent")
        return 0
    rows = [case for case in cases() if options.half in (None, half(case))]
    found: list[Claim] = []
    for case in rows:
        read = as_read(case)
        comparison = compare((read.a, read.b), Settings())
        found += claims(case, read, comparison)
    shown = [claim for claim in found if claim.finding.verdict == options.verdict]
    for case in rows:
        for cell in sorted(marked(case)):
            verdicts = [c.finding.verdict for c in found if c.case is case and cell in c.cells]
            print(f"marked {case.id} {cell}: {', '.join(verdicts) or 'nothing'}")
    for claim in shown:
        hit = "MARKED" if claim.cells & marked(claim.case) else ""
        print(f"\n{claim.key} {hit} {known()['readings'].get(claim.key, 'unread')}")
        for text in claim.texts:
            print(f"    {text}")
    print(*totals(found, rows), sep="\n")
    if options.write:
        put("figures", table(found, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
