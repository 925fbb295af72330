"""Fit the weights of `corpus/alignment/scoring.toml` to the gold links.

    python -m tests.benchmarks.fit [--write]

The first pass is fitted to the gold's own sentences, the second to these and to the program's
passages together: of a sentence that the program splits, the readers did not say which half makes
the point. The regression for omissions is fitted to left-out scores.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

from corpus.alignment.article_pair import ArticlePair, pair_documents
from corpus.alignment.candidates import find_candidates
from corpus.alignment.certainty import (
    WEIGHTS,
    LogisticRegression,
    SharedFeatures,
    probability,
    shared_features,
)
from corpus.alignment.document import Document, document_of
from corpus.alignment.features import (
    FirstPassFeatures,
    SecondPassFeatures,
    first_pass_features,
    neighbourhood,
    second_pass_features,
)
from corpus.alignment.scoring import min_shared_weight, scoring_model, shortlist
from corpus.article import Article
from tests.benchmarks.cases import GOLD, Case, Cell, Read, as_read, cases
from tests.benchmarks.logistic_regression import fit, fit_without_each

RIDGE = 6.0
"""F1 on left-out stories is the same from .01 to 60."""


class Passages(NamedTuple):
    """The passages of one report as they are judged."""

    words: tuple[int, ...]
    """The number of words of each."""
    is_body: tuple[bool, ...]
    covers: tuple[Set[int], ...]
    """The gold's sentences that each covers."""


@dataclass(frozen=True)
class Seen:
    """The candidates of two reports with their features, whatever the second pass weighs them."""

    id: str
    story: str
    features: Mapping[Cell, SecondPassFeatures]
    gold: frozenset[Cell]
    """The candidates that cover a gold link."""
    sides: tuple[Passages, Passages]


class Both(NamedTuple):
    """A case as the readers saw it, with the features of its passages in both divisions."""

    case: Case
    read: Read
    passages: Seen
    """The program's passages."""
    sentences: Seen
    """The gold's sentences."""


def see_all(rows: Sequence[Case]) -> list[Both]:
    """Every case with its features; in several processes."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(see, rows, chunksize=4))


def see(case: Case) -> Both:
    """A case with its features."""
    read = as_read(case)
    number = {
        passage.id: {place}
        for article in (case.a, case.b)
        for place, passage in enumerate(article.passages)
    }
    return Both(
        case,
        read,
        _seen(case, read.a, read.b, lambda one: read.covers[one]),
        _seen(case, case.a, case.b, number.__getitem__),
    )


def _seen(case: Case, a: Article, b: Article, covers: Callable[[str], Set[int]]) -> Seen:
    pair = pair_documents(document_of(a), document_of(b))
    sides = _passages(pair.a, covers), _passages(pair.b, covers)
    model = scoring_model().first_pass
    least = min_shared_weight(model, pair.families.passages)
    rows = first_pass_features(pair.families, find_candidates(pair, least))
    first = {cell: probability(model.log_odds(row)) for cell, row in rows.items()}
    close = shortlist(first)
    near = dict(zip(close, neighbourhood(first, close), strict=True))
    features = dict(zip(close, second_pass_features(pair, first, near), strict=True))
    return Seen(case.id, case.story, features, _gold(case, close, sides), sides)


def _passages(document: Document, covers: Callable[[str], Set[int]]) -> Passages:
    return Passages(
        tuple(len(one.words) for one in document.passages),
        tuple(one.passage.kind == "body" for one in document.passages),
        tuple(covers(one.passage.id) for one in document.passages),
    )


def _gold(case: Case, cells: Iterable[Cell], sides: tuple[Passages, Passages]) -> frozenset[Cell]:
    """The candidates that cover a gold link."""
    return frozenset(
        (a, b)
        for a, b in cells
        if any((i, j) in case.links for i in sides[0].covers[a] for j in sides[1].covers[b])
    )


def first_pass_rows(case: Case) -> list[tuple[FirstPassFeatures, bool]]:
    """Every candidate of a case's own sentences, however weak, and whether it is gold."""
    pair: ArticlePair = pair_documents(document_of(case.a), document_of(case.b))
    number = {
        passage.id: place
        for article in (case.a, case.b)
        for place, passage in enumerate(article.passages)
    }
    a, b = ([number[one] for one in side.passage_ids] for side in (pair.a, pair.b))
    found = first_pass_features(pair.families, find_candidates(pair, 0.0))
    return [(row, (a[i], b[j]) in case.links) for (i, j), row in found.items()]


def _second_pass_rows(
    seen: Iterable[Both],
) -> tuple[list[SecondPassFeatures], list[bool], list[str]]:
    rows = list[SecondPassFeatures]()
    gold = list[bool]()
    stories = list[str]()
    for one in (division for both in seen for division in (both.passages, both.sentences)):
        rows += one.features.values()
        gold += [cell in one.gold for cell in one.features]
        stories += [one.story] * len(one.features)
    return rows, gold, stories


