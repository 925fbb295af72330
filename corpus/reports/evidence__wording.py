"""Words in which articles tell the same otherwise, by what kind of word it is."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.comparison import Comparison
from corpus.model__finding import WordingFinding, WordingVerdict
from corpus.reports.citations__cited import Cited
from corpus.reports.evidence import Evidence, Proved, Prover, by_verdict

WORDING_TITLES: Mapping[WordingVerdict, str] = {
    "verb": "How it is said",
    "hedge": "How sure it is",
    "voice": "Who does it",
    "swap": "Another word",
}
"""What a report calls differences of wording, in the order in which it shows them."""


def wording(comparison: Comparison, cite: Mapping[str, Cited]) -> Evidence:
    """Differences of wording with the places where they stand, kind by kind."""
    found = (one for one in comparison.findings if isinstance(one, WordingFinding))
    prover = Prover(comparison, cite)
    return Evidence(
        "Wording",
        tuple(_wording_evidence(prover, one) for one in by_verdict(found, WORDING_TITLES)),
        "",
    )


def _wording_evidence(prover: Prover, finding: WordingFinding) -> Proved:
    stated = ((place, f"“{prover.words(place)}”") for place in finding.words)
    return prover.proved(finding, WORDING_TITLES[finding.verdict], stated)
