"""What a report says of the findings that it does not show."""

from __future__ import annotations

from collections import Counter

from corpus.comparison import Comparison
from corpus.findings.kinds import KINDS, listed
from corpus.findings.phrasing import listing, names
from corpus.model__finding import Finding
from corpus.reports.phrases import count
from corpus.selection import Selection


def chosen(comparison: Comparison) -> tuple[str, ...]:
    """How many findings of how many are shown, by what choice, and what was left out.

    Nothing where every finding is shown.
    """
    if not comparison.narrowed:
        return ()
    left_out = [*_left_out(comparison), "the chapters on what is told in common and set apart"]
    return (f"{_shown(comparison)} Left out: {listing(left_out)}.",)


def chosen_rows(comparison: Comparison, table: str) -> str:
    """The same of a table, which has no place to say it itself; empty where all is shown."""
    if not (narrowed := comparison.narrowed):
        return ""
    if table == "findings":
        left_out = _left_out(comparison)
        return _shown(comparison) + (f" Left out: {listing(left_out)}." if left_out else "")
    if table == "points":
        return f"{len(narrowed.points):,} of {count(len(comparison.points), 'point')} shown here."
    return f"Every row of {table} is shown: what was asked for narrows findings and points."


def _shown(comparison: Comparison) -> str:
    shown, every = len(comparison.findings), count(len(comparison.found), "finding")
    return f"{shown:,} of {every} {'is' if shown == 1 else 'are'} shown here: {_asked(comparison)}."


def _left_out(comparison: Comparison) -> list[str]:
    gone = tally(comparison.found)
    gone.subtract(tally(comparison.findings))
    return [_counted(kind, number) for kind, number in gone.items() if number]


def tally(findings: tuple[Finding, ...]) -> Counter[str]:
    """How many findings there are of each kind, by its name in KINDS and in their order."""
    of = Counter(listed(finding.kind) for finding in findings)
    return Counter({kind: of[kind] for kind in KINDS if of[kind]})


def _asked(comparison: Comparison) -> str:
    asked = comparison.narrowed.selection if comparison.narrowed else Selection()
    kinds = ["what headlines say" if kind == "headline" else kind for kind in asked.only]
    parts = [f"only {listing(kinds)}"] if kinds else []
    if asked.min_weight:
        parts.append(f"of a weight of {asked.min_weight:g} or more")
    if asked.reference:
        own = names(comparison.articles)[asked.reference]
        parts.append(f"what others tell and {own} lacks or tells otherwise")
    return ", ".join(parts)


def _counted(kind: str, number: int) -> str:
    if kind == "wording":
        return f"{count(number, 'difference')} of wording"
    return count(number, kind.removesuffix("s"))
