"""One passage or one finding as a few lines of text, with its sources: for a mail, a message."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.alignment.link import Link
from corpus.alignment.point import Point
from corpus.article import Passage, article_of
from corpus.comparison import Comparison
from corpus.findings.finding import Finding, Near, Omission
from corpus.findings.naming import listing, names
from corpus.reading.cleaning import line
from corpus.reports.phrases import day, told

Clipped = Passage | Finding | Point | Link
"""What can be taken out of a comparison by itself."""


def clipping(comparison: Comparison, of: Clipped) -> str:
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
    comparison: Comparison, says: str, passages: Iterable[str], nearest: Iterable[Near] = ()
) -> str:
    given = [f"- {_passage(comparison, comparison.passage[passage])}" for passage in passages]
    given += [
        f"- Nearest, score {near.score:.2f}: "
        f"{_passage(comparison, comparison.passage[near.passage])}"
        for near in nearest
    ]
    return "\n".join((line(says), *given))


def _missing(comparison: Comparison, point: Point) -> str:
    called = names(comparison.articles)
    missing = [called[article] for article in point.not_found_in]
    return f"Not found in {listing(missing)}:" if missing else ""


def _passage(comparison: Comparison, passage: Passage) -> str:
    """A passage with who tells it, when, in which paragraph, and the address if it has one."""
    article = comparison.article[article_of(passage.id)]
    published = (day(article.published),) if article.published else ()
    address = (line(article.url),) if article.url else ()
    called = names(comparison.articles)[article.id]
    source = ", ".join((called, *published, f"¶{passage.paragraph}", *address))
    return f"{line(passage.text)} ({source})"
