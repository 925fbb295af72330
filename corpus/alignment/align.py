"""Which passages of any number of articles are linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from corpus.alignment.article_pair import ArticlePair, pair_documents
from corpus.alignment.document import Document, document_of
from corpus.alignment.explanation import explain_link
from corpus.alignment.overlap import find_overlap, link_label, shared_spans
from corpus.alignment.scoring import apply_decision_rule, score_candidates
from corpus.alignment.weighting import Cell
from corpus.model import Article, Link
from corpus.progress import report_progress
from corpus.settings import Settings

DOUBTFUL = 0.6
"""From this share of the threshold a pair of passages is doubtful, not unlike."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links between articles, and what comes near to being one."""

    accounts: Mapping[str, Document]
    """By article id."""
    links: tuple[Link, ...]
    """By the articles as they were named, then by the text of the first."""
    doubtful: tuple[Link, ...]
    """Pairs of passages just below the threshold."""
    nearest: Mapping[tuple[str, str], tuple[float, str]]
    """By a passage and another article: the score of its likest passage there, and its id."""


@dataclass(slots=True)
class _Found:
    links: list[Link] = field(default_factory=list)
    doubtful: list[Link] = field(default_factory=list)
    nearest: dict[tuple[str, str], tuple[float, str]] = field(default_factory=dict)


def align(articles: Sequence[Article], settings: Settings) -> Alignment:
    """Link the passages of each two articles; the order of the articles changes only the order."""
    accounts = {article.id: document_of(article) for article in articles}
    found = _Found()
    pairs = list(combinations(accounts.values(), 2))
    for number, (a, b) in enumerate(pairs, 1):
        report_progress(
            f"aligning {number:,} of {len(pairs):,}: {a.article.outlet}, {b.article.outlet}"
        )
        _align(pair_documents(a, b), settings.threshold, found)
    return Alignment(accounts, tuple(found.links), tuple(found.doubtful), found.nearest)


def _align(both: ArticlePair, threshold: float, found: _Found) -> None:
    likely = {cell: score for cell, score in score_candidates(both).items() if score > 0}
    for axis, one, other in ((0, both.a, both.b), (1, both.b, both.a)):
        for place, cell in _nearest(likely, axis).items():
            passage = one.tellings[place].passage.id
            counterpart = other.tellings[cell[1 - axis]].passage.id
            found.nearest[passage, other.article.id] = likely[cell], counterpart
    for cell, reached in apply_decision_rule(likely).items():
        if reached >= threshold:
            found.links.append(build_link(both, cell, likely[cell]))
        elif reached >= DOUBTFUL * threshold:
            found.doubtful.append(build_link(both, cell, likely[cell]))


def _nearest(likely: Mapping[Cell, float], axis: int) -> dict[int, Cell]:
    """The likeliest cell of each passage of one article; of several alike, the first."""
    best: dict[int, Cell] = {}
    for cell, score in likely.items():
        passage = cell[axis]
        if passage not in best or score > likely[best[passage]]:
            best[passage] = cell
    return best


def build_link(both: ArticlePair, cell: Cell, value: float) -> Link:
    """The link of two passages that have a word in common, whatever their score."""
    between = find_overlap(both, cell)
    kind = link_label(between)
    return Link(
        between.a.telling.passage.id,
        between.b.telling.passage.id,
        value,
        kind,
        shared_spans(between, between.a, kind),
        shared_spans(between, between.b, kind),
        explain_link(both, between),
    )
