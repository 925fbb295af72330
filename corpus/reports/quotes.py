"""What articles quote: where they differ first; what they quote alike is only counted."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.article import Span, article_of
from corpus.comparison import Comparison
from corpus.findings.finding import QuoteFinding, QuoteVerdict
from corpus.reports.cited import Cited
from corpus.reports.evidence import Evidence, Given, Proved
from corpus.reports.phrases import count

SAID: Mapping[QuoteVerdict, str] = {
    "altered": "In other words",
    "differently attributed": "By another speaker",
    "trimmed": "At other length",
    "only here": "Quoted by one alone",
}
"""What a report calls quotes that are not the same, in the order in which it shows them."""


def quotes(comparison: Comparison, cite: Mapping[str, Cited]) -> Evidence:
    """The quotes that differ, with their words and speakers; then how many are the same."""
    found = [one for one in comparison.findings if isinstance(one, QuoteFinding)]
    differing = (one for verdict in SAID for one in found if one.verdict == verdict)
    same = sum(one.verdict == "identical" for one in found)
    said = f"{count(same, 'quote')} {'is' if same == 1 else 'are'} the same word for word."
    return Evidence(
        "Quotes",
        tuple(_proved(comparison, one, cite) for one in differing),
        said if same else "",
    )


def _proved(comparison: Comparison, finding: QuoteFinding, cite: Mapping[str, Cited]) -> Proved:
    order = {passage: place for place, passage in enumerate(cite)}
    quotes = sorted(finding.quotes, key=lambda quote: (order[quote.passage], quote.start))
    quoting = {quote.passage for quote in quotes}
    given = [
        Given(
            cite[passage],
            _words(comparison.article[article_of(passage)].text[start:end], speaker),
            Span(start, end),
        )
        for passage, start, end, speaker in quotes
    ]
    if finding.verdict == "only here":
        tellers = {article_of(passage) for passage in quoting}
        given += [
            Given(cite[passage], cite[passage].passage.text, cite[passage].passage.span)
            for passage in sorted(finding.passages, key=order.__getitem__)
            if article_of(passage) not in tellers
        ]
    return Proved(finding, SAID[finding.verdict], tuple(given))


def _words(quoted: str, speaker: str) -> str:
    """A quote in one line, with its speaker where the text names one."""
    words = f"“{' '.join(quoted.split())}”"
    return f"{words} ({speaker})" if speaker else words
