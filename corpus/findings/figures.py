"""Findings about figures: numbers of linked passages, and of headlines with their articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from hashlib import sha256
from itertools import groupby

from corpus.extraction.quantities.tolerance import NormalizedValue, agreement, measured_alike
from corpus.findings.figure_pairing import (
    Mention,
    Pairing,
    drop_rounded,
    find_mentions,
    is_coincidence,
    is_comparable,
    is_conflict,
    pair_figures,
)
from corpus.findings.phrasing import join_names, outlet_labels
from corpus.language.words import split_words
from corpus.model import (
    Article,
    FigureFinding,
    FigureValue,
    FigureVerdict,
    Link,
    Passage,
    Span,
    article_of,
)

_GRAVEST_FIRST: tuple[FigureVerdict, ...] = ("conflict", "compatible", "agree")

_MIN_COMMON_HEADLINE = 2
"""Words that a headline and a passage must have in common around the figure."""

_UNMATCHED_KINDS = frozenset(
    {"count", "money", "percent", "length", "area", "mass", "volume", "speed"}
)
_MIN_COMMON_UNMATCHED = 2
"""Words around a figure that the other passage must have besides what it counts."""
_TRIVIAL = 2
"""A count up to this is no figure that a reader misses."""


def find_figure_differences(
    articles: Sequence[Article], links: Sequence[Link], doubtful: Sequence[Link] = ()
) -> tuple[FigureFinding, ...]:
    """One finding for each thing that is given in numbers, in the order of the texts.

    Figures about the same thing are one finding, however many passages give them. Doubtful links
    are searched for conflicts only: a number that differs is often what makes a link doubtful.
    """
    index = _FigureIndex(articles)
    pairings = [pairing for link in links for pairing in index.pairings(link)]
    unsure = (pairing for link in doubtful for pairing in index.pairings(link))
    pairings += [pairing for pairing in unsure if pairing.verdict == "conflict"]
    for mentions in index.by_article.values():
        pairings += headline_conflicts(mentions)
    pairings = list(drop_rounded(pairings))
    paired = {mention for pairing in pairings for mention in (pairing.a, pairing.b)}
    writer = _Writer(articles)
    findings = [writer.paired(group, verdict) for group, verdict in _groups(pairings)]
    findings += [
        writer.unmatched(mention, passages)
        for mention, passages in index.unmatched(links, paired).items()
    ]
    return tuple(sorted(findings, key=writer.place))


class _FigureIndex:
    """The figures of all articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.passage = {p.id: p for article in articles for p in article.passages}
        self.by_passage: dict[str, tuple[Mention, ...]] = {}
        self.by_article: dict[str, list[Mention]] = {}
        for article in articles:
            found = find_mentions(article)
            self.by_passage.update(found)
            self.by_article[article.id] = [m for mentions in found.values() for m in mentions]
        self.counted = {
            article: {_counted(mention) for mention in mentions}
            for article, mentions in self.by_article.items()
        }
        self.values = {
            article: {value for value, *_ in counted} for article, counted in self.counted.items()
        }

    def pairings(self, link: Link) -> Iterator[Pairing]:
        """The figures that two linked passages give about the same things."""
        a, b = sorted((link.a, link.b))
        if a in self.by_passage and b in self.by_passage:
            for pairing in pair_figures(self.by_passage[a], self.by_passage[b]):
                if pairing.verdict == "conflict":
                    if not self._is_settled(pairing):
                        yield pairing
                elif not is_coincidence(pairing, link):
                    yield pairing

    def _is_settled(self, pairing: Pairing) -> bool:
        """Whether one of two articles in conflict also gives the other's figure elsewhere."""
        return any(
            _counted(mention) in self.counted[other.article]
            for mention, other in ((pairing.a, pairing.b), (pairing.b, pairing.a))
            if mention.figure.head
        )

    def unmatched(
        self, links: Sequence[Link], paired: Set[Mention]
    ) -> dict[Mention, tuple[Passage, ...]]:
        """The figures in only one of two linked passages, with the passages that lack them."""
        found: dict[Mention, tuple[Passage, ...]] = {}
        for link in links:
            for own, other, spans in (
                (link.a, link.b, link.a_spans),
                (link.b, link.a, link.b_spans),
            ):
                for mention in unmatched_figures(
                    self.by_passage.get(own, ()),
                    self.passage[other],
                    spans,
                    self.by_passage.get(other, ()),
                    self.values[article_of(other)],
                ):
                    if mention not in paired:
                        found[mention] = (*found.get(mention, ()), self.passage[other])
        return found


def _counted(mention: Mention) -> tuple[NormalizedValue, str, str]:
    """The normalized value of a figure with the noun and the outcome that it counts."""
    return NormalizedValue.of(mention.figure), mention.figure.head, mention.figure.outcome


