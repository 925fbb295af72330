"""Origins in reports: which outlets print one text, in a sentence however many they are."""

from __future__ import annotations

from corpus.comparison import Comparison
from corpus.findings.phrasing import without_edition
from corpus.reports.phrases import count, few
from corpus.stories.origins import OriginGroup


def origin_sentences(comparison: Comparison) -> tuple[str, ...]:
    """How many outlets and origins there are, and a sentence for each origin of several outlets.

    Nothing where every outlet is an origin of its own.
    """
    said = tuple(filter(None, (origin_sentence(comparison, one) for one in comparison.origins)))
    counts = origin_counts(comparison)
    return (*said, f"{counts}: what one origin reports counts once.") if counts and said else said


def origin_counts(comparison: Comparison) -> str:
    """The number of outlets and of origins: "5 outlets, 2 origins"; else empty."""
    outlets = len({one.edition_of or one.id for one in comparison.articles})
    origins = len(comparison.origins)
    if not origins or (outlets == origins and outlets == len(comparison.articles)):
        return ""
    return f"{count(outlets, 'outlet')}, {count(origins, 'origin')}"


def origin_sentence(comparison: Comparison, origin: OriginGroup) -> str:
    """What the articles of an origin have in common; empty for an article by itself."""
    labels = comparison.labels
    outlets = list(dict.fromkeys(without_edition(labels[one]) for one in origin.articles))
    if len(origin.articles) < 2:
        return ""
    if len(outlets) == 1:
        return f"{outlets[0]} is here in {len(origin.articles):,} editions."
    if origin.kind == "agency copy":
        return f"{few(outlets)} print {origin.agency} copy."
    if len(origin.articles) == 2 and origin.copies:
        return (
            f"{outlets[0]} and {outlets[1]} are largely the same text: "
            f"{origin.copies[0].share:.0%} of the shorter one is in the other too."
        )
    return f"{few(outlets)} are based on the same text."
