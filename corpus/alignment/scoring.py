"""The probability that two passages say the same, and the rule that decides which are linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.candidates import find_candidates
from corpus.alignment.certainty import LogisticRegression, log_odds, probability, regression
from corpus.alignment.features import (
    FirstPassFeatures,
    SecondPassFeatures,
    first_pass_features,
    neighbourhood,
    second_pass_features,
)
from corpus.alignment.weighting import MIN_WEIGHT, Cell
from corpus.extraction.analysis import TokenizedPassage
from corpus.language.word_frequency import family

MIN_PROBABILITY = 0.01
"""A candidate with a lower first-pass probability is dropped."""
_TOP_K = 4
"""Candidates of each passage that go on to the second pass. Of 777 links between 52 pairs of real
reports one is not among the four likeliest of either passage; of all candidates above
`MIN_PROBABILITY` two in five are not."""
_RARE = 5000
"""The weight of a rare word: one alone may be a point."""
_MOST = 0.5
"""Passages that share more of the lighter one's weight are never bare."""
_MUTUAL = 0.15
"""The part of the way to 1 that each other's likeliest counterparts are lifted."""


@dataclass(frozen=True, slots=True)
class ScoringModel:
    """The regressions of the two passes."""

    first_pass: LogisticRegression
    second_pass: LogisticRegression


@cache
def scoring_model() -> ScoringModel:
    """The weights that ship with the program."""
    return ScoringModel(
        regression("first_pass", FirstPassFeatures._fields),
        regression("second_pass", SecondPassFeatures._fields),
    )


def score_candidates(
    pair: ArticlePair, beside_itself: AbstractSet[int] | None = None
) -> dict[Cell, float]:
    """The probability, 0 to 1 to four places, that the passages of each likely pair say the same.

    Pairs stand in the order of the text; those without an entry are unlikely. Of an article beside
    itself, only those of its passages with themselves may be asked for, by their places.
    """
    model, words = scoring_model(), pair.families
    least = min_shared_weight(model.first_pass, words.passages)
    candidates = find_candidates(pair, least, beside_itself)
    features = first_pass_features(words, candidates)
    first = {cell: probability(model.first_pass.log_odds(of)) for cell, of in features.items()}
    likely = shortlist(first)
    if beside_itself is not None:
        likely = [cell for cell in likely if cell[0] == cell[1] and cell[0] in beside_itself]
    near = dict(zip(likely, neighbourhood(first, likely), strict=True))
    return {
        cell: round(probability(model.second_pass.log_odds(of)), 4)
        for cell, of in zip(likely, second_pass_features(pair, first, near), strict=True)
    }


def min_shared_weight(regression: LogisticRegression, passages: int) -> float:
    """The least normalized weight that two passages share if the first pass is to keep them.

    The bound assumes full exclusivity: `exclusivity` is at most the square of `strength`.
    """
    strength, exclusivity, length = regression.weights
    odds = regression.constant + length * log(max(2, passages)) - log_odds(MIN_PROBABILITY)
    if odds >= 0:
        return 0.0
    root = sqrt(strength**2 - 4 * exclusivity * odds)
    return ((root - strength) / (2 * exclusivity)) ** 2


def shortlist(first: Mapping[Cell, float]) -> list[Cell]:
    """The pairs that are among the likeliest of one of their passages, in the order given."""
    kept = {cell: chance for cell, chance in first.items() if chance >= MIN_PROBABILITY}
    cutoffs = [_cutoffs(kept, axis) for axis in (0, 1)]
    return [
        cell
        for cell, chance in kept.items()
        if chance >= cutoffs[0][cell[0]] or chance >= cutoffs[1][cell[1]]
    ]


def _cutoffs(chances: Mapping[Cell, float], axis: int) -> dict[int, float]:
    """The probability of the last of the top candidates, for each passage of one article."""
    by_passage: dict[int, list[float]] = defaultdict(list)
    for cell, chance in chances.items():
        by_passage[cell[axis]].append(chance)
    return {
        passage: sorted(chances, reverse=True)[:_TOP_K][-1]
        for passage, chances in by_passage.items()
    }


def decision_values(scores: Mapping[Cell, float]) -> dict[Cell, float]:
    """What each candidate counts towards the threshold, 0 to 1.

    That is its score; more where each passage is the other's likeliest counterpart, since not to
    link them is to say of both that the other article lacks them.
    """
    best_of_a, best_of_b = best_cells(scores, 0), best_cells(scores, 1)
    values = {}
    for cell, score in scores.items():
        is_mutual = best_of_a[cell[0]] == cell == best_of_b[cell[1]]
        values[cell] = score + _MUTUAL * (1 - score) if is_mutual else score
    return values


def best_cells(scores: Mapping[Cell, float], axis: int) -> dict[int, Cell]:
    """The highest-scored cell of each passage of one article; of equals the first."""
    best: dict[int, Cell] = {}
    for cell, score in scores.items():
        passage = cell[axis]
        if passage not in best or score > scores[best[passage]]:
            best[passage] = cell
    return best


def is_bare(pair: ArticlePair, cell: Cell) -> bool:
    """Whether two passages share too little to be linked, whatever their score.

    That is one name at most and no other word, or one word that is neither a name nor a figure and
    not rare; unless it is most of what one of them says. Of 38 such candidates above the threshold,
    15 are gold. A bare candidate keeps its score, can be asked about, and can be confirmed.
    """
    a, b = cell
    words = pair.families
    weight, both = words.weight, words.a[a] & words.b[b]
    shared = [word for word in both if weight[word] >= MIN_WEIGHT]
    if words.total(both) >= _MOST * min(words.a_mass[a], words.b_mass[b]):
        return False
    besides_names = [word for word in shared if word not in pair.name_families]
    if not besides_names:
        return _count_shared_names(pair, cell, frozenset(shared)) <= 1
    word = besides_names[0]
    return len(shared) == 1 and weight[word] < _RARE and not word[0].isdigit()


def _count_shared_names(pair: ArticlePair, cell: Cell, shared: frozenset[str]) -> int:
    """How many names, of one word or several, hold shared words: in the passage with fewer."""
    return min(
        _count_names_with(pair, document.passages[place], shared)
        for document, place in zip((pair.a, pair.b), cell, strict=True)
    )


def _count_names_with(pair: ArticlePair, passage: TokenizedPassage, shared: frozenset[str]) -> int:
    text, has_shared, is_inside = passage.passage.text, list[bool](), False
    for word in passage.words:
        part = family(pair.spellings.get(word.stem, word.stem))
        is_name = text[word.start].isupper() and part in pair.name_families
        if is_name and not is_inside:
            has_shared.append(False)
        if is_name and part in shared:
            has_shared[-1] = True
        is_inside = is_name
    return sum(has_shared)
