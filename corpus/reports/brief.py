"""The comparison in brief: what differs, what is missing where, what all say, who is quoted.

The dashboard shows all of it; reports open with the most important lines, in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.article import article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.findings.kinds import plural
from corpus.model import DIFFERING_VERDICTS, FigureFinding, Finding, Link, Omission, Point, Tier
from corpus.reports.citations import Citation
from corpus.reports.evidence import difference_sentence
from corpus.reports.phrases import copies_words, count, few
from corpus.reports.voices import voice_line
from corpus.selection import finding_weight
from corpus.statistics import (
    absences,
    all_origins,
    origins_reporting,
    own_points,
    points_in_all,
    points_of_several_origins,
)

SectionKind = Literal["differ", "missing", "only", "all", "some", "voices"]


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One sentence with the passages that prove it."""

    text: str
    passages: tuple[str, ...]
    """Ids; the one that stands for it is first. Of voices, the first passage of each article."""
    tier: Tier = "firm"
    missing: str = ""
    """Where it is missing, unless the title of the section says so."""
    weight: float = 0.0
    """The weight of the point; 0 for lines that are about no point."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """By article, how many copies of it have the line too, in words; they are not among passages.
    """
    is_in_part: bool = False
    """Whether reports share only a part of it."""

    def where(self, cite: Mapping[str, Citation]) -> str:
        """Who says it in which paragraph, and where it is missing: "A ¶2; not found in B"."""
        found: dict[str, str] = {}
        for passage in self.passages:
            cited, article = cite[passage], article_of(passage)
            copies = self.copies.get(article, "")
            found.setdefault(article, f"{cited.name} {cited.place('¶')}{copies}")
        return "; ".join(filter(None, (few(list(found.values())), self.missing)))


@dataclass(frozen=True, slots=True)
class BriefSection:
    """Lines under one title, firm ones first, the most important first."""

    kind: SectionKind
    title: str
    """What they are: "Only in Agency One"."""
    lines: tuple[BriefLine, ...]
    nothing: str = ""
    """A sentence to say where there are no lines; empty to say nothing."""
    number: tuple[int, int] | None = None
    """How many there are, firm and likely, where `lines` are only some of them."""
    is_of_one_outlet: bool = False
    """Whether all its lines are from the outlet that the title names."""

    @property
    def heading(self) -> str:
        """The title with the counts of lines: "Only in Agency One · 7, 9 more likely"."""
        tiers = [line.tier for line in self.lines]
        firm, likely = self.number or (tiers.count("firm"), tiers.count("likely"))
        more = f"{likely:,} {'more ' if firm else ''}likely"
        counts = ", ".join([f"{firm:,}"] * bool(firm) + [more] * bool(likely))
        return " · ".join(filter(None, (self.title, counts)))


def brief_sections(view: ComparisonView) -> tuple[BriefSection, ...]:
    """What differs, what is missing where, what all say, who is quoted; sections may be empty.

    Of two articles, a section for what only the one and only the other has; of more, also one for
    what some say and others do not. With a reference, one section for what it lacks.
    """
    comparison = view.comparison
    every = all_origins(comparison)
    asked = view.selection
    sections = [_differences(view)]
    if asked.reference:
        sections.append(_missing_from(view, asked.reference))
    elif not asked.only or "omissions" in asked.only:
        if len(every) > 2:
            sections.append(_some(view))
        sections += [_only_in(view, article) for article in every]
    if not view.is_narrowed:
        sections.append(_all(view, every))
    if not asked.only or "quotes" in asked.only:
        sections.append(_voices(comparison))
    return tuple(sections)


def _differences(view: ComparisonView) -> BriefSection:
    """Figures and quotes that differ, firm ones first, the most important first."""
    found = [one for one in view.findings if one.verdict in DIFFERING_VERDICTS]
    found.sort(
        key=lambda one: (difference_tier(one) != "firm", -finding_weight(view.comparison, one))
    )
    lines = tuple(
        BriefLine(
            difference_sentence(one),
            passages,
            difference_tier(one),
            copies=copies,
        )
        for one in found
        if not isinstance(one, Omission)
        for passages, copies in (_by_origin(view.comparison, one.passages),)
    )
    return BriefSection("differ", "They differ", lines, _what_agrees(view))


def difference_tier(finding: Finding) -> Tier:
    """A figure's own tier; quotes that differ are read off the texts and are firm."""
    return finding.tier if isinstance(finding, FigureFinding) else "firm"


def _what_agrees(view: ComparisonView) -> str:
    """How many figures and quotes are the same where none differs."""
    kinds = [plural(one.kind) for one in view.findings if one.verdict in ("agree", "identical")]
    agreeing = [
        count(kinds.count(kind), kind.removesuffix("s"))
        for kind in ("figures", "quotes")
        if kind in kinds
    ]
    same = f"; {' and '.join(agreeing)} {'agree' if len(kinds) > 1 else 'agrees'}"
    return f"No figure or quote differs{same if agreeing else ''}."


