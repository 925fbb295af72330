"""What linked passages, and headlines with their articles, say in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from hashlib import sha256
from itertools import groupby

from corpus.extraction.quantities.tolerance import NormalizedValue, agreement, measured_alike
from corpus.findings.figure_pairing import (
    Mention,
    Pairing,
    at_odds,
    by_chance,
    mentions,
    nearest,
    pair,
    same_measure,
)
from corpus.findings.phrasing import join_names, outlet_labels
from corpus.language.words import split_words
from corpus.model import Article, FigureFinding, FigureValue, FigureVerdict, Link, Passage, Span

# Figures in a headline that its own article contradicts.

_SURE_HEADLINE = 2
"""Words that headline and passage must have in common around the figure."""


def headlines(mentions: Iterable[Mention]) -> Iterator[Pairing]:
    """Each figure of a headline beside the one figure of its article that is at odds with it.

    Where the text gives several figures of the same thing, nothing is said.
    """
    mentions = list(mentions)
    body = [mention for mention in mentions if mention.passage.kind == "body"]
    for mention in mentions:
        if mention.passage.reason == "headline":
            same = [other for other in body if same_measure(mention, other)]
            values = {(other.figure.low, other.figure.high, other.figure.unit) for other in same}
            if len(values) == 1 and all(
                agreement(mention.figure, other.figure) == "conflict" for other in same
            ):
                for other in same[:1]:
                    if at_odds(mention, other) and len(mention.near & other.near) >= _SURE_HEADLINE:
                        yield Pairing(mention, other, "conflict")


# Figures that one of two linked passages gives of what the other tells without a number.

_KINDS = frozenset({"count", "money", "percent", "length", "area", "mass", "volume", "speed"})
_SURE_UNMATCHED = 2
"""Words around a figure that the other passage must have besides what it counts."""
_MANY = 2
"""A count up to this is no figure that a reader misses."""


def lone(
    mentions: Sequence[Mention],
    passage: Passage,
    spans: Sequence[Span],
    others: Sequence[Mention],
    elsewhere: Set[NormalizedValue],
) -> Iterator[Mention]:
    """The figures of a passage that `passage`, which tells the same, does not give.

    `others` are the figures of that passage, `elsewhere` the values in its article, `spans` what
    both tell. A figure counts only where both tell of what it counts.
    """
    stems: frozenset[str] | None = None
    for mention in mentions:
        figure = mention.figure
        if figure.kind not in _KINDS or not figure.head or figure.low <= _MANY:
            continue
        if spans and not any(span.overlaps(figure.span) for span in spans):
            continue
        if any(measured_alike(figure, other.figure) for other in others):
            continue
        stems = stems or frozenset(word.stem for word in split_words(passage.text))
        told_of = figure.head in stems and len(mention.near & stems) >= _SURE_UNMATCHED
        if told_of and NormalizedValue.of(figure) not in elsewhere:
            yield mention


_WORST: tuple[FigureVerdict, ...] = ("conflict", "compatible", "agree")


def find_figure_differences(
    articles: Sequence[Article], links: Sequence[Link], doubtful: Sequence[Link] = ()
) -> tuple[FigureFinding, ...]:
    """One finding for each thing that is told in numbers, in the order of the texts.

    Figures that speak of the same thing are one finding, however many passages give them. Passages
    that are doubtfully linked are searched for conflicts alone: a number that differs is often what
    makes the link doubtful.
    """
    told = _Told(articles)
    paired = [pairing for link in links for pairing in told.pairings(link)]
    unsure = (pairing for link in doubtful for pairing in told.pairings(link))
    paired += [pairing for pairing in unsure if pairing.verdict == "conflict"]
    paired += [pairing for said in told.by_article.values() for pairing in headlines(said)]
    paired = list(nearest(paired))
    taken = {mention for pairing in paired for mention in (pairing.a, pairing.b)}
    alone = told.alone(links, taken)
    writer = _Writer(articles)
    found = [writer.together(group, verdict) for group, verdict in _groups(paired)]
    found += [writer.alone(mention, passages) for mention, passages in alone.items()]
    return tuple(sorted(found, key=writer.place))


class _Told:
    """The figures of all articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.passage = {p.id: p for article in articles for p in article.passages}
        self.by_passage: dict[str, tuple[Mention, ...]] = {}
        self.by_article: dict[str, list[Mention]] = {}
        for article in articles:
            found = mentions(article)
            self.by_passage.update(found)
            self.by_article[article.id] = [m for said in found.values() for m in said]
        self.counted = {id_: {_counted(m) for m in said} for id_, said in self.by_article.items()}
        self.worth = {id_: {worth for worth, *_ in said} for id_, said in self.counted.items()}

    def pairings(self, link: Link) -> Iterator[Pairing]:
        """The figures that two linked passages give of the same things."""
        a, b = sorted((link.a, link.b))
        if a in self.by_passage and b in self.by_passage:
            for pairing in pair(self.by_passage[a], self.by_passage[b]):
                if pairing.verdict == "conflict":
                    if not self._settled(pairing):
                        yield pairing
                elif not by_chance(pairing, link):
                    yield pairing

    def _settled(self, pairing: Pairing) -> bool:
        """Whether one of two articles at odds tells the other's figure too, in another place."""
        return any(
            _counted(mention) in self.counted[other.article]
            for mention, other in ((pairing.a, pairing.b), (pairing.b, pairing.a))
            if mention.figure.head
        )

    def alone(
        self, links: Sequence[Link], taken: set[Mention]
    ) -> dict[Mention, tuple[Passage, ...]]:
        """Figures that a passage gives and those linked with it do not, by those passages."""
        found: dict[Mention, tuple[Passage, ...]] = {}
        for link in links:
            for own, other, spans in (
                (link.a, link.b, link.a_spans),
                (link.b, link.a, link.b_spans),
            ):
                article = other.rpartition(":")[0]
                for mention in lone(
                    self.by_passage.get(own, ()),
                    self.passage[other],
                    spans,
                    self.by_passage.get(other, ()),
                    self.worth[article],
                ):
                    if mention not in taken:
                        found[mention] = (*found.get(mention, ()), self.passage[other])
        return found


