"""How each outlet tells: its verbs of telling and its words of doubt, counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpus.comparison import ComparisonView
from corpus.findings.reporting_style import ReportingStyle, reporting_styles

CHAPTER = "How each outlet tells"


class StyleRow(NamedTuple):
    """What one outlet uses, in words; empty where it uses none."""

    name: str
    verbs: str
    """As in: say 11, tell 2; once each: claim, deny."""
    hedges: str


def style_rows(view: ComparisonView) -> tuple[StyleRow, ...]:
    """The usage of each outlet that uses any such words, in the order of the articles.

    It counts whole articles; a report that was asked for other kinds of findings leaves it out.
    """
    asked = view.selection.only
    if asked and "wording" not in asked:
        return ()
    return tuple(
        StyleRow(view.comparison.labels[article], counted(used.verbs), counted(used.hedges))
        for article, used in reporting_styles(view.comparison.articles).items()
        if used != ReportingStyle({}, {})
    )


def counted(words: Mapping[str, int]) -> str:
    """Words with how often each is used, the most frequent first."""
    often = ", ".join(f"{word} {times:,}" for word, times in words.items() if times > 1)
    once = [word for word, times in words.items() if times == 1]
    each = "once each: " if len(once) > 1 else "once: "
    return "; ".join(filter(None, (often, each + ", ".join(once) if once else "")))
