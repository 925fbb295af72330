"""The lead of a report: one page that can be sent as it is, whatever the number of articles.

Its sections are those of the brief (`brief_sections`), with as many of their lines as fit. Below it
are the sentences on what a narrowed report shows and hides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from corpus.article import Article, article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.findings.kinds import KINDS, plural
from corpus.findings.phrasing import join_names
from corpus.model import Finding
from corpus.reports.brief import BriefLine, BriefSection, SectionKind, brief_sections
from corpus.reports.citations import Citation
from corpus.reports.introduction import about_sources, main_counts
from corpus.reports.phrases import count, day, excerpt, few
from corpus.statistics import all_origins
from corpus.text_cleaning import clean_line
from corpus.version import __version__

WIDTH = 78
"""Columns of the text report, whatever the terminal: a mail quotes it without breaking a line."""

LONGEST = 60
"""The most lines of a lead as text; the other formats have the same sentences."""

_WORDS = 55
"""The most words of an article that a line quotes; a sentence that has more ends in "…"."""
_MOST: Mapping[SectionKind, int] = {
    "differ": 5,
    "missing": 6,
    "some": 4,
    "only": 3,
    "all": 4,
    "voices": 4,
}
"""The most lines of a section."""
_APART = 3
"""The most articles that each have a section for what only they have."""
_OF_EACH = 2
"""The most lines of one article in the section that they share if there are more."""
_NAMED = 5
"""The most articles that have a line each at the head; of more, only the names are given."""

_LIKELY: Mapping[SectionKind, str] = {
    "differ": "",  # the sentence says it
    "missing": "likely missing",
    "some": "likely shared",
    "only": "likely only there",
    "all": "likely shared",
    "voices": "",
}
"""The words in brackets after a line that is only likely."""
_SHARED: frozenset[SectionKind] = frozenset({"some", "all"})
"""Sections of what reports share, which may be only a part of what a line says."""

HOW_SURE = "How sure this is"
"""The heading of the last section."""


class LeadLine(NamedTuple):
    """A sentence with the places that prove it."""

    text: str
    cited: tuple[Citation, ...]
    """A passage of each article that has it, the first few."""
    is_outlet_named: bool
    """Whether the places name their outlets; otherwise the heading does."""
    more: tuple[str, ...]
    """What else stands in the brackets: how many others, where it is missing, that it is likely."""
    copies: Mapping[str, str] = MappingProxyType({})
    """By article, how many copies of it have the line too, in words."""

    def place(self, cited: Citation) -> str:
        """Where a passage stands: "AP ¶6", "Herald ¶6 and 3 copies"."""
        copies = self.copies.get(article_of(cited.passage.id), "")
        where = cited.place("¶") + copies
        return f"{cited.name} {where}" if self.is_outlet_named or copies else where

    @property
    def whole(self) -> str:
        """The sentence with its places in brackets; a voice is followed by none."""
        places = ", ".join(map(self.place, self.cited))
        inside = "; ".join(filter(None, (places, *self.more)))
        return f"{self.text} ({inside})" if inside else self.text


class LeadSection(NamedTuple):
    """Lines under a heading, which says how many there are in all."""

    heading: str
    kind: SectionKind
    lines: tuple[LeadLine, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """A page in sentences."""

    title: str
    says: tuple[str, ...]
    """How many reports there are and what is in them, in sentences."""
    articles: tuple[tuple[str, Article | None], ...]
    """Each article in a line; of many, their names in one line, without an article."""
    sections: tuple[LeadSection, ...]
    sure: tuple[str, ...]
    """How sure it is, in sentences."""


def lead(view: ComparisonView, cite: Mapping[str, Citation]) -> Lead:
    """The most important lines of each section of the brief, as many as fit on the page.

    Every section gets its first line before any gets a second one.
    """
    comparison = view.comparison
    title = excerpt(clean_line(comparison.title), _WORDS)
    empty = Lead(
        title=title or few(list(comparison.labels.values())),
        says=(*about_sources(comparison), *main_counts(comparison), *narrowing(view)),
        articles=_articles(comparison),
        sections=(),
        sure=_sure(),
    )
    has_copies = len(all_origins(comparison)) < len(comparison.articles)
    found = _merged(brief_sections(view), "origin" if has_copies else "report")
    wanted = [(section, list(_wanted(section, cite))) for section in found]
    wanted = [(section, lines) for section, lines in wanted if lines]
    heights = [[lines_of(line.whole, 4) for line in lines] for _, lines in wanted]
    left = LONGEST - height(empty) - len(wanted) * 2
    shown = [0] * len(wanted)
    for turn in range(max(_MOST.values())):
        for place, costs in enumerate(heights):
            if shown[place] == turn < len(costs) and costs[turn] <= left:
                left -= costs[turn]
                shown[place] += 1
    sections = (
        LeadSection(_heading(section, number), section.kind, tuple(lines[:number]))
        for (section, lines), number in zip(wanted, shown, strict=True)
        if number
    )
    return replace(empty, sections=tuple(sections))


def _heading(section: BriefSection, shown: int) -> str:
    """The section's heading, with how many lines are shown if there are more: "(4 shown)"."""
    every = sum(section.number or (len(section.lines),))
    return f"{section.heading} ({shown:,} shown)" if shown < every else section.heading


