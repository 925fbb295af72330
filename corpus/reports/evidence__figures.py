"""What articles say in numbers: where they differ first, then what agrees."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.comparison import Comparison
from corpus.model__figure import FigureFinding, FigureVerdict
from corpus.model__finding import Place
from corpus.reports.citations__cited import Cited
from corpus.reports.evidence import Evidence, Proved, Prover, by_verdict
from corpus.reports.phrases import count

FIGURE_TITLES: Mapping[FigureVerdict, str] = {
    "conflict": "At odds",
    "compatible": "Can both be true",
    "only here": "In one alone",
    "agree": "The same",
}
"""What a report calls its findings about figures, in the order in which it shows them."""


def figures(comparison: Comparison, cite: Mapping[str, Cited]) -> Evidence:
    """Conflicts, then what is compatible, then what only one gives, each in the text's order."""
    found = (one for one in comparison.findings if isinstance(one, FigureFinding))
    prover = Prover(comparison, cite)
    proved = [
        (one.verdict, _figure_evidence(prover, one)) for one in by_verdict(found, FIGURE_TITLES)
    ]
    differing = tuple(one for verdict, one in proved if verdict != "agree")
    alike = tuple(one for verdict, one in proved if verdict == "agree")
    return Evidence("Figures", differing, _agreeing_figures(len(alike)), alike)


def _figure_evidence(prover: Prover, finding: FigureFinding) -> Proved:
    places = [Place(value.passage, value.start, value.end) for value in finding.values]
    stated = ((place, prover.words(place)) for place in places)
    return prover.proved(finding, FIGURE_TITLES[finding.verdict], stated)


def _agreeing_figures(alike: int) -> str:
    if not alike:
        return ""
    verb = "is" if alike == 1 else "are"
    return f"{count(alike, 'figure')} told by more than one {verb} the same:"
