"""A close look at two passages: what speaks for their telling the same, and what against."""

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
from corpus.alignment.weighting import Cell, Weighed

# A first look at every candidate, by its words alone: enough to tell where links are.


class FirstPassFeatures(NamedTuple):
    """What a first look shows."""

    strength: float
    """The weight of the shared words for the length of the passages; its square root."""
    home: float
    """The weight of those that no other candidate shares more strongly, for the length."""
    length: float
    """The log of the number of passages: one has a counterpart or two, among however many."""


def first_pass_features(
    words: Weighed, candidates: Sequence[Candidate]
) -> Mapping[Cell, FirstPassFeatures]:
    """A first look at each candidate."""
    seen = [
        ((a, b), words.a[a] & words.b[b], mass / (norm := words.norm(a, b)), norm)
        for a, b, mass in candidates
    ]
    best: dict[str, float] = {}
    for _, shared, strength, _ in sorted(seen, key=itemgetter(2)):
        best.update(dict.fromkeys(shared, strength))
    at_home = {word: words.weight[word] / top**2 for word, top in best.items()}.__getitem__
    length = log(max(2, words.passages))
    return {
        cell: FirstPassFeatures(
            sqrt(strength), strength**2 * fsum(map(at_home, shared)) / norm, length
        )
        for cell, shared, strength, norm in seen
    }


# What is linked near a candidate: points that are told together stay together.

_REACH = 2
_UNIT = 10**9
"""Whole numbers add up the same in any order."""


def neighbourhood(first: Mapping[Cell, float], cells: Iterable[Cell]) -> Iterator[float]:
    """How many links a first look expects near each cell, the nearer the more; its square root.

    A chance weighs one over the square of its distance.
    """
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (a, b), chance in first.items():
        rows[a].append((b + _REACH, round(_UNIT * chance)))
    wide = max((b for _, b in first), default=0) + 1 + 2 * _REACH
    row, same, next_, after = -1, [0], [0], [0]
    for a, b in cells:
        if a != row:
            row = a
            same = _line(rows, (a,), wide)
            next_ = _line(rows, (a - 1, a + 1), wide)
            after = _line(rows, (a - 2, a + 2), wide)
        left, at, right, end = b + 1, b + 2, b + 3, b + 4
        near = (  # 40 over the square of the distance
            40 * (same[left] + same[right] + next_[at])
            + 20 * (next_[left] + next_[right])
            + 10 * (same[b] + same[end] + after[at])
            + 8 * (next_[b] + next_[end] + after[left] + after[right])
            + 5 * (after[b] + after[end])
        )
        yield sqrt(near / (40 * _UNIT))


def _line(
    rows: Mapping[int, Sequence[tuple[int, int]]], which: Iterable[int], wide: int
) -> list[int]:
    """The chances of one row, or of two that are as far away, by column."""
    line = [0] * wide
    for row in which:
        for column, chance in rows.get(row, ()):
            line[column] += chance
    return line


_LEDE = 5
"""So many passages further down, two openings are likely no more than a third as often."""
_MOST = 6
"""More digits make a figure no rarer."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class SecondPassFeatures(NamedTuple):
    """What a close look shows; `scoring.toml` says what each is worth, and why it is there."""

    share: float
    home: float
    letters: float
    digits: float
    besides_names: float
    speaker: float
    early: float
    around: float


def second_pass_features(
    pair: ArticlePair, glances: Mapping[Cell, FirstPassFeatures], around: Mapping[Cell, float]
) -> Iterator[SecondPassFeatures]:
    """What speaks for each cell of `around`, which says what a first look expects near it."""
    words = pair.families
    a_words, b_words, a_mass, b_mass = words.a, words.b, words.a_mass, words.b_mass
    a_names, b_names = ([one & pair.names for one in side] for side in (a_words, b_words))
    a_figures, b_figures = ([one & pair.figures for one in side] for side in (a_words, b_words))
    a_speakers, b_speakers = pair.a.speakers, pair.b.speakers
    a_spoken, b_spoken = pair.speakers
    a_depths, b_depths = pair.a.depths, pair.b.depths
    weigh, norm = words.sum, words.norm
    spoken = cache(pair.spoken)  # the same few people meet in cell after cell
    letters = ngram_similarities(pair.a.runs, pair.b.runs, around)
    for (cell, near), spelled in zip(around.items(), letters, strict=True):
        a, b = cell
        shared = weigh(a_words[a] & b_words[b])
        names, figures = a_names[a] & b_names[b], a_figures[a] & b_figures[b]
        met = a_speakers[a] & b_speakers[b]
        yield SecondPassFeatures(
            shared / min(a_mass[a], b_mass[b]),
            glances[cell].home,
            spelled,
            max(map(_digits, figures)) if figures else 0,
            sqrt((shared - weigh(names) if names else shared) / norm(a, b)),
            spoken(met) / min(a_spoken[a], b_spoken[b]) if met else 0.0,
            exp(-(a_depths[a] + b_depths[b]) / _LEDE),
            near,
        )


def _digits(figure: str) -> int:
    """How many digits a figure has; a year is no figure."""
    return 0 if _YEAR.fullmatch(figure) else min(_MOST, sum(map(str.isdigit, figure)))
