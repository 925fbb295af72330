"""One article as the reader's own: which it is, what it lacks, what of the findings concerns it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from corpus.findings.phrasing import listing, names
from corpus.model import Article, article_of
from corpus.model__figure import FigureFinding
from corpus.model__finding import Finding, Omission, QuoteFinding
from corpus.text_cleaning import line


class UnknownReferenceError(ValueError):
    """A name that is no article's, or several articles'; as a string, one line with the choices."""


def lacks(finding: Finding, article: str) -> bool:
    """Whether it is of something that others tell and that is not found in an article, by its id.

    That is a point, or a figure or a quote of what the article tells without it.
    """
    if isinstance(finding, Omission):
        return article in finding.not_found_in
    return (
        finding.verdict == "only here"
        and article in map(article_of, finding.passages)
        and article not in _givers(finding)
    )


def concerns(finding: Finding, article: str) -> bool:
    """Whether an article, by its id, lacks what others tell, or tells it otherwise than they do."""
    if isinstance(finding, Omission) or finding.verdict == "only here":
        return lacks(finding, article)
    return article in map(article_of, finding.passages)


def named(articles: Sequence[Article], name: str) -> Article:
    """The article that a reader means: by its number from 1, its outlet, its source or its path.

    The beginning of a word of an outlet's name will do where no other article has it.

    Raises:
        UnknownReferenceError: no article is called so, or more than one.

    """
    called = names(articles)
    sought = line(name).casefold()
    ways: tuple[Callable[[int, Article], bool], ...] = (
        lambda number, article: (
            sought in (str(number), called[article.id].casefold())
            or name == article.source
            or PurePath(name) == PurePath(article.source)
        ),
        lambda _, article: PurePath(article.source).name.casefold() == sought,
        lambda _, article: _begins_a_word(sought, called[article.id].casefold()),
    )
    for way in ways:
        found = [article for number, article in enumerate(articles, 1) if way(number, article)]
        if len(found) == 1:
            return found[0]
        if found:
            break
    fault = "is more than one article" if found else "is no article"
    choices = [f"{number} ({called[article.id]})" for number, article in enumerate(articles, 1)]
    raise UnknownReferenceError(f"{line(name)!r} {fault}; name {listing(choices, 'or')}")


def _begins_a_word(sought: str, name: str) -> bool:
    return bool(sought) and f" {sought}" in f" {name}"


def _givers(finding: Finding) -> Iterator[str]:
    """The ids of the articles in which a figure or a quote stands."""
    if isinstance(finding, FigureFinding):
        yield from (article_of(value.passage) for value in finding.values)
    elif isinstance(finding, QuoteFinding):
        yield from (article_of(quote.passage) for quote in finding.quotes)
