"""Findings about figures, quotes and wording, each with the words and passages that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from corpus.article import Passage, Span, article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.model import FigureFinding, Place, QuoteFinding, WordingFinding
from corpus.reports.citations import Citation
from corpus.reports.phrases import copies_words, count

EvidentFinding = FigureFinding | QuoteFinding | WordingFinding
"""Every kind of finding but omissions, which have chapters of their own."""

TITLES: Mapping[str, Mapping[str, str]] = {
    "figure": {
        "conflict": "Figures differ",
        "compatible": "Compatible figures",
        "only here": "Figure in one report only",
        "agree": "Same figure",
    },
    "quote": {
        "altered": "Quoted differently",
        "differently attributed": "Attributed to different speakers",
        "trimmed": "Quoted at greater length",
        "indirect": "Quoted by some, reported indirectly by others",
        "only here": "Quoted in one report only",
        "identical": "Same quote",
    },
    "wording": {
        "verb": "Reporting verb",
        "hedge": "Hedging",
        "voice": "Active / passive",
        "intensity": "More or less strongly put",
        "limit": "Limited in one report only",
        "swap": "Different word",
    },
}
"""What reports call each verdict, by the kind of finding; in the order in which they are shown."""

_LIKELY_TITLES: Mapping[str, str] = {
    "conflict": "Figures may differ",
    "compatible": "Compatible figures (likely match)",
    "only here": "Figure may be in one report only",
    "agree": "Same figure (likely match)",
}
"""What reports call a finding about figures that rests on likely links alone."""

_HEADINGS = {"figure": "Figures", "quote": "Quotes", "wording": "Wording"}
_AGREEING = frozenset({"agree", "identical"})
"""Verdicts of findings that a chapter lists last, as agreeing."""


def title_of(finding: EvidentFinding) -> str:
    """What reports call the verdict of a finding, and that it is only likely."""
    if isinstance(finding, FigureFinding) and finding.tier == "likely":
        return _LIKELY_TITLES[finding.verdict]
    return TITLES[finding.kind][finding.verdict]


def difference_sentence(finding: EvidentFinding) -> str:
    """A finding in one sentence: what it says, after its title where that does not name it."""
    if isinstance(finding, QuoteFinding):
        return finding.says
    says = finding.says.replace(" · ", "; ")
    return f"{title_of(finding)}: {says}{'' if says.endswith('.') else '.'}"


class CitedWords(NamedTuple):
    """Words of an article, and the passage that holds them."""

    cited: Citation
    words: str
    span: Span
    """In the article's text."""
    quoted: str
    """The whole passage, and those that follow where the words run on over them; in one line."""
    marked: Span | None
    """Where the words stand in `quoted`; None where they are all of it."""
    passages: tuple[str, ...]
    """Ids of the passages in `quoted`."""
    copies: str = ""
    """How many copies of the article have the same, where they are not quoted too."""
    label: str = ""
    """What stands before `quoted`: the words, or who says them, since `quoted` has them too."""


class ProvenFinding(NamedTuple):
    """A finding with what proves it."""

    finding: EvidentFinding
    title: str
    """What reports call its verdict."""
    proof: tuple[CitedWords, ...]
    """In the order of the articles and their texts, passages without any such words last."""
    once: tuple[CitedWords, ...]
    """The same without the copies of one text: where they have the same, the first stands for all.

    Empty where only the words themselves prove it: the summary says where they stand.
    """

    @property
    def summary(self) -> str:
        """The finding in one sentence, which says its verdict."""
        sentence = difference_sentence(self.finding)
        if self.once or not self.proof:
            return sentence
        cited = self.proof[0].cited
        return f"{sentence.removesuffix('.')} ({cited.name} {cited.place('¶')})."


@dataclass(frozen=True, slots=True)
class Evidence:
    """A chapter: the findings of one kind, first those to look at, then those that agree."""

    name: str
    """"Figures", "Quotes" or "Wording"."""
    differing: tuple[ProvenFinding, ...]
    agreeing: tuple[ProvenFinding, ...]

    @property
    def heading(self) -> str:
        """The name with what there is: "Figures (4)", "Quotes: none differ; 1 agrees"."""
        if self.differing:
            return f"{self.name} ({len(self.differing):,})"
        agreeing = len(self.agreeing)
        return f"{self.name}: none differ; {agreeing:,} {'agrees' if agreeing == 1 else 'agree'}"

    @property
    def agreement(self) -> str:
        """What stands over the findings that agree: "7 figures agree"; empty if there are none."""
        agreeing = len(self.agreeing)
        thing = self.name.lower().removesuffix("s")
        return f"{count(agreeing, thing)} {'agrees' if agreeing == 1 else 'agree'}" * bool(agreeing)


