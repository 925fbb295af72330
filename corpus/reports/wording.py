"""Words in which articles tell the same otherwise, by what kind of word it is."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.article import Span, article_of
from corpus.comparison import Comparison
from corpus.findings.finding import WordingFinding, WordingVerdict
from corpus.reports.cited import Cited
from corpus.reports.evidence import Evidence, Given, Proved

SAID: Mapping[WordingVerdict, str] = {
    "verb": "How it is said",
    "hedge": "How sure it is",
    "voice": "Who does it",
    "swap": "Another word",
}
"""What a report calls differences of wording, in the order in which it shows them."""


def wording(comparison: Comparison, cite: Mapping[str, Cited]) -> Evidence:
    """Differences of wording with the places where they stand, kind by kind."""
    found = [one for one in comparison.findings if isinstance(one, WordingFinding)]
    differing = (one for verdict in SAID for one in found if one.verdict == verdict)
    return Evidence("Wording", tuple(_proved(comparison, one, cite) for one in differing), "")


def _proved(comparison: Comparison, finding: WordingFinding, cite: Mapping[str, Cited]) -> Proved:
    order = {passage: place for place, passage in enumerate(cite)}
    marked = {place.passage for place in finding.words}
    given = [
        Given(
            cite[passage],
            f"“{comparison.article[article_of(passage)].text[start:end]}”",
            Span(start, end),
        )
        for passage, start, end in sorted(
            finding.words, key=lambda place: (order[place.passage], place.start)
        )
    ]
    given += [
        Given(cite[passage], cite[passage].passage.text, cite[passage].passage.span)
        for passage in sorted(finding.passages, key=order.__getitem__)
        if passage not in marked
    ]
    return Proved(finding, SAID[finding.verdict], tuple(given))
