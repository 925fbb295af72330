"""The features of a pair of passages, in the first and in the second pass of scoring."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import exp, fsum, log, sqrt
from operator import itemgetter
from typing import NamedTuple

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.candidates import Candidate
from corpus.alignment.ngrams import ngram_similarities
from corpus.alignment.weighting import Cell, PassageWeights

_LEDE = 5
"""For every five passages further down, two openings are a third as likely to match."""
_MAX_DIGITS = 6
"""More digits make a figure no rarer."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALE = 10**9
"""Whole numbers add up to the same sum in any order."""


class FirstPassFeatures(NamedTuple):
    """Features of a candidate by its words alone: enough to expect where links are."""

    strength: float
    """Square root of the weight of the shared words, normalized for the passages' length."""
    exclusivity: float
    """The part of that weight, not its root, that no other candidate shares more strongly."""
    length: float
    """Log of the number of passages: each has only one or two counterparts among them."""


def first_pass_features(
    words: PassageWeights, candidates: Sequence[Candidate]
) -> Mapping[Cell, FirstPassFeatures]:
    """The first-pass features of each candidate, in the order given."""
    seen = [
        ((a, b), words.a[a] & words.b[b], mass / (norm := words.norm(a, b)), norm)
        for a, b, mass in candidates
    ]
    strongest: dict[str, float] = {}
    for _, shared, strength, _ in sorted(seen, key=itemgetter(2)):
        strongest.update(dict.fromkeys(shared, strength))
    relative = {word: words.weight[word] / top**2 for word, top in strongest.items()}.__getitem__
    length = log(max(2, words.passages))
    return {
        cell: FirstPassFeatures(
            sqrt(strength), strength**2 * fsum(map(relative, shared)) / norm, length
        )
        for cell, shared, strength, norm in seen
    }


def neighbourhood(first: Mapping[Cell, float], cells: Iterable[Cell]) -> Iterator[float]:
    """The links expected near each cell: neighbouring passages tend to be linked in parallel.

    Every other cell up to two passages away in either article counts its first-pass probability
    divided by the square of its distance; the result is the square root of the sum.

    Args:
        first: the first-pass probability of each candidate.
        cells: some of these candidates, grouped by their passage in the first article.

    """
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (a, b), probability in first.items():
        rows[a].append((b + 2, round(_SCALE * probability)))
    width = max((b for _, b in first), default=0) + 5
    row, same, next_, after = -1, [0], [0], [0]
    for a, b in cells:
        if a != row:
            row = a
            same = _sum_rows(rows, (a,), width)
            next_ = _sum_rows(rows, (a - 1, a + 1), width)
            after = _sum_rows(rows, (a - 2, a + 2), width)
        left, at, right, end = b + 1, b + 2, b + 3, b + 4
        near = (  # 40 over the square of the distance
            40 * (same[left] + same[right] + next_[at])
            + 20 * (next_[left] + next_[right])
            + 10 * (same[b] + same[end] + after[at])
            + 8 * (next_[b] + next_[end] + after[left] + after[right])
            + 5 * (after[b] + after[end])
        )
        yield sqrt(near / (40 * _SCALE))


def _sum_rows(
    rows: Mapping[int, Sequence[tuple[int, int]]], which: Iterable[int], width: int
) -> list[int]:
    """The summed probabilities of some rows, by column."""
    sums = [0] * width
    for row in which:
        for column, probability in rows.get(row, ()):
            sums[column] += probability
    return sums


class SecondPassFeatures(NamedTuple):
    """Features of a candidate that passed the first pass; `scoring.toml` explains each."""

    share: float
    exclusivity: float
    ngrams: float
    digits: float
    besides_names: float
    people: float
    early: float
    neighbourhood: float


def second_pass_features(
    pair: ArticlePair,
    first: Mapping[Cell, FirstPassFeatures],
    neighbourhoods: Mapping[Cell, float],
) -> Iterator[SecondPassFeatures]:
    """The second-pass features of each cell of `neighbourhoods`, in its order."""
    words = pair.families
    a_words, b_words, a_mass, b_mass = words.a, words.b, words.a_mass, words.b_mass
    a_names, b_names = ([one & pair.name_families for one in side] for side in (a_words, b_words))
    a_figures, b_figures = ([one & pair.figures for one in side] for side in (a_words, b_words))
    a_people, b_people = pair.a.people, pair.b.people
    a_people_weight, b_people_weight = pair.people_weights
    a_depths, b_depths = pair.a.depths, pair.b.depths
    weigh, norm = words.sum, words.norm
    weigh_people = cache(pair.weigh_people)  # the same few people recur in cell after cell
    ngrams = ngram_similarities(pair.a.ngrams, pair.b.ngrams, neighbourhoods)
    for (cell, near), similarity in zip(neighbourhoods.items(), ngrams, strict=True):
        a, b = cell
        shared = weigh(a_words[a] & b_words[b])
        names, figures = a_names[a] & b_names[b], a_figures[a] & b_figures[b]
        people = a_people[a] & b_people[b]
        yield SecondPassFeatures(
            shared / min(a_mass[a], b_mass[b]),
            first[cell].exclusivity,
            similarity,
            max(map(_count_digits, figures)) if figures else 0,
            sqrt((shared - weigh(names) if names else shared) / norm(a, b)),
            weigh_people(people) / min(a_people_weight[a], b_people_weight[b]) if people else 0.0,
            exp(-(a_depths[a] + b_depths[b]) / _LEDE),
            near,
        )


def _count_digits(figure: str) -> int:
    """How many digits a figure has, up to a limit; a year counts none."""
    return 0 if _YEAR.fullmatch(figure) else min(_MAX_DIGITS, sum(map(str.isdigit, figure)))
