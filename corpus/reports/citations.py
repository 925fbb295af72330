"""One passage or one finding as a few lines of text, with its sources: for a mail, a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.findings.phrasing import join_names, outlet_labels
from corpus.model import Finding, Link, NearestPassage, Omission, Passage, Point, article_of
from corpus.reports.phrases import day, told
from corpus.text_cleaning import clean_line

# Passages as a report cites them.


class Citation(NamedTuple):
    """A passage and what the report calls its article: enough to find it again."""

    name: str
    passage: Passage

    def place(self, sign: str) -> str:
        """Where in the article it stands, with a word or a sign for "paragraph"."""
        if self.passage.kind == "heading":
            return self.passage.reason or "heading"
        return f"{sign}{self.passage.paragraph}"


def citations(comparison: Comparison) -> Mapping[str, Citation]:
    """Every passage by its id, in the order of the articles and their texts."""
    called = outlet_labels(comparison.articles)
    return {
        passage.id: Citation(called[article.id], passage)
        for article in comparison.articles
        for passage in article.passages
    }


CopiedText = Passage | Finding | Point | Link
"""What can be taken out of a comparison by itself."""


def copied_citation(comparison: Comparison, of: CopiedText) -> str:
    """What it says, and the passages that prove it, each on one line with its source."""
    if isinstance(of, Passage):
        return _passage(comparison, of)
    if isinstance(of, Link):
        linked = of in comparison.links_of.get(of.a, ())
        how = told(of).capitalize() if linked else f"Not linked, score {of.score:.2f}"
        return _lines(comparison, f"{how}:", (of.a, of.b))
    if isinstance(of, Point):
        missing = _missing(comparison, of)
        return _lines(comparison, missing or "Told by all:", of.passages)
    if isinstance(of, Omission):
        return _lines(comparison, of.says, of.passages, of.nearest)
    return _lines(comparison, of.says, of.passages)


def _lines(
    comparison: Comparison,
    says: str,
    passages: Iterable[str],
    nearest: Iterable[NearestPassage] = (),
) -> str:
    given = [f"- {_passage(comparison, comparison.passage[passage])}" for passage in passages]
    given += [
        f"- Nearest, score {near.score:.2f}: "
        f"{_passage(comparison, comparison.passage[near.passage])}"
        for near in nearest
    ]
    return "\n".join((clean_line(says), *given))


def _missing(comparison: Comparison, point: Point) -> str:
    called = outlet_labels(comparison.articles)
    missing = [called[article] for article in point.not_found_in]
    return f"Not found in {join_names(missing)}:" if missing else ""


def _passage(comparison: Comparison, passage: Passage) -> str:
    """A passage with who tells it, when, in which paragraph, and the address if it has one."""
    article = comparison.article[article_of(passage.id)]
    published = (day(article.published),) if article.published else ()
    address = (clean_line(article.url),) if article.url else ()
    called = outlet_labels(comparison.articles)[article.id]
    source = ", ".join((called, *published, f"¶{passage.paragraph}", *address))
    return f"{clean_line(passage.text)} ({source})"
