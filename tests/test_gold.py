"""Alignment against links that readers found between real reports."""

from __future__ import annotations

from pathlib import Path

from corpus.settings import Settings
from tests.benchmarks.gold import best_threshold, cases, cells, figures, left_out, linked


def test_links_agree_with_readers(shared: Path) -> None:
    read = cases(shared / "alignment" / "dev.jsonl")
    found = figures((case, linked(case, Settings())) for case in read)
    assert found.f1 >= 0.61
    assert found.same >= 0.87
    assert found.only_here >= 0.83


def test_the_threshold_is_where_f1_is_best(shared: Path) -> None:
    read = cases(shared / "alignment" / "dev.jsonl")
    scored = [cell for case in read for cell in cells(case)]
    threshold, f1 = best_threshold(scored, sum(len(case.links) for case in read))
    assert abs(Settings().threshold - threshold) < 0.03
    assert f1 - 0.02 < left_out(scored, read) <= f1
