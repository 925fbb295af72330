"""Findings of one kind with the words that prove them: a chapter of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple, TypeVar

from corpus.comparison import Comparison, ComparisonView
from corpus.model import (
    FigureFinding,
    FigureVerdict,
    Passage,
    Place,
    QuoteFinding,
    QuoteVerdict,
    Span,
    WordingFinding,
    WordingVerdict,
    article_of,
)
from corpus.reports.citations import Citation
from corpus.reports.phrases import count

Found = TypeVar("Found", FigureFinding, QuoteFinding, WordingFinding)


class Given(NamedTuple):
    """Words, and the passage that gives them."""

    cited: Citation
    words: str
    span: Span
    """In the article's text."""
    quoted: str
    """The whole passage; where the words run on over others, those too, all in one line."""
    marked: Span | None
    """Where the words stand in `quoted`; None where they are the whole of it."""
    passages: tuple[str, ...]
    """Ids of what `quoted` holds."""


class ProvenFinding(NamedTuple):
    """A finding with what proves it."""

    finding: FigureFinding | QuoteFinding | WordingFinding
    verdict: str
    """What a reader calls the verdict."""
    given: tuple[Given, ...]


class Evidence(NamedTuple):
    """A chapter: what differs first, then what agrees."""

    heading: str
    differing: tuple[ProvenFinding, ...]
    agreeing: str
    """A sentence that counts `alike`; empty where nothing agrees."""
    alike: tuple[ProvenFinding, ...] = ()


def by_verdict(found: Iterable[Found], verdicts: Iterable[str]) -> list[Found]:
    """Findings in the order of these verdicts, those of one verdict as they were."""
    rank = {verdict: place for place, verdict in enumerate(verdicts)}
    return sorted(found, key=lambda one: rank[one.verdict])


class EvidenceBuilder:
    """Lays the passages of a finding beside it."""

    def __init__(self, comparison: Comparison, cite: Mapping[str, Citation]) -> None:
        self.comparison = comparison
        self.cite = cite
        self.order = {passage: place for place, passage in enumerate(cite)}

    def proved(
        self,
        finding: FigureFinding | QuoteFinding | WordingFinding,
        verdict: str,
        stated: Iterable[tuple[Place, str]],
    ) -> ProvenFinding:
        """A finding with the words that were stated, then its passages that have none of them.

        Each in the order of the articles and their texts.
        """
        places = sorted(stated, key=lambda one: (self.order[one[0].passage], one[0].start))
        given = [self._given(place, words) for place, words in places]
        shown = {passage for one in given for passage in one.passages}
        rest = sorted(set(finding.passages) - shown, key=self.order.__getitem__)
        return ProvenFinding(finding, verdict, (*given, *map(self._whole, rest)))

    def words(self, place: Place) -> str:
        """What stands at a place, in one line."""
        text = self.comparison.article[article_of(place.passage)].text
        return " ".join(text[place.start : place.end].split())

    def _given(self, place: Place, words: str) -> Given:
        run = tuple(self._run(place))
        start, end = run[0].span.start, run[-1].span.end
        text = self.comparison.article[article_of(place.passage)].text
        marked = Span(place.start - start, place.end - start)
        return Given(
            self.cite[place.passage],
            words,
            Span(place.start, place.end),
            text[start:end].replace("\n", " "),
            marked if marked != (0, end - start) else None,
            tuple(passage.id for passage in run),
        )

    def _run(self, place: Place) -> Iterator[Passage]:
        """The passages over which the words at a place run."""
        first, *others = self.comparison.article[article_of(place.passage)].passages[
            self.cite[place.passage].passage.number - 1 :
        ]
        yield first
        yield from takewhile(lambda passage: passage.span.start < place.end, others)

    def _whole(self, passage: str) -> Given:
        cited = self.cite[passage]
        text = cited.passage.text
        return Given(cited, text, cited.passage.span, text, None, (passage,))


# What articles say in numbers: where they differ first, then what agrees.

FIGURE_TITLES: Mapping[FigureVerdict, str] = {
    "conflict": "At odds",
    "compatible": "Can both be true",
    "only here": "In one alone",
    "agree": "The same",
}
"""What a report calls its findings about figures, in the order in which it shows them."""


def figure_evidence(view: ComparisonView, cite: Mapping[str, Citation]) -> Evidence:
    """Conflicts, then what is compatible, then what only one gives, each in the text's order."""
    found = (one for one in view.findings if isinstance(one, FigureFinding))
    prover = EvidenceBuilder(view.comparison, cite)
    proved = [
        (one.verdict, _figure_evidence(prover, one)) for one in by_verdict(found, FIGURE_TITLES)
    ]
    differing = tuple(one for verdict, one in proved if verdict != "agree")
    alike = tuple(one for verdict, one in proved if verdict == "agree")
    return Evidence("Figures", differing, _agreeing_figures(len(alike)), alike)


def _figure_evidence(prover: EvidenceBuilder, finding: FigureFinding) -> ProvenFinding:
    places = [Place(value.passage, value.start, value.end) for value in finding.values]
    stated = ((place, prover.words(place)) for place in places)
    return prover.proved(finding, FIGURE_TITLES[finding.verdict], stated)


def _agreeing_figures(alike: int) -> str:
    if not alike:
        return ""
    verb = "is" if alike == 1 else "are"
    return f"{count(alike, 'figure')} told by more than one {verb} the same:"


# What articles quote: where they differ first, then what they quote alike.

QUOTE_TITLES: Mapping[QuoteVerdict, str] = {
    "altered": "In other words",
    "differently attributed": "By another speaker",
    "trimmed": "At other length",
    "only here": "Quoted by one alone",
    "identical": "Word for word",
}
"""What a report calls its findings about quotes, in the order in which it shows them."""


def quote_evidence(view: ComparisonView, cite: Mapping[str, Citation]) -> Evidence:
    """The quotes that differ, with their words and speakers; then those that are the same."""
    found = (one for one in view.findings if isinstance(one, QuoteFinding))
    prover = EvidenceBuilder(view.comparison, cite)
    proved = [
        (one.verdict, _quote_evidence(prover, one)) for one in by_verdict(found, QUOTE_TITLES)
    ]
    differing = tuple(one for verdict, one in proved if verdict != "identical")
    alike = tuple(one for verdict, one in proved if verdict == "identical")
    return Evidence("Quotes", differing, _identical_quotes(len(alike)), alike)


def _quote_evidence(prover: EvidenceBuilder, finding: QuoteFinding) -> ProvenFinding:
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


# Words in which articles tell the same otherwise, by what kind of word it is.

WORDING_TITLES: Mapping[WordingVerdict, str] = {
    "verb": "How it is said",
    "hedge": "How sure it is",
    "voice": "Who does it",
    "swap": "Another word",
}
"""What a report calls differences of wording, in the order in which it shows them."""


def wording_evidence(view: ComparisonView, cite: Mapping[str, Citation]) -> Evidence:
    """Differences of wording with the places where they stand, kind by kind."""
    found = (one for one in view.findings if isinstance(one, WordingFinding))
    prover = EvidenceBuilder(view.comparison, cite)
    return Evidence(
        "Wording",
        tuple(_wording_evidence(prover, one) for one in by_verdict(found, WORDING_TITLES)),
        "",
    )


def _wording_evidence(prover: EvidenceBuilder, finding: WordingFinding) -> ProvenFinding:
    stated = ((place, f"“{prover.words(place)}”") for place in finding.words)
    return prover.proved(finding, WORDING_TITLES[finding.verdict], stated)
