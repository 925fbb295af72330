"""Words that belong together by their first letters: resign and resignation, Ukraine and Ukrainian.

Five letters of the stem do in English what they are known to do in many languages (F. Can et al.,
*Information retrieval on Turkish texts*, 2008): they find most derivations and most spellings of a
name. They also put *governor* beside *government*; so families score, and only stems are shown.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log

from corpus.language.languages__tongue import ENGLISH
from corpus.language.stemming import common
from corpus.language.word_frequency__rarity import SENTENCES, background, rarity

_LETTERS = 5
_FIGURE = 1.25
"""Two reports seldom share a figure by chance."""


def family(stem: str) -> str:
    """The stem's first letters; a figure has no family but itself."""
    return stem if stem[0].isdigit() else stem[:_LETTERS]


@cache
def family_rarity(family: str, language: str = "") -> float:
    """The log of how many sentences of news one reads to meet the family once."""
    if language not in ENGLISH:
        return rarity(_common(language).get(family, family), language)
    seen = min(SENTENCES, _counts()[family])
    value = log((SENTENCES + 1) / (seen + 0.5))
    return _FIGURE * value if family[0].isdigit() else value


@cache
def _counts() -> Counter[str]:
    counts = Counter[str]()
    for stem, count in background().items():
        counts[family(stem)] += count
    return counts


@cache
def _common(language: str) -> dict[str, str]:
    """A common word of each family that has one."""
    return {family(stem): stem for stem in common(language)}
