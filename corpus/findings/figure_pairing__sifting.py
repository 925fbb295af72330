"""Figures that fit and make no finding all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.extraction.quantities.figure import Figure
from corpus.findings.figure_pairing import Pairing
from corpus.model__link import Link

_LIKELY = 0.4
"""From this score on, a day or a share that two linked passages both name is hardly chance."""
_SURE_WEAK = 2
"""Words that must stand around both where a link scores less and neither counts anything …"""
_DATED = 1
"""… and where they are weekdays or months, of which a story has few."""


def by_chance(pairing: Pairing, link: Link) -> bool:
    """Whether two figures that fit may well be of two things: each has its Friday."""
    a, b, _ = pairing
    if _is_one_day(a.figure):
        return False
    if a.figure.head or b.figure.head or link.score >= _LIKELY or link.origin != "computed":
        return False
    return len(a.near & b.near) < (_DATED if a.figure.kind == "date" else _SURE_WEAK)


def _is_one_day(figure: Figure) -> bool:
    """Whether it is a year or a day that never comes again, not a Friday and not "in May"."""
    return figure.kind == "date" and figure.unit == "date" and figure.step not in (1.0, 7.0)


def nearest(paired: Sequence[Pairing]) -> Iterator[Pairing]:
    """Pairings, but of plain numbers that are nearly one where that article has the very number."""
    met = {
        (one, other.article)
        for a, b, verdict in paired
        if verdict == "agree"
        for one, other in ((a, b), (b, a))
    }
    for pairing in paired:
        a, b, verdict = pairing
        rounded = verdict == "compatible" and a.figure.kind != "date"
        plain = a.figure.qualifier == b.figure.qualifier == ""
        if not (rounded and plain and met & {(a, b.article), (b, a.article)}):
            yield pairing
