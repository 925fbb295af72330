"""Whether two linked passages tell the same in the same words, in others, or in part."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.alignment.common import Common
from corpus.alignment.link import Label

_NEARLY_ALL = 0.9
_ENOUGH = 0.38
"""Where each passage shares so much of its weight, readers say *same*: fitted on the gold links."""
_NEGATIONS = frozenset({"not", "no", "never", "none", "cannot", "without", "nobody", "nor"})


def label(common: Common) -> Label:
    """The label of a link between two passages."""
    least = min(common.a.share, common.b.share)
    if least >= _NEARLY_ALL and _same_words(common):
        return "verbatim"
    return "reworded" if least >= _ENOUGH else "partial"


def _same_words(common: Common) -> bool:
    """Whether the words are the same, in the same order, but for trifles."""
    from rapidfuzz.distance import Levenshtein

    a, b = common.a.stems, common.b.stems
    alone = set(a) ^ set(b)
    if any(_turns(stem) or common.of_substance(stem) for stem in alone):
        return False
    return Levenshtein.normalized_similarity(a, b) >= _NEARLY_ALL


def _turns(stem: str) -> bool:
    """Whether a word is no trifle however common it is: a figure, a negation."""
    return stem[0].isdigit() or stem in _NEGATIONS or stem.endswith("n't")


def is_whole(labels: Iterable[Label]) -> bool:
    """Whether one of the links of a passage says that another article tells it as a whole."""
    return any(one != "partial" for one in labels)
