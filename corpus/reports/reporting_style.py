"""Attribution and hedging: the reporting verbs and hedges of each outlet, counted, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpus.comparison import ComparisonView
from corpus.findings.reporting_style import ReportingStyle, reporting_styles

STYLE = "Attribution and hedging"
"""The heading of the chapter, in reports and on the screen."""


class StyleRow(NamedTuple):
    """The words of one outlet with their counts; empty where it uses none."""

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
    return tuple(
        StyleRow(view.comparison.labels[article], word_counts(used.verbs), word_counts(used.hedges))
        for article, used in reporting_styles(view.comparison.articles).items()
        if used != ReportingStyle({}, {})
    )


def word_counts(words: Mapping[str, int]) -> str:
    """Words with their counts, those used once at the end: "say 11, tell 2; once: deny"."""
    often = ", ".join(f"{word} {times:,}" for word, times in words.items() if times > 1)
    once = [word for word, times in words.items() if times == 1]
    each = "once each: " if len(once) > 1 else "once: "
    return "; ".join(filter(None, (often, each + ", ".join(once) if once else "")))
