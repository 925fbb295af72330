"""The dateline with which a report begins: "HALLEN, May 4 (AP) — "."""

from __future__ import annotations

import re
from functools import cache

from corpus.reading.metadata import agencies

_LONGEST_DATELINE = 80
"""Characters of the longest dateline."""
_LABELS = (
    "BREAKING|UPDATED?|CORRECTED|CORRECTION|EXCLUSIVE|LIVE|JUST IN|WATCH|VIDEO|PHOTOS?"
    "|OPINION|ANALYSIS|EXPLAINER|EDITORIAL|FACTBOX|TIMELINE|ALERT|URGENT|NEWS|FLASH|DEVELOPING"
)
"""What in capitals before a dash says what follows, not where it was written."""


def length(paragraph: str) -> int:
    """The characters of the dateline that a paragraph begins with, its dash included; 0 for none.

    >>> length("HALLEN (AP) — The bridge was closed.")
    13
    """
    found = _pattern().match(paragraph[:_LONGEST_DATELINE])
    return len(found[0].rstrip()) if found and found.end() < len(paragraph) else 0


@cache
def _pattern() -> re.Pattern[str]:
    name = r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,3}"
    capitals = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’]+){0,3}"
    month = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    day = rf"(?:,? (?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? \d{{4}})?)?"
    agency = rf"[(\[](?:{'|'.join(map(re.escape, agencies()))})[)\]]"
    dash = r"\s*(?:[—–]|--?(?=\s))\s*"
    signed = rf"(?:{name}(?:, {name})?{day},? )?{agency}{dash}"
    place = rf"(?!(?:{_LABELS})\b){capitals}(?:, {name})?"
    placed = rf"{place}{day}(?:,? [(\[]{name}[)\]])?\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*"
    return re.compile(rf"(?:{signed}|{placed})(?=[“\"‘']?[A-ZÀ-Þ0-9])")
