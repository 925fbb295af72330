"""Findings of one kind with the words that prove them: a chapter of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple, TypeVar

from corpus.comparison import Comparison
from corpus.model import Passage, Span, article_of
from corpus.model__figure import FigureFinding
from corpus.model__finding import Place, QuoteFinding, WordingFinding
from corpus.reports.citations__cited import Cited

Found = TypeVar("Found", FigureFinding, QuoteFinding, WordingFinding)


class Given(NamedTuple):
    """Words, and the passage that gives them."""

    cited: Cited
    words: str
    span: Span
    """In the article's text."""
    quoted: str
    """The whole passage; where the words run on over others, those too, all in one line."""
    marked: Span | None
    """Where the words stand in `quoted`; None where they are the whole of it."""
    passages: tuple[str, ...]
    """Ids of what `quoted` holds."""


class Proved(NamedTuple):
    """A finding with what proves it."""

    finding: FigureFinding | QuoteFinding | WordingFinding
    verdict: str
    """What a reader calls the verdict."""
    given: tuple[Given, ...]


class Evidence(NamedTuple):
    """A chapter: what differs first, then what agrees."""

    heading: str
    differing: tuple[Proved, ...]
    agreeing: str
    """A sentence that counts `alike`; empty where nothing agrees."""
    alike: tuple[Proved, ...] = ()


def by_verdict(found: Iterable[Found], verdicts: Iterable[str]) -> list[Found]:
    """Findings in the order of these verdicts, those of one verdict as they were."""
    rank = {verdict: place for place, verdict in enumerate(verdicts)}
    return sorted(found, key=lambda one: rank[one.verdict])


class Prover:
    """Lays the passages of a finding beside it."""

    def __init__(self, comparison: Comparison, cite: Mapping[str, Cited]) -> None:
        self.comparison = comparison
        self.cite = cite
        self.order = {passage: place for place, passage in enumerate(cite)}

    def proved(
        self,
        finding: FigureFinding | QuoteFinding | WordingFinding,
        verdict: str,
        stated: Iterable[tuple[Place, str]],
    ) -> Proved:
        """A finding with the words that were stated, then its passages that have none of them.

        Each in the order of the articles and their texts.
        """
        places = sorted(stated, key=lambda one: (self.order[one[0].passage], one[0].start))
        given = [self._given(place, words) for place, words in places]
        shown = {passage for one in given for passage in one.passages}
        rest = sorted(set(finding.passages) - shown, key=self.order.__getitem__)
        return Proved(finding, verdict, (*given, *map(self._whole, rest)))

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
