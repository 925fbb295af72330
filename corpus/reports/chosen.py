"""What a report says of the findings that it does not show."""

from __future__ import annotations

from collections import Counter

from corpus.comparison import Comparison
from corpus.findings.finding import Finding
from corpus.findings.kinds import KINDS, listed
from corpus.findings.naming import listing, names
from corpus.reports.phrases import count
from corpus.selection import Selection


def chosen(comparison: Comparison) -> tuple[str, ...]:
    """How many findings of how many are shown, by what choice, and what was left out.

    Nothing where every finding is shown.
    """
    if not (narrowed := comparison.narrowed):
        return ()
    shown, every = len(comparison.findings), count(len(narrowed.whole), "finding")
    gone = tally(narrowed.whole)
    gone.subtract(tally(comparison.findings))
    left_out = [_counted(kind, number) for kind, number in gone.items() if number]
    return (
        f"{shown:,} of {every} {'is' if shown == 1 else 'are'} shown here: "
        f"{_asked(comparison, narrowed.selection)}. Left out: "
        f"{listing([*left_out, 'the chapters on what is told in common and what was set apart'])}.",
    )


def tally(findings: tuple[Finding, ...]) -> Counter[str]:
    """How many findings there are of each kind, by its name in KINDS and in their order."""
    of = Counter(listed(finding.kind) for finding in findings)
    return Counter({kind: of[kind] for kind in KINDS if of[kind]})


def _asked(comparison: Comparison, selection: Selection) -> str:
    kinds = ["what headlines say" if kind == "headline" else kind for kind in selection.only]
    parts = [f"only {listing(kinds)}"] if kinds else []
    if selection.min_weight:
        parts.append(f"of a weight of {selection.min_weight:g} or more")
    if selection.reference:
        own = names(comparison.articles)[selection.reference]
        parts.append(f"what others tell and {own} lacks or tells otherwise")
    return ", ".join(parts)


def _counted(kind: str, number: int) -> str:
    if kind == "wording":
        return f"{count(number, 'difference')} of wording"
    return count(number, kind.removesuffix("s"))
