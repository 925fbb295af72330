"""Alignment: which passages of any number of articles are linked.

Each two articles are aligned by themselves. Passages that copies print word for word (`Repeats`)
are aligned only once, and every print gets the links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, product

from corpus.alignment.article_pair import ArticlePair, pair_documents
from corpus.alignment.certainty import link_tier
from corpus.alignment.document import Document, document_of
from corpus.alignment.explanation import explain_link
from corpus.alignment.overlap import find_overlap, link_label
from corpus.alignment.scoring import best_cells, decision_values, is_bare, score_candidates
from corpus.alignment.shared_spans import shared_spans
from corpus.alignment.weighting import Cell
from corpus.article import Article, Span, article_of
from corpus.model import Link
from corpus.progress import report_progress
from corpus.settings import Settings
from corpus.stories.origins import NONE, Repeats

Scorer = Callable[[ArticlePair, AbstractSet[int] | None], Mapping[Cell, float]]
"""Gives the score of each candidate of two articles; of one beside itself, those of the passages at
some places, each with itself."""

DOUBTFUL = 0.5
"""A pair of passages whose score reaches this share of the threshold is doubtful, not unlike."""


@dataclass(frozen=True, slots=True)
class PairScores:
    """The scores of all candidate links between two articles."""

    a: tuple[str, ...]
    """Ids of the passages of the article that was named first, boilerplate left out."""
    b: tuple[str, ...]
    scores: Mapping[Cell, float]
    """By the places of two passages in `a` and `b`, in the order of the text; 1 where a person
    confirmed or added a link, 0 where one was rejected."""


Details = Mapping[str, object]
"""Fields of a link by their names."""

_ON_DEMAND = frozenset({"label", "a_spans", "b_spans", "reasons"})


class LinkOnDemand(Link):
    """A link whose label, spans and reasons are worked out when they are first read.

    Hardly anybody reads all of them. Until then their slots are empty, and Python asks
    `__getattr__` for what they hold.
    """

    __slots__ = ("_work_out",)
    _work_out: Callable[[str], Details]

    @classmethod
    def between(cls, a: str, b: str, score: float, work_out: Callable[[str], Details]) -> Link:
        """Return the link of two passages, by id.

        `work_out` takes the name of a field that is read for the first time, and returns it, and
        any others that it has found with it.
        """
        link, keep = cls.__new__(cls), object.__setattr__
        keep(link, "a", a)
        keep(link, "b", b)
        keep(link, "score", score)
        keep(link, "origin", "computed")
        keep(link, "tier", link_tier(score))
        keep(link, "_work_out", work_out)
        return link

    def __getattr__(self, name: str) -> object:
        """What an empty slot holds, worked out and kept."""
        if name not in _ON_DEMAND:
            raise AttributeError(f"a link has no {name}")
        found = self._work_out(name)
        for field_, value in found.items():
            object.__setattr__(self, field_, value)
        return found[name]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between articles, and the pairs that come near to being linked."""

    documents: Mapping[str, Document]
    """By article id."""
    links: tuple[Link, ...]
    """In the order of the articles, then of the first one's text."""
    doubtful: tuple[Link, ...]
    """Pairs of passages just below the threshold, in the same order."""
    nearest: Mapping[tuple[str, str], tuple[float, str]]
    """By passage id and the id of another article: the highest score of a passage there, 0 to 1,
    and the id of that passage."""
    scores: Mapping[tuple[str, str], PairScores] = field(default_factory=dict)
    """By the ids of each two articles, in the order in which they were named."""


@dataclass(slots=True)
class _Results:
    links: list[Link] = field(default_factory=list)
    doubtful: list[Link] = field(default_factory=list)
    nearest: dict[tuple[str, str], tuple[float, str]] = field(default_factory=dict)
    scores: dict[tuple[str, str], PairScores] = field(default_factory=dict)