def _missing_from(view: ComparisonView, reference: str) -> BriefSection:
    """What other articles have and the reference lacks."""
    omissions = [one for one in view.findings if isinstance(one, Omission)]
    lines = tuple(
        _line(view.comparison, view.comparison.point[one.point], tier)
        for tier in ("firm", "likely")
        for one in omissions
        if any(absence[:3:2] == (reference, tier) for absence in one.absent)
    )
    name = view.comparison.labels[reference]
    nothing = f"No point of the others is missing from {name}."
    return BriefSection("missing", f"Missing from {name}", lines, nothing)


def _some(view: ComparisonView) -> BriefSection:
    """What several articles have, but not all."""
    every = len(all_origins(view.comparison))
    shown = {point.id for point in view.points}

    def of_tier(tier: Tier) -> Sequence[Point]:
        found = points_of_several_origins(view.comparison, tier=tier)
        return [
            one
            for one in found
            if len(origins_reporting(view.comparison, one)) < every and one.id in shown
        ]

    lines = _points(view.comparison, of_tier, says_where=True)
    return BriefSection("some", "Some say", lines)


def _only_in(view: ComparisonView, article: str) -> BriefSection:
    name = view.comparison.names.of_origin(article)
    shown = {point.id for point in view.points}

    def of_tier(tier: Tier) -> Sequence[Point]:
        found = [one for one in own_points(view.comparison, article, tier) if one.id in shown]
        return sorted(found, key=lambda one: -_omission_weight(view.comparison, one))

    return BriefSection(
        "only",
        f"Only in {name}",
        _points(view.comparison, of_tier),
        is_of_one_outlet=list(view.comparison.counts_as.values()).count(article) == 1,
    )


def _all(view: ComparisonView, every: Sequence[str]) -> BriefSection:
    title = "Both say" if len(every) == 2 else "All say"
    what = "reports" if len(every) == len(view.comparison.articles) else "origins"
    nothing = f"No point was found in {'both' if len(every) == 2 else f'all {len(every)}'} {what}."
    lines = _points(view.comparison, lambda tier: points_in_all(view.comparison, tier))
    return BriefSection("all", title, lines, nothing)


def _voices(comparison: Comparison) -> BriefSection:
    """Who is quoted or cited, by name or not, those with a name first."""
    lines = tuple(
        BriefLine(
            voice_line(comparison, voice),
            tuple(
                voice.articles[article].passages[0]
                for article in comparison.article
                if article in voice.articles
            ),
        )
        for voice in comparison.voices
    )
    return BriefSection("voices", "Who is quoted", lines)


def _points(
    comparison: Comparison, of_tier: Callable[[Tier], Iterable[Point]], *, says_where: bool = False
) -> tuple[BriefLine, ...]:
    return tuple(
        _line(comparison, point, tier, says_where=says_where)
        for tier in _TIERS
        for point in of_tier(tier)
    )


_TIERS: tuple[Tier, Tier] = ("firm", "likely")


def _line(
    comparison: Comparison, point: Point, tier: Tier, *, says_where: bool = False
) -> BriefLine:
    text = " ".join((point.shown or point.text or comparison.passage[point.core].text).split())
    passages, copies = _by_origin(comparison, dict.fromkeys((point.core, *point.passages)))
    missing = missing_words(comparison, point) if says_where else ""
    weight = _omission_weight(comparison, point)
    in_part = _is_shared_in_part(comparison, point)
    return BriefLine(text, passages, tier, missing, weight, copies, in_part)


def _is_shared_in_part(comparison: Comparison, point: Point) -> bool:
    """Whether several origins have a point, and no two of them all of what a passage says."""
    own = set(point.passages)
    links = [
        link
        for passage in point.passages
        for link in comparison.links_of.get(passage, ())
        if {link.a, link.b} <= own and _is_between_origins(comparison, link)
    ]
    return bool(links) and all(link.label == "partial" for link in links)


def _is_between_origins(comparison: Comparison, link: Link) -> bool:
    one, other = (comparison.counts_as[article_of(end)] for end in (link.a, link.b))
    return one != other


def _by_origin(
    comparison: Comparison, passages: Iterable[str]
) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The passages of one article of each origin, and by it how many copies have some too.

    Of each origin, the article of the first passage is kept.
    """
    kept: dict[str, str] = {}
    shown: list[str] = []
    others: dict[str, set[str]] = {}
    for passage in passages:
        article = article_of(passage)
        first = kept.setdefault(comparison.counts_as[article], article)
        if article == first:
            shown.append(passage)
        elif comparison.article[article].outlet != comparison.article[first].outlet:
            others.setdefault(first, set()).add(article)
    return tuple(shown), {article: copies_words(found) for article, found in others.items()}


def _omission_weight(comparison: Comparison, point: Point) -> float:
    """How much it matters that a point is missing somewhere, and how sure that is."""
    omission = comparison.omission_of.get(point.id)
    return omission.weight if omission else point.weight


def missing_words(comparison: Comparison, point: Point) -> str:
    """Where a point is missing: "not found in A and B; may be missing from C"; empty if nowhere."""
    firm: list[str] = []
    likely: list[str] = []
    omission = comparison.omission_of.get(point.id)
    for one in absences(comparison, omission) if omission else ():
        name = comparison.names.of_origin(one.article)
        (firm if one.tier == "firm" else likely).append(name)
    clauses = (("not found in", firm), ("may be missing from", likely))
    return "; ".join(f"{how} {few(names)}" for how, names in clauses if names)
