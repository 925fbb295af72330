"""How rare words are in news, and families of words with the same first letters.

A family joins *resign* and *resignation*, *Ukraine* and *Ukrainian*. Five letters of the stem find
most derivations and most spellings of a name, as in many languages (F. Can et al., *Information
retrieval on Turkish texts*, 2008). They also join *governor* and *government*; so families score,
and only stems are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from math import log
from pathlib import Path

from corpus.language.languages import ENGLISH
from corpus.language.stemming import is_common, stop_stems

SENTENCES = 34834
"""The sentences that the counts in `english-news.tsv` were taken from."""
_PLAIN = 3.6
_COMMON, _OTHER = 2.0, 4.5
"""The rarities of stop words and of others in languages without counts.

English treated so loses .01 of F1 on the gold links at the same threshold."""


@cache
def background() -> dict[str, int]:
    """The number of English news sentences a word occurs in, by stem."""
    counts = {}
    with Path(__file__).with_name("english-news.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                stem, _, count = line.partition("\t")
                counts[stem] = int(count)
    return counts


@lru_cache(maxsize=1 << 16)
def rarity(stem: str, language: str = "") -> float:
    """The inverse sentence frequency of a word: the log of the sentences read to meet it once.

    "the" has 0.4, "envoy" 8. In languages other than English only stop words are known. A number
    counts a quarter more: two reports seldom share one by chance.
    """
    if language not in ENGLISH:
        value = _COMMON if is_common(stem, language) else _OTHER
    else:
        value = log((SENTENCES + 1) / (background().get(stem, 0) + 0.5))
    return 1.25 * value if stem[0].isdigit() else value


@lru_cache(maxsize=1 << 16)
def is_plain(stem: str, language: str = "") -> bool:
    """Whether a word is a stop word, in more than one sentence of 40: "the", "said", "people"."""
    return rarity(stem, language) < _PLAIN


_LETTERS = 5
_FIGURE = 1.25
"""The extra weight of a number: two reports seldom share one by chance."""


@lru_cache(maxsize=1 << 16)
def family(stem: str) -> str:
    """The first letters of a stem; a number is its own family.

    Kept, so that a family is one string everywhere: sets compare it sooner.
    """
    return stem if stem[0].isdigit() else stem[:_LETTERS]


def family_rarity(family: str, language: str = "") -> float:
    """The inverse sentence frequency of a family."""
    if language not in ENGLISH:
        return rarity(_common(language).get(family, family), language)
    seen = min(SENTENCES, _counts()[family])
    value = log((SENTENCES + 1) / (seen + 0.5))
    return _FIGURE * value if family[0].isdigit() else value


class _Rarities(dict[str, float]):
    """Rarities in one language by word, worked out when one is first asked for.

    Those of all words of two articles are asked for at once: a third of the time of a cached call.
    """

    def __init__(self, rarity: Callable[[str, str], float], language: str) -> None:
        self._rarity, self._language = rarity, language

    def __missing__(self, word: str) -> float:
        found = self[word] = self._rarity(word, self._language)
        return found


@cache
def rarities(language: str = "") -> Mapping[str, float]:
    """The inverse sentence frequency of any stem."""
    return _Rarities(rarity, language)


@cache
def family_rarities(language: str = "") -> Mapping[str, float]:
    """The inverse sentence frequency of any family."""
    return _Rarities(family_rarity, language)


@cache
def _counts() -> Counter[str]:
    counts = Counter[str]()
    for stem, count in background().items():
        counts[family(stem)] += count
    return counts


@cache
def _common(language: str) -> dict[str, str]:
    """A stop word of each family that has one."""
    return {family(stem): stem for stem in stop_stems(language)}
