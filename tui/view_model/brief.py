"""The comparison in brief: in a line, in a few sentences, and on one screen with what matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import article_of
from corpus.comparison import Comparison
from corpus.model import DIFFERING_VERDICTS, Tier
from corpus.passage_status import GLYPHS, Marker, marker
from corpus.reports import brief as sections
from corpus.reports.brief import SectionKind, brief_sections, difference_tier
from corpus.reports.citations import Citation, citations
from corpus.reports.introduction import opening, origin_counts, provenance_chapters
from corpus.reports.phrases import count
from corpus.statistics import points_of_several_origins
from tui.view_model.place import Place

HINTS = {
    "next-shared": "shared",
    "next-difference": "differences",
    "next-missing": "heaviest missing here",
    "next-only-here": "only here",
    "help": "all keys",
}
"""Where to begin: commands, and what they lead to."""


def counts(comparison: Comparison) -> str:
    """How much there is: "3 reports · 28 points, 9 shared, 4 likely · 2 differ · 3 of 12 reviewed".

    Where outlets print one text, the reports are "5 outlets, 2 origins".

    The first number of shared points is of firm ones. Reviewed is what a person decided about links
    and omissions, of that and all that is only likely; it is named from the first decision on.
    """
    reports, points = len(comparison.articles), len(comparison.points)
    shared = len(points_of_several_origins(comparison, tier="firm"))
    likely = len(points_of_several_origins(comparison, tier="likely"))
    more = f", {likely:,} likely" if likely else ""
    parts = [
        origin_counts(comparison) or count(reports, "report"),
        f"{count(points, 'point')}, {shared:,} shared{more}",
    ]
    differing = [one for one in comparison.findings if one.verdict in DIFFERING_VERDICTS]
    parts += _differences([difference_tier(one) for one in differing])
    if reviewed := comparison.reviewed.decided:
        parts.append(f"{reviewed:,} of {comparison.reviewed.total:,} reviewed")
    if comparison.problems:
        parts.append(f"{len(comparison.problems):,} unread")
    return " · ".join(parts)


def _differences(tiers: Sequence[Tier]) -> Iterator[str]:
    """How many figures and quotes differ: "2 differ, 1 likely", "1 may differ"."""
    firm, likely = tiers.count("firm"), tiers.count("likely")
    if firm:
        more = f", {likely:,} likely" if likely else ""
        yield f"{firm:,} {'differ' if firm > 1 else 'differs'}{more}"
    elif likely:
        yield f"{likely:,} may differ"


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


MOST_LINES = 40
"""The most lines of a section; who wants to read on needs a list to sort and search."""


@dataclass(frozen=True, slots=True)
class BriefSection:
    """Lines under one heading, the most important first."""

    title: str
    """What they are, and how many: "Both say · 3, 4 more likely"."""
    lines: tuple[BriefLine, ...]
    more: str = ""
    """How many lines are left out, and where they are; empty if none."""


_ORDER: tuple[SectionKind, ...] = ("all", "some", "differ", "missing", "only", "voices")
"""The sections on the screen, from the first to the last."""
_REST: Mapping[SectionKind, str] = {"differ": "among the findings", "voices": "among the voices"}
"""Where the lines are that a section leaves out; else the matrix has every point."""


def brief(comparison: Comparison) -> tuple[BriefSection, ...]:
    """The sections of the brief that have lines, in the words in which reports have them.

    Of two articles: what both say, where they differ, what only the one and only the other has; of
    more, what all say and what some say. Firm points come before likely ones, heavy ones first.
    """
    cite = citations(comparison)
    found = sorted(brief_sections(comparison.whole), key=lambda one: _ORDER.index(one.kind))
    said = tuple(_section(comparison, cite, section) for section in found if section.lines)
    return said + tuple(_provenance(comparison))


def _section(
    comparison: Comparison, cite: Mapping[str, Citation], section: sections.BriefSection
) -> BriefSection:
    lines = section.lines[:MOST_LINES]
    left = len(section.lines) - len(lines)
    return BriefSection(
        section.heading,
        tuple(_line(comparison, cite, section, line) for line in lines),
        f"{left:,} more {_REST.get(section.kind, 'in the matrix')}" if left else "",
    )


def _provenance(comparison: Comparison) -> Iterator[BriefSection]:
    """What reports were made from, and what their editions changed."""
    for chapter in provenance_chapters(comparison):
        lines = tuple(
            BriefLine("", line.text, Place(article_of(line.passage), line.passage))
            for line in chapter.lines
            if line.passage
        )
        yield BriefSection(chapter.heading, lines)


def _line(
    comparison: Comparison,
    cite: Mapping[str, Citation],
    section: sections.BriefSection,
    line: sections.BriefLine,
) -> BriefLine:
    first = line.passages[0]
    glyph = _glyph(section.kind, line, marker(comparison, cite[first].passage))
    text = f"{line.text} ({line.where(cite)})" if section.kind == "some" else line.text
    return BriefLine(glyph, text, Place(article_of(first), first))


def _glyph(kind: SectionKind, line: sections.BriefLine, passage: Marker) -> str:
    """The sign of what a line says, however sure that is; `passage` is the marker of its passage.

    A passage may be firmly shared by two where it is only likely that all say it.
    """
    if kind == "voices":
        return ""
    if kind == "differ":
        return GLYPHS["differs"]
    if kind == "missing":
        return GLYPHS[passage]
    if kind == "only":
        return GLYPHS["only-here" if line.tier == "firm" else "likely-only-here"]
    if line.is_in_part:
        return GLYPHS["partial" if line.tier == "firm" else "likely-partial"]
    return GLYPHS["shared" if line.tier == "firm" else "likely-shared"]
