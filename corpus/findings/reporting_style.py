"""Attribution and hedging: how often each outlet uses which reporting verbs and hedges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from corpus.extraction.analysis import analyze
from corpus.findings.wording_model import find_hedges

if TYPE_CHECKING:
    from corpus.model import Article


class ReportingStyle(NamedTuple):
    """How often an outlet uses reporting verbs and hedges, outside quotation marks."""

    verbs: Mapping[str, int]
    """By the verb's name: "say", "claim"; the most frequent first."""
    hedges: Mapping[str, int]
    """By the words as they are written, in lower case."""


def reporting_styles(articles: Iterable[Article]) -> Mapping[str, ReportingStyle]:
    """The reporting style of each article's body passages, by the article's id."""
    return {article.id: _style(article) for article in articles}


def _style(article: Article) -> ReportingStyle:
    speech = analyze(article).speech
    verbs: Counter[str] = Counter()
    hedges: Counter[str] = Counter()
    for passage in article.body:
        reporting_verbs = speech.reporting_verbs.get(passage.id, ())
        verbs.update(one.verb.name for one in reporting_verbs)
        tokens = speech.narration.get(passage.id, ())
        for first, end in find_hedges(tokens, reporting_verbs):
            hedges[" ".join(token.lower for token in tokens[first:end])] += 1
    return ReportingStyle(_ordered(verbs), _ordered(hedges))


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
