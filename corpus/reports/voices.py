"""Who is quoted or cited in which report, and with which reporting verbs and hedges, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.comparison import Comparison, ComparisonView
from corpus.findings.phrasing import join_names
from corpus.findings.voices import Voice, VoiceCount
from corpus.findings.wording import ReportingStyle, reporting_styles
from corpus.reports.phrases import few
from corpus.statistics import Column, origin_columns
from corpus.text_cleaning import clean_line

VOICES = "Voices"
"""The heading of the chapter."""
ANONYMOUS = "without a name"
"""Says that people are not named in a report."""


class VoiceRow(NamedTuple):
    """A person or body with how often each outlet gives their words."""

    called: str
    """The name or, without one, what they are called."""
    role: str
    """Empty where no report says what they are, and for people without a name."""
    anonymous: bool
    counts: tuple[str, ...]
    """As in: 2 direct, 1 indirect; empty for none; in the order of the origins."""


class VoiceChapter(NamedTuple):
    """The voices of all reports."""

    outlets: tuple[str, ...]
    """The names of the origins, in the order of the articles."""
    rows: tuple[VoiceRow, ...]
    """Those with a name first, then by how often they are heard."""
    only_in: tuple[str, ...]
    """A sentence for each origin that alone quotes or cites some named person."""


def voice_chapter(view: ComparisonView) -> VoiceChapter:
    """The voices of a comparison; a view of other kinds of findings only has none."""
    comparison = view.comparison
    asked = view.selection.only
    voices = () if asked and "quotes" not in asked else comparison.voices
    columns = origin_columns(comparison)
    rows = tuple(
        VoiceRow(
            clean_line(voice.called),
            "" if voice.anonymous else clean_line(voice.role or ""),
            voice.anonymous,
            tuple(counted(heard_most(voice, column)) for column in columns),
        )
        for voice in voices
    )
    alone: dict[str, list[str]] = {column.name: [] for column in columns}
    for voice in voices:
        hearing = [column.name for column in columns if heard_most(voice, column)]
        if len(hearing) == 1 and not voice.anonymous:
            alone[hearing[0]].append(clean_line(voice.called))
    return VoiceChapter(
        tuple(column.name for column in columns),
        rows,
        tuple(f"Only in {name}: {join_names(names)}." for name, names in alone.items() if names),
    )


def heard_most(voice: Voice, origin: Column) -> VoiceCount | None:
    """How often an origin gives the words of a voice: as often as the article that does most."""
    found = [voice.articles[article] for article in origin.articles if article in voice.articles]
    return max(found, key=lambda one: one.direct + one.indirect, default=None)


def voice_line(comparison: Comparison, voice: Voice) -> str:
    """A voice in one line: "Ada Brook, mayor: Agency One 2 direct; The Wire 1 indirect"."""
    role = ANONYMOUS if voice.anonymous else clean_line(voice.role or "")
    called = ", ".join(filter(None, (clean_line(voice.called), role)))
    columns = origin_columns(comparison)
    counts = [counted(heard_most(voice, column)) for column in columns]
    return f"{called}: {heard_by([column.name for column in columns], counts)}"


def heard_by(outlets: Sequence[str], counts: Sequence[str]) -> str:
    """Who gives the words of a voice how often: "Agency One 2 direct; The Wire 1 indirect".

    Where more than six outlets do, those with the same counts are named together.
    """
    heard = [(name, how) for name, how in zip(outlets, counts, strict=True) if how]
    if len(heard) <= _NAMED_APART:
        return "; ".join(f"{name} {how}" for name, how in heard)
    same: dict[str, list[str]] = {}
    for name, how in heard:
        same.setdefault(how, []).append(name)
    return "; ".join(f"{how} in {few(names)}" for how, names in same.items())


_NAMED_APART = 6


def counted(count: VoiceCount | None) -> str:
    """How often an article gives the words of a voice: "2 direct, 1 indirect"; empty for none."""
    if count is None:
        return ""
    parts = ((count.direct, "direct"), (count.indirect, "indirect"))
    return ", ".join(f"{number:,} {how}" for number, how in parts if number)


STYLE = "Attribution and hedging"
"""The heading of the chapter, in reports and on the screen."""


class StyleRow(NamedTuple):
    """The words of one outlet, or of copies that use the same; empty where it uses none."""

    name: str
    verbs: str
    """As in: say 11, tell 2; once each: claim, deny."""
    hedges: str


def style_rows(view: ComparisonView) -> tuple[StyleRow, ...]:
    """A row for each outlet that uses any such words, in the order of the articles.

    Whole articles are counted. A view of other kinds of findings only has no rows.
    """
    asked = view.selection.only
    if asked and "wording" not in asked:
        return ()
    comparison = view.comparison
    using: dict[tuple[str, str, str], list[str]] = {}
    for article, used in reporting_styles(comparison.articles).items():
        if used != ReportingStyle({}, {}):
            words = word_counts(used.verbs), word_counts(used.hedges)
            using.setdefault((comparison.counts_as[article], *words), []).append(article)
    return tuple(
        StyleRow(few(comparison.names.listed(articles)), verbs, hedges)
        for (_, verbs, hedges), articles in using.items()
    )


def word_counts(words: Mapping[str, int]) -> str:
    """Words with their counts, those used once at the end: "say 11, tell 2; once: deny"."""
    often = ", ".join(f"{word} {times:,}" for word, times in words.items() if times > 1)
    once = [word for word, times in words.items() if times == 1]
    each = "once each: " if len(once) > 1 else "once: "
    return "; ".join(filter(None, (often, each + ", ".join(once) if once else "")))
