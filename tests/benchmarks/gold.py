"""Links, certainties and questions against the gold links of real report pairs, in process.

    python -m tests.benchmarks.gold [--sweep] [--each] [--write]

Reports are read and segmented as the program does it, and counted as `score.py` counts. Every story
is judged by weights that were fitted to the other stories. Printed are F1 beside version 0.1's, how
far scores and certainties can be relied upon, what is firm, and what a reader's answers add; in the
last line the left-out F1 and what is gained over version 0.1. `--write` puts them into
`docs/benchmarks.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

from corpus.alignment.align import align
from corpus.alignment.article_pair import pair_documents
from corpus.alignment.certainty import link_tier, omission_tier
from corpus.alignment.document import document_of
from corpus.alignment.points import find_points
from corpus.alignment.questions import ORDERS, Order
from corpus.alignment.scoring import decision_values, is_bare
from corpus.article import article_of
from corpus.comparison import Comparison
from corpus.findings.omissions import find_omissions
from corpus.model import Omission
from corpus.review.apply import apply_decisions, resolve_review
from corpus.review.edits import decide
from corpus.review.model import EMPTY, Choice, Review
from corpus.settings import Settings
from tests.benchmarks import fit
from tests.benchmarks.cases import EARLIER, GOLD, MORE, Case, Cell, Read, cases, judge
from tests.benchmarks.results_page import put

_THRESHOLDS = [percent / 100 for percent in range(20, 41)]
_NEARLY = 0.004
_ANSWERS = (0, 4, 8, 16)
_READ = 5
"""So many omissions of a pair are read."""

Found = Mapping[str, Set[Cell]]
"""The gold's sentences that are linked, by the id of a case."""


@dataclass(frozen=True)
class Judged:
    """A case with the scores that it gets by what the other stories teach."""

    case: Case
    read: Read
    scores: Mapping[Cell, float]
    reached: Mapping[Cell, float]
    """The best score of a candidate that may be a link, by the gold's sentences it covers."""
    decided: Mapping[Cell, float]
    """What the best of them counts towards the threshold."""
    gold: frozenset[Cell]
    """The candidates that cover a gold link."""

    def links(self, threshold: float) -> Set[Cell]:
        """The gold's sentences that are linked at a threshold."""
        return {cell for cell, value in self.decided.items() if value >= threshold}


def linked(read: Read, settings: Settings) -> dict[Cell, str]:
    """The gold's sentences that the program links, with the labels."""
    return {
        cell: link.label
        for link in align((read.a, read.b), settings).links
        for cell in read.cells(link.a, link.b)
    }


def figures(rows: Sequence[Case], found: Found) -> dict[str, float]:
    """F1 and related figures, by `score.py`."""
    gold, predicted = _shaped(rows, found)
    said: dict[str, float] = judge().figures(gold, predicted)
    return said


def gain(rows: Sequence[Case], found: Found) -> tuple[float, float]:
    """F1 gained over version 0.1, and in what share of redrawn stories it is a gain."""
    more, sure = judge().gain(judge().counts(*_shaped(rows, found)), earlier_counts())
    return more, sure


def earlier_counts() -> Mapping[str, tuple[str, int, int, int]]:
    """Story, right, claimed and gold links of version 0.1 in each pair, by the id of a case."""
    found: Mapping[str, tuple[str, int, int, int]] = json.loads(EARLIER.read_text("utf-8"))
    return found


def _shaped(rows: Sequence[Case], found: Found) -> tuple[list[Any], dict[str, dict[Cell, int]]]:
    return [case.row for case in rows], {
        id_: dict.fromkeys(cells, 1) for id_, cells in found.items()
    }


def judge_all(seen: Sequence[fit.Both], scores: Mapping[str, Mapping[Cell, float]]) -> list[Judged]:
    """Every case with its left-out scores."""
    found = []
    for both in seen:
        case, read = both.case, both.read
        pair = pair_documents(document_of(read.a), document_of(read.b))
        sides = both.passages.sides
        reached: dict[Cell, float] = {}
        decided: dict[Cell, float] = {}
        values = decision_values(scores[case.id])
        for (a, b), score in scores[case.id].items():
            if not is_bare(pair, (a, b)):
                for i in sides[0].covers[a]:
                    for j in sides[1].covers[b]:
                        reached[i, j] = max(reached.get((i, j), 0.0), score)
                        decided[i, j] = max(decided.get((i, j), 0.0), values[a, b])
        gold = both.passages.gold
        found.append(Judged(case, read, scores[case.id], reached, decided, gold))
    return found


def best_threshold(others: Sequence[Judged]) -> float:
    """The middle of the thresholds whose F1 is nearly the best: which is best is chance."""

    def f1(threshold: float) -> float:
        right = said = real = 0
        for one in others:
            links = one.links(threshold)
            right += len(links & one.case.links.keys())
            said, real = said + len(links), real + len(one.case.links)
        return 2 * right / (said + real)

    values = {threshold: f1(threshold) for threshold in _THRESHOLDS}
    return median(t for t, value in values.items() if value >= max(values.values()) - _NEARLY)


