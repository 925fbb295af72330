"""Links against the gold links of real report pairs, in process.

    python -m tests.benchmarks.gold [--fit] [--sweep] [--each]

Counts as `../shared/alignment/score.py` does, except that the gold's own sentences are the
passages, so that only alignment is measured. Prints F1, precision, recall of *same* and *partial*,
`only here`; the threshold that suits best, and F1 with each story's threshold set on the others.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from corpus.alignment.account import account
from corpus.alignment.candidates import candidates
from corpus.alignment.linking import align
from corpus.alignment.pair import pair
from corpus.alignment.scoring import score, strength
from corpus.article import Article, Passage, Span
from corpus.settings import Settings

GOLD = Path(__file__).parents[3] / "shared" / "alignment" / "dev.jsonl"


@dataclass(frozen=True)
class Case:
    """Two reports and the links that readers found between them."""

    id: str
    story: str
    a: Article
    b: Article
    links: dict[tuple[int, int], str]
    """*same* or *partial*, by the places of two sentences."""


class Cell(NamedTuple):
    """Two sentences as the program sees them, and what the readers said."""

    story: str
    score: float
    gold: bool


class Figures(NamedTuple):
    """What `score.py` prints."""

    f1: float
    precision: float
    recall: float
    same: float
    partial: float
    only_here: float

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f}  P {self.precision:.3f}  R {self.recall:.3f}  recall of 'same' "
            f"{self.same:.3f}  of 'partial' {self.partial:.3f}  only here {self.only_here:.3f}"
        )


def cases(gold: Path = GOLD) -> list[Case]:
    """The gold set."""
    read = []
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        links = {(i, j): label for i, j, label in row["links"]}
        read.append(Case(row["id"], row["story"], _article(row["a"]), _article(row["b"]), links))
    return read


def _article(side: dict[str, Any]) -> Article:
    """The report with the gold's sentences as its passages."""
    text, passages = "", list[Passage]()
    for paragraph, sentences in enumerate(side["paragraphs"], 1):
        for place, sentence in enumerate(sentences):
            text += ("" if not text else "\n\n" if place == 0 else " ") + sentence
            number = len(passages) + 1
            span = Span(len(text) - len(sentence), len(text))
            passages.append(Passage(f"{side['id']}:{number}", number, paragraph, span, sentence))
    return Article(
        side["id"], side["id"], side["outlet"], text, sha256="", passages=tuple(passages)
    )


def linked(case: Case, settings: Settings) -> dict[tuple[int, int], str]:
    """The labels of the links that the program finds, by the places of two sentences."""
    found = align((case.a, case.b), settings).links
    return {(_place(link.a), _place(link.b)): link.label for link in found}


def _place(passage: str) -> int:
    return int(passage.rpartition(":")[2]) - 1


def figures(pairs: Iterable[tuple[Case, dict[tuple[int, int], str]]]) -> Figures:
    """Micro F1 and its kin, over all sentence pairs."""
    right = said = real = alone = silent = 0
    hit, all_of = Counter[str](), Counter[str]()
    for case, found in pairs:
        right += len(found.keys() & case.links.keys())
        said, real = said + len(found), real + len(case.links)
        for cell, label in case.links.items():
            all_of[label] += 1
            hit[label] += cell in found
        for article, axis in ((case.a, 0), (case.b, 1)):
            quiet = set(range(len(article.passages))) - {cell[axis] for cell in found}
            silent += len(quiet)
            alone += len(quiet - {cell[axis] for cell in case.links})
    return Figures(
        2 * right / max(1, said + real),
        right / max(1, said),
        right / max(1, real),
        hit["same"] / max(1, all_of["same"]),
        hit["partial"] / max(1, all_of["partial"]),
        alone / max(1, silent),
    )


def cells(case: Case) -> Iterator[Cell]:
    """Every pair of sentences with a score, likely or not."""
    both = pair(account(case.a), account(case.b))
    for candidate in candidates(both):
        gold = (candidate.a, candidate.b) in case.links
        yield Cell(case.story, score(both, candidate), gold)


