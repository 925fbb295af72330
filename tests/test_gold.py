"""Alignment against links that readers found between real reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.benchmarks import fit
from tests.benchmarks.cases import Case, cases
from tests.benchmarks.gold import figures, gain, judged, linked


@pytest.fixture(scope="module")
def read(shared: Path) -> list[Case]:
    return cases(shared / "alignment" / "dev.jsonl")


def test_links_agree_with_readers(read: list[Case]) -> None:
    found = {case.id: linked(judged(case).read, Settings()).keys() for case in read}
    said = figures(read, found)
    more, sure = gain(read, found)
    assert more >= 0.03
    assert sure >= 0.9
    assert said["recall_same"] >= 0.88
    assert said["only_here"] >= 0.88


def test_the_weights_are_those_that_fit_the_gold_links(read: list[Case]) -> None:
    kept = fit.KEPT.read_text("utf-8")
    assert fit.table(kept, fit.fitted([fit.marked(case) for case in read])) == kept
