"""What articles quote: where they differ first, then what they quote alike."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.comparison import Comparison
from corpus.model__finding import Place, QuoteFinding, QuoteVerdict
from corpus.reports.citations__cited import Cited
from corpus.reports.evidence import Evidence, Proved, Prover, by_verdict
from corpus.reports.phrases import count

QUOTE_TITLES: Mapping[QuoteVerdict, str] = {
    "altered": "In other words",
    "differently attributed": "By another speaker",
    "trimmed": "At other length",
    "only here": "Quoted by one alone",
    "identical": "Word for word",
}
"""What a report calls its findings about quotes, in the order in which it shows them."""


def quotes(comparison: Comparison, cite: Mapping[str, Cited]) -> Evidence:
    """The quotes that differ, with their words and speakers; then those that are the same."""
    found = (one for one in comparison.findings if isinstance(one, QuoteFinding))
    prover = Prover(comparison, cite)
    proved = [
        (one.verdict, _quote_evidence(prover, one)) for one in by_verdict(found, QUOTE_TITLES)
    ]
    differing = tuple(one for verdict, one in proved if verdict != "identical")
    alike = tuple(one for verdict, one in proved if verdict == "identical")
    return Evidence("Quotes", differing, _identical_quotes(len(alike)), alike)


def _quote_evidence(prover: Prover, finding: QuoteFinding) -> Proved:
    places = [(Place(*quote[:3]), quote.speaker) for quote in finding.quotes]
    stated = ((place, _words(prover.words(place), speaker)) for place, speaker in places)
    return prover.proved(finding, QUOTE_TITLES[finding.verdict], stated)


def _words(quoted: str, speaker: str) -> str:
    """A quote with its speaker where the text names one."""
    return f"“{quoted}” ({speaker})" if speaker else f"“{quoted}”"


def _identical_quotes(alike: int) -> str:
    if not alike:
        return ""
    return f"{count(alike, 'quote')} {'is' if alike == 1 else 'are'} the same word for word:"