def best_threshold(found: Iterable[Cell], real: int) -> tuple[float, float]:
    """The threshold with the best F1, and that F1."""
    best, right = (1.0, 0.0), 0
    for said, cell in enumerate(sorted(found, key=lambda cell: -cell.score), 1):
        right += cell.gold
        best = max(best, (cell.score, 2 * right / (said + real)), key=lambda pair: pair[1])
    return best


def left_out(found: Sequence[Cell], read: Sequence[Case]) -> float:
    """F1 where each story is judged by the threshold that suits the other stories best."""
    right = said = 0
    for story in sorted({case.story for case in read}):
        others = sum(len(case.links) for case in read if case.story != story)
        threshold, _ = best_threshold((cell for cell in found if cell.story != story), others)
        chosen = [cell for cell in found if cell.story == story and cell.score >= threshold]
        said, right = said + len(chosen), right + sum(cell.gold for cell in chosen)
    return 2 * right / (said + sum(len(case.links) for case in read))


def reliability(found: Sequence[Cell]) -> Iterator[str]:
    """For each tenth of the scale: how many pairs lie there, their mean score, share of gold."""
    tenths: dict[int, list[Cell]] = defaultdict(list)
    for cell in found:
        tenths[min(9, int(cell.score * 10))].append(cell)
    for tenth, inside in sorted(tenths.items()):
        mean = sum(cell.score for cell in inside) / len(inside)
        gold = sum(cell.gold for cell in inside) / len(inside)
        yield f"{tenth / 10:.1f}…  {len(inside):6}  scored {mean:.2f}  gold {gold:.2f}"


def labels(pairs: Iterable[tuple[Case, dict[tuple[int, int], str]]]) -> Iterator[str]:
    """How the labels of right links agree with the gold's."""
    table: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for case, found in pairs:
        for cell in found.keys() & case.links.keys():
            table[found[cell]][case.links[cell]] += 1
    for label in ("verbatim", "reworded", "partial"):
        yield f"{label:9} gold same {table[label]['same']:3}, partial {table[label]['partial']:3}"


def fit(read: Sequence[Case]) -> tuple[float, float]:
    """Constant and slope of the scoring line, by Newton's method on the log-likelihood."""
    rows = []
    for case in read:
        both = pair(account(case.a), account(case.b))
        for candidate in candidates(both):
            gold = (candidate.a, candidate.b) in case.links
            rows.append((strength(both, candidate), math.log(both.passages), gold))
    constant, slope = -5.0, 1.0
    for _ in range(30):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, prior, gold in rows:
            p = 1 / (1 + math.exp(prior - constant - slope * x))
            g0, g1 = g0 + gold - p, g1 + (gold - p) * x
            spread = p * (1 - p)
            h00, h01, h11 = h00 + spread, h01 + spread * x, h11 + spread * x * x
        scale = h00 * h11 - h01 * h01
        constant += (h11 * g0 - h01 * g1) / scale
        slope += (h00 * g1 - h01 * g0) / scale
    return constant, slope


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--fit", action="store_true", help="also constant and slope fitted anew")
    ask.add_argument("--sweep", action="store_true", help="also a line for each threshold")
    ask.add_argument("--each", action="store_true", help="also a line for each pair")
    options = ask.parse_args(argv)
    if not GOLD.exists():
        print("the gold links are not here: ../shared is absent")
        return 0
    read, settings = cases(), Settings()
    pairs = [(case, linked(case, settings)) for case in read]
    found = [cell for case in read for cell in cells(case)]
    if options.each:
        for case, links in pairs:
            print(f"{case.id:44} {figures([(case, links)])}")
    if options.sweep:
        for percent in range(10, 80, 5):
            at = replace(settings, threshold=percent / 100)
            print(f"{at.threshold:.2f}  {figures((case, linked(case, at)) for case in read)}")
    if options.fit:
        print("constant {:.3f}  slope {:.4f}".format(*fit(read)))
    print("\n".join((*reliability(found), *labels(pairs))))
    threshold, f1 = best_threshold(found, sum(len(case.links) for case in read))
    others = left_out(found, read)
    print(f"best threshold {threshold:.2f}: F1 {f1:.3f}; set on the other stories: {others:.3f}")
    print(f"{len(read)} pairs at {settings.threshold:.2f}  {figures(pairs)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