def _counted(mention: Mention) -> tuple[NormalizedValue, str, str]:
    """What a figure is worth, and of what."""
    return NormalizedValue.of(mention.figure), mention.figure.head, mention.figure.outcome


def _groups(paired: Sequence[Pairing]) -> Iterator[tuple[set[Mention], FigureVerdict]]:
    """Figures that are paired with one another, and the worst that any two say of each other."""
    group_of: dict[Mention, set[Mention]] = {}
    for pairing in paired:
        joined = group_of.get(pairing.a, {pairing.a}) | group_of.get(pairing.b, {pairing.b})
        group_of.update(dict.fromkeys(joined, joined))
    verdicts: dict[int, set[FigureVerdict]] = {}
    for pairing in paired:
        verdicts.setdefault(id(group_of[pairing.a]), set()).add(pairing.verdict)
    for group in {id(group): group for group in group_of.values()}.values():
        yield group, next(verdict for verdict in _WORST if verdict in verdicts[id(group)])


class _Writer:
    """Puts findings into words, in the order of the articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.rank = {article.id: place for place, article in enumerate(articles)}
        self.called = outlet_labels(articles)

    def place(self, finding: FigureFinding) -> tuple[int, int, str]:
        """Where a finding belongs: at its first figure."""
        first = finding.values[0]
        return self.rank[first.passage.rpartition(":")[0]], first.start, finding.id

    def together(self, group: set[Mention], verdict: FigureVerdict) -> FigureFinding:
        """The finding that several figures make."""
        ordered = sorted(group, key=lambda m: (self.rank[m.article], m.figure.span))
        said = [
            f"{self.called[article]}: {_listed(list(told))}"
            for article, told in groupby(ordered, key=lambda mention: mention.article)
        ]
        passages = [mention.passage for mention in ordered]
        return _finding(verdict, passages, f"{'; '.join(said)}.", ordered)

    def alone(self, mention: Mention, passages: Sequence[Passage]) -> FigureFinding:
        """The finding that a figure makes that only one article gives."""
        places = sorted(
            {passage.id: passage for passage in passages}.values(),
            key=lambda passage: (self.rank[passage.id.rpartition(":")[0]], passage.span),
        )
        lacking = dict.fromkeys(self.called[passage.id.rpartition(":")[0]] for passage in places)
        says = (
            f"{self.called[mention.article]}: {mention.text}; "
            f"not found in {join_names(list(lacking))}."
        )
        return _finding("only here", [mention.passage, *places], says, [mention])


def _listed(told: Sequence[Mention]) -> str:
    """What one article says, each expression once, and which of it stands in the headline."""
    said: dict[str, None] = {}
    for mention in told:
        headline = mention.passage.reason == "headline"
        said[f"{mention.text} (headline)" if headline else mention.text] = None
    return ", ".join(said)


def _finding(
    verdict: FigureVerdict, passages: Sequence[Passage], says: str, told: Sequence[Mention]
) -> FigureFinding:
    values = tuple(_value(mention) for mention in told)
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
