"""Where two tellings of the same part company, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.findings.word_diff import Change, changes
from corpus.model import Span

_ALIKE = 0.5
"""The share of the longer text that both must have, or a list of differences is a muddle."""


def differences(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """The words of `a` beside those that `b` has in their place; either may be empty.

    Nothing where the two have too little in common to be laid beside each other word by word.
    """
    found = changes(a, b)
    common = sum(change.a.end - change.a.start for change in found if change.kind == "equal")
    if common < _ALIKE * max(len(a), len(b)):
        return ()
    return tuple(_runs(a, b, found))


def _runs(a: str, b: str, found: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """Changes that follow each other are one difference."""
    for equal, run in groupby(found, key=lambda change: change.kind == "equal"):
        if not equal:
            steps = list(run)
            yield (
                Span(steps[0].a.start, steps[-1].a.end).of(a),
                Span(steps[0].b.start, steps[-1].b.end).of(b),
            )
