"""Whether two linked passages tell the same in the same words, in others, or in part."""

from __future__ import annotations

from corpus.alignment.overlap__common import Common, Side
from corpus.model__link import Label

_NEARLY_ALL = 0.9
_ENOUGH = 0.35
"""Where each passage shares so much of its weight, readers say *same*: fitted on the gold links."""
_UNTOLD = 5000
"""What a rare word weighs. One more is taken to be untold on either side, since three shared words
of a headline's seven are no proof that both tell the same."""
_NEGATIONS = frozenset({"not", "no", "never", "none", "cannot", "without", "nobody", "nor"})


def label(common: Common) -> Label:
    """The label of a link between two passages."""
    least = min(common.a.share, common.b.share)
    if least >= _NEARLY_ALL and _same_words(common):
        return "verbatim"
    shared = sum(map(common.weight.__getitem__, common.shared))
    if shared < _ENOUGH * (shared / least + _UNTOLD) or _other_figures(common):
        return "partial"
    return "reworded"


def _other_figures(common: Common) -> bool:
    """Whether each side has a figure that the other has not: 7,000 against 10,000."""
    return all(_figures(side) - common.shared for side in (common.a, common.b))


def _figures(side: Side) -> frozenset[str]:
    return frozenset(word.stem for word in side.telling.words if word.is_figure)


def _same_words(common: Common) -> bool:
    """Whether the words are the same, in the same order, but for trifles."""
    from rapidfuzz.distance import Levenshtein

    if any(_turns(stem) or common.says_much(stem) for stem in common.apart):
        return False
    a, b = common.a.stems, common.b.stems
    return Levenshtein.normalized_similarity(a, b, score_cutoff=_NEARLY_ALL) >= _NEARLY_ALL


def _turns(stem: str) -> bool:
    """Whether a word is no trifle however common it is: a figure, a negation."""
    return stem[0].isdigit() or stem in _NEGATIONS or stem.endswith("n't")