def fit_second_pass(seen: Sequence[Both]) -> LogisticRegression:
    """The second pass that makes the gold links likeliest."""
    rows, gold, _ = _second_pass_rows(seen)
    return _regression(fit(rows, gold, ridge=RIDGE))


def left_out_scores(seen: Sequence[Both]) -> dict[str, dict[Cell, float]]:
    """The scores of each case's passages by a second pass fitted to the other stories, by its id.

    The first pass, four numbers, stays as it ships.
    """
    rows, gold, stories = _second_pass_rows(seen)
    without = {
        story: _regression(weights)
        for story, weights in fit_without_each(rows, gold, stories, ridge=RIDGE)
    }
    return {
        both.case.id: {
            cell: round(probability(without[both.case.story].log_odds(row)), 4)
            for cell, row in both.passages.features.items()
        }
        for both in seen
    }


class SharedRow(NamedTuple):
    """A body passage that another report may have too."""

    case: str
    story: str
    axis: int
    """0 for a passage of the first report, 1 for one of the second."""
    features: SharedFeatures
    covers: Set[int]
    is_shared: bool
    """Whether the readers linked a sentence that it covers."""


def shared_rows(
    seen: Iterable[Both], scores: Mapping[str, Mapping[Cell, float]]
) -> Iterator[SharedRow]:
    """Every body passage that covers a gold sentence."""
    for both in seen:
        for axis, side in enumerate(both.passages.sides):
            linked = {link[axis] for link in both.case.links}
            found = shared_features(scores[both.case.id], axis, side.words)
            for features, is_body, covers in zip(found, side.is_body, side.covers, strict=True):
                if is_body and covers:
                    is_shared = not linked.isdisjoint(covers)
                    yield SharedRow(
                        both.case.id, both.case.story, axis, features, covers, is_shared
                    )


def fit_shared(rows: Sequence[SharedRow]) -> LogisticRegression:
    """The regression for the probability that another report has a passage."""
    return _regression(
        fit([row.features for row in rows], [row.is_shared for row in rows], ridge=1.0)
    )


def left_out_certainties(rows: Sequence[SharedRow]) -> list[float]:
    """How certain it is that each passage is only here, by what the other stories teach."""
    features, shared = [row.features for row in rows], [row.is_shared for row in rows]
    stories = [row.story for row in rows]
    without = {
        story: _regression(weights)
        for story, weights in fit_without_each(features, shared, stories, ridge=1.0)
    }
    return [1 - probability(without[row.story].log_odds(row.features)) for row in rows]


def _regression(weights: Sequence[float]) -> LogisticRegression:
    return LogisticRegression(weights[0], tuple(weights[1:]))


def write_weights(text: str, fitted: Mapping[str, LogisticRegression]) -> str:
    """The text of `scoring.toml` with other weights in it, by section.

    Raises:
        ValueError: it has no place for one.

    """
    fields = {
        "first_pass": FirstPassFeatures._fields,
        "second_pass": SecondPassFeatures._fields,
        "shared": SharedFeatures._fields,
    }
    for name, regression in fitted.items():
        before, head, rest = text.partition(f"\n[{name}]")
        if not head:
            raise ValueError(f"{WEIGHTS.name} has no section [{name}]")
        part, mark, after = rest.partition("\n[")
        weights = (regression.constant, *regression.weights)
        for field, weight in zip(("constant", *fields[name]), weights, strict=True):
            part, found = re.subn(rf"(?m)^{field} = \S+", f"{field} = {weight:.3f}", part)
            if found != 1:
                raise ValueError(f"[{name}] has no one line for {field}")
        text = before + head + part + mark + after
    return text


def fit_all(seen: Sequence[Both]) -> dict[str, LogisticRegression]:
    """The second pass, and the regression for omissions by its left-out scores."""
    rows = list(shared_rows(seen, left_out_scores(seen)))
    return {"second_pass": fit_second_pass(seen), "shared": fit_shared(rows)}


def main(argv: Sequence[str] | None = None) -> int:
    """Say whether the file is as it would be fitted now, or write it."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--write", action="store_true", help="write the file")
    ask.add_argument("--first", action="store_true", help="fit the first pass too")
    options = ask.parse_args(argv)
    if not GOLD.exists():
        print("the gold links are not here: ../shared is absent")
        return 0
    all_cases, fitted = cases(), dict[str, LogisticRegression]()
    if options.first:
        rows, gold = zip(*(row for one in all_cases for row in first_pass_rows(one)), strict=True)
        fitted["first_pass"] = _regression(fit(rows, gold))
    fitted |= fit_all(see_all(all_cases))
    made = write_weights(WEIGHTS.read_text("utf-8"), fitted)
    print(made)
    if options.write:
        WEIGHTS.write_text(made, "utf-8")
    current = WEIGHTS.read_text("utf-8") == made
    print(f"{WEIGHTS.name}: {'as it would be fitted now' if current else 'out of date: --write'}")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
