"""Links against the gold links of real report pairs, in process.

    python -m tests.benchmarks.gold [--sweep] [--each] [--write]

Reports are read and segmented as the program does it, and counted as `score.py` counts. Prints the
figures of the program as it is; then, with every story judged by weights and a threshold that were
fitted on the others: how far a score can be relied upon, and in the last line F1 and what is gained
over the scoring line. `--write` puts them into `docs/benchmarks.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

from corpus.alignment.align import align
from corpus.alignment.scoring import ScoringModel, apply_decision_rule
from corpus.settings import Settings
from tests.benchmarks import fit
from tests.benchmarks.cases import EARLIER, GOLD, Case, Cell, Read, as_read, cases, judge
from tests.benchmarks.page import put

_THRESHOLDS = [percent / 100 for percent in range(20, 41)]
_NEARLY = 0.004

Found = Mapping[str, Set[Cell]]
"""The gold's sentences that are linked, by the id of a case."""


@dataclass(frozen=True)
class Judged:
    """A case with its reports as they are read, and what is seen of them."""

    case: Case
    read: Read
    seen: fit.Seen
    covers: Mapping[Cell, Set[Cell]]
    """The pairs of the gold's sentences that each candidate covers."""


class Out(NamedTuple):
    """A case as it is judged by what the other stories teach."""

    judged: Judged
    scores: Mapping[Cell, float]
    reached: Mapping[Cell, float]
    """What each pair of the gold's sentences reaches towards the threshold."""
    threshold: float

    def links(self, threshold: float | None = None) -> Set[Cell]:
        """What reaches the threshold of the other stories, or the one that is given."""
        least = self.threshold if threshold is None else threshold
        return {cell for cell, value in self.reached.items() if value >= least}


def judged(case: Case) -> Judged:
    """The reports of a case, read and looked at."""
    read = as_read(case)
    ids = [
        [passage.id for passage in article.passages if passage.kind != "boilerplate"]
        for article in (read.a, read.b)
    ]
    seen = fit.seen(case, read.a, read.b, lambda a, b: not read.cells(a, b).isdisjoint(case.links))
    covers = {(i, j): read.cells(ids[0][i], ids[1][j]) for i, j in seen.first_pass}
    return Judged(case, read, seen, covers)


def linked(read: Read, settings: Settings) -> dict[Cell, str]:
    """The gold's sentences that the program links, with the labels."""
    return {
        cell: link.label
        for link in align((read.a, read.b), settings).links
        for cell in read.cells(link.a, link.b)
    }


def figures(rows: Sequence[Case], found: Found) -> dict[str, float]:
    """F1 and its kin, by `score.py`."""
    gold, predicted = _shaped(rows, found)
    said: dict[str, float] = judge().figures(gold, predicted)
    return said


def gain(rows: Sequence[Case], found: Found) -> tuple[float, float]:
    """F1 gained over the scoring line, and in what share of redrawn stories it is a gain."""
    earlier = json.loads(EARLIER.read_text("utf-8"))
    more, sure = judge().gain(judge().counts(*_shaped(rows, found)), earlier)
    return more, sure


def _shaped(rows: Sequence[Case], found: Found) -> tuple[list[Any], dict[str, dict[Cell, int]]]:
    return [case.row for case in rows], {
        id_: dict.fromkeys(cells, 1) for id_, cells in found.items()
    }


def left_out(all_: Sequence[Judged]) -> list[Out]:
    """Every story judged by weights and a threshold fitted on the others."""
    out = []
    for story, lines in fit.left_out([fit.marked(one.case) for one in all_]):
        reached = {one.case.id: _reached(one, lines) for one in all_}
        threshold = _best([one.case for one in all_ if one.case.story != story], reached)
        for one in all_:
            if one.case.story == story:
                scores = fit.scored(one.seen, lines)
                out.append(Out(one, scores, reached[one.case.id], threshold))
    return out