def thresholds(judged: Sequence[Judged]) -> dict[str, float]:
    """For each story the best threshold of the others."""
    return {
        story: best_threshold([one for one in judged if one.case.story != story])
        for story in sorted({one.case.story for one in judged})
    }


def reliability(claims: Iterable[tuple[float, bool]]) -> Iterator[str]:
    """For each tenth of the scale: how many claims lie there, their mean, the share that hold."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for value, holds in claims:
        tenths.setdefault(min(9, int(value * 10)), []).append((value, holds))
    for number, inside in sorted(tenths.items()):
        mean = sum(value for value, _ in inside) / len(inside)
        share = sum(holds for _, holds in inside) / len(inside)
        yield f"{number / 10:.1f}…  {len(inside):6}  said {mean:.2f}  right {share:.2f}"


def labels(pairs: Iterable[tuple[Case, Mapping[Cell, str]]]) -> Iterator[str]:
    """How the labels of right links agree with the gold's."""
    table = Counter(
        (found[cell], case.links[cell])
        for case, found in pairs
        for cell in found.keys() & case.links.keys()
    )
    for label in ("verbatim", "reworded", "partial"):
        yield f"{label:9} gold same {table[label, 'same']:3}, partial {table[label, 'partial']:3}"


def firm_links(judged: Iterable[Judged]) -> tuple[float, float]:
    """The share of firm links that is right, and the share of gold links that is firm."""
    right = said = real = 0
    for one in judged:
        firm = {cell for cell, score in one.reached.items() if link_tier(score) == "firm"}
        right += len(firm & one.case.links.keys())
        said, real = said + len(firm), real + len(one.case.links)
    return right / said, right / real


def firm_omissions(
    judged: Iterable[Judged], rows: Sequence[fit.SharedRow], certainties: Sequence[float]
) -> tuple[float, float]:
    """The share of firm omissions that is right, and the share of sentences only here covered."""
    firm = [
        row
        for row, certainty in zip(rows, certainties, strict=True)
        if omission_tier(certainty) == "firm"
    ]
    covered = {(row.case, row.axis, sentence) for row in firm for sentence in row.covers}
    only_here = {
        (one.case.id, axis, sentence)
        for one in judged
        for axis, article in enumerate((one.case.a, one.case.b))
        for sentence in range(len(article.passages))
        if sentence not in {link[axis] for link in one.case.links}
    }
    right = sum(not row.is_shared for row in firm)
    return right / len(firm), len(covered & only_here) / len(only_here)


class Answered(NamedTuple):
    """What is right in one pair after so many answers, and of how many."""

    order: Order
    answers: int
    links: tuple[int, int, int]
    """Right, claimed and gold."""
    heaviest: tuple[int, int]
    """Of the heaviest omissions: right, and all."""
    heaviest_firm: tuple[int, int]


def answer_all(judged: Sequence[Judged]) -> list[Answered]:
    """What a reader's answers add to each case, in both orders; in several processes."""
    with ProcessPoolExecutor() as pool:
        return [one for found in pool.map(answer, judged, chunksize=4) for one in found]


def answer(judged: Judged) -> list[Answered]:
    """What the first answers in each order add to a case; a reader answers by the gold.

    The certainty of omissions is computed by the regression that ships: five numbers, fitted to
    left-out scores of all stories.
    """
    before = _compare(judged, EMPTY)
    found = []
    for order in ORDERS:
        questions = before.ranked_questions(order)
        for number in _ANSWERS:
            review = EMPTY
            for one in questions[:number]:
                is_gold = not judged.read.cells(one.a, one.b).isdisjoint(judged.case.links)
                choice: Choice = "confirmed" if is_gold else "rejected"
                review = decide(review, before.articles, one.a, one.b, choice)
            after = _compare(judged, review) if number else before
            links = {cell for link in after.links for cell in judged.read.cells(link.a, link.b)}
            omissions = [one for one in after.findings if isinstance(one, Omission)]
            firm = [one for one in omissions if one.tier == "firm"]
            found.append(
                Answered(
                    order,
                    number,
                    (len(links & judged.case.links.keys()), len(links), len(judged.case.links)),
                    _right(judged, omissions[:_READ]),
                    _right(judged, firm[:_READ]),
                )
            )
    return found


def _compare(judged: Judged, review: Review) -> Comparison:
    """The links, points and omissions of a comparison with left-out scores."""
    articles = judged.read.a, judged.read.b
    decisions = resolve_review(review, articles).decisions
    alignment = apply_decisions(align(articles, Settings(), lambda *_: judged.scores), decisions)
    points = find_points(articles, alignment)
    return Comparison(
        "",
        articles,
        Settings(),
        alignment.links,
        points=points,
        findings=find_omissions(articles, points, alignment),
        rejected=resolve_review(review, articles).rejected,
        scores=alignment.scores,
    )