def align(
    articles: Sequence[Article],
    settings: Settings,
    score: Scorer = score_candidates,
    repeats: Repeats = NONE,
) -> Alignment:
    """Link the passages of each two articles; the order of the articles changes only the order.

    Args:
        articles: with their passages.
        settings: only the threshold is used.
        score: gives the scores of the candidates between two articles.
        repeats: passages that have the links of those that they repeat.

    """
    documents = {article.id: document_of(article) for article in articles}
    results, repeated = _Results(), frozenset(repeats.first.values())
    pairs = list(_pairs(documents, repeats))
    for number, (a, b) in enumerate(pairs, 1):
        report_progress(
            f"aligning {number:,} of {len(pairs):,}: {a.article.outlet}, {b.article.outlet}"
        )
        beside_itself = None
        if a is b:
            beside_itself = frozenset(at for at, one in enumerate(a.passage_ids) if one in repeated)
        _align_pair(_score_pair(a, b, score, beside_itself), settings.threshold, results)
    if repeats.first:
        results = _Spreading(documents, repeats).spread(results)
    return Alignment(
        documents,
        tuple(results.links),
        tuple(results.doubtful),
        results.nearest,
        results.scores,
    )


def _pairs(
    documents: Mapping[str, Document], repeats: Repeats
) -> Iterator[tuple[Document, Document]]:
    """Yield the pairs of documents to align so that each sentence is aligned only once.

    These are each two documents that both have passages of their own. If both also repeat others,
    only the passages of their own are aligned: what they repeat is aligned in the articles that
    have it first. A document with repeated passages is also aligned with itself, which gives the
    score of the links between the prints of a passage.
    """
    if not repeats.first:
        yield from combinations(documents.values(), 2)
        return
    repeating = frozenset(repeats.first)
    own = {
        name: _without(document, repeating.intersection(document.passage_ids))
        for name, document in documents.items()
    }
    for a, b in combinations(documents, 2):
        if own[a].passages and own[b].passages:
            both_repeat = own[a] is not documents[a] and own[b] is not documents[b]
            found = own if both_repeat else documents
            yield found[a], found[b]
    for name in sorted(set(map(article_of, repeats.first.values()))):
        yield documents[name], documents[name]


@lru_cache(maxsize=128)
def _without(document: Document, left_out: AbstractSet[str]) -> Document:
    """The document without some passages, by id; itself if there are none. The latest are kept."""
    kept = tuple(one for one in document.passages if one.passage.id not in left_out)
    return Document(document.article, kept) if left_out else document


