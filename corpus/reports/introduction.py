"""What introduces a report: its main counts in words, and what it does not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus.comparison import Comparison, ComparisonView
from corpus.findings.kinds import KINDS, plural
from corpus.findings.phrasing import join_names
from corpus.model import Finding
from corpus.reports.phrases import count
from corpus.statistics import missing_points, own_points, shared_points


def opening(comparison: Comparison) -> tuple[str, ...]:
    """The sentences a report opens with: near copies, then what is shared and what is missing.

    Of two articles, what each has that the other lacks, then what both have; of more, how many
    points are in all, some and one of them, then a sentence for each article.
    """
    copies = [
        f"{comparison.labels[copy.a]} and {comparison.labels[copy.b]} are largely the same text: "
        f"{copy.share:.0%} of the shorter one is in the other too."
        for copy in comparison.copies
    ]
    if len(comparison.articles) == 2:
        return (*copies, *_of_two(comparison))
    return (*copies, _distribution(comparison), *_each(comparison))


def _of_two(comparison: Comparison) -> tuple[str, str]:
    one, two = comparison.labels
    called = comparison.labels
    only = {one: missing_points(comparison, two), two: missing_points(comparison, one)}
    clauses = [
        f"{called[article]} has {_points(len(only[article]))} not found in {called[other]}"
        for article, other in ((one, two), (two, one))
    ]
    if not any(only.values()):
        clauses = [f"No point of {called[one]} or {called[two]} is missing from the other"]
    return (
        f"{'; '.join(clauses)}.",
        f"{_points(len(shared_points(comparison))).capitalize()} in both.",
    )


def _distribution(comparison: Comparison) -> str:
    having = Counter(len(point.included_by) for point in comparison.points)
    articles, points = len(comparison.articles), count(len(comparison.points), "point")
    some = sum(having[number] for number in range(2, articles))
    if not having[articles]:
        return (
            f"No point is in all {articles} articles; of {points}, {some:,} {_be(some)} in some of "
            f"them, {having[1]:,} in only one."
        )
    return (
        f"Of {points}, {having[articles]:,} {_be(having[articles])} in all {articles} articles, "
        f"{some:,} in some of them, {having[1]:,} in only one."
    )


def _each(comparison: Comparison) -> list[str]:
    sentences = []
    for article, name in comparison.labels.items():
        own = _points(len(own_points(comparison, article)))
        missing = len(missing_points(comparison, article))
        sentences.append(
            f"{name} has {own} of its own; {_points(missing)} from the others "
            f"{'was' if missing == 1 else 'were'} not found in it."
            if missing
            else f"{name} has {own} of its own, and every point the others have."
        )
    return sentences


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _points(number: int) -> str:
    return count(number, "point") if number else "no points"


def review_summary(comparison: Comparison) -> tuple[str, ...]:
    """One sentence on the links that a reviewer decided; nothing where there are none."""
    origins = [link.origin for link in comparison.links]
    decided = {
        "confirmed": origins.count("confirmed"),
        "added": origins.count("added"),
        "rejected": len(comparison.rejected),
    }
    if not any(decided.values()):
        return ()
    said = ", ".join(f"{count(number, 'link')} {how}" for how, number in decided.items() if number)
    return (f"Review: {said}. Rejected links are not used, whatever their score.",)


# What a narrowed report shows, and what it does not.


def narrowing(view: ComparisonView) -> tuple[str, ...]:
    """One sentence on what is shown and why, one on what is not; nothing where all is shown."""
    if not view.is_narrowed:
        return ()
    hidden = [*_hidden(view), "matching passages", "excluded text"]
    return (f"{_shown(view)} Not shown: {join_names(hidden)}.",)


def table_narrowing(view: ComparisonView, table: str) -> str:
    """The same for a CSV table, which cannot say it itself; empty where all is shown."""
    if not view.is_narrowed:
        return ""
    if table == "findings":
        hidden = _hidden(view)
        return _shown(view) + (f" Not shown: {join_names(hidden)}." if hidden else "")
    if table == "points":
        return f"Showing {len(view.points):,} of {count(len(view.comparison.points), 'point')}."
    return f"Showing every row of {table}: filters apply to findings and points only."


def findings_by_kind(findings: Iterable[Finding]) -> Counter[str]:
    """How many findings there are of each kind, by its name in KINDS and in their order."""
    of = Counter(plural(finding.kind) for finding in findings)
    return Counter({kind: of[kind] for kind in KINDS if of[kind]})


def _shown(view: ComparisonView) -> str:
    every = count(len(view.comparison.findings), "finding")
    return f"Showing {len(view.findings):,} of {every}: {_asked(view)}."


def _hidden(view: ComparisonView) -> list[str]:
    hidden = findings_by_kind(view.comparison.findings)
    hidden.subtract(findings_by_kind(view.findings))
    return [_of_kind(kind, number) for kind, number in hidden.items() if number]


def _asked(view: ComparisonView) -> str:
    asked = view.selection
    kinds = ["headlines" if kind == "headline" else kind for kind in asked.only]
    parts = [f"only {join_names(kinds)}"] if kinds else []
    if asked.min_weight:
        parts.append(f"weight {asked.min_weight:g} or more")
    if asked.reference:
        own = view.comparison.labels[asked.reference]
        parts.append(f"what {own} lacks or reports differently")
    return ", ".join(parts)


def _of_kind(kind: str, number: int) -> str:
    if kind == "wording":
        return f"{count(number, 'difference')} of wording"
    return count(number, kind.removesuffix("s"))
