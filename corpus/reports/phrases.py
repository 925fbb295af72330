"""The turns of phrase that every report shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Label, Link, Origin, Reasons


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
"""Ours, because the locale must not change a report."""

LABELS: Mapping[Label, str] = {
    "verbatim": "word for word",
    "reworded": "in other words",
    "partial": "in part",
}
"""How one passage tells what another tells."""

_ORIGINS: Mapping[Origin, str] = {
    "computed": "",
    "confirmed": ", as a person confirmed",
    "added": ", as a person found",
}


def told(link: Link) -> str:
    """How one of two linked passages tells what the other tells, and who says so."""
    return LABELS[link.label] + _ORIGINS[link.origin]


def count(number: int, thing: str) -> str:
    """A number with its noun: "1 thing", "7 things"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def day(published: date) -> str:
    """A date as newspapers write it: "17 February 2022"."""
    return f"{published.day} {MONTHS[published.month - 1]} {published.year}"


def in_common(reasons: Reasons) -> str:
    """Why two passages are linked: the quote, figures, names and words that both have."""
    quote = (f"“{reasons.quote}”",) if reasons.quote else ()
    words = (*reasons.figures, *reasons.names, *reasons.words)
    return ", ".join(dict.fromkeys((*quote, *(word.replace("~", "/") for word in words))))


def differing(pairs: Sequence[tuple[str, str]]) -> str:
    """Words with those that stand in their place: "“man” → “boy”, adds “late”"."""
    gone = {ours.casefold() for ours, theirs in pairs if not theirs}
    moved = {theirs.casefold() for ours, theirs in pairs if not ours} & gone
    said = [_difference(ours, theirs, moved) for ours, theirs in pairs]
    return ", ".join(difference for difference in said if difference)


def _difference(ours: str, theirs: str, moved: Set[str]) -> str:
    if not theirs:
        return "" if ours.casefold() in moved else f"without “{ours}”"
    if not ours:
        return f"“{theirs}” elsewhere" if theirs.casefold() in moved else f"adds “{theirs}”"
    return f"“{ours}” → “{theirs}”"
