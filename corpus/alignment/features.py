"""The features of a pair of passages, in the first and in the second pass of scoring.

A cell is a pair of passages, one of article a and one of article b. Words are word families, and
weigh what `weighting.py` says: "the" about 20, most words more than 4,000. What two passages share
is divided by their norm, so that long passages have no advantage.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import exp, fsum, log, sqrt
from operator import itemgetter
from typing import Literal, NamedTuple

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
"""Words that weigh less make no clauses alike, small words and what is in every third sentence of
the two articles: "the" weighs 20, "with" 800, "people" in a story of the plague 950."""
_CONTEXT = 3
"""Passages on either side that are a passage's context: what stands further off in a long
paragraph, as in a text without any, says little of what a passage is about."""
_SCALE = 10**9
"""Whole numbers add up to the same sum in any order."""


class FirstPassFeatures(NamedTuple):
    """Features of a candidate by its words alone: enough to expect where links are."""

    strength: float
    """Square root of the weight of the shared words, normalized for the passages' length."""
    exclusivity: float
    """The same without the root, each word's weight times (share / top share) squared: of the pair,
    and of the strongest candidate that shares the word. A word that a candidate twice as strong
    shares too counts a quarter."""
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
    top_share: dict[str, float] = {}
    for _, shared, share, _ in sorted(seen, key=itemgetter(2)):
        top_share.update(dict.fromkeys(shared, share))  # the last, highest share stays
    relative = {word: words.weight[word] / top**2 for word, top in top_share.items()}.__getitem__
    length = log(max(2, words.passages))
    return {
        cell: FirstPassFeatures(sqrt(share), share**2 * fsum(map(relative, shared)) / norm, length)
        for cell, shared, share, norm in seen
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
        total = (  # 40 over the square of the distance
            40 * (same[left] + same[right] + next_[at])
            + 20 * (next_[left] + next_[right])
            + 10 * (same[b] + same[end] + after[at])
            + 8 * (next_[b] + next_[end] + after[left] + after[right])
            + 5 * (after[b] + after[end])
        )
        yield sqrt(total / (40 * _SCALE))


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
    """Square root of the weight, by the norm, of the shared words that both articles have here for
    the first time."""
    paragraph: float
    """Square root of the weight, by the norm, of what their contexts in the paragraph share
    besides."""
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
    pair: ArticlePair, first: Mapping[Cell, float], neighbourhoods: Mapping[Cell, float]
) -> Iterator[SecondPassFeatures]:
    """The features of some cells, in their order; the same for both orders of the articles.

    Args:
        pair: the two articles.
        first: the probability of each candidate by the first pass.
        neighbourhoods: the neighbourhood of each cell that is looked at.

    """
    words = pair.families
    weigh, weight = words.total, words.weight
    weigh_people = cache(pair.weigh_people)  # the same few people are met in cell after cell
    odds_of = {cell: log_odds(chance) for cell, chance in first.items()}
    in_a = read_passages(pair, 0, odds_of, neighbourhoods)
    in_b = read_passages(pair, 1, odds_of, neighbourhoods)
    new_in_a, new_in_b = _first_mentions(words.a), _first_mentions(words.b)
    in_both = new_in_a.keys() & new_in_b.keys()
    quiet = pair.name_families.union(word for word in in_both if weight[word] < _QUIET)
    figures = frozenset(word for word in in_both if word[0].isdigit())
    new_weight: dict[Cell, int] = defaultdict(int)
    for word in in_both:
        new_weight[new_in_a[word], new_in_b[word]] += weight[word]
    similarities = ngram_similarities(pair.a.ngrams, pair.b.ngrams, neighbourhoods)
    for (cell, around), ngrams in zip(neighbourhoods.items(), similarities, strict=True):
        a, b = in_a[cell[0]], in_b[cell[1]]
        shared, norm, odds = a.words & b.words, a.root * b.root, odds_of[cell]
        telling = shared - quiet
        besides = None if a.is_alone and b.is_alone else (a.context & b.context) - shared
        both = a.people & b.people
        margin = 2 * odds - a.best_odds - b.best_odds
        digits = 0 if figures.isdisjoint(shared) else max(map(_count_digits, shared & figures))
        clause = _best_clauses(a, b, telling, weight) if telling else 0.0
        first_mention = sqrt(new_weight[cell] / norm) if cell in new_weight else 0.0
        paragraph = sqrt(weigh(besides) / norm) if besides else 0.0
        people = (
            weigh_people(both) / min(weigh_people(a.people), weigh_people(b.people))
            if both
            else 0.0
        )
        speaker = same_speaker(a.speakers, b.speakers) if a.speakers and b.speakers else 0.0
        quoted, one_quotes, other_quotation = (
            _compare_quotations(a, b, weigh) if a.quoted or b.quoted else (0.0, 0.0, 0.0)
        )
        yield SecondPassFeatures(  # in the order of its fields: by name it takes longer
            odds,
            margin,
            around,
            ngrams,
            digits,
            clause,
            first_mention,
            paragraph,
            people,
            speaker,
            quoted,
            one_quotes,
            other_quotation,
            exp(-(a.depth + b.depth) / _LEDE),
        )


def _best_odds(odds_of: Mapping[Cell, float], side: Literal[0, 1]) -> Mapping[int, float]:
    """The log odds of the likeliest candidate of each passage of one article."""
    best: dict[int, float] = {}
    for cell, odds in odds_of.items():
        place = cell[side]
        if place not in best or odds > best[place]:
            best[place] = odds
    return best


