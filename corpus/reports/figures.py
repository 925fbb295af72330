"""What articles say in numbers: where they differ first; what agrees is only counted."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.article import Span
from corpus.comparison import Comparison
from corpus.findings.figure import FigureFinding, FigureVerdict
from corpus.reports.cited import Cited
from corpus.reports.evidence import Evidence, Given, Proved
from corpus.reports.phrases import count

SAID: Mapping[FigureVerdict, str] = {
    "conflict": "At odds",
    "compatible": "Can both be true",
    "only here": "In one alone",
}
"""What a report calls figures that do not simply agree, in the order in which it shows them."""

_NAMED = 12
"""Agreeing figures that are named; of more, only the number is told."""


def figures(comparison: Comparison, cite: Mapping[str, Cited]) -> Evidence:
    """Conflicts, then what is compatible, then what only one gives, each in the text's order."""
    found = [one for one in comparison.findings if isinstance(one, FigureFinding)]
    differing = (one for verdict in SAID for one in found if one.verdict == verdict)
    agreeing = [_words(comparison, one)[0] for one in found if one.verdict == "agree"]
    return Evidence(
        "Figures", tuple(_figured(comparison, one, cite) for one in differing), _said(agreeing)
    )


def _figured(comparison: Comparison, finding: FigureFinding, cite: Mapping[str, Cited]) -> Proved:
    given = tuple(
        Given(cite[value.passage], words, Span(value.start, value.end))
        for value, words in zip(finding.values, _words(comparison, finding), strict=True)
    )
    return Proved(finding, SAID[finding.verdict], given)


def _words(comparison: Comparison, finding: FigureFinding) -> list[str]:
    """Each figure of a finding as it is written."""
    return [
        comparison.article[value.passage.rpartition(":")[0]].text[value.start : value.end]
        for value in finding.values
    ]


def _said(agreeing: list[str]) -> str:
    if not agreeing:
        return ""
    said = f"{count(len(agreeing), 'figure')} told by more than one "
    said += "is the same" if len(agreeing) == 1 else "are the same"
    named = ", ".join(dict.fromkeys(agreeing[:_NAMED]))
    return f"{said}: {named}{' …' if len(agreeing) > _NAMED else '.'}"
