"""The first lines of a report: what there is to see, in a sentence or one an article."""

from __future__ import annotations

from collections import Counter

from corpus.comparison import Comparison
from corpus.findings.phrasing import names
from corpus.reports.phrases import count


def opening(comparison: Comparison) -> tuple[str, ...]:
    """What is told in common and what is not found where, heaviest news first."""
    copies = _copies(comparison)
    if len(comparison.articles) == 2:
        return (*copies, _only_one(comparison), _in_common(comparison))
    return (*copies, _shares(comparison), *_each(comparison))


def _copies(comparison: Comparison) -> list[str]:
    """Which articles are largely one text, as when two outlets print an agency's copy."""
    called = names(comparison.articles)
    return [
        f"{called[copy.a]} and {called[copy.b]} are largely one text: "
        f"{copy.share:.0%} of the shorter stands in the other."
        for copy in comparison.copies
    ]


def _only_one(comparison: Comparison) -> str:
    one, two = (article.id for article in comparison.articles)
    called = names(comparison.articles)
    lacks = _lacks(comparison)
    if not lacks:
        return f"Nothing that {called[one]} or {called[two]} tells is missing from the other."
    clauses = [
        f"{called[teller]} tells {_things(lacks[other])} not found in {called[other]}"
        for teller, other in ((one, two), (two, one))
    ]
    return "; ".join(clauses) + "."


def _in_common(comparison: Comparison) -> str:
    both = sum(len(point.included_by) == 2 for point in comparison.points)
    return f"Both tell {_things(both)}."


def _shares(comparison: Comparison) -> str:
    tellers = Counter(len(point.included_by) for point in comparison.points)
    every = len(comparison.articles)
    some = sum(tellers[number] for number in range(2, every))
    return (
        f"Of {count(len(comparison.points), 'thing')} told, {tellers[every]:,} "
        f"{_be(tellers[every])} told by all {every} articles, {some:,} by some of them, "
        f"{tellers[1]:,} by one alone."
    )


def _each(comparison: Comparison) -> list[str]:
    lacks = _lacks(comparison)
    alone = Counter(
        point.included_by[0] for point in comparison.points if len(point.included_by) == 1
    )
    return [
        f"{name} alone tells {_things(alone[article])}; {count(lacks[article], 'thing')} told by "
        f"others {_be(lacks[article])} not found in it."
        for article, name in names(comparison.articles).items()
    ]


def _lacks(comparison: Comparison) -> Counter[str]:
    """How many points told by others are not found in each article."""
    return Counter(article for point in comparison.points for article in point.not_found_in)


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _things(number: int) -> str:
    return count(number, "thing") if number else "nothing"
