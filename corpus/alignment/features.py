"""The features of a pair of passages, in the first and in the second pass of scoring."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import exp, fsum, log, sqrt
from operator import itemgetter
from typing import NamedTuple

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.candidates import Candidate
from corpus.alignment.certainty import log_odds
from corpus.alignment.document import Document, PassageFamilies, Speakers, ngram_similarities
from corpus.alignment.weighting import Cell, Parts, PassageWeights, fourth_root
from corpus.language.word_frequency import family

_LEDE = 5
"""For every five passages further down, two openings are a third as likely to match."""
_MAX_DIGITS = 6
"""More digits make a figure no rarer."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEW_QUOTED = 3000
"""Half the weight of a rare word: two common quoted words elsewhere are not yet a quotation."""
_QUIET = 1000
"""What weighs less, small words and what is in every third sentence of the two articles, makes no
clauses alike: "the" weighs 20, "with" 800, "people" in a story of the plague 950."""
_AROUND = 3
"""Passages on either side that are a passage's context: what stands further off in a long
paragraph, as in a text without any, says little of what a passage is about."""
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
    a_root, b_root = words.a_root, words.b_root
    seen = [
        ((a, b), words.a[a] & words.b[b], mass / (norm := a_root[a] * b_root[b]), norm)
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
    """What a close look at two passages shows; `scoring.toml` holds the weights, and why."""

    first_pass: float
    """Log odds of the first pass."""
    margin: float
    """How far these lie below those of the best candidate of each passage, added up; 0 at most."""
    neighbourhood: float
    """Links that the first pass expects nearby: see `neighbourhood`."""
    ngrams: float
    """Similarity by character n-grams, 0 to 1."""
    digits: float
    """Number of digits of the longest shared figure, years aside, up to 6."""
    clause: float
    """The best pair of clauses by their shared words, but for names and the commonest words; about
    0 to 1."""
    first_mention: float
    """Weight of the shared words that both articles have here for the first time, for the length;
    the square root."""
    paragraph: float
    """Weight of what their contexts in the paragraph share besides, for the length; the square
    root."""
    people: float
    """Share of the people mentioned that both mention, 0 to 1."""
    speaker: float
    """1 where both give words of one speaker, -1 where they give words of two people, else 0."""
    quoted: float
    """How much of one side's quotation the other side says, quoted or not; 0 to 1."""
    one_quotes: float
    """1 where one side has words in quotation marks and the other has none."""
    other_quotation: float
    """Where both quote: the share of the lighter quotation that the other one lacks, 0 to 1."""
    early: float
    """Near 1 where both stand at the top of their articles, falling to 0."""


def second_pass_features(
    pair: ArticlePair, first: Mapping[Cell, float], near: Mapping[Cell, float]
) -> Iterator[SecondPassFeatures]:
    """The features of each cell of `near`, in its order; the same for both orders of the articles.

    Args:
        pair: the two articles.
        first: the probability of each candidate by the first pass.
        near: the neighbourhood of each cell that is looked at.

    """
    words = pair.families
    a_words, b_words, weigh, weight = words.a, words.b, words.sum, words.weight
    a_root, b_root = words.a_root, words.b_root
    ours = read_parts(pair, pair.a, a_words, {a for a, _ in near})
    theirs = read_parts(pair, pair.b, b_words, {b for _, b in near})
    a_people, b_people = pair.a.people, pair.b.people
    a_depths, b_depths = pair.a.depths, pair.b.depths
    weigh_people = cache(pair.weigh_people)  # the same few people are met in cell after cell
    odds_of = {cell: log_odds(chance) for cell, chance in first.items()}
    a_best, b_best = _best_odds(odds_of, 0), _best_odds(odds_of, 1)
    new_in_a, new_in_b = _first_mentions(a_words), _first_mentions(b_words)
    in_both = new_in_a.keys() & new_in_b.keys()
    quiet = pair.name_families.union(word for word in in_both if weight[word] < _QUIET)
    figures = frozenset(word for word in in_both if word[0].isdigit())
    new: dict[Cell, int] = defaultdict(int)
    for word in in_both:
        new[new_in_a[word], new_in_b[word]] += weight[word]
    similarities = ngram_similarities(pair.a.ngrams, pair.b.ngrams, near)
    for (cell, around), similarity in zip(near.items(), similarities, strict=True):
        a, b = cell
        one, other = ours[a], theirs[b]
        shared, length = a_words[a] & b_words[b], a_root[a] * b_root[b]
        said = shared - quiet
        beside = (
            frozenset[str]()
            if one.is_alone and other.is_alone
            else (one.context & other.context) - shared
        )
        ours_named, theirs_named = a_people[a], b_people[b]
        people = ours_named & theirs_named
        has_quotation = one.quoted or other.quoted
        odds = odds_of[cell]
        yield SecondPassFeatures(
            odds,
            2 * odds - a_best[a] - b_best[b],
            around,
            similarity,
            0 if figures.isdisjoint(shared) else max(map(_count_digits, shared & figures)),
            _best_clauses(one, other, said, weight) if said else 0.0,
            sqrt(new[cell] / length) if cell in new else 0.0,
            sqrt(weigh(beside) / length) if beside else 0.0,
            weigh_people(people) / min(weigh_people(ours_named), weigh_people(theirs_named))
            if people
            else 0.0,
            same_speaker(one.speakers, other.speakers),
            max(_repeated(one, b_words[b], weigh), _repeated(other, a_words[a], weigh))
            if has_quotation
            else 0.0,
            1.0 if has_quotation and not (one.quoted and other.quoted) else 0.0,
            _other_quotation(one, other, weigh) if has_quotation else 0.0,
            exp(-(a_depths[a] + b_depths[b]) / _LEDE),
        )


def _best_odds(odds_of: Mapping[Cell, float], axis: int) -> Mapping[int, float]:
    """The log odds of the likeliest candidate of each passage of one article."""
    best: dict[int, float] = {}
    for cell, odds in odds_of.items():
        place = cell[axis]
        if place not in best or odds > best[place]:
            best[place] = odds
    return best


def _count_digits(figure: str) -> int:
    """How many digits a figure has; a year counts for none."""
    return 0 if _YEAR.fullmatch(figure) else min(_MAX_DIGITS, sum(map(str.isdigit, figure)))


def _best_clauses(
    one: PassageParts, other: PassageParts, said: Parts, weight: Mapping[str, int]
) -> float:
    """The best two clauses, by the weight of what both have of `said`, for their length."""
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for word in said:
        value = weight[word]
        for clause in one.holding[word]:
            for part in other.holding[word]:
                shared[clause, part] += value
    roots, other_roots = one.roots, other.roots
    return sqrt(max([mass / (roots[a] * other_roots[b]) for (a, b), mass in shared.items()]))


def same_speaker(ours: Speakers, theirs: Speakers) -> float:
    """1 for one speaker, -1 for two people; a person may speak for a body, so then 0."""
    if not (ours.people.isdisjoint(theirs.people) and ours.bodies.isdisjoint(theirs.bodies)):
        return 1.0
    return -1.0 if ours.people and theirs.people else 0.0


def _repeated(one: PassageParts, other: Parts, weigh: Callable[[Iterable[str]], int]) -> float:
    """How much of a passage's quotation another passage says, quoted or not."""
    if not one.quoted:
        return 0.0
    return weigh(one.quoted & other) / (one.quoted_weight + _FEW_QUOTED)


def _other_quotation(
    one: PassageParts, other: PassageParts, weigh: Callable[[Iterable[str]], int]
) -> float:
    if not one.quoted or not other.quoted:
        return 0.0
    both = weigh(one.quoted & other.quoted)
    return 1 - both / max(1, min(one.quoted_weight, other.quoted_weight))


class PassageParts(NamedTuple):
    """The word families of one passage, spelled as the other article has them."""

    holding: Mapping[str, Sequence[int]]
    """The numbers of the clauses that hold each family."""
    roots: Sequence[float]
    """The scaled fourth root of the weight of each clause."""
    quoted: Parts
    """Those in quotation marks."""
    quoted_weight: int
    context: Parts
    """Those of the passages near it in its paragraph, its own with them."""
    is_alone: bool
    """Whether it is the whole paragraph."""
    speakers: Speakers


_NOBODY = Speakers(frozenset(), frozenset())


def read_parts(
    pair: ArticlePair, document: Document, parts: Sequence[Parts], places: Iterable[int]
) -> Mapping[int, PassageParts]:
    """The parts of the passages at some places of one document of a pair.

    Args:
        pair: the two articles.
        document: one of them.
        parts: the families of each of its passages, as `pair` weighs them.
        places: of passages in the document.

    """
    weigh, weight = pair.families.sum, pair.families.weight.__getitem__
    speakers, contexts = document.quoted_speakers, _contexts(document)
    found = {}
    for place in places:
        passage = document.passages[place]
        families = _families(pair, document, place)
        near = parts[contexts[place]]
        found[place] = PassageParts(
            families.holding,
            [fourth_root(sum(map(weight, clause))) for clause in families.clauses],
            families.quoted,
            weigh(families.quoted) if families.quoted else 0,
            near[0] if len(near) == 1 else Parts().union(*near),
            len(near) == 1,
            speakers.get(passage.passage.id, _NOBODY),
        )
    return found


@lru_cache(maxsize=128)
def _contexts(document: Document) -> tuple[slice, ...]:
    """The passages near each passage of a document in its paragraph, itself among them."""
    numbers, found = document.paragraphs, list[slice]()
    for place, number in enumerate(numbers):
        first, end = max(0, place - _AROUND), min(len(numbers), place + _AROUND + 1)
        while numbers[first] != number:
            first += 1
        while numbers[end - 1] != number:
            end -= 1
        found.append(slice(first, end))
    return tuple(found)


def _first_mentions(parts: Sequence[Parts]) -> Mapping[str, int]:
    """The place of the first passage that has each family."""
    first: dict[str, int] = {}
    for place in range(len(parts) - 1, -1, -1):
        first.update(dict.fromkeys(parts[place], place))
    return first


def _families(pair: ArticlePair, document: Document, place: int) -> PassageFamilies:
    """The families of a passage; kept if the other article spells none of its words otherwise."""
    spellings, passage = pair.spellings, document.passages[place]
    if spellings.keys().isdisjoint(passage.stems):
        return document.families(place)
    spelled = [family(spellings.get(word.stem, word.stem)) for word in passage.words]
    return document.families_of(place, spelled)
