"""Names that two articles spell differently, and slips of the pen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet

from corpus.language.word_frequency__rarity import background

_LETTERS = 5
_ALIKE = 90
_MOST = 5000
"""So many strange words on one side are no news report: nothing is compared then."""


def spelled_alike(a: AbstractSet[str], b: AbstractSet[str]) -> dict[str, str]:
    """For a stem that only one side has, the one that stands for both spellings.

    One of the two must be unknown to English news, or "election" would stand for "selection"; and
    both begin with the same letter. Where several are alike, the likest are one word.
    """
    from rapidfuzz import fuzz, process

    ours, theirs = _own(a, b), _own(b, a)
    if not ours or not theirs or max(len(ours), len(theirs)) > _MOST:
        return {}
    known = background()
    initials: dict[str, list[str]] = defaultdict(list)
    for stem in theirs:
        initials[stem[0]].append(stem)
    found: list[tuple[float, str, str]] = []
    for stem in ours:
        for other, ratio, _ in process.extract(
            stem, initials[stem[0]], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
        ):
            if stem not in known or other not in known:
                found.append((-ratio, min(stem, other), max(stem, other)))
    alike: dict[str, str] = {}
    for _, first, second in sorted(found):
        if first not in alike and second not in alike:
            alike[first] = alike[second] = first if first in known else second
    return alike


def _own(stems: AbstractSet[str], others: AbstractSet[str]) -> list[str]:
    """The stems of one side alone that are long enough to be told apart, by the alphabet."""
    return sorted(stem for stem in stems - others if len(stem) >= _LETTERS and stem.isalpha())