def _right(judged: Judged, omissions: Sequence[Omission]) -> tuple[int, int]:
    """How many omissions the gold bears out: no sentence of theirs is linked; and how many not."""
    covers = judged.read.covers
    linked = tuple({link[axis] for link in judged.case.links} for axis in (0, 1))
    right = sum(
        all(
            linked[article_of(one) != judged.read.a.id].isdisjoint(covers[one])
            for one in omission.passages
        )
        for omission in omissions
    )
    return right, len(omissions)


def answers_table(found: Sequence[Answered]) -> Iterator[str]:
    """F1 and the share of the heaviest omissions that is right, by order and number of answers."""
    for order in ORDERS:
        for number in _ANSWERS:
            rows = [one for one in found if (one.order, one.answers) == (order, number)]
            right, said, real = (sum(row.links[at] for row in rows) for at in range(3))
            five = _share(row.heaviest for row in rows)
            firm = _share(row.heaviest_firm for row in rows)
            yield (
                f"{order:11} {number:2} answers  F1 {2 * right / (said + real):.3f}  "
                f"five heaviest omissions right {five:.3f}, firm ones {firm:.3f}"
            )


def _share(counts: Iterable[tuple[int, int]]) -> float:
    right, all_ = map(sum, zip(*counts, strict=True))
    return right / all_


def _written(said: Mapping[str, float]) -> str:
    return (
        f"F1 {said['f1']:.3f}  P {said['precision']:.3f}  R {said['recall']:.3f}  recall of 'same' "
        f"{said['recall_same']:.3f}  of 'partial' {said['recall_partial']:.3f}  "
        f"only here {said['only_here']:.3f}"
    )


def _earlier_f1(rows: Sequence[Case]) -> float:
    counts = [earlier_counts()[case.id] for case in rows]
    right = sum(count[1] for count in counts)
    return 2 * right / sum(count[2] + count[3] for count in counts)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--sweep", action="store_true", help="also a line for each threshold")
    ask.add_argument("--each", action="store_true", help="also a line for each pair")
    ask.add_argument("--write", action="store_true", help="write them into docs/benchmarks.md")
    options = ask.parse_args(argv)
    if not GOLD.exists():
        print("the gold links are not here: ../shared is absent")
        return 0
    rows = cases()
    seen = fit.see_all(rows)
    scores = fit.left_out_scores(seen)
    judged = judge_all(seen, scores)
    chosen = thresholds(judged)
    default = Settings().threshold
    found = {one.case.id: one.links(chosen[one.case.story]) for one in judged}
    if options.each:
        for one in judged:
            said = figures([one.case], {one.case.id: found[one.case.id]})
            print(f"{one.case.id:44} {chosen[one.case.story]:.2f} {_written(said)}")
    if options.sweep:
        for threshold in _THRESHOLDS:
            swept = {one.case.id: one.links(threshold) for one in judged}
            print(f"{threshold:.2f}  {_written(figures(rows, swept))}")
    lines = list(_report(seen, judged, found, rows, default))
    said = figures(rows, found)
    more, sure = gain(rows, found)
    lines.append(f"left-out F1 {said['f1']:.3f} gain {more:+.3f} ({100 * sure:.0f} %)")
    print("\n".join(lines))
    if options.write:
        put("gold", "\n".join(("```", *lines, "```")))
    return 0


def _report(
    seen: Sequence[fit.Both],
    judged: Sequence[Judged],
    found: Found,
    rows: Sequence[Case],
    default: float,
) -> Iterator[str]:
    scores = {one.case.id: one.scores for one in judged}
    shared = list(fit.shared_rows(seen, scores))
    certainties = fit.left_out_certainties(shared)
    yield "scores of candidates"
    yield from reliability(
        (score, cell in one.gold) for one in judged for cell, score in one.scores.items()
    )
    yield "certainty of omissions"
    yield from reliability(
        (certainty, not row.is_shared) for row, certainty in zip(shared, certainties, strict=True)
    )
    right, share = firm_links(judged)
    yield f"firm links      {right:.3f} right, {share:.3f} of the gold links"
    right, share = firm_omissions(judged, shared, certainties)
    yield f"firm omissions  {right:.3f} right, {share:.3f} of the sentences that are only here"
    yield from answers_table(answer_all(judged))
    plain = {both.case.id: linked(both.read, Settings()) for both in seen}
    yield from labels((both.case, plain[both.case.id]) for both in seen)
    said = figures(rows, {id_: cells.keys() for id_, cells in plain.items()})
    yield f"as it ships, {len(rows)} pairs at {default:.2f}  {_written(said)}"
    for what, path in (("dev.jsonl", GOLD), ("more.jsonl", MORE), ("all", None)):
        some = cases(path) if path else list(rows)
        said = figures(some, {case.id: found[case.id] for case in some})
        yield f"left out, {what:10}  version 0.1 F1 {_earlier_f1(some):.3f}  {_written(said)}"
    fixed = {one.case.id: one.links(default) for one in judged}
    yield f"left out, all at {default:.2f}  {_written(figures(rows, fixed))}"


if __name__ == "__main__":
    sys.exit(main())
