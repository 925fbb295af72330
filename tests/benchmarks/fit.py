"""Fit the weights of `corpus/alignment/scoring.toml` to the gold links.

    python -m tests.benchmarks.fit [--write]

Both regressions are fitted by maximum likelihood on the gold's own sentences: of a sentence that
the program splits, the readers did not say which half has the point.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.alignment import scoring
from corpus.alignment.article_pair import pair_documents
from corpus.alignment.candidates import find_candidates
from corpus.alignment.document import document_of
from corpus.alignment.features import (
    FirstPassFeatures,
    SecondPassFeatures,
    first_pass_features,
    neighbourhood,
    second_pass_features,
)
from corpus.alignment.scoring import (
    LogisticRegression,
    ScoringModel,
    probability,
    shortlist,
    shrink_log_odds,
)
from corpus.model import Article
from tests.benchmarks.cases import GOLD, Case, Cell, cases
from tests.benchmarks.newton import fit

KEPT = Path(scoring.__file__).with_name("scoring.toml")


@dataclass(frozen=True)
class Seen:
    """The features of all candidates of two reports."""

    story: str
    first_pass: dict[Cell, FirstPassFeatures]
    second_pass: dict[Cell, SecondPassFeatures]
    """Without the neighbourhood, which depends on the first-pass weights."""
    gold: frozenset[Cell]


def seen(case: Case, a: Article, b: Article, is_gold: Callable[[str, str], bool]) -> Seen:
    """Every candidate, however weak."""
    both = pair_documents(document_of(a), document_of(b))
    first = first_pass_features(both.families, find_candidates(both, 0.0))
    gold = (
        (i, j)
        for i, j in first
        if is_gold(both.a.passages[i].passage.id, both.b.passages[j].passage.id)
    )
    return Seen(
        case.story,
        dict(first),
        dict(zip(first, second_pass_features(both, first, dict.fromkeys(first, 0.0)), strict=True)),
        frozenset(gold),
    )


def marked(case: Case) -> Seen:
    """The gold's own sentences."""
    number = {
        passage.id: place
        for article in (case.a, case.b)
        for place, passage in enumerate(article.passages)
    }
    return seen(case, case.a, case.b, lambda a, b: (number[a], number[b]) in case.links)


def fitted(sets: Sequence[Seen], start: ScoringModel | None = None) -> ScoringModel:
    """The weights under which the gold links are likeliest; `start` is where to begin."""
    first_pass = _fitted(
        ((row, cell in one.gold) for one in sets for cell, row in one.first_pass.items()),
        start.first_pass if start else None,
    )
    close = _fitted(
        ((row, cell in one.gold) for one in sets for cell, row in weighed(one, first_pass).items()),
        start.second_pass if start else None,
    )
    return ScoringModel(first_pass, close)


def _fitted(
    rows: Iterable[tuple[Sequence[float], bool]], start: LogisticRegression | None
) -> LogisticRegression:
    values, gold = zip(*rows, strict=True)
    constant, *weights = fit(values, gold, _weights(start) if start else ())
    return LogisticRegression(constant, tuple(weights))


def weighed(one: Seen, first_pass: LogisticRegression) -> dict[Cell, SecondPassFeatures]:
    """The second-pass features of the candidates that the first pass keeps."""
    first = {cell: probability(first_pass.log_odds(row)) for cell, row in one.first_pass.items()}
    close = shortlist(first)
    return {
        cell: one.second_pass[cell]._replace(neighbourhood=near)
        for cell, near in zip(close, neighbourhood(first, close), strict=True)
    }


def scored(one: Seen, lines: ScoringModel) -> dict[Cell, float]:
    """The probability of each candidate."""
    return {
        cell: round(probability(shrink_log_odds(lines.second_pass.log_odds(row))), 4)
        for cell, row in weighed(one, lines.first_pass).items()
    }


def left_out(sets: Sequence[Seen]) -> Iterator[tuple[str, ScoringModel]]:
    """Each story with the lines fitted on the others."""
    whole = fitted(sets)
    for story in sorted({one.story for one in sets}):
        yield story, fitted([one for one in sets if one.story != story], whole)


def _weights(line: LogisticRegression) -> list[float]:
    return [line.constant, *line.weights]


def table(text: str, lines: ScoringModel) -> str:
    """The text of the file with other weights in it; ValueError where it has no place for one."""
    for name, line, fields in (
        ("first_pass", lines.first_pass, FirstPassFeatures._fields),
        ("second_pass", lines.second_pass, SecondPassFeatures._fields),
    ):
        before, head, rest = text.partition(f"\n[{name}]")
        if not head:
            raise ValueError(f"{KEPT.name} has no table [{name}]")
        part, mark, after = rest.partition("\n[")
        for field, weight in zip(("constant", *fields), _weights(line), strict=True):
            part, found = re.subn(rf"(?m)^{field} = \S+", f"{field} = {weight:.3f}", part)
            if found != 1:
                raise ValueError(f"[{name}] has no one line for {field}")
        text = before + head + part + mark + after
    return text


def main(argv: Sequence[str] | None = None) -> int:
    """Say whether the file is as it would be fitted now, or write it."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--write", action="store_true", help="write the file")
    write = ask.parse_args(argv).write
    if not GOLD.exists():
        print("the gold links are not here: ../shared is absent")
        return 0
    made = table(KEPT.read_text("utf-8"), fitted([marked(case) for case in cases()]))
    print(made)
    if write:
        KEPT.write_text(made, "utf-8")
    current = KEPT.read_text("utf-8") == made
    print(f"{KEPT.name}: {'as it would be fitted now' if current else 'out of date: --write'}")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
