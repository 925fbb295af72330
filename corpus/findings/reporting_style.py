"""How each outlet tells: by which verbs it gives what people say, and how often it hedges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from corpus.extraction.analysis import analyze
from corpus.findings.wording_model import hedged

if TYPE_CHECKING:
    from corpus.model import Article


class ReportingStyle(NamedTuple):
    """How often an outlet uses words of telling and of doubt, in its own voice."""

    verbs: Mapping[str, int]
    """By the verb's name: "say", "claim"; the most frequent first."""
    hedges: Mapping[str, int]
    """By the words as they are written, in lower case."""


def reporting_styles(articles: Iterable[Article]) -> Mapping[str, ReportingStyle]:
    """The usage of each article's body passages, by the article's id."""
    return {article.id: _usage(article) for article in articles}


def _usage(article: Article) -> ReportingStyle:
    said = analyze(article).speech
    verbs: Counter[str] = Counter()
    hedges: Counter[str] = Counter()
    for passage in article.body:
        told = said.reporting_verbs.get(passage.id, ())
        verbs.update(one.verb.name for one in told)
        tokens = said.narration.get(passage.id, ())
        for first, end in hedged(tokens, told):
            hedges[" ".join(token.lower for token in tokens[first:end])] += 1
    return ReportingStyle(_ordered(verbs), _ordered(hedges))


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