def _reached(one: Judged, lines: ScoringModel) -> dict[Cell, float]:
    """What each pair of the gold's sentences reaches towards the threshold."""
    reached: dict[Cell, float] = {}
    for candidate, value in apply_decision_rule(fit.scored(one.seen, lines)).items():
        for cell in one.covers[candidate]:
            reached[cell] = max(reached.get(cell, 0.0), value)
    return reached


def _best(others: Sequence[Case], reached: Mapping[str, Mapping[Cell, float]]) -> float:
    """The middle of the thresholds whose F1 is nearly the best: which is best is chance."""

    def f1(threshold: float) -> float:
        right = said = real = 0
        for case in others:
            links = {cell for cell, value in reached[case.id].items() if value >= threshold}
            right += len(links & case.links.keys())
            said, real = said + len(links), real + len(case.links)
        return 2 * right / (said + real)

    values = {threshold: f1(threshold) for threshold in _THRESHOLDS}
    return median(t for t, value in values.items() if value >= max(values.values()) - _NEARLY)


def reliability(out: Sequence[Out]) -> Iterator[str]:
    """For each tenth of the scale: how many candidates lie there, mean score, share of gold."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for one in out:
        for cell, score in one.scores.items():
            tenth = tenths.setdefault(min(9, int(score * 10)), [])
            tenth.append((score, cell in one.judged.seen.gold))
    for number, inside in sorted(tenths.items()):
        mean = sum(score for score, _ in inside) / len(inside)
        gold = sum(is_gold for _, is_gold in inside) / len(inside)
        yield f"{number / 10:.1f}…  {len(inside):6}  scored {mean:.2f}  gold {gold:.2f}"


def labels(pairs: Iterable[tuple[Case, Mapping[Cell, str]]]) -> Iterator[str]:
    """How the labels of right links agree with the gold's."""
    table = Counter(
        (found[cell], case.links[cell])
        for case, found in pairs
        for cell in found.keys() & case.links.keys()
    )
    for label in ("verbatim", "reworded", "partial"):
        yield f"{label:9} gold same {table[label, 'same']:3}, partial {table[label, 'partial']:3}"


def _written(said: Mapping[str, float]) -> str:
    return (
        f"F1 {said['f1']:.3f}  P {said['precision']:.3f}  R {said['recall']:.3f}  recall of 'same' "
        f"{said['recall_same']:.3f}  of 'partial' {said['recall_partial']:.3f}  "
        f"only here {said['only_here']:.3f}"
    )


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
    rows, settings = cases(), Settings()
    all_ = [judged(case) for case in rows]
    pairs = [(one.case, linked(one.read, settings)) for one in all_]
    out = left_out(all_)
    if options.each:
        for one in out:
            case = one.judged.case
            said = figures([case], {case.id: one.links()})
            print(f"{case.id:44} {one.threshold:.2f} {_written(said)}")
    if options.sweep:
        for percent in range(20, 41):
            found = {one.judged.case.id: one.links(percent / 100) for one in out}
            print(f"{percent / 100:.2f}  {_written(figures(rows, found))}")
    lines = [*reliability(out), *labels(pairs)]
    plain = {case.id: found.keys() for case, found in pairs}
    said = figures(rows, plain)
    lines.append(f"{len(rows)} pairs at {settings.threshold:.2f}  {_written(said)}")
    for what, threshold in (("weights", settings.threshold), ("weights and threshold", None)):
        others = {one.judged.case.id: one.links(threshold) for one in out}
        said = figures(rows, others)
        lines.append(f"{what} of the other stories  {_written(said)}")
    more, sure = gain(rows, others)
    lines.append(f"left-out F1 {said['f1']:.3f} gain {more:+.3f} ({100 * sure:.0f} %)")
    print("\n".join(lines))
    if options.write:
        put("gold", "\n".join(("```", *lines, "```")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
