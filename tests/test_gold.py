"""Alignment against links that readers found between real reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.alignment import scoring
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


def test_a_file_of_weights_without_a_place_for_one_is_not_taken_for_fitted() -> None:
    lines = scoring.scoring_model()
    kept = fit.KEPT.read_text("utf-8")
    assert fit.table(kept, lines) == kept
    for gone in ("[second_pass]", "besides_names ="):
        with pytest.raises(ValueError, match="has no"):
            fit.table(kept.replace(gone, ""), lines)
    heavier = replace(lines.second_pass, constant=lines.second_pass.constant + 1)
    assert fit.table(kept, replace(lines, second_pass=heavier)) != kept


def test_the_weights_are_those_that_fit_the_gold_links(read: list[Case]) -> None:
    kept = fit.KEPT.read_text("utf-8")
    assert fit.table(kept, fit.fitted([fit.marked(case) for case in read])) == kept