class _Spreading:
    """Copies the links of a passage to all prints of it in other articles."""

    def __init__(self, documents: Mapping[str, Document], repeats: Repeats) -> None:
        self._documents = documents
        self._repeats = repeats
        self._prints = repeats.prints()
        self._article_place = {name: place for place, name in enumerate(documents)}
        self._place = {
            passage: place
            for document in documents.values()
            for place, passage in enumerate(document.passage_ids)
        }
        self._start = {
            one.passage.id: one.passage.span.start
            for document in documents.values()
            for one in document.passages
        }

    def spread(self, results: _Results) -> _Results:
        """The results for each two articles, in their order and that of their texts."""
        spread = _Results()
        spread.scores = self._scores(results.scores)
        for (a, b), pair in spread.scores.items():
            for axis, ids, other in ((0, pair.a, b), (1, pair.b, a)):
                counterparts = pair.b if axis == 0 else pair.a
                for place, cell in best_cells(pair.scores, axis).items():
                    best = pair.scores[cell], counterparts[cell[1 - axis]]
                    spread.nearest[ids[place], other] = best
        spread.links = self._links(results.links)
        spread.doubtful = self._links(results.doubtful)
        return spread

    def _scores(
        self, scores: Mapping[tuple[str, str], PairScores]
    ) -> dict[tuple[str, str], PairScores]:
        cells: dict[tuple[str, str], dict[Cell, float]] = {
            pair: {} for pair in combinations(self._documents, 2)
        }
        for pair in scores.values():
            for (a, b), score in pair.scores.items():
                for one, other in self._ends(pair.a[a], pair.b[b]):
                    between = cells[article_of(one), article_of(other)]
                    between[self._place[one], self._place[other]] = score
        return {
            (a, b): PairScores(
                self._documents[a].passage_ids,
                self._documents[b].passage_ids,
                dict(sorted(between.items())),
            )
            for (a, b), between in cells.items()
        }

    def _links(self, links: Sequence[Link]) -> list[Link]:
        spread = (
            self._copy(link, one, other)
            for link in links
            for one, other in self._ends(link.a, link.b)
        )
        return sorted(
            spread,
            key=lambda link: (
                self._article_place[article_of(link.a)],
                self._article_place[article_of(link.b)],
                self._place[link.a],
                self._place[link.b],
            ),
        )

    def _ends(self, a: str, b: str) -> Iterator[tuple[str, str]]:
        """The prints of two passages in each two articles, in the order of the articles.

        None where one of the two repeats another passage, whose links it has.
        """
        if a in self._repeats.first or b in self._repeats.first:
            return
        if article_of(a) == article_of(b) and a != b:
            return
        prints = self._prints.get(a, (a,)), self._prints.get(b, (b,))
        pairs = combinations(prints[0], 2) if a == b else product(*prints)
        for one, other in pairs:
            order = self._article_place[article_of(one)] - self._article_place[article_of(other)]
            if order:
                yield (one, other) if order < 0 else (other, one)

    def _copy(self, link: Link, one: str, other: str) -> Link:
        """A link as it is between two prints of its passages."""

        def work_out(name: str) -> Details:
            if not name.endswith("_spans"):
                return {name: getattr(link, name)}
            ends = (link.a, link.a_spans), (link.b, link.b_spans)
            if link.a not in (one, self._repeats.original(one)):
                ends = ends[::-1]
            (a, a_spans), (b, b_spans) = ends
            return {
                "a_spans": self._moved(a_spans, self._start[one] - self._start[a]),
                "b_spans": self._moved(b_spans, self._start[other] - self._start[b]),
            }

        return LinkOnDemand.between(one, other, link.score, work_out)

    def _moved(self, spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
        return tuple(Span(start + by, end + by) for start, end in spans) if by else spans


@dataclass(frozen=True, eq=False)
class _ScoredPair:
    """Two articles with the score of each candidate, which no threshold changes."""

    pair: ArticlePair
    scores: Mapping[Cell, float]
    """Of the candidates that have any."""
    _links: dict[Cell, Link] = field(default_factory=dict)

    def link(self, cell: Cell) -> Link:
        """The link of two passages; the same one when it is asked for again."""
        if cell not in self._links:
            self._links[cell] = build_link(self.pair, cell, self.scores[cell])
        return self._links[cell]


@lru_cache(maxsize=256)
def _score_pair(
    a: Document, b: Document, score: Scorer, beside_itself: AbstractSet[int] | None
) -> _ScoredPair:
    """Two documents scored; kept for the latest 256 pairs, those of 23 articles.

    After another threshold, a decision or one article more, only what is new is aligned.
    """
    pair = pair_documents(a, b)
    scored = score(pair, beside_itself)
    return _ScoredPair(pair, {cell: value for cell, value in scored.items() if value > 0})


def _align_pair(scored: _ScoredPair, threshold: float, results: _Results) -> None:
    pair, scores = scored.pair, scored.scores
    for axis, one, other in ((0, pair.a, pair.b), (1, pair.b, pair.a)):
        for place, cell in best_cells(scores, axis).items():
            passage = one.passages[place].passage.id
            counterpart = other.passages[cell[1 - axis]].passage.id
            results.nearest[passage, other.article.id] = scores[cell], counterpart
    articles = pair.a.article.id, pair.b.article.id
    results.scores[articles] = PairScores(pair.a.passage_ids, pair.b.passage_ids, scores)
    values = decision_values(scores)
    for cell, score in scores.items():
        if values[cell] >= threshold and not is_bare(pair, cell):
            results.links.append(scored.link(cell))
        elif score >= DOUBTFUL * threshold:
            results.doubtful.append(scored.link(cell))


def build_link(pair: ArticlePair, cell: Cell, score: float) -> Link:
    """The link of two passages that have a word in common."""

    def work_out(name: str) -> Details:
        overlap = find_overlap(pair, cell)
        if name == "reasons":
            return {"reasons": explain_link(pair, overlap)}
        label = link_label(overlap)
        if name == "label":
            return {"label": label}
        a_spans, b_spans = shared_spans(pair, overlap, label)
        return {"label": label, "a_spans": a_spans, "b_spans": b_spans}

    a, b = pair.a.passage_ids[cell[0]], pair.b.passage_ids[cell[1]]
    return LinkOnDemand.between(a, b, score, work_out)
