"""What two linked passages share: their common stems, and the label of the link."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.weighting import Cell
from corpus.extraction.analysis import TokenizedPassage
from corpus.language.word_frequency import family
from corpus.model import Label

_NEARLY_ALL = 0.9
"""Least share of both passages, and of their words in order, in a verbatim link."""
_ENOUGH = 0.35
"""If each passage shares so much of its weight, readers say that both say the same; fitted on the
gold links."""
_UNSEEN_WEIGHT = 5000
"""The weight of one rare word, which each passage is taken to have besides: three shared words of a
headline's seven are no proof that both say the same."""
_NEGATIONS = frozenset({"not", "no", "never", "none", "cannot", "without", "nobody", "nor"})


class Side(NamedTuple):
    """One of the two passages."""

    passage: TokenizedPassage
    stems: tuple[str, ...]
    """The stems of its words, in their order, spelled as the other side has them."""
    share: float
    """The shared part of its weight, 0 to 1."""


class Overlap(NamedTuple):
    """Two passages and the stems that both have."""

    a: Side
    b: Side
    shared: frozenset[str]
    evidence: frozenset[str]
    """The shared stems that say something by themselves; at least one."""
    weight: dict[str, int]
    """The weight of each stem, in thousandths."""
    stop_words: AbstractSet[str]

    @property
    def unshared(self) -> frozenset[str]:
        """The stems that only one of the two has."""
        return frozenset(self.a.stems) ^ frozenset(self.b.stems)

    def is_informative(self, stem: str) -> bool:
        """Whether a stem says something by itself, between these two articles."""
        return stem not in self.stop_words


def find_overlap(pair: ArticlePair, cell: Cell) -> Overlap:
    """The overlap of two passages that share a stem, or at least a word family.

    It is in stems; if the passages share none, in word families.
    """
    a, b = cell
    ours, theirs = pair.a.passages[a], pair.b.passages[b]
    stems = _spelled(ours, pair.spellings), _spelled(theirs, pair.spellings)
    words, stop_words = pair.stems, pair.stop_words
    if words.a[a].isdisjoint(words.b[b]):
        stems = tuple(map(family, stems[0])), tuple(map(family, stems[1]))
        words, stop_words = pair.families, frozenset()
    shared, weight = words.a[a] & words.b[b], words.weight
    mass = words.total(shared)
    return Overlap(
        Side(ours, stems[0], mass / words.a_mass[a]),
        Side(theirs, stems[1], mass / words.b_mass[b]),
        shared,
        shared - stop_words or frozenset({max(shared, key=lambda stem: (weight[stem], stem))}),
        weight,
        stop_words,
    )


def _spelled(passage: TokenizedPassage, spellings: dict[str, str]) -> tuple[str, ...]:
    """The stems of a passage in its order, spelled as the other side has them."""
    if spellings.keys().isdisjoint(passage.stems):
        return passage.stem_sequence
    return tuple([spellings.get(stem, stem) for stem in passage.stem_sequence])


def link_label(overlap: Overlap) -> Label:
    """The label of a link: whether both passages say the same, in the same words, or in part."""
    least = min(overlap.a.share, overlap.b.share)
    if least >= _NEARLY_ALL and _has_same_words(overlap):
        return "verbatim"
    shared = sum(map(overlap.weight.__getitem__, overlap.shared))
    if shared < _ENOUGH * (shared / least + _UNSEEN_WEIGHT) or _has_other_figures(overlap):
        return "partial"
    return "reworded"


def _has_same_words(overlap: Overlap) -> bool:
    """Whether the words are the same, in the same order, but for stop words."""
    from rapidfuzz.distance import Levenshtein

    if any(_changes_meaning(stem) or overlap.is_informative(stem) for stem in overlap.unshared):
        return False
    a, b = overlap.a.stems, overlap.b.stems
    return Levenshtein.normalized_similarity(a, b, score_cutoff=_NEARLY_ALL) >= _NEARLY_ALL


def _changes_meaning(stem: str) -> bool:
    """Whether a word matters however common it is: a figure, a negation."""
    return stem[0].isdigit() or stem in _NEGATIONS or stem.endswith("n't")


def _has_other_figures(overlap: Overlap) -> bool:
    """Whether each side has a figure that the other has not: 7,000 against 10,000."""
    return all(_figures(side) - overlap.shared for side in (overlap.a, overlap.b))


def _figures(side: Side) -> frozenset[str]:
    return frozenset(word.stem for word in side.passage.words if word.is_figure)
