"""How rare a word is in news: what it is worth when two passages share it."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log
from pathlib import Path

from corpus.language.languages__tongue import ENGLISH
from corpus.language.stemming import is_common

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