def height(page: Lead) -> int:
    """Lines that a lead takes as text; its title and each heading have two besides their own."""
    sentences = sum(lines_of(one, 0) for one in page.says)
    articles = sum(lines_of(one, 4) for one, _ in page.articles)
    sections = sum(2 + sum(lines_of(line.whole, 4) for line in one.lines) for one in page.sections)
    sure = 2 + sum(lines_of(one, 0) for one in page.sure)
    return lines_of(page.title, 0) + 2 + sentences + 1 + articles + sections + sure


def lines_of(text: str, indent: int) -> int:
    """Lines that a text takes at WIDTH."""
    return len(wrapped(text, " " * indent))


_SPACES = re.compile(r"[ \t\n\r\f\v]+")
"""Where a line may end: at any space but a no-break one."""


def wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """Lines of at most WIDTH characters, where no single word is longer; none of an empty text.

    The first one begins with `first`, if it is given, and the others with `indent`.
    """
    text = _SPACES.sub(" ", text).strip(" ")
    lines, before, start = list[str](), indent if first is None else first, 0
    while len(text) - start > (room := WIDTH - len(before)):
        end = text.rfind(" ", start, start + room + 1)
        if end < 0 and (end := text.find(" ", start)) < 0:
            break
        lines.append(before + text[start:end])
        before, start = indent, end + 1
    if text:
        lines.append(before + text[start:])
    return lines


def _merged(sections: Sequence[BriefSection], what: str) -> list[BriefSection]:
    """The sections, with one for what only one report, or origin, has where there are many."""
    own = [section for section in sections if section.kind == "only"]
    if len(own) <= _APART:
        return list(sections)
    lines = sorted(
        (line for section in own for line in section.lines[:_OF_EACH]),
        key=lambda line: (line.tier != "firm", -line.weight),
    )
    every = sum(len(section.lines) for section in own)
    firm = sum(line.tier == "firm" for section in own for line in section.lines)
    merged = BriefSection("only", f"Only in one {what}", tuple(lines), number=(firm, every - firm))
    place = sections.index(own[0])
    rest = [section for section in sections if section.kind != "only"]
    return [*rest[:place], merged, *rest[place:]]


def _wanted(section: BriefSection, cite: Mapping[str, Citation]) -> list[LeadLine]:
    """The lines of a section that the lead would show if it had room.

    What only one report has is likely there only where nothing is firm.
    """
    firm = [line for line in section.lines if line.tier == "firm"]
    lines = firm if firm and section.kind in ("only", "missing") else section.lines
    found = lines[: _MOST[section.kind]]
    if section.kind == "some":  # points missing nowhere are left out here
        found = [line for line in lines if line.missing][: _MOST["some"]]
    if not found and section.nothing:
        return [LeadLine(section.nothing, (), is_outlet_named=False, more=())]
    return [_line(section, line, cite) for line in found]


def _line(section: BriefSection, line: BriefLine, cite: Mapping[str, Citation]) -> LeadLine:
    if section.kind == "voices":
        return LeadLine(line.text, (), is_outlet_named=True, more=())
    of: dict[str, Citation] = {}
    for passage in line.passages:
        of.setdefault(article_of(passage), cite[passage])
    cited = tuple(of.values())
    others = f"{len(cited) - 4:,} others" if len(cited) > 5 else ""
    likely = _LIKELY[section.kind] if line.tier == "likely" else ""
    if line.is_in_part and section.kind in _SHARED:
        likely = f"{likely or 'shared'} in part"
    return LeadLine(
        excerpt(line.text, _WORDS),
        cited[:4] if others else cited,
        is_outlet_named=not section.is_of_one_outlet,
        more=tuple(filter(None, (others, line.missing, likely))),
        copies=line.copies,
    )


def _articles(comparison: Comparison) -> tuple[tuple[str, Article | None], ...]:
    labels = comparison.labels
    if len(labels) > _NAMED:
        names = list(labels.values())
        shown, left = names[:20], len(names) - 20
        more = f" and {left:,} more" if left > 0 else ""
        return ((f"{', '.join(shown)}{more}.", None),)
    return tuple(
        (article_line(article, labels[article.id], comparison.coverage[article.id].words), article)
        for article in comparison.articles
    )


def article_line(article: Article, label: str, words: int) -> str:
    """An article in a line: "BBC, 19 November 2019: Sweden drops case (619 words)"."""
    published = f", {day(article.published)}" if article.published else ""
    headline = excerpt(clean_line(article.headline), 20)
    return f"{label}{published}{f': {headline}' if headline else ''} ({count(words, 'word')})"


def _sure() -> tuple[str, ...]:
    return (
        "Check what is marked as likely, or said to be possible (“may”). Other links are right in "
        "at least 93 of 100 cases, and other omissions in at least 94, on stories not used to fit "
        f"the program. srcdiff {__version__} compared the texts; ¶ is the paragraph that proves a "
        "line.",
    )


# What a narrowed report shows, and what it does not.


def narrowing(view: ComparisonView) -> tuple[str, ...]:
    """One sentence on what is shown and why, one on what is not; nothing where all is shown."""
    if not view.is_narrowed:
        return ()
    hidden = [*_hidden(view), "matching passages", "excluded text"]
    return (f"{_shown(view)} Not shown: {join_names(hidden)}.",)


def table_narrowing(view: ComparisonView, table: str) -> str:
    """As `narrowing`, for a CSV table, which cannot say it itself; empty where all is shown."""
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
