"""What two linked passages share: their common stems, the label of the link, the shared spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.weighting import Cell
from corpus.extraction.analysis import TokenizedPassage
from corpus.language.clauses import WordRange, opens_clause
from corpus.language.word_frequency import family
from corpus.model import Label, Span

_NEARLY_ALL = 0.9
"""Least share of both passages, and of their words in order, in a verbatim link."""
_ENOUGH = 0.35
"""If each passage shares so much of its weight, readers say that both say the same; fitted on the
gold links."""
_UNSEEN_WEIGHT = 5000
"""The weight of one rare word, which each passage is taken to have besides: three shared words of a
headline's seven are no proof that both say the same."""
_NEGATIONS = frozenset({"not", "no", "never", "none", "cannot", "without", "nobody", "nor"})

_HYPHENS = frozenset("-‐‑")
_MAX_GAP = 2
"""Words that may stand between two shared words of one stretch."""
_MIN_STRETCH = 0.2
"""A stretch that weighs less than this share of the heaviest is shared by chance."""
_WHOLE = 0.7
"""If the clauses that share something are so much of a passage's weight, all of it is marked."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages."""

    passage: TokenizedPassage
    stems: tuple[str, ...]
    """The stems of its words, in their order, spelled as the other side has them."""
    share: float
    """The shared part of its weight, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Overlap:
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
    mass = words.sum(shared)
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
    if not spellings:
        return tuple([stem for _, _, stem in passage.words])
    return tuple([spellings.get(stem, stem) for _, _, stem in passage.words])


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


def shared_spans(overlap: Overlap, side: Side, label: Label) -> tuple[Span, ...]:
    """The parts of one side that the other one has too: spans of its article's text, in order.

    Of a verbatim passage that is all of it. Of a reworded one too, unless much of it stands in
    clauses that share nothing with the other side: then the other clauses. Of a partial one, the
    clauses of which at least half is shared, and in other clauses only the shared words with what
    stands between them.
    """
    if label == "verbatim":
        return (side.passage.passage.span,)
    touched = [
        clause
        for clause in side.passage.clauses
        if not overlap.evidence.isdisjoint(_stems(side, clause))
    ]
    if label == "partial":
        stretches = [part for clause in touched for part in _shared_parts(clause, overlap, side)]
    elif _share(touched, overlap, side) >= _WHOLE:
        return (side.passage.passage.span,)
    else:
        stretches = touched
    joined = _join(stretches, side)
    weights = [_shared_weight(stretch, overlap, side) for stretch in joined]
    words = side.passage.words
    return tuple(
        side.passage.span(words[first], words[last])
        for (first, last), weight in zip(joined, weights, strict=True)
        if weight >= _MIN_STRETCH * max(weights)
    )


def _shared_parts(clause: WordRange, overlap: Overlap, side: Side) -> Iterator[WordRange]:
    """The whole clause if half of it is shared, else its shared stretches."""
    first, last = clause
    shared = [at for at in range(first, last + 1) if side.stems[at] in overlap.evidence]
    whole = WordRange(first + (opens_clause(side.stems[first]) and first not in shared), last)
    if 2 * _shared_weight(whole, overlap, side) >= _weight(whole, overlap, side):
        yield whole
        return
    start = end = shared[0]
    for at in shared[1:]:
        if at - end > _MAX_GAP + 1:
            yield WordRange(start, end)
            start = at
        end = at
    yield WordRange(start, end)


def _join(stretches: Iterable[WordRange], side: Side) -> list[WordRange]:
    """The stretches; those with nothing or only conjunctions between them are joined."""
    joined: list[WordRange] = []
    for stretch in stretches:
        first, last = _complete(stretch, side)
        between = side.stems[joined[-1].last + 1 : first] if joined else ("",)
        if all(opens_clause(stem) for stem in between):
            joined[-1] = WordRange(joined[-1].first, last)
        else:
            joined.append(WordRange(first, last))
    return joined


def _complete(stretch: WordRange, side: Side) -> WordRange:
    """The stretch with all parts of the hyphenated words at its ends."""
    text, words = side.passage.passage.text, side.passage.words
    first, last = stretch
    while first and text[words[first - 1].end : words[first].start] in _HYPHENS:
        first -= 1
    while last + 1 < len(words) and text[words[last].end : words[last + 1].start] in _HYPHENS:
        last += 1
    if last + 1 < len(words) and _is_first_of_pair(side, last):
        last += 1
    return WordRange(first, last)


def _is_first_of_pair(side: Side, at: int) -> bool:
    """Whether a word stands for a pair of unspaced characters, of which the next is the second."""
    text, words = side.passage.passage.text, side.passage.words
    start, end, stem = words[at]
    return words[at + 1].start == end and len(stem) == 2 and text.startswith(stem, start)


def _stems(side: Side, stretch: WordRange) -> tuple[str, ...]:
    return side.stems[stretch.first : stretch.last + 1]


def _share(clauses: Iterable[WordRange], overlap: Overlap, side: Side) -> float:
    """How much of the passage's weight stands in these clauses, shared or not, 0 to 1."""
    whole = _weight(WordRange(0, len(side.stems) - 1), overlap, side)
    return sum(_weight(clause, overlap, side) for clause in clauses) / whole


def _weight(stretch: WordRange, overlap: Overlap, side: Side) -> int:
    """The weight of the words of a stretch."""
    return sum(overlap.weight[stem] for stem in _stems(side, stretch))


def _shared_weight(stretch: WordRange, overlap: Overlap, side: Side) -> int:
    """The weight of the shared words of a stretch."""
    return sum(overlap.weight[stem] for stem in _stems(side, stretch) if stem in overlap.shared)
