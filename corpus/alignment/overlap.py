"""Where in a passage stands what another one tells too."""

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

# What two passages have in common, word by word.


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages."""

    telling: TokenizedPassage
    stems: tuple[str, ...]
    """Of its words, in their order, spelled as the other side has them."""
    share: float
    """How much of the passage's weight the other one tells too, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two passages and the stems that both have."""

    a: Side
    b: Side
    shared: frozenset[str]
    evidence: frozenset[str]
    """Those of the shared stems that say something by themselves; at least one."""
    weight: dict[str, int]
    trifles: AbstractSet[str]

    @property
    def apart(self) -> frozenset[str]:
        """The stems that only one of the two has."""
        return frozenset(self.a.stems) ^ frozenset(self.b.stems)

    def says_much(self, stem: str) -> bool:
        """Whether a stem says something by itself, between these two articles."""
        return stem not in self.trifles


def find_overlap(pair: ArticlePair, cell: Cell) -> Overlap:
    """Two passages side by side: by the stems that both have; where there is none, by families."""
    a, b = cell
    ours, theirs = pair.a.tellings[a], pair.b.tellings[b]
    stems = _spelled(ours, pair.alike), _spelled(theirs, pair.alike)
    words, trifles = pair.stems, pair.trifles
    if words.a[a].isdisjoint(words.b[b]):
        stems = tuple(map(family, stems[0])), tuple(map(family, stems[1]))
        words, trifles = pair.families, frozenset()
    shared, weight = words.a[a] & words.b[b], words.weight
    mass = words.sum(shared)
    return Overlap(
        Side(ours, stems[0], mass / words.a_mass[a]),
        Side(theirs, stems[1], mass / words.b_mass[b]),
        shared,
        shared - trifles or frozenset({max(shared, key=lambda stem: (weight[stem], stem))}),
        weight,
        trifles,
    )


def _spelled(telling: TokenizedPassage, alike: dict[str, str]) -> tuple[str, ...]:
    """The stems of a passage in its order, spelled as the other side has them."""
    if not alike:
        return tuple([stem for _, _, stem in telling.words])
    return tuple([alike.get(stem, stem) for _, _, stem in telling.words])


# Whether two linked passages tell the same in the same words, in others, or in part.

_NEARLY_ALL = 0.9
_ENOUGH = 0.35
"""Where each passage shares so much of its weight, readers say *same*: fitted on the gold links."""
_UNTOLD = 5000
"""What a rare word weighs. One more is taken to be untold on either side, since three shared words
of a headline's seven are no proof that both tell the same."""
_NEGATIONS = frozenset({"not", "no", "never", "none", "cannot", "without", "nobody", "nor"})


def link_label(common: Overlap) -> Label:
    """The label of a link between two passages."""
    least = min(common.a.share, common.b.share)
    if least >= _NEARLY_ALL and _same_words(common):
        return "verbatim"
    shared = sum(map(common.weight.__getitem__, common.shared))
    if shared < _ENOUGH * (shared / least + _UNTOLD) or _other_figures(common):
        return "partial"
    return "reworded"


def _other_figures(common: Overlap) -> bool:
    """Whether each side has a figure that the other has not: 7,000 against 10,000."""
    return all(_figures(side) - common.shared for side in (common.a, common.b))


def _figures(side: Side) -> frozenset[str]:
    return frozenset(word.stem for word in side.telling.words if word.is_figure)


def _same_words(common: Overlap) -> bool:
    """Whether the words are the same, in the same order, but for trifles."""
    from rapidfuzz.distance import Levenshtein

    if any(_turns(stem) or common.says_much(stem) for stem in common.apart):
        return False
    a, b = common.a.stems, common.b.stems
    return Levenshtein.normalized_similarity(a, b, score_cutoff=_NEARLY_ALL) >= _NEARLY_ALL


def _turns(stem: str) -> bool:
    """Whether a word is no trifle however common it is: a figure, a negation."""
    return stem[0].isdigit() or stem in _NEGATIONS or stem.endswith("n't")


