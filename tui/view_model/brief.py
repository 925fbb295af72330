"""The comparison in brief: in a line, in a few sentences, and on one screen with what matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.comparison import Comparison
from corpus.findings.phrasing import join_names
from corpus.model import DIFFERING_VERDICTS, Point, Tier, article_of
from corpus.passage_status import GLYPHS, marker
from corpus.reports.introduction import opening
from corpus.reports.phrases import count
from corpus.reports.voices import voice_line
from corpus.statistics import own_points, shared_points
from tui.view_model.place import Place

HINTS = {
    "next-shared": "shared",
    "next-difference": "differences",
    "next-missing": "missing here",
    "next-only-here": "only here",
    "help": "all keys",
}
"""Where to begin: commands, and what they lead to."""


def counts(comparison: Comparison) -> str:
    """How much there is: "3 sources · 28 points, 9 shared, 4 likely · 2 differ · 3 of 12 reviewed".

    The first number of shared points is of firm ones. Reviewed is what a person decided about links
    and omissions, of that and all that is only likely; it is named from the first decision on.
    """
    sources, points = len(comparison.articles), len(comparison.points)
    shared = len(shared_points(comparison, tier="firm"))
    likely = len(shared_points(comparison, tier="likely"))
    more = f", {likely:,} likely" if likely else ""
    parts = [count(sources, "source"), f"{count(points, 'point')}, {shared:,} shared{more}"]
    if differing := sum(one.verdict in DIFFERING_VERDICTS for one in comparison.findings):
        parts.append(f"{differing:,} differ" if differing > 1 else "1 differs")
    if reviewed := comparison.reviewed.decided:
        parts.append(f"{reviewed:,} of {comparison.reviewed.total:,} reviewed")
    if comparison.problems:
        parts.append(f"{len(comparison.problems):,} unread")
    return " · ".join(parts)


def overview(comparison: Comparison, keys: str) -> tuple[str, ...]:
    """What there is to see, the `keys` that lead there, and what could not be read."""
    problems = comparison.problems
    unread = tuple(f"Not read: {problem.source}: {problem.cause}" for problem in problems)
    return (*opening(comparison), keys, *unread)


def threshold_change(before: Comparison, after: Comparison) -> str:
    """What another threshold has changed: "Threshold 0.30 → 0.25: 3 more links"."""
    more = len(after.links) - len(before.links)
    thresholds = f"{before.settings.threshold:.2f} → {after.settings.threshold:.2f}"
    if not more:
        return f"Threshold {thresholds}: no change"
    links = "link" if abs(more) == 1 else "links"
    return f"Threshold {thresholds}: {abs(more):,} {'more' if more > 0 else 'fewer'} {links}"


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One sentence, and the place that it leads to."""

    glyph: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class BriefSection:
    """Lines under one heading, the most important first."""

    title: str
    """What they are, and how many: "Both say · 3 points, 4 more may be shared"."""
    lines: tuple[BriefLine, ...]


def brief(comparison: Comparison) -> tuple[BriefSection, ...]:
    """The sections of the brief that have lines.

    Of two articles: what both say, where they differ, what only the one and only the other has; of
    more, what all say and what some say. Firm points come before likely ones, heavy ones first.
    """
    every = [article.id for article in comparison.articles]
    both = "Both say" if len(every) == 2 else "All say"
    sections = (
        _points(comparison, both, lambda tier: shared_points(comparison, *every, tier=tier)),
        _points(comparison, "Some say", lambda tier: _shared_by_some(comparison, tier), named=True),
        _differences(comparison),
        *(_only_in(comparison, article) for article in every),
        _voices(comparison),
    )
    return tuple(section for section in sections if section.lines)


def _only_in(comparison: Comparison, article: str) -> BriefSection:
    title = f"Only in {comparison.labels[article]}"
    return _points(comparison, title, lambda tier: own_points(comparison, article, tier))


def _voices(comparison: Comparison) -> BriefSection:
    """Who is quoted or cited, by name or not, those with a name first."""
    lines = []
    for voice in comparison.voices:
        article = next(article for article in comparison.article if article in voice.articles)
        place = Place(article, voice.articles[article].passages[0])
        lines.append(BriefLine("", voice_line(comparison, voice), place))
    return BriefSection(f"Who is quoted · {len(lines):,}", tuple(lines))


def _shared_by_some(comparison: Comparison, tier: Tier) -> Sequence[Point]:
    every = len(comparison.articles)
    found = shared_points(comparison, tier=tier)
    return [point for point in found if len(point.included_by) < every]


def _points(
    comparison: Comparison,
    title: str,
    of_tier: Callable[[Tier], Sequence[Point]],
    *,
    named: bool = False,
) -> BriefSection:
    """A section of points; where `named`, each says who includes it."""
    firm, likely = of_tier("firm"), of_tier("likely")
    parts = [str(len(firm))] if firm else []
    if likely:
        parts.append(f"{len(likely):,} {'more ' if firm else ''}likely")
    lines = (_line(comparison, point, named=named) for point in (*firm, *likely))
    return BriefSection(f"{title} · {', '.join(parts)}", tuple(lines))


def _line(comparison: Comparison, point: Point, *, named: bool) -> BriefLine:
    passage = comparison.passage[point.core]
    text = " ".join((point.text or passage.text).split())
    if named:
        outlets = join_names([comparison.labels[article] for article in point.included_by])
        text = f"{outlets}: {text}"
    place = Place(article_of(point.core), point.core)
    return BriefLine(GLYPHS[marker(comparison, passage)], text, place)


def _differences(comparison: Comparison) -> BriefSection:
    found = [one for one in comparison.findings if one.verdict in DIFFERING_VERDICTS]
    lines = tuple(
        BriefLine(
            GLYPHS["differs"],
            finding.says,
            Place(article_of(finding.passages[0]), finding.passages[0]),
        )
        for finding in found
    )
    return BriefSection(f"They differ · {len(found):,}", lines)
