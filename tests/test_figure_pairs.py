"""What a comparison finds about the figures of two sentences, over a table of pairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli

from corpus.article import article_of
from corpus.findings.figures import find_figure_differences
from corpus.model import FigureFinding, Link
from tests.articles import article

TABLE = Path(__file__).with_name("data") / "figure_pairs.toml"
PAIRS: list[dict[str, Any]] = tomli.loads(TABLE.read_text("utf-8"))["pair"]


def said(finding: FigureFinding) -> str:
    """The verdict and the sentence without the names of the outlets, as the table has them."""
    return f"{finding.verdict}: {finding.says.replace('A: ', '').replace('B: ', '')}"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_two_sentences_have_the_findings_of_the_table(pair: dict[str, Any]) -> None:
    one, other = article("a", pair["a"]), article("b", pair["b"])
    if days := pair.get("published"):
        first, second = map(date.fromisoformat, days)
        one, other = replace(one, published=first), replace(other, published=second)
    link = Link("a:1", "b:1", 0.6, "partial", tier=pair.get("tier", "likely"))
    found = find_figure_differences((one, other), (link,))
    assert [said(finding) for finding in found] == pair["finds"]
    for finding in found:
        assert {article_of(passage) for passage in finding.passages} == {"a", "b"}


def test_table_has_at_least_120_pairs_with_names_of_their_own() -> None:
    assert len({pair["name"] for pair in PAIRS}) == len(PAIRS) >= 120