def headline_conflicts(mentions: Iterable[Mention]) -> Iterator[Pairing]:
    """Each figure of a headline with the one figure of its own article that contradicts it.

    Nothing if the text gives several figures of the same thing.
    """
    mentions = list(mentions)
    body = [mention for mention in mentions if mention.passage.kind == "body"]
    for mention in mentions:
        if mention.passage.reason == "headline":
            same = [other for other in body if is_comparable(mention, other)]
            values = {(other.figure.low, other.figure.high, other.figure.unit) for other in same}
            if len(values) == 1 and all(
                agreement(mention.figure, other.figure) == "conflict" for other in same
            ):
                first = same[0]
                common = len(mention.near & first.near)
                if is_conflict(mention, first) and common >= _MIN_COMMON_HEADLINE:
                    yield Pairing(mention, first, "conflict")


def unmatched_figures(
    mentions: Sequence[Mention],
    passage: Passage,
    spans: Sequence[Span],
    others: Sequence[Mention],
    elsewhere: Set[NormalizedValue],
) -> Iterator[Mention]:
    """The figures of a passage that the passage linked with it does not give.

    A figure counts only if both passages mention what it counts.

    Args:
        mentions: the figures of the one passage.
        passage: the other one.
        spans: what of the one passage both share; all of it if empty.
        others: the figures of the other passage.
        elsewhere: the values that the other passage's article gives anywhere.

    """
    stems: frozenset[str] | None = None
    for mention in mentions:
        figure = mention.figure
        if figure.kind not in _UNMATCHED_KINDS or not figure.head or figure.low <= _TRIVIAL:
            continue
        if spans and not any(span.overlaps(figure.span) for span in spans):
            continue
        if any(measured_alike(figure, other.figure) for other in others):
            continue
        stems = stems or frozenset(word.stem for word in split_words(passage.text))
        common = len(mention.near & stems)
        is_mentioned = figure.head in stems and common >= _MIN_COMMON_UNMATCHED
        if is_mentioned and NormalizedValue.of(figure) not in elsewhere:
            yield mention


def _groups(pairings: Sequence[Pairing]) -> Iterator[tuple[set[Mention], FigureVerdict]]:
    """Figures that are paired with one another, and the gravest verdict of any two of them."""
    group_of: dict[Mention, set[Mention]] = {}
    for pairing in pairings:
        joined = group_of.get(pairing.a, {pairing.a}) | group_of.get(pairing.b, {pairing.b})
        group_of.update(dict.fromkeys(joined, joined))
    verdicts: dict[int, set[FigureVerdict]] = {}
    for pairing in pairings:
        verdicts.setdefault(id(group_of[pairing.a]), set()).add(pairing.verdict)
    for group in {id(group): group for group in group_of.values()}.values():
        yield group, next(verdict for verdict in _GRAVEST_FIRST if verdict in verdicts[id(group)])


class _Writer:
    """Makes findings with their sentences, in the order of the articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.rank = {article.id: place for place, article in enumerate(articles)}
        self.labels = outlet_labels(articles)

    def place(self, finding: FigureFinding) -> tuple[int, int, str]:
        """The place of a finding: that of its first figure."""
        first = finding.values[0]
        return self.rank[article_of(first.passage)], first.start, finding.id

    def paired(self, group: Set[Mention], verdict: FigureVerdict) -> FigureFinding:
        """The finding of figures that are paired with one another."""
        ordered = sorted(group, key=lambda m: (self.rank[m.article], m.figure.span))
        parts = [
            f"{self.labels[article]}: {_listed(mentions)}"
            for article, mentions in groupby(ordered, key=lambda mention: mention.article)
        ]
        passages = [mention.passage for mention in ordered]
        return _finding(verdict, passages, f"{'; '.join(parts)}.", ordered)

    def unmatched(self, mention: Mention, passages: Sequence[Passage]) -> FigureFinding:
        """The finding of a figure that only one article gives."""
        lacking = sorted(
            {passage.id: passage for passage in passages}.values(),
            key=lambda passage: (self.rank[article_of(passage.id)], passage.span),
        )
        names = dict.fromkeys(self.labels[article_of(passage.id)] for passage in lacking)
        says = (
            f"{self.labels[mention.article]}: {mention.text}; "
            f"not found in {join_names(list(names))}."
        )
        return _finding("only here", [mention.passage, *lacking], says, [mention])


def _listed(mentions: Iterable[Mention]) -> str:
    """The figures of one article, each expression once, with a note of those in the headline."""
    parts: dict[str, None] = {}
    for mention in mentions:
        headline = mention.passage.reason == "headline"
        parts[f"{mention.text} (headline)" if headline else mention.text] = None
    return ", ".join(parts)


def _finding(
    verdict: FigureVerdict, passages: Sequence[Passage], says: str, mentions: Sequence[Mention]
) -> FigureFinding:
    values = tuple(_value(mention) for mention in mentions)
    places = sorted(f"{value.passage} {value.start} {value.end}" for value in values)
    return FigureFinding(
        id=sha256(f"figure {' '.join(places)}".encode()).hexdigest()[:8],
        verdict=verdict,
        passages=tuple(dict.fromkeys(passage.id for passage in passages)),
        says=says,
        values=values,
    )


def _value(mention: Mention) -> FigureValue:
    figure = mention.figure
    return FigureValue(
        mention.passage.id, *figure.span, figure.low, figure.high, figure.unit,
        figure.qualifier, figure.of,
    )  # fmt: skip
