"""Narrows a comparison to the findings and points that a user asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from corpus.article import Article, article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.findings.kinds import plural
from corpus.findings.phrasing import join_names, outlet_labels
from corpus.model import FigureFinding, Finding, Omission, QuoteFinding, Selection
from corpus.text_cleaning import clean_line


class UnknownReferenceError(ValueError):
    """A name of no article, or of several; as a string, one line with the choices."""


def is_missing_from(finding: Finding, article: str) -> bool:
    """Whether a finding is about something that an article, by its id, lacks and others have.

    That is a point; or a figure or a quote of something that the article reports too: it covers
    the fire, but gives no death toll.
    """
    if isinstance(finding, Omission):
        return article in finding.not_found_in
    return (
        finding.verdict == "only here"
        and article in map(article_of, finding.passages)
        and article not in _articles_giving(finding)
    )


def concerns_article(finding: Finding, article: str) -> bool:
    """Whether a finding says that an article, by its id, lacks something or differs from others."""
    if isinstance(finding, Omission) or finding.verdict == "only here":
        return is_missing_from(finding, article)
    return article in map(article_of, finding.passages)


def find_article(articles: Sequence[Article], name: str) -> Article:
    """The article that a user means: by its number from 1, its outlet, its source or its path.

    The beginning of a word of the outlet's name is enough if no other article's has it. These ways
    are tried in order: the first in which any article is meant decides, even if several are.

    Raises:
        UnknownReferenceError: no article has this name, or several have it.

    """
    labels = outlet_labels(articles)
    sought = clean_line(name).casefold()

    def is_named(number: int, article: Article) -> bool:
        return (
            sought in (str(number), labels[article.id].casefold())
            or name == article.source
            or PurePath(name) == PurePath(article.source)
        )

    def is_in_file(_: int, article: Article) -> bool:
        return PurePath(article.source).name.casefold() == sought

    def has_word_beginning(_: int, article: Article) -> bool:
        return _begins_a_word(sought, labels[article.id].casefold())

    for is_meant in (is_named, is_in_file, has_word_beginning):
        meant = [article for number, article in enumerate(articles, 1) if is_meant(number, article)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            break
    fault = "is more than one article" if meant else "is no article"
    choices = [f"{number} ({labels[article.id]})" for number, article in enumerate(articles, 1)]
    raise UnknownReferenceError(f"{clean_line(name)!r} {fault}; name {join_names(choices, 'or')}")


def _begins_a_word(sought: str, name: str) -> bool:
    return bool(sought) and f" {sought}" in f" {name}"


def _articles_giving(finding: Finding) -> Iterator[str]:
    """The ids of the articles that give a figure or a quote."""
    if isinstance(finding, FigureFinding):
        yield from (article_of(value.passage) for value in finding.values)
    elif isinstance(finding, QuoteFinding):
        yield from (article_of(quote.passage) for quote in finding.quotes)


def narrow(comparison: Comparison, selection: Selection) -> ComparisonView:
    """A view of the findings and points that were asked for, with the reference as first article.

    `only` names kinds of findings, so it leaves points as they are.

    Raises:
        KeyError: the reference is none of the articles.

    """
    reference = comparison.article[selection.reference] if selection.reference else None
    findings = tuple(
        finding for finding in comparison.findings if _is_asked_for(comparison, finding, selection)
    )
    points = tuple(
        point
        for point in comparison.points
        if point.weight >= selection.min_weight
        and (not reference or reference.id in point.not_found_in)
    )
    if reference:
        others = (article for article in comparison.articles if article != reference)
        comparison = replace(comparison, articles=(reference, *others))
    return ComparisonView(comparison, findings, points, selection)


def finding_weight(comparison: Comparison, finding: Finding) -> float:
    """How much a finding matters, 0 to 1: the weight of the heaviest point that it is about."""
    if isinstance(finding, Omission):
        return finding.weight
    points = (
        point for passage in finding.passages for point in comparison.points_of.get(passage, ())
    )
    return max((point.weight for point in points), default=0.0)


def _is_asked_for(comparison: Comparison, finding: Finding, selection: Selection) -> bool:
    return (
        _is_in_some_kind(comparison, finding, selection.only)
        and (
            not selection.min_weight or finding_weight(comparison, finding) >= selection.min_weight
        )
        and (not selection.reference or concerns_article(finding, selection.reference))
    )


def _is_in_some_kind(comparison: Comparison, finding: Finding, kinds: tuple[str, ...]) -> bool:
    """Whether a finding is of one of these kinds; of any, where none is named.

    "headline" stands for the findings of every kind that a headline proves.
    """
    if not kinds or plural(finding.kind) in kinds:
        return True
    return "headline" in kinds and any(
        comparison.passage[passage].reason == "headline" for passage in finding.passages
    )