def _count_digits(figure: str) -> int:
    """How many digits a figure has; a year counts for none."""
    return 0 if _YEAR.fullmatch(figure) else min(_MAX_DIGITS, sum(map(str.isdigit, figure)))


def _best_clauses(
    a: PassageContent, b: PassageContent, telling: Parts, weight: Mapping[str, int]
) -> float:
    """How much the most similar clause of each passage share of the telling words, by their norm.

    It is the square root of the largest shared weight of two clauses, divided by their roots.
    """
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for word in telling:
        value = weight[word]
        for clause_of_a in a.clauses_with[word]:
            for clause_of_b in b.clauses_with[word]:
                shared[clause_of_a, clause_of_b] += value
    a_roots, b_roots = a.clause_roots, b.clause_roots
    return sqrt(max([mass / (a_roots[i] * b_roots[j]) for (i, j), mass in shared.items()]))


def same_speaker(a: Speakers, b: Speakers) -> float:
    """1 for one speaker, -1 for two people; a person may speak for a body, so then 0."""
    if not (a.people.isdisjoint(b.people) and a.bodies.isdisjoint(b.bodies)):
        return 1.0
    return -1.0 if a.people and b.people else 0.0


def _compare_quotations(
    a: PassageContent, b: PassageContent, weigh: Callable[[Iterable[str]], int]
) -> tuple[float, float, float]:
    """The features `quoted`, `one_quotes` and `other_quotation` where at least one quotes."""
    quoted = max(_repeated(a, b, weigh), _repeated(b, a, weigh))
    if not (a.quoted and b.quoted):
        return quoted, 1.0, 0.0
    both = weigh(a.quoted & b.quoted)
    return quoted, 0.0, 1 - both / max(1, min(a.quoted_weight, b.quoted_weight))


def _repeated(
    quoting: PassageContent, other: PassageContent, weigh: Callable[[Iterable[str]], int]
) -> float:
    """How much of a passage's quotation another passage says, quoted or not."""
    if not quoting.quoted:
        return 0.0
    return weigh(quoting.quoted & other.words) / (quoting.quoted_weight + _FEW_QUOTED)


class PassageContent(NamedTuple):
    """What the second pass looks at in one passage; words as the other article spells them."""

    words: Parts
    root: float
    """The fourth root of their weight, scaled as in `PassageWeights`."""
    people: frozenset[str]
    depth: float
    """How far down it stands in its article."""
    best_odds: float
    """The log odds of its likeliest candidate in the first pass."""
    clauses_with: Mapping[str, Sequence[int]]
    """The numbers of the clauses that hold each word."""
    clause_roots: Sequence[float]
    """The root of each clause, as `root`."""
    quoted: Parts
    """Its words in quotation marks."""
    quoted_weight: int
    context: Parts
    """The words of the passages near it in its paragraph, its own with them."""
    is_alone: bool
    """Whether it is the whole paragraph."""
    speakers: Speakers | None
    """Whose words it gives; None if nobody's."""


def read_passages(
    pair: ArticlePair, side: Literal[0, 1], odds_of: Mapping[Cell, float], cells: Iterable[Cell]
) -> Mapping[int, PassageContent]:
    """The content of the passages of one article that are in some cells, by place.

    Args:
        pair: the two articles.
        side: 0 for article a, 1 for article b.
        odds_of: the log odds of each candidate by the first pass.
        cells: some of the candidates.

    """
    families = pair.families
    document, words, roots = (
        (pair.b, families.b, families.b_root) if side else (pair.a, families.a, families.a_root)
    )
    weigh, weight = families.total, families.weight.__getitem__
    speakers, contexts = document.quoted_speakers, _contexts(document)
    best_odds = _best_odds(odds_of, side)
    contents = {}
    for place in {cell[side] for cell in cells}:
        spelled = _families(pair, document, place)
        context = words[contexts[place]]
        contents[place] = PassageContent(
            words[place],
            roots[place],
            document.people[place],
            document.depths[place],
            best_odds[place],
            spelled.holding,
            [fourth_root(sum(map(weight, clause))) for clause in spelled.clauses],
            spelled.quoted,
            weigh(spelled.quoted) if spelled.quoted else 0,
            context[0] if len(context) == 1 else Parts().union(*context),
            len(context) == 1,
            speakers.get(document.passages[place].passage.id),
        )
    return contents


@lru_cache(maxsize=128)
def _contexts(document: Document) -> tuple[slice, ...]:
    """The passages near each passage of a document in its paragraph, itself among them."""
    numbers, contexts = document.paragraphs, list[slice]()
    for place, number in enumerate(numbers):
        first, end = max(0, place - _CONTEXT), min(len(numbers), place + _CONTEXT + 1)
        while numbers[first] != number:
            first += 1
        while numbers[end - 1] != number:
            end -= 1
        contexts.append(slice(first, end))
    return tuple(contexts)


def _first_mentions(words: Sequence[Parts]) -> Mapping[str, int]:
    """The place of the first passage that has each word."""
    first: dict[str, int] = {}
    for place in range(len(words) - 1, -1, -1):
        first.update(dict.fromkeys(words[place], place))
    return first


def _families(pair: ArticlePair, document: Document, place: int) -> PassageFamilies:
    """The families of a passage; kept if the other article spells none of its words otherwise."""
    spellings, passage = pair.spellings, document.passages[place]
    if spellings.keys().isdisjoint(passage.stems):
        return document.families(place)
    spelled = [family(spellings.get(word.stem, word.stem)) for word in passage.words]
    return document.families_of(place, spelled)
