"""Alignment against links that readers found between real reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.alignment.certainty import WEIGHTS
from corpus.alignment.scoring import scoring_model
from corpus.settings import Settings
from tests.benchmarks.cases import as_read, cases
from tests.benchmarks.fit import write_weights
from tests.benchmarks.gold import figures, gain, linked


def test_links_agree_with_readers(shared: Path) -> None:
    read = cases(shared / "alignment" / "dev.jsonl")
    found = {case.id: linked(as_read(case), Settings()).keys() for case in read}
    said = figures(read, found)
    more, sure = gain(read, found)
    assert more >= 0.0
    assert sure >= 0.5
    assert said["f1"] >= 0.64
    assert said["recall_same"] >= 0.86
    assert said["only_here"] >= 0.84


def test_a_file_of_weights_without_a_place_for_one_is_refused() -> None:
    fitted = {"second_pass": scoring_model().second_pass}
    kept = WEIGHTS.read_text("utf-8")
    assert write_weights(kept, fitted) == kept
    for gone in ("[second_pass]", "one_quotes ="):
        with pytest.raises(ValueError, match="has no"):
            write_weights(kept.replace(gone, ""), fitted)
    heavier = replace(fitted["second_pass"], constant=fitted["second_pass"].constant + 1)
    assert write_weights(kept, {"second_pass": heavier}) != kept
