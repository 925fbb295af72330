"""How each outlet tells: its verbs of telling and its words of doubt, counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.findings.phrasing import names
from corpus.findings.reporting_style import Usage, usage

CHAPTER = "How each outlet tells"


class Diction(NamedTuple):
    """What one outlet uses, in words; empty where it uses none."""

    name: str
    verbs: str
    """As in: say 11, tell 2; once each: claim, deny."""
    hedges: str


def diction(comparison: Comparison) -> tuple[Diction, ...]:
    """The usage of each outlet that uses any such words, in the order of the articles.

    It counts whole articles; a report that was asked for other kinds of findings leaves it out.
    """
    narrowed = comparison.narrowed
    if narrowed and narrowed.selection.only and "wording" not in narrowed.selection.only:
        return ()
    return tuple(
        Diction(names(comparison.articles)[article], counted(used.verbs), counted(used.hedges))
        for article, used in usage(comparison.articles).items()
        if used != Usage({}, {})
    )


def counted(words: Mapping[str, int]) -> str:
    """Words with how often each is used, the most frequent first."""
    often = ", ".join(f"{word} {times:,}" for word, times in words.items() if times > 1)
    once = [word for word, times in words.items() if times == 1]
    each = "once each: " if len(once) > 1 else "once: "
    return "; ".join(filter(None, (often, each + ", ".join(once) if once else "")))
