"""Words that belong together by their first letters: resign and resignation, Ukraine and Ukrainian.

Five letters of the stem do in English what they are known to do in many languages (F. Can et al.,
*Information retrieval on Turkish texts*, 2008): they find most derivations and most spellings of a
name. They also put *governor* beside *government*; so families score, and only stems are shown.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from math import log
from pathlib import Path

from corpus.language.languages import ENGLISH
from corpus.language.stemming import common, is_common

# How rare a word is in news: what it is worth when two passages share it.

SENTENCES = 34834
"""How many the counts in `english-news.tsv` were taken from."""
_PLAIN = 3.6
_COMMON, _OTHER = 2.0, 4.5
"""In a language of which no news was counted. English, so treated, loses .01 of F1 on the gold
links at the same threshold."""


@cache
def background() -> dict[str, int]:
    """In how many sentences of English news a word occurs, by stem."""
    counts = {}
    with Path(__file__).with_name("english-news.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                stem, _, count = line.partition("\t")
                counts[stem] = int(count)
    return counts


@lru_cache(maxsize=1 << 16)
def rarity(stem: str, language: str = "") -> float:
    """The log of how many sentences one reads to meet the word once: "the" 0.4, "envoy" 8.

    Of languages other than English only the common words are known. A figure is worth a quarter
    more: two reports seldom share one by chance.
    """
    if language not in ENGLISH:
        value = _COMMON if is_common(stem, language) else _OTHER
    else:
        value = log((SENTENCES + 1) / (background().get(stem, 0) + 0.5))
    return 1.25 * value if stem[0].isdigit() else value


@lru_cache(maxsize=1 << 16)
def is_plain(stem: str, language: str = "") -> bool:
    """Whether a word says nothing by itself: "the", "said", "people", in one sentence of 40."""
    return rarity(stem, language) < _PLAIN


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
