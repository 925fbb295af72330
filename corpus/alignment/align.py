"""Alignment: which passages of any number of articles are linked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from corpus.alignment.article_pair import ArticlePair, pair_documents
from corpus.alignment.certainty import link_tier
from corpus.alignment.document import Document, document_of
from corpus.alignment.explanation import explain_link
from corpus.alignment.overlap import find_overlap, link_label
from corpus.alignment.scoring import best_cells, decision_values, is_bare, score_candidates
from corpus.alignment.shared_spans import shared_spans
from corpus.alignment.weighting import Cell
from corpus.model import Article, Link
from corpus.progress import report_progress
from corpus.settings import Settings

Scorer = Callable[[ArticlePair], Mapping[Cell, float]]
"""Gives the score of each candidate of two articles."""

DOUBTFUL = 0.5
"""A pair of passages whose score reaches this share of the threshold is doubtful, not unlike."""


@dataclass(frozen=True, slots=True)
class PairScores:
    """The scores of all candidates between two articles."""

    a: tuple[str, ...]
    """Ids of the passages of the article that was named first, boilerplate left out."""
    b: tuple[str, ...]
    scores: Mapping[Cell, float]
    """By the places of two passages in `a` and `b`, in the order of the text; 1 where a person
    confirmed or added a link, 0 where one was rejected."""


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
    articles: Sequence[Article], settings: Settings, score: Scorer = score_candidates
) -> Alignment:
    """Link the passages of each two articles; the order of the articles changes only the order.

    `score` gives the scores of the candidates between two articles.
    """
    documents = {article.id: document_of(article) for article in articles}
    results = _Results()
    pairs = list(combinations(documents.values(), 2))
    for number, (a, b) in enumerate(pairs, 1):
        report_progress(
            f"aligning {number:,} of {len(pairs):,}: {a.article.outlet}, {b.article.outlet}"
        )
        pair = pair_documents(a, b)
        _align_pair(pair, score(pair), settings.threshold, results)
    return Alignment(
        documents,
        tuple(results.links),
        tuple(results.doubtful),
        results.nearest,
        results.scores,
    )


def _align_pair(
    pair: ArticlePair, scored: Mapping[Cell, float], threshold: float, results: _Results
) -> None:
    scores = {cell: score for cell, score in scored.items() if score > 0}
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
            results.links.append(build_link(pair, cell, score))
        elif score >= DOUBTFUL * threshold:
            results.doubtful.append(build_link(pair, cell, score))


def build_link(pair: ArticlePair, cell: Cell, score: float) -> Link:
    """The link of two passages that have a word in common, with label, spans and reasons."""
    overlap = find_overlap(pair, cell)
    label = link_label(overlap)
    return Link(
        overlap.a.passage.passage.id,
        overlap.b.passage.passage.id,
        score,
        label,
        *shared_spans(pair, overlap, label),
        explain_link(pair, overlap),
        tier=link_tier(score),
    )