_HYPHENS = frozenset("-‐‑")
_GAP = 2
"""So many words in between do not part two stretches told in common."""
_LEAST = 0.2
"""A stretch that weighs less than this share of the heaviest is chance, not telling."""
_MOST = 0.7
"""Where so much of a passage stands in clauses that share something, it is told as a whole."""


def shared_spans(common: Overlap, side: Side, label: Label) -> tuple[Span, ...]:
    """What of one side the other one tells too: spans of the article's text, in its order.

    The whole passage where it is verbatim or reworded, unless much of it stands in clauses that
    share nothing with the other side: then the clauses that do. Where it is partial, the clauses of
    which at least half is shared, and of others only the shared words with what stands between.
    """
    if label == "verbatim":
        return (side.telling.passage.span,)
    touched = [
        clause
        for clause in side.telling.clauses
        if not common.evidence.isdisjoint(_stems(side, clause))
    ]
    if label == "partial":
        found = [stretch for clause in touched for stretch in _in(clause, common, side)]
    elif _share(touched, common, side) >= _MOST:
        return (side.telling.passage.span,)
    else:
        found = touched
    joined = _joined(found, side)
    weights = [_shared(stretch, common, side) for stretch in joined]
    words = side.telling.words
    return tuple(
        side.telling.span(words[first], words[last])
        for (first, last), weight in zip(joined, weights, strict=True)
        if weight >= _LEAST * max(weights)
    )


def _in(clause: WordRange, common: Overlap, side: Side) -> Iterator[WordRange]:
    """The whole clause where the other side tells half of it, else its shared stretches."""
    first, last = clause
    shared = [at for at in range(first, last + 1) if side.stems[at] in common.evidence]
    whole = WordRange(first + (opens_clause(side.stems[first]) and first not in shared), last)
    if 2 * _shared(whole, common, side) >= _weight(whole, common, side):
        yield whole
        return
    start = end = shared[0]
    for at in shared[1:]:
        if at - end > _GAP + 1:
            yield WordRange(start, end)
            start = at
        end = at
    yield WordRange(start, end)


def _joined(stretches: Iterable[WordRange], side: Side) -> list[WordRange]:
    """The stretches; those with nothing or a conjunction between them made one."""
    joined: list[WordRange] = []
    for stretch in stretches:
        first, last = _unbroken(stretch, side)
        between = side.stems[joined[-1].last + 1 : first] if joined else ("",)
        if all(opens_clause(stem) for stem in between):
            joined[-1] = WordRange(joined[-1].first, last)
        else:
            joined.append(WordRange(first, last))
    return joined


def _unbroken(stretch: WordRange, side: Side) -> WordRange:
    """The stretch with all parts of the hyphenated words at its ends."""
    text, words = side.telling.passage.text, side.telling.words
    first, last = stretch
    while first and text[words[first - 1].end : words[first].start] in _HYPHENS:
        first -= 1
    while last + 1 < len(words) and text[words[last].end : words[last + 1].start] in _HYPHENS:
        last += 1
    if last + 1 < len(words) and _goes_on(side, last):
        last += 1
    return WordRange(first, last)


def _goes_on(side: Side, at: int) -> bool:
    """Whether what is compared at a place is a pair of characters, and the next one its second."""
    text, words = side.telling.passage.text, side.telling.words
    start, end, stem = words[at]
    return words[at + 1].start == end and len(stem) == 2 and text.startswith(stem, start)


def _stems(side: Side, stretch: WordRange) -> tuple[str, ...]:
    return side.stems[stretch.first : stretch.last + 1]


def _share(clauses: Iterable[WordRange], common: Overlap, side: Side) -> float:
    """How much of the passage's weight stands in these clauses, shared or not."""
    whole = _weight(WordRange(0, len(side.stems) - 1), common, side)
    return sum(_weight(clause, common, side) for clause in clauses) / whole


def _weight(stretch: WordRange, common: Overlap, side: Side) -> int:
    """What the words of a stretch weigh."""
    return sum(common.weight[stem] for stem in _stems(side, stretch))


def _shared(stretch: WordRange, common: Overlap, side: Side) -> int:
    """What the shared words of a stretch weigh."""
    return sum(common.weight[stem] for stem in _stems(side, stretch) if stem in common.shared)