def collect_evidence(view: ComparisonView, cite: Mapping[str, Citation]) -> tuple[Evidence, ...]:
    """A chapter each for figures, quotes and wording; empty ones too.

    In a chapter the findings come in the order of TITLES, those of one verdict as in the view.
    """
    prover = _Prover(view.comparison, cite)
    chapters = []
    for kind, titles in TITLES.items():
        found = [one for one in view.findings if one.kind == kind]
        proven = [
            prover.prove(finding)
            for verdict in titles
            for finding in found
            if finding.verdict == verdict and isinstance(finding, EvidentFinding)
        ]
        chapters.append(
            Evidence(
                _HEADINGS[kind],
                tuple(one for one in proven if one.finding.verdict not in _AGREEING),
                tuple(one for one in proven if one.finding.verdict in _AGREEING),
            )
        )
    return tuple(chapters)


class _Prover:
    """Finds the words and passages that prove a finding."""

    def __init__(self, comparison: Comparison, cite: Mapping[str, Citation]) -> None:
        self._comparison = comparison
        self._cite = cite
        self._order = {passage: place for place, passage in enumerate(cite)}

    def prove(self, finding: EvidentFinding) -> ProvenFinding:
        """A finding with its proof."""
        places = sorted(
            self._stated(finding), key=lambda one: (self._order[one[0].passage], one[0].start)
        )
        stated = [self._cited_words(place, words) for place, words in places]
        if isinstance(finding, QuoteFinding):
            stated = [one._replace(label=one.words.rpartition("”")[2][2:-1]) for one in stated]
        shown = {passage for one in stated for passage in one.passages}
        rest = sorted(set(finding.passages) - shown, key=self._order.__getitem__)
        proof = (*stated, *map(self._whole_passage, rest))
        title = title_of(finding)
        if isinstance(finding, QuoteFinding) and self._is_alone(finding):
            return ProvenFinding(finding, title, proof, ())
        agrees = finding.verdict in _AGREEING
        return ProvenFinding(finding, title, proof, self._once(proof, agrees=agrees))

    def _is_alone(self, finding: QuoteFinding) -> bool:
        """Whether no other report has anything like a quotation; it is quoted as an omission."""
        articles = {self._comparison.counts_as[article_of(one)] for one in finding.passages}
        return finding.verdict == "only here" and len(articles) == 1

    def _once(self, proof: Iterable[CitedWords], *, agrees: bool) -> tuple[CitedWords, ...]:
        """What proves a finding, each only once for the articles of one origin that have it.

        Where they agree reports give the words alone, not the passages around them.
        """
        counts_as = self._comparison.counts_as
        alike: dict[tuple[str, str, str], list[CitedWords]] = {}
        for one in proof:
            origin = counts_as[article_of(one.cited.passage.id)]
            alike.setdefault((origin, one.words, "" if agrees else one.quoted), []).append(one)
        kept: list[CitedWords] = []
        for first, *others in alike.values():
            own = article_of(first.cited.passage.id)
            articles = {article_of(one.cited.passage.id) for one in others} - {own}
            kept.append(first._replace(copies=copies_words(articles)))
            if not agrees:
                kept += (one for one in others if article_of(one.cited.passage.id) == own)
        return tuple(kept)

    def _stated(self, finding: EvidentFinding) -> Iterator[tuple[Place, str]]:
        """The places that a finding is about, each with its words as a report writes them."""
        if isinstance(finding, FigureFinding):
            for value in finding.values:
                place = Place(value.passage, value.start, value.end)
                yield place, self._words_at(place)
        elif isinstance(finding, QuoteFinding):
            for passage, start, end, speaker in finding.quotes:
                place = Place(passage, start, end)
                by = f" ({speaker})" if speaker else ""
                yield place, f"“{self._words_at(place)}”{by}"
        else:
            for place in finding.words:
                yield place, f"“{self._words_at(place)}”"

    def _words_at(self, place: Place) -> str:
        text = self._comparison.article[article_of(place.passage)].text
        return " ".join(text[place.start : place.end].split())

    def _cited_words(self, place: Place, words: str) -> CitedWords:
        run = tuple(self._passages_at(place))
        start, end = run[0].span.start, run[-1].span.end
        text = self._comparison.article[article_of(place.passage)].text
        marked = Span(place.start - start, place.end - start)
        return CitedWords(
            self._cite[place.passage],
            words,
            Span(place.start, place.end),
            quoted=text[start:end].replace("\n", " "),
            marked=marked if marked != (0, end - start) else None,
            passages=tuple(passage.id for passage in run),
            label=words,
        )

    def _passages_at(self, place: Place) -> Iterator[Passage]:
        """The passages over which the words at a place run."""
        first, *others = self._comparison.article[article_of(place.passage)].passages[
            self._cite[place.passage].passage.number - 1 :
        ]
        yield first
        yield from takewhile(lambda passage: passage.span.start < place.end, others)

    def _whole_passage(self, passage: str) -> CitedWords:
        cited = self._cite[passage]
        text = cited.passage.text
        return CitedWords(cited, text, cited.passage.span, text, None, (passage,))
